"""What is proven of every patient, as a page shows it: each kind of statement, and the things of which it holds; and of
whom it is not said.

Words say what was asked, and no more. A choice that lets somebody avoid a contradiction is enough, so a contradiction
is what nobody *has* to meet; cases of an element may overlap where they give the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guideproof.analysis.proof import (
    Asked,
    ForbiddenAssumption,
    FormulaWithoutValue,
    Gap,
    ImpossibleConstraints,
    InapplicableAmount,
    InapplicableDueDate,
    NotDecided,
    Overlap,
    ProofFact,
    Proofs,
)
from guideproof.model.guideline import Guideline

SAYS = {
    Asked.REACHABLE: "Somebody comes there",
    Asked.GAP: "Nobody is left without a branch",
    Asked.OVERLAP: "Nobody meets two branches at once",
    Asked.BRANCH: "Each branch is taken by somebody",
    Asked.KNOWN: "What is read there is known by then",
    Asked.CONTRADICTION: (
        "It never has to be both done and left out, nor done together with what it excludes or what excludes it"
    ),
    Asked.NOT_ABOVE_ZERO: "This amount is above zero for everybody to whom it is given",
    Asked.DIFFERENT_AMOUNTS: "Nobody has to be given it in two amounts",
    Asked.INAPPLICABLE: "It applies to everybody to whom it gives an amount or a day",
    Asked.SAFETY: "The safety rule holds for everybody",
    Asked.CONSTRAINTS: "There can be such a patient: ranges, constraints and the scope of the visit leave somebody",
    Asked.ASSUMED: "Somebody can have what stands for missing values",
    Asked.APPLIES: "It applies to somebody",
    Asked.NO_VALUE: "It has a value for everybody to whom it applies",
}
"""Each kind of question of which an answer is counted, as what is proven where nothing is wrong."""

SAYS_OF_CASES = {
    Asked.GAP: "Everybody to whom it applies falls into one of its cases",
    Asked.OVERLAP: "Nobody falls into two of its cases that say different things",
    Asked.BRANCH: "Each of its cases takes somebody",
}
"""The same where a derived element has cases in the place of branches."""


def proven_of(guideline: Guideline, proofs: Proofs) -> Iterator[dict[str, Any]]:
    """Each kind of statement in words, with the ``nodes`` of which it holds, by their places in the guideline, and the
    ``others``, each with its anchor, if it has one, and its title."""
    place = {id: number for number, id in enumerate(guideline.nodes)}
    forbidden = any(_is_of(fact, ForbiddenAssumption, Asked.ASSUMED) for fact in proofs.facts)
    for asked, says in SAYS.items():
        about = [each.about for each in proofs.statements if each.asked is asked]
        nodes = [place[id] for id in about if id in place] if asked in _OF_NODES else []
        others = [id for id in about if asked not in _OF_NODES or id not in place]
        titled = [_titled(guideline, asked, id, forbidden) for id in others]
        if nodes or (titled and asked not in SAYS_OF_CASES):
            yield {"says": says, "nodes": nodes, "others": [] if asked in SAYS_OF_CASES else titled}
        if titled and asked in SAYS_OF_CASES:
            yield {"says": SAYS_OF_CASES[asked], "nodes": [], "others": titled}


_OF_NODES = (Asked.REACHABLE, Asked.KNOWN, Asked.GAP, Asked.OVERLAP, Asked.BRANCH)


def _titled(guideline: Guideline, asked: Asked, id: str, forbidden: bool) -> list[str | None]:
    """A thing that is no node: its anchor on the page, and what it is called."""
    if asked is Asked.SAFETY:
        return [f"rule-{id}", guideline.safety[id].title]
    if asked is Asked.CONSTRAINTS:
        entry = guideline.manifest.entry_points.get(id)
        return [None, "A patient at all" if entry is None else f"A patient at the visit “{entry.title}”"]
    if asked is Asked.ASSUMED and id not in guideline.elements:
        return [None, "All others at once" if forbidden else "All of them at once"]
    if id in guideline.derived:
        return [f"value-{id}", guideline.derived[id].title]
    if id in guideline.elements:
        return [None, guideline.elements[id].title]
    named = guideline.interventions.get(id)
    return [None, id if named is None else named.title]


def left_out(guideline: Guideline, proofs: Proofs) -> Iterator[str]:
    """Of whom nothing is said by what is proven, as sentences."""
    entries = guideline.manifest.entry_points
    for fact in proofs.facts:
        if isinstance(fact, ImpossibleConstraints) and fact.entry is not None:
            yield f"Nobody can be meant by the visit “{entries[fact.entry].title}”: of it nothing is said."
        elif isinstance(fact, NotDecided) and fact.asked is Asked.CONSTRAINTS and fact.entry is not None:
            yield f"Whether anybody can be meant by the visit “{entries[fact.entry].title}” was not decided."
    if any(map(_stops, proofs.facts)):
        yield "Whoever a finding leaves without a branch, a value or an amount, or may leave so, is counted no further."


_STOPPING = Gap | FormulaWithoutValue | InapplicableAmount | InapplicableDueDate
_MAY_STOP = (Asked.GAP, Asked.OVERLAP, Asked.NO_VALUE, Asked.INAPPLICABLE)


def _stops(fact: ProofFact) -> bool:
    if isinstance(fact, Overlap):
        return fact.place.derived is not None
    return isinstance(fact, _STOPPING) or (isinstance(fact, NotDecided) and fact.asked in _MAY_STOP)


def _is_of(fact: ProofFact, kind: type, asked: Asked) -> bool:
    return isinstance(fact, kind) or (isinstance(fact, NotDecided) and fact.asked is asked)
