"""Spans of real numbers against every point of their variables: each value lies within, and the ends are hardly further
out than where some value may lie."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guideproof.analysis.evaluation.calculation import real_calculation
from guideproof.model.formula import Operator, RealFunction, Rounding
from guideproof.program.arithmetic import (
    Constant,
    Read,
    Real,
    RealApplied,
    RealArithmetic,
    RealExtremum,
    RealPower,
    RealRatio,
    RealRounded,
    Whole,
    WholeEnds,
)
from guideproof.program.real_numbers import RealNumber, real_difference, real_sign
from guideproof.program.real_spans import is_far, least_size, real_span
from guideproof.program.slots import Slot

ENDS = {"x": (-3, 4), "y": (1, 6)}
POINTS = [
    dict(zip(ENDS, each, strict=True)) for each in product(*(range(low, high + 1) for low, high in ENDS.values()))
]
STEPS = st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(5)])
EXPONENTS = st.sampled_from([Fraction(2), Fraction(3), Fraction(-1), Fraction(-2), Fraction(1, 2), Fraction(-3, 4)])


def ends_of(whole: Whole) -> WholeEnds:
    assert isinstance(whole, Read | Constant)
    return whole.ends if isinstance(whole, Read) else (whole.value, whole.value)


def read(name: str) -> Read:
    return Read(Slot(name), ENDS[name])


def ratios() -> st.SearchStrategy[Real]:
    wholes = st.sampled_from(sorted(ENDS)).map(read) | st.integers(-3, 3).map(Constant)
    under = st.just(read("y")) | st.integers(1, 3).map(Constant)
    return st.builds(RealRatio, wholes, under, st.sampled_from([Fraction(1), Fraction(3, 7)]))


def larger(part: st.SearchStrategy[Real]) -> st.SearchStrategy[Real]:
    return st.one_of(
        st.builds(RealArithmetic, st.sampled_from(list(Operator)), part, part),
        st.builds(RealExtremum, st.booleans(), st.tuples(part, part)),
        st.builds(RealRounded, st.sampled_from(list(Rounding)), part, STEPS),
        st.builds(RealApplied, st.sampled_from(list(RealFunction)), part),
        st.builds(RealPower, part, EXPONENTS),
    )


def values(real: Real) -> list[RealNumber]:
    """The numbers it has at the points at which it has one."""
    found, number = [], real_calculation(real)
    for point in POINTS:
        try:
            found.append(number(point))
        except (ValueError, ZeroDivisionError):
            continue
    return found


def up_to(one: RealNumber, other: RealNumber) -> bool:
    return real_sign(real_difference(other, one)) >= 0


@settings(max_examples=150, deadline=None)
@given(st.recursive(ratios(), larger, max_leaves=4))
def test_every_value_lies_within(real: Real) -> None:
    low, high = real_span(real, ends_of)
    assume(not is_far((low, high)))
    found = values(real)
    assert all(up_to(low, each) and up_to(each, high) for each in found)
    if real_sign(low) <= 0 <= real_sign(high):
        least = least_size(real, ends_of)
        sizes = [(abs(number), power) for number, power in found if number]
        assert all(up_to(least, each) for each in sizes)


ONE, X, Y = (
    RealRatio(Constant(1), Constant(1), Fraction(1)),
    *(RealRatio(read(each), Constant(1), Fraction(1)) for each in "xy"),
)
TIGHT = {
    "a sum": (RealArithmetic(Operator.ADD, X, Y), -2, 10),
    "a difference": (RealArithmetic(Operator.SUBTRACT, X, Y), -9, 3),
    "a product": (RealArithmetic(Operator.MULTIPLY, X, Y), -18, 24),
    "a quotient": (RealArithmetic(Operator.DIVIDE, X, Y), -3, 4),
    "the greatest": (RealExtremum(True, (X, Y)), 1, 6),
    "the least": (RealExtremum(False, (X, Y)), -3, 4),
    "a square": (RealPower(X, Fraction(2)), 0, 16),
    "a root": (RealApplied(RealFunction.SQRT, RealPower(Y, Fraction(2))), 1, 6),
    "rounded": (RealRounded(Rounding.DOWN, X, Fraction(5)), -5, 0),
}


@pytest.mark.parametrize("of", TIGHT)
def test_ends_are_hardly_further_out(of: str) -> None:
    real, least, most = TIGHT[of]
    near = Fraction(1, 2**80)
    low, high = (Fraction(number) * Fraction(2) ** power for number, power in real_span(real, ends_of))
    assert least - near <= low <= least
    assert most <= high <= most + near
