"""A disagreement that is settled, but no node follows what was settled.

**Why it matters.** The decision stands on paper only: a reader of the algorithm does not meet it, and whoever reads the
disagreement cannot see what came of it.

**How to fix it.** Name in `decided_in` the nodes that follow it. If there are none because it bears on nothing, leave
it `open` or delete it. A node in `decided_in` that there is not is an `unknown-reference`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.evidence import Settled


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each disagreement."""
    guideline = subject.guideline
    for disagreement in guideline.disagreements.values():
        if isinstance(disagreement.outcome, Settled) and not disagreement.outcome.decided_in:
            yield CHECK.found(
                guideline,
                disagreement.span,
                f"the disagreement `{disagreement.id}` is settled, but no node is said to follow it",
                hint="Name the nodes that follow it in `decided_in`.",
            )


CHECK = Check("GP410", "settled-nowhere", Severity.WARNING, find)
