"""Truths of two values over the slots of a record: what an emitter prints."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.element import CodeOrTruth
from guideproof.program.arithmetic import Read, Whole
from guideproof.program.slots import Slot, SlotRole

Literal = bool | str | int | None


class PlainConstant(Struct, frozen=True):
    """Always so."""

    value: bool


class OneOf(Struct, frozen=True):
    """What is in the slot is one of these values, ``None`` standing for missing; ``inverted``: it is none of them."""

    slot: Slot
    values: tuple[Literal, ...]
    inverted: bool = False


class InClasses(Struct, frozen=True):
    """A class is one of these: ``certain``, every one that it may have is; else, some one that it may have is."""

    slot: Slot
    classes: tuple[CodeOrTruth, ...]
    certain: bool
    inverted: bool = False


class Ordered(Struct, frozen=True):
    """Two whole numbers compared: ``<``, ``<=``, ``>``, ``>=``, ``==`` or ``!=``."""

    left: Whole
    operator: str
    right: Whole


class Both(Struct, frozen=True):
    """Every part holds."""

    parts: tuple[PlainTruth, ...]


class Either(Struct, frozen=True):
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


def number_known(number: Read) -> PlainTruth:
    """A number is known: one that is known between two ends where these are the same."""
    if number.slot.role is SlotRole.LOW:
        return Ordered(number, "==", replace(number, slot=Slot(number.slot.element, SlotRole.HIGH)))
    return known(number.slot)


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
        case InClasses(slot, classes, certain, inverted):
            return InClasses(slot, classes, certain, not inverted)
        case Ordered(left, operator, right):
            return Ordered(left, _OPPOSITE[operator], right)
        case Both(parts):
            return either(*map(inverse, parts))
        case Either(parts):
            return both(*map(inverse, parts))
