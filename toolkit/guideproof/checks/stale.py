"""Something that should have been looked at again by now.

**Why it matters.** Evidence moves on. What was right when it was last compared with its sources may no longer be, and
readers take for granted that somebody has looked.

**How to fix it.** Look at it again, correct what has changed, and set the new date. The manifest's `review_interval`
(such as `24 mo`) says how long a date lasts: `last_checked` of a source that is current, `last_review_date` of a node
and of the manifest. A disagreement that is left open `until` a date is stale after it, with or without an interval.
What has no date is not reported here.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.dates import after, parse_date
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.evidence import Open, SourceStatus
from guideproof.model.fault import PeriodFault
from guideproof.model.guideline import Guideline
from guideproof.source import Span


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each thing that is stale on the day."""
    guideline, today = subject.guideline, subject.today
    interval = guideline.manifest.review_interval
    for what, done, given, span in _dated(guideline):
        last = parse_date(given)
        due = after(last, interval) if last is not None and interval is not None else None
        if due is not None and due < today:
            yield CHECK.found(
                guideline,
                span,
                f"{what} was last {done} on {given}, and `review_interval` is {interval}, so it was due by {due}",
                hint="Look at it again, correct what has changed, and set the new date.",
            )
    for disagreement in guideline.disagreements.values():
        outcome = disagreement.outcome
        if not isinstance(outcome, Open):
            continue
        until = parse_date(outcome.until)
        if until is not None and until < today:
            yield CHECK.found(
                guideline,
                outcome.until_span or disagreement.span,
                f"the disagreement `{disagreement.id}` was to stay open until {until}, which is over",
                hint="Settle it, or look at it again and give a later `until`.",
            )


def _dated(guideline: Guideline) -> Iterator[tuple[str, str, str | None, Span]]:
    """What carries a date: in words, what was done then, the date, the place."""
    manifest = guideline.manifest
    reviewed = manifest.metadata.get("last_review_date")
    yield (
        "the guideline",
        "reviewed",
        str(reviewed) if reviewed else None,
        manifest.places.get("last_review_date", manifest.span),
    )
    for node in guideline.nodes.values():
        yield f"the node `{node.id}`", "reviewed", node.last_review_date, node.id_span
    for source in guideline.sources.values():
        if source.status is SourceStatus.CURRENT:
            yield (
                f"the source `{source.id}`",
                "checked",
                source.last_checked,
                source.places.get("last_checked", source.span),
            )


def _no_interval(guideline: Guideline) -> tuple[Span, ...]:
    """The places of a ``review_interval`` that means nothing."""
    wrong = (each for each in guideline.faults if isinstance(each, PeriodFault))
    return tuple(each.span for each in wrong if each.key == "review_interval")


CHECK = Check("GP408", "stale", Severity.WARNING, find, preconditions=_no_interval)
