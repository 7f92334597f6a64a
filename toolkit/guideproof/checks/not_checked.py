"""Checks that were left out because something could not be read.

**Why it matters.** A file that cannot be read, or a misspelt id, would make much else look unreachable or unused.
Rather than cry wolf, the checks that speak of the guideline as a whole wait; what they would find is not known yet.

**How to fix it.** Correct what is reported at the place shown, then check again.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Stage
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline
from guideproof.source import Span


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """One note for each place that keeps checks from being made."""
    from guideproof.checks import CHECKS  # here, because this check is one of them

    waiting: dict[Span, list[Check]] = {}
    for check in CHECKS:
        place = check.misled(guideline) if check.misled is not None else None
        if place is not None and check.severity_in(guideline) is not None:
            waiting.setdefault(place, []).append(check)
    for place, checks in waiting.items():
        yield CHECK.found(
            guideline,
            place,
            f"not checked, because what is wrong here would mislead it: {_named(checks)}",
            hint="Correct what is reported for this place, then check again.",
        )


def _named(checks: list[Check]) -> str:
    """The checks by name, the proofs all together."""
    names = [f"`{check.slug}`" for check in checks if check.stage is not Stage.PROOFS]
    proofs = [check.code for check in checks if check.stage is Stage.PROOFS]
    return ", ".join(names + ([f"the proofs ({proofs[0]} to {proofs[-1]})"] if proofs else []))


CHECK = Check("GP114", "not-checked", Severity.NOTE, find)
