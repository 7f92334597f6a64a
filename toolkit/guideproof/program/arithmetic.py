"""Whole numbers that are computed from a patient's record, each with the least and the greatest that it can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guideproof.model.calendar import CalendarUnit, months_between, months_later
from guideproof.model.formula import Operator
from guideproof.program.slots import Slot

WholeEnds = tuple[int, int]
"""The least and the greatest that a whole number can be, no farther from zero than ``_FARTHEST``."""

_FARTHEST = 10**1000
"""No formula is read whose value may be as far from zero. One that was made otherwise would take for ever."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A whole number of the guideline."""

    value: int

    @property
    def ends(self) -> WholeEnds:
        """Itself."""
        return self.value, self.value


@dataclass(frozen=True, slots=True)
class Read:
    """The number in a slot, which must be known, or else counts as ``missing``."""

    slot: Slot
    ends: WholeEnds
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two whole numbers added, subtracted or multiplied."""

    operator: Operator
    left: Whole
    right: Whole
    ends: WholeEnds


@dataclass(frozen=True, slots=True)
class Extremum:
    """The least or the greatest of several whole numbers."""

    greatest: bool
    parts: tuple[Whole, ...]
    ends: WholeEnds


@dataclass(frozen=True, slots=True)
class Quotient:
    """A whole number divided by another one above zero, rounded down."""

    number: Whole
    divisor: int
    ends: WholeEnds


@dataclass(frozen=True, slots=True)
class MonthsBetween:
    """How many whole months have been completed from one day to another (``model.calendar.months_between``)."""

    start: Whole
    end: Whole
    ends: WholeEnds


@dataclass(frozen=True, slots=True)
class MonthsLater:
    """The first day on which so many whole months have been completed from a day (``model.calendar.months_later``)."""

    start: Whole
    months: Whole
    ends: WholeEnds


Whole = Constant | Read | Arithmetic | Extremum | Quotient | MonthsBetween | MonthsLater


def parts_of(whole: Whole) -> tuple[Whole, ...]:
    """What a number is computed from, one step before."""
    match whole:
        case Arithmetic(_, left, right):
            return left, right
        case Extremum(_, parts):
            return parts
        case Quotient(number):
            return (number,)
        case MonthsBetween(left, right) | MonthsLater(left, right):
            return left, right
        case _:
            return ()


def on_the_way(whole: Whole) -> Iterator[Whole]:
    """A number, and everything that is computed on the way to it."""
    yield whole
    for part in parts_of(whole):
        yield from on_the_way(part)


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
    return max(-_FARTHEST, min(low, _FARTHEST)), max(-_FARTHEST, min(high, _FARTHEST))


def extremum(greatest: bool, parts: tuple[Whole, ...]) -> Whole:
    """The greatest or the least; of one number it is the number, and of constants it is found now."""
    pick = max if greatest else min
    if len(parts) == 1:
        return parts[0]
    low, high = (pick(ends) for ends in zip(*(part.ends for part in parts), strict=True))
    return (
        Constant(low) if all(isinstance(part, Constant) for part in parts) else Extremum(greatest, parts, (low, high))
    )


def quotient(number: Whole, divisor: int) -> Whole:
    """The number divided and rounded down; of a constant that is done now."""
    if divisor == 1:
        return number
    low, high = (end // divisor for end in number.ends)
    return Constant(low) if isinstance(number, Constant) else Quotient(number, divisor, (low, high))


def elapsed(start: Whole, end: Whole, unit: CalendarUnit) -> Whole:
    """How many whole units have been completed from one day to another."""
    if unit.months is None:
        return quotient(subtract(end, start), unit.days or 1)
    (first, last), (least, greatest) = start.ends, end.ends
    ends = months_between(last, least), months_between(first, greatest)
    return quotient(MonthsBetween(start, end, ends), unit.months)


def first_after(start: Whole, count: Whole, unit: CalendarUnit) -> Whole:
    """The first day on which so many whole units have been completed from a day."""
    if unit.months is None:
        return add(start, multiply(Constant(unit.days or 1), count))
    months = multiply(Constant(unit.months), count)
    (first, last), (least, greatest) = start.ends, months.ends
    return MonthsLater(start, months, (months_later(first, least), months_later(last, greatest)))
