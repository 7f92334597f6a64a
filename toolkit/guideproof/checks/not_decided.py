"""A question of the proofs that was not settled within its budget.

**Why it matters.** What was not decided is not proven. The guideline may be right there or wrong; nobody knows, and
that must not look like a proof.

**How to fix it.** Split a decision with very many branches, or a formula with many elements, into smaller ones; or look
at the place named by hand and allow it there with what you found as the reason. It cannot be lowered, and whatever is
selected or ignored, it fails the run.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Lenience, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline
from guideproof.source import Span


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each kind of question and each thing that it is about."""
    guideline = subject.guideline
    from guideproof.analysis.proof import NotDecided

    refused = subject.proofs.refused
    if refused is not None:
        yield CHECK.found(guideline, guideline.manifest.span, f"nothing was proven: {refused}")
    for fact in subject.facts(NotDecided):
        entry = f" from `{fact.entry}`" if fact.entry is not None else ""
        count = f" ({fact.questions} questions)" if fact.questions > 1 else ""
        yield CHECK.found(
            guideline,
            _place(guideline, fact.about),
            f"`{fact.asked.value.replace('_', '-')}` was not decided at `{fact.about}`{entry}{count}, because it would"
            " have taken too long",
            hint="Make the conditions there simpler; or look at them by hand, and `allow` this with what you found.",
        )


def _place(guideline: Guideline, about: str) -> Span:
    if about in guideline.nodes:
        return guideline.nodes[about].id_span
    for things in (
        guideline.elements,
        guideline.derived,
        guideline.safety,
        guideline.interventions,
        guideline.manifest.entry_points,
    ):
        if about in things:
            return things[about].span
    return guideline.manifest.span


CHECK = Check("GP313", "not-decided", Severity.ERROR, find, preconditions=obstacles, lenience=Lenience.ALLOWED)
