"""Whole numbers that are computed from a patient's record, each with the least and the greatest that it can be; and
real numbers on the way to them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from guideproof.model.formula import Operator, RealFunction, Rounding
from guideproof.program.slots import Slot

WholeEnds = tuple[int, int]
"""The least and the greatest that a whole number can be, no farther from zero than ``FARTHEST``."""

FARTHEST = 10**1000
"""No formula is read whose value may be as far from zero. One that was made otherwise would take for ever."""


class Constant(Struct, frozen=True):
    """A whole number of the guideline."""

    value: int

    @property
    def ends(self) -> WholeEnds:
        """Itself."""
        return self.value, self.value


class Read(Struct, frozen=True):
    """The number in a slot, which must be known, or else counts as ``missing``."""

    slot: Slot
    ends: WholeEnds
    missing: int | None = None


class OneIf(Struct, frozen=True):
    """One where a code is one of these, zero where it is another one or missing."""

    slot: Slot
    codes: tuple[str, ...]
    ends: WholeEnds = (0, 1)


class Arithmetic(Struct, frozen=True):
    """Two whole numbers added, subtracted or multiplied."""

    operator: Operator
    left: Whole
    right: Whole
    ends: WholeEnds


class Extremum(Struct, frozen=True):
    """The least or the greatest of several whole numbers."""

    greatest: bool
    parts: tuple[Whole, ...]
    ends: WholeEnds


class Raised(Struct, frozen=True):
    """A whole number to the power of another one, which is at least two."""

    base: Whole
    exponent: int
    ends: WholeEnds


class Quotient(Struct, frozen=True):
    """One whole number divided by another one, which is above zero, and rounded to a whole number."""

    rounding: Rounding
    dividend: Whole
    divisor: Whole
    ends: WholeEnds


class MonthsBetween(Struct, frozen=True):
    """How many whole months have been completed from one day to another (``model.calendar.months_between``)."""

    start: Whole
    end: Whole
    ends: WholeEnds


class MonthsLater(Struct, frozen=True):
    """The first day on which so many whole months have been completed from a day (``model.calendar.months_later``)."""

    start: Whole
    months: Whole
    ends: WholeEnds


class RealSteps(Struct, frozen=True):
    """How many steps a real number is, to the nearest; one that is beyond an end counts as that end."""

    real: Real
    step: Fraction
    ends: WholeEnds


class RealSign(Struct, frozen=True):
    """One where a real number is above zero, minus one where it is below, else zero."""

    real: Real
    ends: WholeEnds = (-1, 1)


Whole = (
    Constant
    | Read
    | OneIf
    | Arithmetic
    | Extremum
    | Raised
    | Quotient
    | MonthsBetween
    | MonthsLater
    | RealSteps
    | RealSign
)


class RealRatio(Struct, frozen=True):
    """An exact number: two whole numbers divided, the divisor above zero, and times a number above zero."""

    dividend: Whole
    divisor: Whole
    factor: Fraction


class RealArithmetic(Struct, frozen=True):
    """Two real numbers added, subtracted, multiplied or divided."""

    operator: Operator
    left: Real
    right: Real


class RealExtremum(Struct, frozen=True):
    """The least or the greatest of several real numbers."""

    greatest: bool
    parts: tuple[Real, ...]


class RealRounded(Struct, frozen=True):
    """A real number rounded to a multiple of a step."""

    rounding: Rounding
    part: Real
    step: Fraction


class RealApplied(Struct, frozen=True):
    """A function of a real number."""

    function: RealFunction
    part: Real


class RealPower(Struct, frozen=True):
    """A real number to the power of a number."""

    base: Real
    exponent: Fraction


Real = RealRatio | RealArithmetic | RealExtremum | RealRounded | RealApplied | RealPower


def parts_of(whole: Whole) -> tuple[Whole, ...]:
    """What a number is computed from, one step before."""
    match whole:
        case (
            Arithmetic(_, left, right)
            | Quotient(_, left, right)
            | MonthsBetween(left, right)
            | MonthsLater(left, right)
        ):
            return left, right
        case Extremum(_, parts):
            return parts
        case Raised(base):
            return (base,)
        case RealSteps(real) | RealSign(real):
            return tuple(wholes_in(real))
        case Constant() | Read() | OneIf():
            return ()


def parts_of_real(real: Real) -> tuple[Real, ...]:
    """The real numbers that one is computed from, one step before."""
    match real:
        case RealArithmetic(_, left, right):
            return left, right
        case RealExtremum(_, parts):
            return parts
        case RealRounded(_, part) | RealApplied(_, part) | RealPower(part):
            return (part,)
        case RealRatio():
            return ()


def wholes_in(real: Real) -> Iterator[Whole]:
    """The whole numbers that a real number is computed from."""
    if isinstance(real, RealRatio):
        yield from (real.dividend, real.divisor)
    for part in parts_of_real(real):
        yield from wholes_in(part)


def on_the_way(whole: Whole) -> Iterator[Whole]:
    """A number, and everything that is computed on the way to it."""
    yield whole
    for part in parts_of(whole):
        yield from on_the_way(part)
