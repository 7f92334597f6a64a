"""A finding, a statement or an erratum of which nobody can tell where in its source it stands.

**Why it matters.** A reader who wants to compare a figure with the text has to read it all, and will not.

**How to fix it.** Give it, or the whole source if all that is taken from it stands in one place, a `locator`: a
section, a table, a paragraph. A link may have one too, which does not count here: it speaks for one place only.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.evidence import Source
from guideproof.source import Span

_HINT = "Add `locator` with the section, table or paragraph."


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each source, or finding, statement or erratum of a source, without a locator."""
    guideline = subject.guideline
    for source in guideline.sources.values():
        if source.locator is not None:
            continue
        taken = list(_taken(source))
        bare = [(what, span) for what, locator, span in taken if locator is None]
        if not taken or (len(bare) == len(taken) and len(bare) > 1):
            nor = ", nor has anything that is taken from it" if taken else ""
            message = f"the source `{source.id}` has no `locator`{nor}, so nobody can look it up"
            yield CHECK.found(guideline, source.span, message, hint=_HINT)
            continue
        for what, span in bare:
            message = f"neither {what} nor its source has a `locator`, so nobody can look it up"
            yield CHECK.found(guideline, span, message, hint=_HINT)


def _taken(source: Source) -> Iterator[tuple[str, str | None, Span]]:
    """What is taken from a source, each with its name for a message, its locator and its place."""
    for finding in source.findings.values():
        yield f"`{source.id}#{finding.id}`", finding.locator, finding.span
    for statement in source.statements.values():
        yield f"the statement `{statement.id}` of `{source.id}`", statement.locator, statement.span
    for erratum in source.errata:
        yield f"an erratum of `{source.id}`", erratum.locator, erratum.span


CHECK = Check("GP409", "no-locator", Severity.WARNING, find)
