"""A patient to whom one intervention is both recommended and advised against, or two that exclude each other.

**Why it matters.** Whoever follows the guideline cannot do both, and nothing says which of the two is meant. It happens
most easily on parallel tracks, each of which is right by itself. Options of one choice are no contradiction; two
choices are one only if every permitted pick is.

**How to fix it.** Decide which of the two holds for these patients and let a condition before the other one keep them
away from it. Which interventions exclude each other stands in `excludes` of the intervention.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Recommendation, RecommendedItem

if TYPE_CHECKING:
    from guideproof.analysis.proof import ContradictoryRecommendations, Recommending


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each contradiction, wherever it stands."""
    guideline = subject.guideline
    from guideproof.analysis.proof import ContradictoryRecommendations

    for fact in subject.facts(ContradictoryRecommendations):
        first, second = item_of(guideline, fact.first), item_of(guideline, fact.second)
        whom = patient_in_words(guideline, fact.patient)
        name = f"contradiction-{fact.first.node}-and-{fact.second.node}"
        title = f"{fact.first.intervention} against {fact.second.intervention}"
        yield CHECK.found(
            guideline,
            second.span,
            f"for {whom}, {_said(fact.first, first)} and {_said(fact.second, second)}{_why(fact)}{_more(fact)}",
            notes=[Note(f"`{fact.first.node}` says so here", first.span)],
            hint="Keep these patients away from one of the two nodes, or take one of the two recommendations back.",
            witness=witness(guideline, fact.patient, name, title),
        )


def item_of(guideline: Guideline, place: Recommending) -> RecommendedItem:
    """The recommended item at a place."""
    body = guideline.nodes[place.node].body
    assert isinstance(body, Recommendation)
    return body.items[place.item]


def other_nodes(
    first: Recommending, second: Recommending, others: Iterable[tuple[Recommending, Recommending]]
) -> Iterable[str]:
    """The pairs of nodes that contradict each other as well, but for the pair that is shown, each told once."""
    apart = ((one.node, two.node) for one, two in others)
    return dict.fromkeys(f"`{one}` and `{two}`" for one, two in apart if {one, two} != {first.node, second.node})


def _said(place: Recommending, item: RecommendedItem) -> str:
    verb = "recommends" if item.direction is Direction.FOR else "advises against"
    return f"`{place.node}` {verb} `{place.intervention}`"


def _why(fact: ContradictoryRecommendations) -> str:
    return ", which exclude each other" if fact.excludes else ""


def _more(fact: ContradictoryRecommendations) -> str:
    nodes = other_nodes(fact.first, fact.second, fact.others)
    return f"; the same holds of {'; '.join(nodes)}" if nodes else ""


CHECK = Check("GP307", "contradictory-recommendations", Severity.ERROR, find, preconditions=obstacles)
