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
from guideproof.model.condition import All, AnyOf, Condition, IsBoolean, IsCode, Not
from guideproof.model.element import Derived, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Reassess
from guideproof.program.amounts import differ
from guideproof.program.slots import ClassKind
from guideproof.program.variables import Variables


class Valued(Struct, frozen=True):
    """What two nodes, one of each version, say alike but for values that are not sure to be the same; ``node`` and
    ``other`` are their ids, both empty for a derived element of which every evaluation tells the value."""

    layer: Layer
    node: str
    other: str
    what: str
    differs: Condition | bool
    element: str = ""


def valued(base: Guideline, head: Guideline, both: Composition) -> Iterator[Valued]:
    """Everything that may be said with another value."""
    yield from _amounts(base, head, both)
    yield from _texts(base, head, both)
    for id, name in both.names.items():
        if id in base.derived:
            title = head.derived[id].title
            differs = _another(base.derived[id], name, both.guideline)
            yield Valued(Layer.ASKED, "", "", f"{title}: another value", differs, id)


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
    were = list(places(base.nodes))
    for other in places(head.nodes, lambda id: both.names.get(id, id)):
        for one in were:
            same = one.intervention == other.intervention
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
            for id in parts[1::2]:
                if id in both.names and id in base.derived:
                    differs = _another(base.derived[id], both.names[id], both.guideline)
                    what = f"{node.title}: another value of {head.derived[id].title} in a text"
                    for one in were.get(key, ()):
                        yield Valued(Layer.ADVICE, one, node.id, what, differs)


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


def _another(one: Derived, name: str, guideline: Guideline) -> Condition | bool:
    """When an element has another value than it has under another name."""
    variables = Variables(guideline)
    kind, other = variables.kind(one.id), variables.kind(name)
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
