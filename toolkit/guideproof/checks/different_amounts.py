"""A patient to whom one intervention is recommended with two different amounts.

**Why it matters.** Whoever follows the guideline cannot give both, and nothing says which of the two is meant. It
happens most easily on parallel tracks, each of which is right by itself. Options of one choice may differ; two choices
contradict each other only if every permitted pick does. Amounts that do not measure the same, such as `5 mL` and
`250 mg`, always differ.

**How to fix it.** Let one derived element give the amount in both places, or let a condition keep these patients away
from one of them. Two strengths between which somebody chooses are options of one choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.amount_not_above_zero import behind_amount, given_to
from guideproof.checks.check import Check, Subject
from guideproof.checks.contradictory_recommendations import item_of, other_nodes
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from guideproof.analysis.proof import DifferentAmounts


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each intervention."""
    guideline = subject.guideline
    from guideproof.analysis.proof import DifferentAmounts

    for fact in subject.facts(DifferentAmounts):
        yield _found(guideline, fact)


def _found(guideline: Guideline, fact: DifferentAmounts) -> Diagnostic:
    first, second = (item_of(guideline, place).amount for place in (fact.first, fact.second))
    assert first is not None
    assert second is not None
    made_of = dict.fromkeys(id for each in (first, second) for id in behind_amount(guideline, each.element))
    whom = patient_in_words(guideline, fact.patient, elements=tuple(made_of))
    one, other = (given_to(fact.patient, place) for place in (fact.first, fact.second))
    intervention = fact.first.intervention
    pairs = other_nodes(fact.first, fact.second, fact.others)
    more = f"; so do {'; '.join(pairs)}" if pairs else ""
    return CHECK.found(
        guideline,
        second.span,
        f"for {whom}, `{fact.first.node}` recommends {one} of `{intervention}` and `{fact.second.node}` {other}{more}",
        notes=[Note(f"`{fact.first.node}` says so here", first.span)],
        hint="Let one derived element give the amount in both places, or keep these patients away from one of them.",
        witness=witness(
            guideline,
            fact.patient,
            f"two-amounts-at-{fact.first.node}-and-{fact.second.node}",
            f"Two amounts of {intervention}",
        ),
    )


CHECK = Check("GP322", "different-amounts", Severity.ERROR, find, preconditions=obstacles)
