"""Amounts, days, texts and derived elements whose value may be another one for a patient, though the same is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from guideproof.analysis.cases.amount_difference import places
from guideproof.analysis.comparing.comparison import Layer
from guideproof.analysis.comparing.composed import Composition
from guideproof.analysis.comparing.offers import pieces
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.model.amount import Amount
from guideproof.model.condition import All, AnyOf, Condition, Includes, IsBoolean, IsCode, Not
from guideproof.model.element import Derived, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Reassess
from guideproof.program.amounts import differ
from guideproof.program.slots import ClassKind, DateKind, TruthKind
from guideproof.program.variables import Variables


class Valued(Struct, frozen=True):
    """What two nodes, one of each version, say alike but for values that are not sure to be the same. ``node`` and
    ``other`` are their ids, both empty for a derived element of which every evaluation tells the value; ``pair`` is
    what an element that is told is called in each, since it may apply in one alone."""

    layer: Layer
    node: str
    other: str
    what: str
    differs: Condition | bool
    element: str = ""
    pair: tuple[str, str] | None = None


def valued(base: Guideline, head: Guideline, both: Composition) -> Iterator[Valued]:
    """Everything that may be said with another value."""
    yield from _amounts(base, head, both)
    yield from _texts(base, head, both)
    for id, name in both.names.items():
        if id in base.derived and id in head.derived:
            title = head.derived[id].title
            differs = _another(base.derived[id], name, both.guideline)
            yield Valued(Layer.ASKED, "", "", f"{title}: another value", differs, id, (id, name))


def given(evaluation: Evaluation, each: Valued, node: str) -> list[Any]:
    """What an evaluation gives for something whose value may be another one, at a node."""
    if not node:
        return [(evaluation.derived or {}).get(each.element)]
    said = [found for found in evaluation.recommendations if found.node.id == node]
    visits = [found for found in evaluation.reassess if found.node.id == node]
    if each.layer is Layer.TREATMENT:
        return [*(found.amount for found in said), *(found.due for found in visits)]
    return [*(found.detail for found in said), *(found.until for found in visits)]


def _amounts(base: Guideline, head: Guideline, both: Composition) -> Iterator[Valued]:
    """Amounts and days of the same element; those of another one are said otherwise."""
    were = list(places(base.nodes))
    for other in places(head.nodes, lambda id: both.names.get(id, id)):
        for one in were:
            element = one.amount.element
            same = one.intervention == other.intervention and both.names.get(element or "") == other.amount.element
            differs = differ(one.amount, other.amount, both.guideline) if same else False
            if differs is not False:
                what = f"{head.nodes[other.node].title}: another amount or day"
                yield Valued(Layer.TREATMENT, one.node, other.node, what, differs)


def _texts(base: Guideline, head: Guideline, both: Composition) -> Iterator[Valued]:
    were: dict[object, list[str]] = {}
    for node in base.nodes.values():
        for key in _told(node, base):
            were.setdefault(key, []).append(node.id)
    for node in head.nodes.values():
        for key, parts in _told(node, head).items():
            for id in dict.fromkeys(parts[1::2]):
                differs = _otherwise(id, base, head, both)
                if differs is not False:
                    title = head.derived[id].title if id in head.derived else head.elements[id].title
                    what = f"{node.title}: another value of {title} in a text"
                    pair = (id, both.names[id]) if id in both.names else None
                    for one in were.get(key, ()):
                        yield Valued(Layer.ADVICE, one, node.id, what, differs, pair=pair)


def _otherwise(id: str, base: Guideline, head: Guideline, both: Composition) -> Condition | bool:
    """When a text has something else for an element: another value, or another title of the same code."""
    one, other = base.variable(id), head.variable(id)
    if one is None or other is None:
        return False
    if Derived in (type(one), type(other)) and id in both.names:
        return _another(one, both.names[id], both.guideline)
    if isinstance(one, Element) and one.unit != other.unit:
        return True
    renamed = [code for code in one.codes if other.codes.get(code, one.codes[code]) != one.codes[code]]
    if not renamed:
        return False
    if one.type is ElementType.CODES:
        return Includes(id, tuple(renamed), False, one.span)
    return IsCode(id, tuple(renamed), one.span)


def _told(node: Node, guideline: Guideline) -> Mapping[object, tuple[str, ...]]:
    """The texts of a node, by what they belong to."""
    found: dict[object, tuple[str, ...]] = {
        (item.intervention.id, item.direction.value, parts): parts
        for item in node.items
        if (parts := pieces(item.detail, guideline)) is not None
    }
    if isinstance(node.body, Reassess) and (parts := pieces(node.body.until, guideline)) is not None:
        found |= {(node.body.resume_at.id, "until", parts): parts}
    return found


def _true_in_one(id: str, other: str, one: Derived | Element) -> Condition:
    return All((IsBoolean(id, True, one.span), Not(IsBoolean(other, True, one.span), one.span)), one.span)


def _sort(kind: object) -> str:
    """What sort of values: those of two sorts are never the same."""
    match kind:
        case TruthKind() | ClassKind():
            return type(kind).__name__
        case DateKind():
            return "date"
        case _:
            return "number"


def _type(guideline: Guideline, id: str) -> ElementType | None:
    variable = guideline.variable(id)
    return None if variable is None else variable.type


def _another(one: Derived | Element, name: str, guideline: Guideline) -> Condition | bool:
    """When an element has another value than it has under another name."""
    variables = Variables(guideline)
    kind, other = variables.kind(one.id), variables.kind(name)
    if one.type is ElementType.BOOLEAN and _type(guideline, name) is ElementType.BOOLEAN:
        return AnyOf(tuple(_true_in_one(*names, one) for names in ((one.id, name), (name, one.id))), one.span)
    if _sort(kind) != _sort(other):
        return True
    if not isinstance(kind, ClassKind) or not isinstance(other, ClassKind):
        return differ(Amount("", one.span, one.id), Amount("", one.span, name), guideline)

    def classed(id: str, each: Any) -> Condition:
        if one.type is ElementType.BOOLEAN:
            return IsBoolean(id, each, one.span)
        return IsCode(id, (each,), one.span)

    parts: list[Condition] = []
    for each in kind.classes:
        mine = classed(one.id, each)
        parts.append(All((mine, Not(classed(name, each), one.span)), one.span) if each in other.classes else mine)
    return AnyOf(tuple(parts), one.span)
