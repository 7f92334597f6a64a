"""The expressions of a lowered guideline: what an emitter prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Literal = bool | str | int | None


class SlotRole(StrEnum):
    """What a slot holds of its element."""

    VALUE = "value"
    """A truth value, a code or a number in steps (``None`` where missing); of a class, the set of classes that it may
    still have, one bit a class."""
    CODE = "code"
    """Whether one code is in a set of codes; ``None`` where that is unknown."""
    LOW = "at_least"
    """The least that a count, or the size of a set of codes, can be."""
    HIGH = "at_most"
    """The most that it can be."""
    CERTAIN = "certain"
    """The classes that certainly hold, one bit a class: more than one is a fault of the facts."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One variable of a patient's record: an element, and what of it; ``code`` for ``Role.CODE`` alone."""

    element: str
    role: SlotRole = SlotRole.VALUE
    code: str | None = None


# Whole numbers


@dataclass(frozen=True, slots=True)
class Constant:
    """A whole number."""

    value: int


@dataclass(frozen=True, slots=True)
class Read:
    """The number in a slot, which must be known."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two whole numbers joined by ``+``, ``-`` or ``*``."""

    operator: str
    left: Whole
    right: Whole


@dataclass(frozen=True, slots=True)
class Extremum:
    """The least or the greatest of several whole numbers."""

    greatest: bool
    parts: tuple[Whole, ...]


Whole = Constant | Read | Arithmetic | Extremum


# Truth, with two values


@dataclass(frozen=True, slots=True)
class PlainConstant:
    """Always so."""

    value: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """What is in the slot is one of these values, ``None`` standing for missing; ``inverted``: it is none of them."""

    slot: Slot
    values: tuple[Literal, ...]
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class InClasses:
    """A class is one of these: ``certain``, every one that it may have is; else, some one that it may have is."""

    slot: Slot
    codes: tuple[str, ...]
    certain: bool
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Ordered:
    """Two whole numbers compared: ``<``, ``<=``, ``>``, ``>=``, ``==`` or ``!=``."""

    left: Whole
    operator: str
    right: Whole


@dataclass(frozen=True, slots=True)
class Both:
    """Every part holds."""

    parts: tuple[PlainTruth, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds."""

    parts: tuple[PlainTruth, ...]


PlainTruth = PlainConstant | OneOf | InClasses | Ordered | Both | Either

_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def missing(slot: Slot) -> PlainTruth:
    """The slot is empty."""
    return OneOf(slot, (None,))


def known(slot: Slot) -> PlainTruth:
    """The slot is not empty."""
    return OneOf(slot, (None,), inverted=True)


def both(*parts: PlainTruth) -> PlainTruth:
    """The conjunction, without what goes without saying."""
    found = dict.fromkeys(_flat(parts, Both))
    if PlainConstant(False) in found:
        return PlainConstant(False)
    found.pop(PlainConstant(True), None)
    return next(iter(found)) if len(found) == 1 else Both(tuple(found)) if found else PlainConstant(True)


def either(*parts: PlainTruth) -> PlainTruth:
    """The disjunction, without what goes without saying."""
    found = dict.fromkeys(_flat(parts, Either))
    if PlainConstant(True) in found:
        return PlainConstant(True)
    found.pop(PlainConstant(False), None)
    return next(iter(found)) if len(found) == 1 else Either(tuple(found)) if found else PlainConstant(False)


def _flat(parts: tuple[PlainTruth, ...], kind: type[Both] | type[Either]) -> list[PlainTruth]:
    flat: list[PlainTruth] = []
    for part in parts:
        if isinstance(part, Both | Either) and isinstance(part, kind):
            flat.extend(part.parts)
        else:
            flat.append(part)
    return flat


def inverse(truth: PlainTruth) -> PlainTruth:
    """The opposite, with the negation at the tests (De Morgan)."""
    match truth:
        case PlainConstant(value):
            return PlainConstant(not value)
        case OneOf(slot, values, inverted):
            return OneOf(slot, values, not inverted)
        case InClasses(slot, codes, certain, inverted):
            return InClasses(slot, codes, certain, not inverted)
        case Ordered(left, operator, right):
            return Ordered(left, _OPPOSITE[operator], right)
        case Both(parts):
            return either(*map(inverse, parts))
        case Either(parts):
            return both(*map(inverse, parts))


def add(left: Whole, right: Whole) -> Whole:
    """The sum; constants are added now."""
    match left, right:
        case Constant(first), Constant(second):
            return Constant(first + second)
        case Constant(0), _:
            return right
        case _, Constant(value) if value <= 0:
            return left if value == 0 else Arithmetic("-", left, Constant(-value))
        case _:
            return Arithmetic("+", left, right)


def subtract(left: Whole, right: Whole) -> Whole:
    """The difference; constants are subtracted now."""
    match left, right:
        case Constant(first), Constant(second):
            return Constant(first - second)
        case _, Constant(value):
            return add(left, Constant(-value))
        case _:
            return Arithmetic("-", left, right)


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
            return Arithmetic("*", right, left)
        case _:
            return Arithmetic("*", left, right)
