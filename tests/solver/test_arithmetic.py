"""Bounds of terms against every value of their variables."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from guideproof.analysis.proof.solver.arithmetic import (
    ExtremeTerm,
    Linear,
    Product,
    Risen,
    constant,
    extreme,
    floored,
    left_to,
    multiply,
    power,
    span,
    whole_parts,
)
from guideproof.analysis.proof.solver.rising import WholeParts

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


X, Y = (Linear(((each, 1),), 0) for each in range(2))


def test_what_is_a_whole_number_at_every_point() -> None:
    half = constant(Fraction(1, 2))
    later = Linear(((Risen(WholeParts(7), X), 1),), 0)
    whole = [X, X.times(3).plus(constant(-2)), later, constant(Fraction(4, 2)), X.times(Fraction(6, 3))]
    others = [
        half,
        X.plus(half),
        X.times(Fraction(1, 2)),
        later.plus(half),
        later.times(Fraction(1, 3)),
        multiply(X, Y),
    ]
    others.append(extreme(True, (X, Y)))
    assert [each.whole for each in (*whole, *others)] == [True] * len(whole) + [False] * len(others)
    assert [each.plain for each in (X, later, multiply(X, Y), X.plus(half))] == [True, False, False, True]


def test_coefficients_as_small_whole_numbers() -> None:
    term = X.times(Fraction(2, 3)).plus(Y.times(Fraction(-1, 4))).plus(constant(Fraction(5, 6)))
    assert term.denominator == 12
    assert term.scaled() == Linear(((0, 8), (1, -3)), 10)
    assert X.plus(Y).plus(X.times(-1)) == Y


def test_how_often_a_number_goes_into_a_term() -> None:
    """Twice in a row it is once by the product; of what is whole once it is itself."""
    assert whole_parts(X, 1) == X
    assert whole_parts(X.times(Fraction(1, 2)), 3) == whole_parts(X, 6) == Linear(((Risen(WholeParts(6), X), 1),), 0)
    assert whole_parts(whole_parts(X, 6), 2) == whole_parts(X, 12)
    assert whole_parts(constant(-7), 2) == constant(-4)
    assert whole_parts(X.times(Fraction(1, 2)), 1) == whole_parts(X, 2)
    assert floored(X, constant(4)) == whole_parts(X, 4)


@given(st.integers(-9, 9), st.integers(1, 6))
def test_powers(number: int, exponent: int) -> None:
    term = power(X, exponent)
    assert span(term, lambda _: (number, number)) == (number**exponent, number**exponent)
    low, high = span(power(X, exponent), lambda _: (-3, 2))
    assert (low, high) == ((0, 3**exponent) if exponent in (2, 4, 6) else (min(low, (-3) ** exponent), high))


@given(spans(), st.integers(-12, 12), st.sampled_from([1, 2, 5]))
def test_whole_parts_and_quotients_lie_between_what_they_are_at_the_ends(
    ends: tuple[int, int], shift: int, divisor: int
) -> None:
    low, high = (end + shift for end in ends)
    assert span(whole_parts(X, divisor), lambda _: (low, high)) == (low // divisor, high // divisor)
    quotient = floored(X, Y)
    found = [x // y for x in range(low, high + 1) for y in range(1, divisor + 1)]
    between = {0: (low, high), 1: (-2, divisor)}
    assert span(quotient, between.__getitem__) == (min(found), max(found))


@given(spans(), st.integers(-40, 40), st.sampled_from([1, 2, -1, -3, Fraction(1, 2)]))
def test_what_is_left_to_a_function_is_what_it_needs(ends: tuple[int, int], const: int, weight: Fraction) -> None:
    """Of `weight * (x // 3) + const >= 0`, where all the rest is as great as it can be."""
    low, high = (5 * end for end in ends)
    risen = Risen(WholeParts(3), X)
    total = Linear(((risen, weight),), const)
    hull = {0: (low, high)}.__getitem__
    _, most = span(total, hull)
    left = left_to(risen, weight, most, hull)
    for number in range(low, high + 1):
        needed = span(left, lambda _, number=number: (number, number))[0] >= 0
        assert needed is (weight * (number // 3) + const >= 0)
