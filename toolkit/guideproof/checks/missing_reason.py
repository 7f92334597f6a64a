"""An `allow` whose reason is still to be written.

An editor that allows a finding writes `because: TODO` into the `allow`, and so do people who are in a hurry.

**Why it matters.** Whoever reads the guideline later, or reviews it now, cannot tell whether anybody looked at what was
found, and the finding itself is not shown any more.

**How to fix it.** Write why the finding is accepted here: what was looked at, and what speaks for leaving it. A day in
`until` brings it back then. If there is no reason, delete the `allow` and correct what is found.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.allowing import unwritten
from guideproof.checks.check import Check, Lenience, Subject
from guideproof.checks.suppression import allowances
from guideproof.diagnostic import Diagnostic, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each ``allow``."""
    guideline = subject.guideline
    for allowance in allowances(guideline):
        if unwritten(allowance.because):
            yield CHECK.found(
                guideline,
                allowance.span,
                f"this allows `{allowance.check}` and gives no reason but `{allowance.because}`, so nobody can tell"
                " whether what it hides was looked at",
                hint="Write in `because` why it is accepted, or delete this `allow` and correct what is found.",
            )


CHECK = Check("GP216", "missing-reason", Severity.ERROR, find, lenience=Lenience.NONE)
