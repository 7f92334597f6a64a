"""What of a thing decides about patients: everything but places in files and texts for people."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

from msgspec import Struct

from guideproof.model.element import Derived, Element
from guideproof.model.node import Decision, Node, Reassess, Recommendation, RecommendedItem
from guideproof.model.reference import Ref
from guideproof.source import Span

_WORDS = frozenset(
    {"title", "question", "help", "short", "label", "says", "because", "codings", "code_codings", "coding"}
)
_ELEMENT_WORDS = _WORDS | {"source", "answered_by", "limits", "allow", "assumption"}
PLACES = frozenset({"places", "expected_at", "values_at"})
"""Fields that map to places; those that are one have names that say so."""
_PLACING = PLACES | {"span", "within", "as_written"}
_SETS = frozenset({"tags", "excludes", "yields"})
"""Lists whose order says nothing."""


def whole(value: Any) -> Any:
    """A value as tuples that compare by everything but places in files."""
    return plain(value, frozenset())


def same_whole(one: Any, other: Any) -> bool:
    """Whether two values differ in places in files at most."""
    return one is other or one == other or whole(one) == whole(other)


def plain(value: Any, without: frozenset[str] = _WORDS) -> Any:
    """A value as tuples that compare by what they say: no places, no texts for people."""
    match value:
        case str() | None | Enum() | int() | float():
            return value
        case Span():
            return None
        case Ref():
            return value.id
        case Struct():
            parts = ((name, plain(getattr(value, name), without)) for name in _fields(type(value), without))
            return (type(value).__name__, *(frozenset(part) if name in _SETS else part for name, part in parts))
        case Mapping():
            return tuple((key, plain(value[key], without)) for key in sorted(value, key=str))
        case frozenset():
            return frozenset(plain(each, without) for each in value)
        case tuple() | list():
            return tuple(plain(each, without) for each in value)
        case _:
            return value


@cache
def _fields(kind: type[Struct], without: frozenset[str]) -> tuple[str, ...]:
    said = (name for name in kind.__struct_fields__ if name not in _PLACING and not name.endswith("_span"))
    return tuple(name for name in said if name not in without)


def of_element(element: Element) -> Any:
    """What values an input has and for whom it applies; of codes which there are."""
    return (plain(element, _ELEMENT_WORDS | {"codes"}), tuple(sorted(element.codes)))


def of_derived(derived: Derived) -> Any:
    """What a derived element computes."""
    return (
        plain(derived.definition),
        derived.type,
        plain(derived.unit),
        plain(derived.precision),
        plain(derived.range),
    )


def of_node(node: Node) -> Any:
    """Where a node leads whom, and what it says to them."""
    match node.body:
        case Decision(branches=branches, hit_policy=policy):
            ways = tuple((each.id, plain(each.when), each.targets) for each in branches)
            return ("decision", policy, ways)
        case Recommendation(items, selection, following):
            return ("recommendation", selection, tuple(map(item_said, items)), plain(following))
        case Reassess() as body:
            return ("reassess", plain(body.after), body.until, plain(body.resume_at), plain(body.due))


def item_said(item: RecommendedItem) -> Any:
    """Everything that a patient is told of an item."""
    amount = plain(item.amount)
    return (item.intervention.id, item.direction, amount, item.detail, *grade(item))


def grade(item: RecommendedItem) -> tuple[str | None, str | None, str | None, str, bool]:
    """How an item is graded: strength, certainty, tier, priority, and whether it is left ungraded."""
    strength = item.strength.id if item.strength is not None else None
    certainty = item.certainty.id if item.certainty is not None else None
    tier = item.tier.value if item.tier is not None else None
    return (strength, certainty, tier, item.priority.value, item.ungraded is not None)
