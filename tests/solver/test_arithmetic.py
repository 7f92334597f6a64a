"""Bounds of terms against every value of their variables."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from guideproof.analysis.proof.solver.arithmetic import (
    ExtremeTerm,
    Linear,
    Product,
    constant,
    extreme,
    floored,
    multiply,
    span,
)

VARIABLES = ("x", "y")
NUMBERS = st.integers(-3, 3)


def terms() -> st.SearchStrategy[Linear]:
    variables = st.sampled_from(range(len(VARIABLES))).map(lambda each: Linear(((each, 1),), 0))
    return st.recursive(
        st.one_of(variables, NUMBERS.map(constant)),
        lambda inner: st.one_of(
            st.builds(multiply, inner, inner),
            inner.map(lambda each: multiply(each, each)),
            st.builds(Linear.plus, inner, inner),
            st.builds(lambda one, number: one.times(number or 1), inner, NUMBERS),
            st.builds(lambda greatest, one, other: extreme(greatest, (one, other)), st.booleans(), inner, inner),
        ),
        max_leaves=6,
    )


def value(linear: Linear, point: tuple[int, ...]) -> int:
    total = linear.const
    for unknown, weight in linear.terms:
        match unknown:
            case Product(left, right):
                total += weight * value(left, point) * value(right, point)
            case ExtremeTerm(greatest, parts):
                total += weight * (max if greatest else min)(value(part, point) for part in parts)
            case variable:
                total += weight * point[variable]
    return int(total)


def spans() -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(NUMBERS, NUMBERS).map(lambda ends: (min(ends), max(ends)))


@given(terms(), st.tuples(spans(), spans()))
def test_every_value_lies_within_the_bounds(linear: Linear, ends: tuple[tuple[int, int], ...]) -> None:
    low, high = span(linear, lambda variable: ends[variable])
    for point in product(*(range(least, most + 1) for least, most in ends)):
        assert low <= value(linear, point) <= high


def test_a_square_is_not_below_zero() -> None:
    x = Linear(((0, 1),), 0)
    assert span(multiply(x, x), lambda variable: (-2, 3)) == (0, 9)
    assert span(multiply(x, x), lambda variable: (-3, -2)) == (4, 9)


def test_what_is_always_divided_by_zero_is_some_number() -> None:
    """It has no value, which is asked apart: of `round(weight / (spare * height))` where a case says that nothing is
    spare."""
    assert floored(constant(3), constant(0)) == constant(3)


def test_the_extreme_of_plain_numbers_is_one_of_them() -> None:
    numbers = (constant(2), constant(-1), constant(1))
    assert (extreme(True, numbers), extreme(False, numbers)) == (constant(2), constant(-1))
