"""Propositions: what a condition says of a patient, as primitive tests joined with three truth values.

Source of the logic: S. C. Kleene, Introduction to Metamathematics (1952), section 64, the strong three-valued tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final

from msgspec import Struct

from guideproof.model.condition import Compares, SetCount
from guideproof.model.element import CodeOrTruth
from guideproof.program.interval import NumberInterval


class Sort(StrEnum):
    """How a number is known."""

    VALUE = "value"
    """Exactly or not at all: an input, or a formula."""
    INTERVAL = "interval"
    """Between a least and a greatest, as a count of conditions is."""
    SIZE = "size"
    """Likewise: how many codes are in a set."""
    POINTS = "points"
    """Likewise: what a code counts."""


class NumberOf(Struct, frozen=True):
    """The number that an element gives, in its unit."""

    element: str
    sort: Sort


class TruthConstant(Struct, frozen=True):
    """True, false or unknown (``None``) of every patient."""

    truth: bool | None


class IsOneOf(Struct, frozen=True):
    """A truth value, or the code of an input element, is one of these."""

    element: str
    values: tuple[bool | str, ...]


class HasMember(Struct, frozen=True):
    """A set of codes has this one."""

    element: str
    code: str


class ClassAmong(Struct, frozen=True):
    """The class that a classification gives is one of these."""

    element: str
    classes: tuple[CodeOrTruth, ...]


class NumberWithin(Struct, frozen=True):
    """A number lies in the only interval, or is one of several points."""

    number: NumberOf
    intervals: tuple[NumberInterval, ...]

    @property
    def points(self) -> tuple[Fraction, ...] | None:
        """The numbers that it may be, if they are such."""
        points = tuple(each.point for each in self.intervals)
        return None if None in points else tuple(point for point in points if point is not None)


@dataclass(frozen=True, slots=True)
class NumbersRelated:
    """A number less another one times ``factor``, above zero, and ``shift`` more, lies in the interval, which is about
    zero.

    ``said`` is what the guideline says of them, for messages.
    """

    number: NumberOf
    other: NumberOf
    factor: Fraction
    interval: NumberInterval
    said: Compares | SetCount = field(compare=False)
    shift: Fraction = Fraction(0)


class Every(Struct, frozen=True):
    """All parts hold: false if one is false, else unknown if one is unknown."""

    parts: tuple[Proposition, ...]


class Some(Struct, frozen=True):
    """At least one part holds: true if one is true, else unknown if one is unknown."""

    parts: tuple[Proposition, ...]


class Opposite(Struct, frozen=True):
    """The part does not hold; of what is unknown the opposite is unknown."""

    part: Proposition


Atom = IsOneOf | HasMember | ClassAmong | NumberWithin | NumbersRelated
Proposition = TruthConstant | Atom | Every | Some | Opposite

ALWAYS: Final = TruthConstant(True)


def atoms(proposition: Proposition) -> Iterator[Atom]:
    """The primitive tests of a proposition, in the order of writing."""
    match proposition:
        case Every(parts) | Some(parts):
            for part in parts:
                yield from atoms(part)
        case Opposite(part):
            yield from atoms(part)
        case TruthConstant():
            return
        case _:
            yield proposition


def read_by(proposition: Proposition) -> Iterator[str]:
    """The elements whose values the primitive tests of a proposition read."""
    for atom in atoms(proposition):
        match atom:
            case NumbersRelated(number, other):
                yield from (number.element, other.element)
            case NumberWithin(number):
                yield number.element
            case _:
                yield atom.element


def joined(propositions: Iterable[Proposition]) -> Proposition:
    """That all of these hold, each said once; of none, or of what always holds, nothing is said."""
    parts: dict[Proposition, None] = {}
    for each in propositions:
        parts.update(dict.fromkeys(each.parts if isinstance(each, Every) else (each,)))
    parts.pop(ALWAYS, None)
    return ALWAYS if not parts else next(iter(parts)) if len(parts) == 1 else Every(tuple(parts))
