"""An element whose `applies_when` holds of no valid patient.

**Why it matters.** Nobody is asked for it and nobody may have it, so every test of it is false: whatever depends on it
happens to nobody, or to everybody.

**How to fix it.** Correct `applies_when`, or the constraint that contradicts it; or delete the element.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each element."""
    from guideproof.analysis.proof import NeverApplies

    guideline = subject.guideline
    for fact in subject.facts(NeverApplies):
        condition = guideline.elements[fact.element].applies_when
        assert condition is not None
        yield CHECK.found(
            guideline,
            condition.span,
            f"`{fact.element}` applies to nobody: no valid patient meets its `applies_when`",
            hint="Correct the condition, or what contradicts it; or delete the element.",
        )


CHECK = Check("GP318", "never-applies", Severity.ERROR, find, preconditions=obstacles)
