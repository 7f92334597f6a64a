"""A finding of which nobody can tell where in its source it stands.

**Why it matters.** A reader who wants to compare a figure with the text has to read it all, and will not.

**How to fix it.** Give the finding, or the whole source if all its findings stand in one place, a `locator`: a section,
a table, a paragraph. A link may have one too, which does not count here: it speaks for one place only.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check
from guideproof.checks.subject import Subject
from guideproof.diagnostic import Diagnostic, Severity

_HINT = "Add `locator` with the section, table or paragraph."


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each source, or finding of a source, without a locator."""
    guideline = subject.guideline
    for source in guideline.sources.values():
        if source.locator is not None:
            continue
        bare = [finding for finding in source.findings.values() if finding.locator is None]
        if not source.findings or (len(bare) == len(source.findings) and len(bare) > 1):
            what = "has no `locator`" if not source.findings else "has no `locator`, nor has any of its findings"
            yield CHECK.found(
                guideline, source.span, f"the source `{source.id}` {what}, so nobody can look it up", hint=_HINT
            )
            continue
        for finding in bare:
            yield CHECK.found(
                guideline,
                finding.span,
                f"neither `{source.id}#{finding.id}` nor its source has a `locator`, so nobody can look it up",
                hint=_HINT,
            )


CHECK = Check("GP409", "no-locator", Severity.WARNING, find)
