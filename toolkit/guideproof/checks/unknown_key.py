"""A key that the thing does not have.

**Why it matters.** What stands under it would be read by nobody: a misspelt `evidence` is no evidence, and a branch
with a misspelt `next` leads nowhere.

**How to fix it.** Correct the key; the nearest one is suggested. Notes for other editors belong in a comment or in
`rationale`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import did_you_mean
from guideproof.checks.written_name import named_so
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.fault import TypeMismatch, UnknownKey
from guideproof.nearest import nearest


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each key."""
    guideline = subject.guideline
    meant = [each.span for each in guideline.faults if isinstance(each, TypeMismatch) and each.meant is not None]
    for fault in guideline.faults:
        if isinstance(fault, UnknownKey) and not any(place.contains(fault.span) for place in meant):
            yield CHECK.found(
                guideline,
                fault.span,
                f"{fault.owner} has no key `{fault.key}`, so what stands under it would be read by nobody",
                hint=did_you_mean(fault.key, fault.allowed, word="key"),
                fixes=named_so(fault.key, _free(fault), [fault.span], of_language=True),
            )


def _free(fault: UnknownKey) -> list[str]:
    """The keys that may have been meant: none where one of them stands there already."""
    meant = nearest(fault.key, sorted(fault.allowed))
    return [] if set(meant) & set(fault.present) else meant


CHECK = Check("GP106", "unknown-key", Severity.ERROR, find)
