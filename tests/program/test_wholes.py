"""Whole numbers put together, against Python's own, for every number that their parts can be: what comes out, and
between which ends."""

from __future__ import annotations

import operator
from collections.abc import Callable
from itertools import product
from math import ceil, floor, prod

import pytest

from guideproof.model.formula import Operator, Rounding
from guideproof.program.arithmetic import FARTHEST, Arithmetic, Constant, OneIf, Read, Whole, WholeEnds
from guideproof.program.dates import Ends
from guideproof.program.folding import (
    above_zero,
    add,
    extremum,
    multiply,
    opposite,
    quotient,
    raised,
    sign,
    size,
    subtract,
)
from guideproof.program.slots import Slot
from guideproof.program.spread import NoEnds, spread

RANGES = [(-3, 4), (-4, -1), (-4, 0), (0, 3), (1, 5), (2, 2)]
CONSTANTS = [-2, -1, 0, 1, 3]


def read(name: str, ends: WholeEnds) -> Read:
    return Read(Slot(name), ends)


def numbers(whole: Whole) -> range:
    low, high = whole.ends
    return range(low, high + 1)


def value(whole: Whole, numbers: dict[str, int]) -> int:
    def known(part: Read | OneIf) -> Ends:
        number = Constant(numbers[part.slot.element])
        return number, number

    low, high = spread(whole, known)
    assert isinstance(low, Constant)
    assert low == high
    return low.value


def between(whole: Whole) -> WholeEnds:
    """The ends that follow where each number that is read lies anywhere in its range."""

    def ends(part: Read | OneIf) -> Ends:
        return Constant(part.ends[0]), Constant(part.ends[1])

    low, high = spread(whole, ends)
    assert isinstance(low, Constant)
    assert isinstance(high, Constant)
    return low.value, high.value


def rounding(how: Rounding) -> Callable[[int, int], int]:
    def nearest(one: int, other: int) -> int:
        return (1 if one >= 0 else -1) * floor(abs(one) / other + 0.5)

    ways = {
        Rounding.DOWN: lambda one, other: floor(one / other),
        Rounding.UP: lambda one, other: ceil(one / other),
        Rounding.NEAREST: nearest,
    }
    return ways[how]


PAIRS: dict[str, tuple[Callable[[Whole, Whole], Whole], Callable[[int, int], int]]] = {
    "a sum": (add, operator.add),
    "a difference": (subtract, operator.sub),
    "a product": (multiply, operator.mul),
    "the greatest": (lambda *parts: extremum(True, parts), max),
    "the least": (lambda *parts: extremum(False, parts), min),
}
PARTS: list[Callable[[str], Whole]] = [
    *((lambda name, ends=ends: read(name, ends)) for ends in RANGES),
    *((lambda _, number=number: Constant(number)) for number in CONSTANTS),
]


@pytest.mark.parametrize("of", PAIRS)
def test_of_two_numbers(of: str) -> None:
    put, reference = PAIRS[of]
    for one, other in product(PARTS, PARTS):
        left, right = one("x"), other("y")
        whole = put(left, right)
        found = {reference(x, y) for x, y in product(numbers(left), numbers(right))}
        assert whole.ends == between(whole) == (min(found), max(found))
        for x, y in product(numbers(left), numbers(right)):
            assert value(whole, {"x": x, "y": y}) == reference(x, y)
        if isinstance(left, Constant) and isinstance(right, Constant):
            assert isinstance(whole, Constant)


@pytest.mark.parametrize("how", Rounding)
def test_of_a_quotient(how: Rounding) -> None:
    for one, divisor in product(PARTS, [Constant(1), Constant(2), Constant(3), read("y", (1, 4)), read("y", (2, 3))]):
        dividend = one("x")
        whole = quotient(how, dividend, divisor)
        found = {rounding(how)(x, y) for x, y in product(numbers(dividend), numbers(divisor))}
        assert whole.ends == (min(found), max(found))
        assert isinstance(whole, Constant) is (isinstance(dividend, Constant) and isinstance(divisor, Constant))
        if isinstance(divisor, Constant):
            assert between(whole) == whole.ends
            for x in numbers(dividend):
                assert value(whole, {"x": x}) == rounding(how)(x, divisor.value)
        elif not isinstance(dividend, Constant):
            with pytest.raises(NoEnds):
                between(whole)


