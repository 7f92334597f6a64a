"""A code that the element does not have.

**Why it matters.** No patient can have it, so a test for it never holds and a branch that rests on it is never taken.

**How to fix it.** Correct the code; the nearest one is suggested. Or add it to the element's `values`, and see that
every decision on that element covers it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check
from guideproof.checks.nearest import did_you_mean
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.fault import UnknownCode
from guideproof.model.guideline import Guideline


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """One finding for each code."""
    for fault in guideline.faults:
        if isinstance(fault, UnknownCode):
            element = guideline.variable(fault.element)
            yield CHECK.found(
                guideline,
                fault.span,
                f"`{fault.element}` has no code `{fault.code}`, so no patient can have it",
                notes=[Note(f"`{fault.element}` is defined here", element.span)] if element else (),
                hint=did_you_mean(fault.code, fault.codes, word="code"),
            )


CHECK = Check("GP110", "unknown-code", Severity.ERROR, find)
