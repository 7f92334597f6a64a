"""A recommendation that links no evidence, or none that supports it.

**Why it matters.** A reader cannot see what it rests on, and nobody will notice when that changes.

**How to fix it.** Link what supports it under `evidence`, on the item or on its node. Where the sources are silent, a
conditional recommendation of very low certainty, such as a referral, may rest on links with the role `context`; that is
how a guideline says that it goes beyond them. A link supports unless it says otherwise. Of what is `ungraded`
nothing is asked but its `because`. In a scheme of the guideline's own, `strong` and `as` in the manifest tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.support import recommended
from guideproof.checks.check import Check, Subject
from guideproof.checks.preconditions import faulty
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.grading import GRADE
from guideproof.model.reference import Role


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each recommended item."""
    guideline = subject.guideline
    own = guideline.manifest.grading is not GRADE
    lower = "lower its grade, or say why it is `ungraded`" if own else "make it `conditional` with certainty `very_low`"
    for each in recommended(guideline):
        if faulty(guideline, each.node.span.path):
            continue
        item, where = each.item, f"`{each.node.id}` recommends"
        what = f"`{item.intervention.id}`" if item.direction == "for" else f"against `{item.intervention.id}`"
        if not each.links and item.ungraded is None:
            yield CHECK.found(
                guideline,
                item.span,
                f"{where} {what} without any evidence, so nobody can see what it rests on",
                hint="Link the findings that support it under `evidence`.",
            )
        elif not each.with_role(Role.SUPPORTS) and not item.modest and (item.strength or item.certainty):
            yield CHECK.found(
                guideline,
                item.span,
                f"{where} {what} ({item.graded}), but no linked evidence supports it",
                hint=f"Link a finding with the role `supports`, or {lower}.",
            )


CHECK = Check("GP401", "recommendation-without-evidence", Severity.WARNING, find)
