"""What nodes say to patients, in keys that compare across versions whatever the node is called."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from guideproof.analysis.comparing.function import grade, plain
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Node, Reassess, RecommendedItem, Selection
from guideproof.program.texts import amount_from, text_from

AS_IT_BECOMES = " (with the value as it becomes)"
"""Stands behind a text in which a value stands that the later version computes otherwise."""

Key = tuple[Any, ...]
"""What is said: an offer, an item with its grade, or a later visit."""


def offers(node: Node) -> Iterator[Key]:
    """The treatment that a node offers: each item alone where all are meant, else the choice with its options; and
    the later visit that it has somebody come to."""
    selection = getattr(node.body, "selection", Selection.ALL)
    if isinstance(node.body, Reassess):
        body = node.body
        yield ("visit", plain(body.after), plain(body.due), body.until, body.resume_at.id)
    elif selection is Selection.ALL:
        yield from (("offer", each.direction.value, each.intervention.id, _amount(each)) for each in node.items)
    elif node.items:
        options = tuple(
            sorted((each.direction.value, each.intervention.id, _amount(each) or "") for each in node.items)
        )
        yield ("choice", selection.value, options)


def advice(node: Node, guideline: Guideline, changed: Container[str] = ()) -> Iterator[Key]:
    """What is said of each item besides: grade, tier, priority, detail, regimen. A detail in which the value of an
    element stands that is ``changed`` is another one than that of the earlier version."""
    for each in node.items:
        regimen, detail = guideline.interventions[each.intervention.id].regimen, each.detail
        if detail is not None and any(id in changed for id in text_from(detail, guideline).elements):
            detail += AS_IT_BECOMES
        yield ("advice", each.direction.value, each.intervention.id, grade(each), detail, regimen)


def told_of(evaluation: Evaluation) -> frozenset[Key]:
    """What is said of the items of a patient, with the values that stand in texts."""
    return frozenset(
        (each.item.direction.value, each.intervention.id, grade(each.item), each.detail, each.intervention.regimen)
        for each in evaluation.recommendations
    )


def _amount(item: RecommendedItem) -> str | None:
    """How much: what is written, or the id of the element that says it."""
    amount = item.amount
    if amount is None:
        return None
    return amount.element if amount.element is not None else amount_from(amount).constant


def said(
    evaluation: Evaluation, guideline: Guideline, *, treatment: bool, changed: Container[str] = ()
) -> frozenset[Key]:
    """What an evaluation says, as the nodes that say it."""
    nodes = {each.node.id: each.node for each in evaluation.recommendations}
    nodes |= {each.node.id: each.node for each in evaluation.reassess}
    return frozenset(
        key for node in nodes.values() for key in (offers(node) if treatment else advice(node, guideline, changed))
    )


def by_key(
    nodes: Iterable[Node], guideline: Guideline, *, treatment: bool, changed: Container[str] = ()
) -> dict[Key, list[str]]:
    """For each thing that is said, the nodes that say it."""
    found: dict[Key, list[str]] = {}
    for node in nodes:
        for key in dict.fromkeys(offers(node) if treatment else advice(node, guideline, changed)):
            found.setdefault(key, []).append(node.id)
    return found


def in_words(key: Key, guideline: Guideline) -> str:
    """What is said, for a reader."""

    def title(id: str) -> str:
        known = guideline.interventions.get(id)
        return known.title if known is not None else id

    def much(id: str, amount: str | None) -> str:
        if amount is None:
            return title(id)
        variable = guideline.variable(amount)
        return f"{title(id)}: {variable.title if variable is not None else amount}"

    match key:
        case ("offer", direction, id, amount):
            return much(id, amount) if direction == Direction.FOR else f"advice against {title(id)}"
        case ("choice", selection, options):
            named = "; ".join(much(id, amount or None) for _, id, amount in options)
            return f"{selection.replace('_', ' ')} of {named}"
        case ("advice", direction, id, graded, detail, regimen):
            strength, certainty, tier, priority, _ = graded
            parts = [strength, f"{certainty.replace('_', ' ')} certainty" if certainty else None, tier, priority]
            parts += [
                f"\u201c{detail.removesuffix(AS_IT_BECOMES)}\u201d" if detail else None,
                f"regimen {regimen}" if regimen else None,
            ]
            against = "" if direction == Direction.FOR else "against "
            return f"{against}{title(id)} ({', '.join(part for part in parts if part)})"
        case ("visit", _, _, until, resume):
            entry = guideline.manifest.entry_points.get(resume)
            then = entry.title if entry is not None else resume
            return f"a later visit: {then}" + (f", {until}" if until else "")
        case _:
            return str(key)
