"""An element whose `applies_when` holds of every valid patient.

**Why it matters.** It says that the element means nothing for some, and there are none such: either the condition is
not the one that was meant, or it can go.

**How to fix it.** Correct `applies_when`, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each element."""
    from guideproof.analysis.proof import AppliesToAll

    guideline = subject.guideline
    for fact in subject.facts(AppliesToAll):
        condition = guideline.elements[fact.element].applies_when
        assert condition is not None
        yield CHECK.found(
            guideline,
            condition.span,
            f"`{fact.element}` applies to everybody: every valid patient meets its `applies_when`",
            hint="Correct the condition, or delete it.",
        )


CHECK = Check("GP319", "applies-to-all", Severity.NOTE, find, preconditions=obstacles)
