"""A derived number that leaves the range that it states, for some patient who is valid otherwise: a note, no fault.

**Why it matters.** Outside of its range the facts are invalid, and nothing is recommended. The proofs assume that
nobody is there: what the guideline does with such a patient has not been looked at.

**How to fix it.** Nothing is broken, where such a patient cannot be. If somebody can be like the patient shown, widen
the `range`; if nobody is, the `range` of an element that it reads can say so, or a constraint.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.element import unit_suffix
from guideproof.model.number import format_number


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One note for each number."""
    from guideproof.analysis.proof import LeavesRange

    guideline = subject.guideline
    for fact in subject.facts(LeavesRange):
        derived = guideline.derived[fact.element]
        assert derived.range is not None
        low, high = map(format_number, derived.range)
        whom = patient_in_words(guideline, fact.patient)
        name = f"leaves-range-of-{derived.id.replace('_', '-')}"
        yield CHECK.found(
            guideline,
            derived.span,
            f"`{derived.id}` leaves its range, {low} to {high}{unit_suffix(derived)}, for {whom}",
            hint="The facts of such a patient are invalid. If there can be one, widen the `range`.",
            witness=witness(guideline, fact.patient, name, f"{derived.id} out of range"),
        )


CHECK = Check("GP325", "leaves-range", Severity.NOTE, find, preconditions=obstacles)
