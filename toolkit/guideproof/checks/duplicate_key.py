"""A key that stands twice in one mapping.

**Why it matters.** YAML libraries silently keep one of the two values, some the first and some the last: what the
reviewer reads and what is run could differ.

**How to fix it.** Keep one of them, or give the second its own name. To say two things of one element in a condition,
write them as one entry (`{at_least: 1, at_most: 2}`) or as a list under `all`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.text_fault import DuplicateKey


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each repetition, at the later key."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, DuplicateKey):
            yield CHECK.found(
                guideline,
                fault.span,
                f"the key `{fault.key}` stands here a second time, so one of its two values would be lost",
                notes=[Note("it stands here first", fault.first)],
                hint="Keep one of the two, or give this one its own name.",
            )


CHECK = Check("GP102", "duplicate-key", Severity.ERROR, find)
