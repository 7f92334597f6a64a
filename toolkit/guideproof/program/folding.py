"""Whole numbers put together: constants are reckoned at once, and the ends follow from those of the parts."""

from __future__ import annotations

from msgspec.structs import replace

from guideproof.model.formula import Operator, Rounding
from guideproof.program.arithmetic import (
    FARTHEST,
    Arithmetic,
    Constant,
    Extremum,
    Quotient,
    Raised,
    Whole,
    WholeEnds,
)


def add(left: Whole, right: Whole) -> Whole:
    """The sum; constants are added now."""
    match left, right:
        case Constant(first), Constant(second):
            return Constant(first + second)
        case Constant(0), _:
            return right
        case _, Constant(value) if value <= 0:
            return left if value == 0 else _difference(left, Constant(-value))
        case _:
            (low, high), (least, greatest) = left.ends, right.ends
            return Arithmetic(Operator.ADD, left, right, _between(low + least, high + greatest))


def subtract(left: Whole, right: Whole) -> Whole:
    """The difference; constants are subtracted now."""
    match left, right:
        case Constant(first), Constant(second):
            return Constant(first - second)
        case _, Constant(value):
            return add(left, Constant(-value))
        case _:
            return _difference(left, right)


def _difference(left: Whole, right: Whole) -> Whole:
    (low, high), (least, greatest) = left.ends, right.ends
    return Arithmetic(Operator.SUBTRACT, left, right, _between(low - greatest, high - least))


def multiply(left: Whole, right: Whole) -> Whole:
    """The product; constants are multiplied now and stand first."""
    match left, right:
        case Constant(first), Constant(second):
            return Constant(first * second)
        case (Constant(1), other) | (other, Constant(1)):
            return other
        case (Constant(0), _) | (_, Constant(0)):
            return Constant(0)
        case _, Constant():
            return multiply(right, left)
        case _:
            corners = [one * other for one in left.ends for other in right.ends]
            return Arithmetic(Operator.MULTIPLY, left, right, _between(min(corners), max(corners)))


def _between(low: int, high: int) -> WholeEnds:
    return max(-FARTHEST, min(low, FARTHEST)), max(-FARTHEST, min(high, FARTHEST))


def opposite(whole: Whole) -> Whole:
    """The number with the other sign."""
    return multiply(Constant(-1), whole)


def size(whole: Whole) -> Whole:
    """The number without its sign."""
    low, high = whole.ends
    if low >= 0:
        return whole
    return opposite(whole) if high <= 0 else extremum(True, (whole, opposite(whole)))


def sign(whole: Whole) -> Whole:
    """One for a number above zero, minus one for one below, else zero."""
    low, high = whole.ends
    if low > 0 or high < 0:
        return Constant(1 if low > 0 else -1)
    return extremum(True, (Constant(-1), extremum(False, (Constant(1), whole))))


def above_zero(whole: Whole) -> Whole:
    """A number that is not below zero, where it is used only if it is above."""
    return whole if isinstance(whole, Constant) else replace(whole, ends=(max(1, whole.ends[0]), whole.ends[1]))


def raised(base: Whole, exponent: int) -> Whole:
    """The number to a whole power that is not below zero; constants are raised now."""
    low, high = base.ends
    corners = [_power(low, exponent), _power(high, exponent)]
    if exponent == 0 or isinstance(base, Constant):
        return Constant(corners[0] if exponent else 1)
    if exponent == 1:
        return base
    least = 0 if exponent % 2 == 0 and low <= 0 <= high else min(corners)
    return Raised(base, exponent, _between(least, max(corners)))


def _power(number: int, exponent: int) -> int:
    """The power, or what is as far from zero as any number may be."""
    if abs(number) > 1 and number.bit_length() * exponent > 8 * FARTHEST.bit_length():
        return FARTHEST * (-1 if number < 0 and exponent % 2 else 1)
    return int(number**exponent)


def quotient(rounding: Rounding, dividend: Whole, divisor: Whole) -> Whole:
    """The quotient, rounded to a whole number; the divisor is above zero. Constants are divided now."""
    if divisor == Constant(1):
        return dividend
    corners = [rounded(rounding, one, other) for one in dividend.ends for other in divisor.ends]
    if isinstance(dividend, Constant) and isinstance(divisor, Constant):
        return Constant(corners[0])
    return Quotient(rounding, dividend, divisor, (min(corners), max(corners)))


def rounded(rounding: Rounding, dividend: int, divisor: int) -> int:
    """The whole number; halves go away from zero."""
    match rounding:
        case Rounding.DOWN:
            return dividend // divisor
        case Rounding.UP:
            return -(-dividend // divisor)
        case Rounding.NEAREST:
            whole = (2 * abs(dividend) + divisor) // (2 * divisor)
            return -whole if dividend < 0 else whole


def extremum(greatest: bool, parts: tuple[Whole, ...]) -> Whole:
    """The greatest or the least; of one number it is the number, and of constants it is found now."""
    pick = max if greatest else min
    if len(parts) == 1:
        return parts[0]
    low, high = (pick(ends) for ends in zip(*(part.ends for part in parts), strict=True))
    return (
        Constant(low) if all(isinstance(part, Constant) for part in parts) else Extremum(greatest, parts, (low, high))
    )
