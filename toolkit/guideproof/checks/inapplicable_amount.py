"""An amount that does not apply to a patient to whom it is given.

An element with `applies_when` means nothing for some patients, and a number that is computed from it does not apply to
them either.

**Why it matters.** The guideline recommends the intervention to them and cannot say how much: their facts count as
`invalid`, and nothing is recommended.

**How to fix it.** Keep these patients away from the recommendation by a condition before it, or give another amount on
their way; or correct `applies_when`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.contradictory_recommendations import item_of
from guideproof.checks.nearest import listed
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each amount."""
    guideline = subject.guideline
    from guideproof.analysis.proof import InapplicableAmount

    for fact in subject.facts(InapplicableAmount):
        amount = item_of(guideline, fact.place).amount
        assert amount is not None
        node, intervention = fact.place.node, fact.place.intervention
        others = f"; it is likewise at {listed(fact.others)}" if fact.others else ""
        yield CHECK.found(
            guideline,
            amount.span,
            f"`{node}` recommends `{intervention}` to {patient_in_words(guideline, fact.patient)}, to whom its amount"
            f" `{amount.element}` does not apply{others}",
            hint="Keep these patients away from the recommendation, or give another amount on their way.",
            witness=witness(guideline, fact.patient, f"no-amount-for-them-at-{node}", f"No amount of {intervention}"),
        )


CHECK = Check("GP323", "inapplicable-amount", Severity.ERROR, find, preconditions=obstacles)