SINGLE: dict[str, tuple[Callable[[Whole], Whole], Callable[[int], int]]] = {
    "the opposite": (opposite, operator.neg),
    "the size": (size, abs),
    "the sign": (sign, lambda number: (number > 0) - (number < 0)),
    **{
        f"to the power of {each}": (
            lambda whole, each=each: raised(whole, each),
            lambda number, each=each: number**each,
        )
        for each in range(5)
    },
}


@pytest.mark.parametrize("of", SINGLE)
def test_of_one_number(of: str) -> None:
    put, reference = SINGLE[of]
    for one in PARTS:
        part = one("x")
        whole = put(part)
        found = {reference(x) for x in numbers(part)}
        assert between(whole) == (min(found), max(found))
        assert (whole.ends == between(whole)) or of == "the size"
        assert whole.ends[0] <= min(found)
        assert whole.ends[1] >= max(found)
        for x in numbers(part):
            assert value(whole, {"x": x}) == reference(x)


def test_of_three_numbers() -> None:
    parts = tuple(read(name, ends) for name, ends in zip("xyz", RANGES, strict=False))
    for greatest, pick in ((True, max), (False, min)):
        whole = extremum(greatest, parts)
        found = {pick(some) for some in product(*map(numbers, parts))}
        assert whole.ends == between(whole) == (min(found), max(found))
    assert extremum(True, parts[:1]) == parts[0]


def test_a_divisor_is_above_zero() -> None:
    assert above_zero(read("x", (0, 3))).ends == (1, 3)
    assert above_zero(read("x", (2, 3))).ends == (2, 3)
    assert above_zero(Constant(0)) == Constant(0)


def test_no_number_is_further_than_any_may_be() -> None:
    far = read("x", (-FARTHEST, FARTHEST))
    for whole in (add(far, far), subtract(far, far), multiply(far, far), raised(far, 3), raised(far, 10**6 + 1)):
        assert whole.ends == (-FARTHEST, FARTHEST)
    below = read("x", (-FARTHEST, -7))
    assert [raised(below, exponent).ends for exponent in (9_999, 10_000)] == [
        (-FARTHEST, -FARTHEST),
        (FARTHEST, FARTHEST),
    ]
    assert raised(far, 2).ends == raised(far, 10**6).ends == (0, FARTHEST)
    assert raised(read("x", (-1, 1)), 10**9 + 1).ends == (-1, 1)
    assert raised(read("x", (-2, 2)), 10**12).ends == (0, FARTHEST)
    assert raised(read("x", (-2, 3)), 500).ends == (0, 3**500)
    assert prod(raised(read("x", (-2, 3)), 501).ends) == -(6**501)


def test_what_changes_nothing_is_not_reckoned() -> None:
    """And less than nothing is taken away, as it is said."""
    x, zero, one, two = read("x", (-3, 4)), Constant(0), Constant(1), Constant(2)
    same = [add(x, zero), add(zero, x), subtract(x, zero), multiply(x, one), multiply(one, x), raised(x, 1)]
    assert [*same, quotient(Rounding.UP, x, one), size(read("x", (0, 4)))] == [*[x] * 7, read("x", (0, 4))]
    assert multiply(x, zero) == multiply(zero, x) == zero
    assert multiply(x, two) == multiply(two, x)
    assert add(x, Constant(-2)) == subtract(x, two)
    assert subtract(x, Constant(-2)) == add(x, two)
    less = subtract(x, two)
    assert isinstance(less, Arithmetic)
    assert (less.operator, less.left, less.right) == (Operator.SUBTRACT, x, two)
    more = add(x, one)
    assert isinstance(more, Arithmetic)
    assert (more.operator, more.left, more.right) == (Operator.ADD, x, one)
    assert [sign(read("x", ends)) for ends in ((1, 4), (-4, -1))] == [one, Constant(-1)]
    assert not isinstance(sign(read("x", (0, 4))), Constant)
