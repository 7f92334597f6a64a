"""A patient who comes to the end of every track without any recommendation.

**Why it matters.** The guideline was asked and says nothing, and nobody can tell whether nothing is to be done or
something was forgotten.

**How to fix it.** Add a recommendation on the way, if only a referral or watchful waiting. A branch that is meant to
end with nothing to recommend says so with `next: []`, and is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check
from guideproof.checks.patients import patient_in_words, witness
from guideproof.checks.proofs import facts_of, unprovable
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """One finding for each end."""
    from guideproof.analysis.proof import NoRecommendation

    for fact in facts_of(guideline, NoRecommendation):
        node = guideline.nodes[fact.node]
        whom = patient_in_words(guideline, fact.patient)
        yield CHECK.found(
            guideline,
            node.id_span,
            f"{whom} comes to `{node.id}` without any recommendation on the way",
            hint="Recommend something on the way, or end the track with `next: []` where nothing is to be done.",
            witness=witness(guideline, fact.patient, f"nothing-at-{node.id}", f"Nothing recommended before {node.id}"),
        )


CHECK = Check("GP310", "no-recommendation", Severity.ERROR, find, misled=unprovable)
