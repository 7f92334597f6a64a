"""A text for people in which nothing can be seen.

A title, a question, a label or another text that is empty, or holds nothing but blanks, no-break spaces or other
characters without a shape.

**Why it matters.** Whoever reads the flowchart, answers the question or looks for the reason finds nothing there.

**How to fix it.** Write the text. Where there is nothing to say, and the key is not required, delete the key.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.text_fault import BlankText, ForbiddenYaml


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each text."""
    guideline = subject.guideline
    # An alias has no value, and what a tag was meant to say is unknown.
    forbidden = {(fault.span.path, fault.span.line) for fault in guideline.faults if isinstance(fault, ForbiddenYaml)}
    for fault in guideline.faults:
        if isinstance(fault, BlankText) and (fault.span.path, fault.span.line) not in forbidden:
            yield CHECK.found(
                guideline,
                fault.span,
                f"`{fault.key}` of {fault.owner} is blank, so people who look for it read nothing",
                hint="Write the text, or delete the key if there is nothing to say.",
            )


CHECK = Check("GP118", "blank-text", Severity.ERROR, find)
