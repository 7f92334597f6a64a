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
from guideproof.program.real_numbers import REAL_TELLING, RealNumber, real_difference, real_sign
from guideproof.program.real_spans import MOST_POWER, is_far, least_size, real_span, steps_between
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


RANGES = [(-3, 4), (1, 6), (-6, -2), (0, 3), (-4, 0), (2, 2), (-1, 0)]
NEAR = Fraction(1, 2**80)
SEVENTHS = Fraction(3, 7)


def exactly(number: RealNumber) -> Fraction:
    return Fraction(number[0]) * Fraction(2) ** number[1]


def ranged(name: str, ends: WholeEnds, divisor: Whole = ONE.divisor, factor: Fraction = Fraction(1)) -> RealRatio:
    return RealRatio(Read(Slot(name), ends), divisor, factor)


def named_values(real: Real, ends: dict[str, WholeEnds]) -> list[Fraction]:
    number, found = real_calculation(real), []
    for point in product(*(range(low, high + 1) for low, high in ends.values())):
        try:
            found.append(exactly(number(dict(zip(ends, point, strict=True)))))
        except (ValueError, ZeroDivisionError):
            continue
    return found


PAIRS = {
    **{str(each): (lambda x, y, each=each: RealArithmetic(each, x, y)) for each in Operator},
    "max": lambda x, y: RealExtremum(True, (x, y)),
    "min": lambda x, y: RealExtremum(False, (x, y)),
    "ratio": lambda x, y: RealRatio(x.dividend, y.dividend, SEVENTHS),
}
SINGLE = {
    **{str(each): (lambda x, each=each: RealApplied(each, x)) for each in RealFunction},
    **{str(each): (lambda x, each=each: RealRounded(each, x, Fraction(5, 2))) for each in Rounding},
    **{
        f"^{each}": (lambda x, each=Fraction(each): RealPower(x, each))
        for each in ("2", "3", "1/2", "-1", "-2", "-3/4")
    },
}


WHERE = {"sqrt": -3, "^1/2": -3, "ln": 1, "log10": 1, "^-3/4": 1, "^-1": 1, "^-2": 1}
"""From which least number on the ends of a function are those of some values: that of a root is zero."""


def assert_tight(real: Real, ends: dict[str, WholeEnds]) -> None:
    found = named_values(real, ends)
    low, high = map(exactly, real_span(real, ends_of))
    near = NEAR * (1 + max(map(abs, found)))
    assert min(found) - near <= low <= min(found)
    assert max(found) <= high <= max(found) + near


@pytest.mark.parametrize("of", PAIRS)
def test_the_ends_of_two_numbers_are_those_of_some_values(of: str) -> None:
    for one, other in product(RANGES, RANGES):
        if of in ("/", "ratio") and other[0] <= 0:
            continue
        assert_tight(PAIRS[of](ranged("x", one), ranged("y", other)), {"x": one, "y": other})
    if of == "/":
        assert_tight(PAIRS[of](ranged("x", (-3, 4)), ranged("y", (-6, -2))), {"x": (-3, 4), "y": (-6, -2)})


@pytest.mark.parametrize("of", SINGLE)
def test_the_ends_of_one_number_are_those_of_some_values(of: str) -> None:
    """Where it has a value at both ends; a logarithm of what may be zero has one that is as low as any may be."""
    for low, high in RANGES:
        real, ends = SINGLE[of](ranged("x", (low, high))), {"x": (low, high)}
        if of in ("ln", "log10") and low <= 0 < high:
            found = exactly(real_span(real, ends_of)[0])
            lowest = -Fraction(2302) if of == "ln" else -Fraction(1000)
            assert lowest - 1 < found < lowest
        elif low >= WHERE.get(of, low) or (of in ("^-1", "^-2") and high < 0):
            assert_tight(real, ends)


