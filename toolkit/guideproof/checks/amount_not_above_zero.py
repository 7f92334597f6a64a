"""An amount that is zero or less for some patient.

**Why it matters.** No dose is zero or less. Where a formula gives one for somebody, it does not say what is meant for
them: the intervention may not be for them at all, or the formula needs a floor.

**How to fix it.** Keep these patients away from the recommendation by a condition before it, or correct the formula: a
`max` with the least amount that is given, say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.edges import behind
from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.contradictory_recommendations import item_of
from guideproof.checks.nearest import listed
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from guideproof.analysis.proof import AmountNotAboveZero, Patient, Recommending


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each amount."""
    guideline = subject.guideline
    from guideproof.analysis.proof import AmountNotAboveZero

    for fact in subject.facts(AmountNotAboveZero):
        yield _found(guideline, fact)


def _found(guideline: Guideline, fact: AmountNotAboveZero) -> Diagnostic:
    item = item_of(guideline, fact.place)
    assert item.amount is not None
    whom = patient_in_words(guideline, fact.patient, elements=behind_amount(guideline, item.amount.element))
    others = f"; it is likewise at {listed(fact.others)}" if fact.others else ""
    said = given_to(fact.patient, fact.place)
    return CHECK.found(
        guideline,
        item.amount.span,
        f"the amount of `{fact.place.intervention}` at `{fact.place.node}` is {said} for {whom}{others}: zero or less"
        " is no amount",
        hint="Keep these patients away from the recommendation, or let the formula give no less than what is given.",
        witness=witness(
            guideline,
            fact.patient,
            f"no-amount-at-{fact.place.node}",
            f"{fact.place.intervention} of zero or less",
            {"does_not_recommend": [fact.place.intervention]},
        ),
    )


def behind_amount(guideline: Guideline, element: str | None) -> tuple[str, ...]:
    """The input elements of which an amount is made."""
    return () if element is None else tuple(id for id in behind(guideline, [element]) if id in guideline.elements)


def given_to(patient: Patient, place: Recommending) -> str:
    """The amount that a patient gets at a place: ``1250 mg``."""
    found = [
        each.amount
        for each in patient.evaluation.recommendations
        if each.node.id == place.node and each.item is each.node.items[place.item]
    ]
    return f"`{found[0]}`" if found else "unknown"


CHECK = Check("GP321", "amount-not-above-zero", Severity.ERROR, find, preconditions=obstacles)
