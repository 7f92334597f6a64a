"""An id that stands for two things of one kind.

**Why it matters.** A reference to it could mean either. Input and derived elements share their ids; nodes share
theirs over all sections, because the section is no part of the id.

**How to fix it.** Rename one of the two, its file with it, and the references that mean it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.fault import DuplicateId


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each later use of the id."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, DuplicateId):
            yield CHECK.found(
                guideline,
                fault.span,
                f"a second {fault.kind} has the id `{fault.id}`, so a reference to it could mean either"
                if fault.other is None
                else f"the {fault.kind} `{fault.id}` has the id of an {fault.other}, so a name could mean either",
                notes=[Note("the first one is here", fault.first)],
                hint="Rename one of the two, and the references that mean it.",
            )


CHECK = Check("GP111", "duplicate-id", Severity.ERROR, find)
