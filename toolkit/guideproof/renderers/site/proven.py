"""What is proven of every patient, as a page shows it: each kind of statement, and the things of which it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guideproof.analysis.proof import Asked, Proofs
from guideproof.model.guideline import Guideline

SAYS = {
    Asked.REACHABLE: "Somebody comes there",
    Asked.GAP: "Nobody is left without a branch, or without a class",
    Asked.OVERLAP: "Nobody meets two branches, or two classes, at once",
    Asked.BRANCH: "Each branch, or class, is taken by somebody",
    Asked.KNOWN: "What is read there is known by then",
    Asked.CONTRADICTION: "It is never both recommended and advised against, nor recommended with what excludes it",
    Asked.NOT_ABOVE_ZERO: "This amount is above zero for everybody to whom it is given",
    Asked.DIFFERENT_AMOUNTS: "Nobody is given it in two amounts",
    Asked.INAPPLICABLE: "It applies to everybody to whom it gives an amount or a day",
    Asked.SAFETY: "The safety rule holds for everybody",
    Asked.CONSTRAINTS: "Somebody keeps to all constraints",
    Asked.ASSUMED: "What missing values stand for is possible",
    Asked.APPLIES: "It applies to somebody",
    Asked.NO_VALUE: "It has a value for everybody to whom it applies",
}
"""Each kind of question of which an answer is counted, as what is proven where nothing is wrong."""

_TOGETHER = {"constraints": "At all entry points together", "assumptions": "All of them together"}


def proven_of(guideline: Guideline, proofs: Proofs) -> Iterator[dict[str, Any]]:
    """Each kind of statement in words, with the ``nodes`` of which it holds, by their places in the guideline, and the
    ``others``, each with its anchor, if it has one, and its title."""
    place = {id: number for number, id in enumerate(guideline.nodes)}
    for asked, says in SAYS.items():
        about = [each.about for each in proofs.statements if each.asked is asked]
        if not about:
            continue
        of_nodes = asked in (Asked.REACHABLE, Asked.KNOWN, Asked.GAP, Asked.OVERLAP, Asked.BRANCH)
        nodes = [id for id in about if of_nodes and id in place]
        others = [_titled(guideline, asked, id) for id in about if id not in nodes]
        yield {"says": says, "nodes": [place[id] for id in nodes], "others": others}


def _titled(guideline: Guideline, asked: Asked, id: str) -> list[str | None]:
    """A thing that is no node: its anchor on the page, and what it is called."""
    if asked is Asked.SAFETY:
        return [f"rule-{id}", guideline.safety[id].title]
    if asked is Asked.CONSTRAINTS and id in guideline.manifest.entry_points:
        return [None, guideline.manifest.entry_points[id].title]
    if id in guideline.derived:
        return [f"value-{id}", f"{guideline.derived[id].title} (computed)"]
    if id in guideline.elements:
        return [None, guideline.elements[id].title]
    named = guideline.interventions.get(id)
    return [None, _TOGETHER.get(id, id) if named is None else named.title]
