"""What is known of each element's value, in slots, and how a fact is read into them (section 4).

The kind of a value says everything that a back end asks of an element's type: adding a type is adding a kind, or saying
which kind it has.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from guideproof.model.calendar import day_of
from guideproof.model.element import CodeOrTruth, Element, ElementType
from guideproof.model.unit import DIMENSIONLESS, Unit


class SlotRole(StrEnum):
    """What a slot holds of its element."""

    VALUE = "value"
    """A truth value, a code or a number in steps (``None`` where missing); of a class, the set of classes that it may
    still have."""
    CODE = "code"
    """Whether one code is in a set of codes; ``None`` where that is unknown."""
    LOW = "at_least"
    """The least that a number known between two ends, or the size of a set of codes, can be, in steps."""
    HIGH = "at_most"
    """The most, or the last day, that it can be."""
    DIVIDEND = "dividend"
    """Of a ratio, the whole number of steps that is divided."""
    DIVISOR = "divisor"
    """What it is divided by, above zero."""
    FAULT = "fault"
    """What keeps a number by cases from being determined: nothing (0), that no case holds (1), that two hold which
    differ (2)."""
    CERTAIN = "certain"
    """The classes that certainly hold: more than one is a fault of the facts."""


class Slot(Struct, frozen=True):
    """One variable of a patient's record: an element, and what of it; ``code`` for ``SlotRole.CODE`` alone."""

    element: str
    role: SlotRole = SlotRole.VALUE
    code: str | None = None


class TruthKind(Struct, frozen=True):
    """True or false."""


class CodeKind(Struct, frozen=True):
    """One of some codes."""

    codes: tuple[str, ...]


class SetKind(Struct, frozen=True):
    """Some of the codes, each of which may be known to be among them, known not to be, or unknown."""

    codes: tuple[str, ...]


class NumberKind(Struct, frozen=True):
    """A whole number of steps, each worth ``step`` in the unit, between ``first`` and ``last``, known exactly or not at
    all. A fact is written in the unit, or in none; ``converted``: also in another one of its dimension."""

    step: Fraction
    first: int
    last: int
    unit: Unit | None
    converted: bool


class IntervalKind(Struct, frozen=True):
    """A whole number of steps, each worth ``step`` in the unit, known to lie between two numbers, the least of which is
    ``first`` and the greatest ``last``."""

    step: Fraction
    first: int
    last: int
    unit: Unit | None


class RatioKind(Struct, frozen=True):
    """A whole number of steps, each worth ``step`` in the unit, divided by another one above zero, both of which lie
    between their ends; known exactly or not at all. Equal numbers may be different pairs."""

    step: Fraction
    dividend: tuple[int, int]
    divisor: tuple[int, int]
    unit: Unit | None


class CaseKind(IntervalKind, frozen=True):
    """A number by cases, which may be impossible to determine."""


class ClassKind(Struct, frozen=True):
    """One of some codes or truth values, of which several may still be possible."""

    classes: tuple[CodeOrTruth, ...]


class DateKind(Struct, frozen=True):
    """A day from ``first`` to ``last``, counted as ``model.calendar`` does, known to lie between two days, which are
    never missing: of a date that is, they are the ends of its range. ``until_visit``: it is not after the visit, to
    which its last day is cut. ``never``: it may also be ``NO_DAY``, twice, which says that there was no such event.
    """

    first: int
    last: int
    until_visit: bool = False
    never: bool = False


class DateCaseKind(DateKind, frozen=True):
    """A date by cases, which may be impossible to determine."""


VISIT_KIND = NumberKind(Fraction(1), day_of(2000, 1, 1), day_of(2099, 12, 31), None, converted=False)
"""The kind of the day of the visit (``VISIT``), which is known exactly, and never missing."""

InputKind = TruthKind | CodeKind | SetKind | NumberKind | DateKind
Kind = InputKind | IntervalKind | RatioKind | ClassKind


def slots_of(element: str, kind: Kind) -> tuple[Slot, ...]:
    """What a record holds of an element whose values are of a kind, in order."""
    ends = Slot(element, SlotRole.LOW), Slot(element, SlotRole.HIGH)
    match kind:
        case SetKind(codes):
            return (*(Slot(element, SlotRole.CODE, code) for code in codes), *ends)
        case CaseKind() | DateCaseKind():
            return *ends, Slot(element, SlotRole.FAULT)
        case IntervalKind() | DateKind():
            return ends
        case RatioKind():
            return Slot(element, SlotRole.DIVIDEND), Slot(element, SlotRole.DIVISOR)
        case ClassKind():
            return Slot(element), Slot(element, SlotRole.CERTAIN)
        case TruthKind() | CodeKind() | NumberKind():
            return (Slot(element),)


def input_kind(element: Element) -> InputKind:
    """The kind of an input element's values."""
    match element.type:
        case ElementType.BOOLEAN:
            return TruthKind()
        case ElementType.CODE:
            return CodeKind(tuple(element.codes))
        case ElementType.CODES:
            return SetKind(tuple(element.codes))
        case ElementType.INTEGER | ElementType.QUANTITY:
            assert element.grid is not None
            grid, converted = element.grid, element.type is ElementType.QUANTITY
            unit = element.unit or DIMENSIONLESS if converted else None
            return NumberKind(grid.precision, grid.first, grid.last, unit, converted)
        case ElementType.DATE:
            assert element.days is not None
            days = element.days
            return DateKind(days.first, days.last, days.until_visit, element.may_be_never)
