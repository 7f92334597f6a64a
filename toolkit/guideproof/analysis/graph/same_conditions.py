"""Whether two conditions say the same: order, repetition, units and nesting do not count, only what is tested."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    Unreadable,
)

T = TypeVar("T")


def meaning(condition: Condition) -> Hashable:
    """A key that conditions share where they test the same, whatever the order; one that could not be read has its
    own."""
    match condition:
        case All() | AnyOf():
            parts = frozenset(map(meaning, _flat(condition)))
            return next(iter(parts)) if len(parts) == 1 else (type(condition), parts)
        case Not(part):
            return meaning(part.part) if isinstance(part, Not) else (Not, meaning(part))
        case IsBoolean(element, value):
            return (IsBoolean, element, value)
        case IsCode(element, codes) | Only(element, codes):
            return (type(condition), element, frozenset(codes))
        case IsNumber(element, numbers):
            return (IsNumber, element, frozenset(numbers))
        case Includes(element, codes, all_of_them):
            return (Includes, element, frozenset(codes), all_of_them and len(set(codes)) > 1)
        case Compares(element, comparison, bound) | SetCount(element, comparison, bound):
            return (type(condition), element, comparison, _bound(bound))
        case Unreadable(_, span):
            return (Unreadable, span)


def _flat(condition: All | AnyOf) -> Iterator[Condition]:
    for part in condition.parts:
        if type(part) is type(condition):
            yield from _flat(part)
        else:
            yield part


def _bound(bound: Bound) -> Hashable:
    return bound.number, bound.element, (bound.factor, bound.shift) if bound.element is not None else None


def repeated(things: Iterable[tuple[Hashable, T]]) -> Iterator[tuple[T, T]]:
    """Of things with their keys, each whose key came before, with the first thing that had it."""
    first: dict[Hashable, T] = {}
    for key, thing in things:
        if key in first:
            yield thing, first[key]
        else:
            first[key] = thing