CROSSING = ranged("x", (-3, 4), Read(Slot("y"), (1, 6)), SEVENTHS)
LEAST = SEVENTHS / 6
MOST = SEVENTHS * 4
NEXT_TO_ZERO = {
    "a ratio": (CROSSING, LEAST),
    "what is above zero": (ranged("x", (2, 5), factor=SEVENTHS), 2 * SEVENTHS),
    "what is below zero": (ranged("x", (-5, -2), factor=SEVENTHS), 2 * SEVENTHS),
    "a product": (RealArithmetic(Operator.MULTIPLY, CROSSING, ranged("z", (-3, 4))), LEAST),
    "a quotient": (RealArithmetic(Operator.DIVIDE, CROSSING, ranged("z", (2, 5))), LEAST / 5),
    "a quotient by what may be zero": (RealArithmetic(Operator.DIVIDE, CROSSING, ranged("z", (-3, 4))), LEAST / 4),
    "a sum": (RealArithmetic(Operator.ADD, CROSSING, ranged("z", (-3, 4))), LEAST / (2 * REAL_TELLING)),
    "a difference": (RealArithmetic(Operator.SUBTRACT, ranged("z", (-3, 4)), CROSSING), LEAST / (2 * REAL_TELLING)),
    "the greatest": (RealExtremum(True, (CROSSING, ranged("z", (-3, 4)))), LEAST),
    "the least": (RealExtremum(False, (ranged("z", (-3, 4)), CROSSING)), LEAST),
    "rounded": (RealRounded(Rounding.NEAREST, CROSSING, SEVENTHS), SEVENTHS),
    "a square": (RealPower(CROSSING, Fraction(2)), LEAST**2),
    "a cube": (RealPower(CROSSING, Fraction(3)), LEAST**3),
    "a logarithm": (RealApplied(RealFunction.LN, CROSSING), Fraction(1, 4 * 6 * 7)),
    "a logarithm of a square": (RealApplied(RealFunction.LOG10, RealPower(CROSSING, Fraction(2))), Fraction(1, 2**512)),
}


@pytest.mark.parametrize("of", NEXT_TO_ZERO)
def test_how_near_to_zero_a_number_comes(of: str) -> None:
    real, least = NEXT_TO_ZERO[of]
    found = exactly(least_size(real, ends_of))
    assert least * (1 - NEAR) <= found <= least * (1 + NEAR)


@pytest.mark.parametrize(
    ("divided", "signs"),
    [((-3, 4), (True, True)), ((1, 4), (True, True)), ((0, 0), (False, False)), ((-4, -1), (True, True))],
)
def test_beside_zero_a_quotient_is_as_far_as_its_divisor_is_near(divided: WholeEnds, signs: tuple[bool, bool]) -> None:
    most = max(map(abs, divided)) / LEAST
    real = RealArithmetic(Operator.DIVIDE, ranged("z", divided), CROSSING)
    low, high = map(exactly, real_span(real, ends_of))
    assert (-low, high) == tuple(pytest.approx(most if there else 0, rel=1e-20, abs=0) for there in signs)
    above = RealArithmetic(Operator.DIVIDE, ranged("z", divided), ranged("x", (0, 3)))
    low, high = map(exactly, real_span(above, ends_of))
    assert (low < 0, high > 0) == (divided[0] < 0, divided[1] > 0)
    below = RealArithmetic(Operator.DIVIDE, ranged("z", divided), ranged("x", (-3, 0)))
    low, high = map(exactly, real_span(below, ends_of))
    assert (low < 0, high > 0) == (divided[1] > 0, divided[0] < 0)


def test_a_power_below_zero_of_what_may_be_zero() -> None:
    real = RealPower(CROSSING, Fraction(-2))
    low, high = map(exactly, real_span(real, ends_of))
    assert low == 0
    assert LEAST**-2 <= high <= LEAST**-2 * (1 + NEAR)
    low, high = map(exactly, real_span(RealPower(CROSSING, Fraction(-3)), ends_of))
    assert LEAST**-3 <= high <= LEAST**-3 * (1 + NEAR)
    assert -(LEAST**-3) * (1 + NEAR) <= low <= -(LEAST**-3)


def test_of_what_is_far_the_power_is_as_far_as_any_may_be() -> None:
    far = RealApplied(RealFunction.EXP, ranged("x", (-(10**4), 10**4)))
    low, high = real_span(far, ends_of)
    assert 0 <= exactly((low[0], low[1] + 14000)) < 1
    assert high[0].bit_length() + high[1] > 2 * MOST_POWER
    assert is_far((low, high))
    near = real_span(RealApplied(RealFunction.EXP, ranged("x", (-2000, 2000))), ends_of)
    assert not is_far(near)
    assert [is_far(((0, 0), (1, power))) for power in (MOST_POWER - 1, MOST_POWER)] == [False, True]
    assert is_far(((-1, MOST_POWER), (0, 0)))


def test_steps_between_two_ends() -> None:
    assert steps_between(((-7, 0), (5, -1)), Fraction(1, 2)) == (-14, 5)
    assert steps_between(((-7, 0), (5, -1)), Fraction(5, 2)) == (-3, 1)
