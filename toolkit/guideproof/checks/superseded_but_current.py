"""A source that another one has taken the place of, and that is called `current` all the same.

**Why it matters.** What rests on it alone looks as though it stood on the present state of knowledge: only a source
that is called `superseded` carries no strong recommendation, and its readers are told.

**How to fix it.** Write `status: superseded` (without `status` a source is `current`), or `historical` or `retracted`
if that is what it is. If it still stands beside the newer one, leave `superseded_by` out.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.written_name import named_so
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.evidence import SourceStatus


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each source."""
    guideline = subject.guideline
    for source in guideline.sources.values():
        by = source.superseded_by
        if by is not None and source.status is SourceStatus.CURRENT:
            written = source.places.get("status")
            yield CHECK.found(
                guideline,
                written or by.span,
                f"the source `{source.id}` is superseded by `{by.id}`, but {'is called' if written else 'counts as'}"
                " `current`, so what rests on it looks up to date",
                hint="Write `status: superseded`, or leave `superseded_by` out if it still stands.",
                fixes=named_so("current", ["superseded"], [written]) if written else (),
            )


CHECK = Check("GP416", "superseded-but-current", Severity.ERROR, find)
