"""A status that the guideline does not live up to.

**Why it matters.** `active` tells a clinic that somebody has approved and reviewed the guideline and that it may be
used. Nobody must read that of a guideline of which it is not true.

**How to fix it.** Do what is missing, or call it `draft`. A guideline that is `active` needs

- `approval_date`, `last_review_date` and a `reviewer`;
- a date `until` on every disagreement that is open;
- a version from 1.0.0 on, without a pre-release part: 0.y.z is for what is still being built (Semantic Versioning
  2.0.0, item 4).

At any status an `effective_period` must not end before it starts.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.preconditions import faulty
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.evidence import Open
from guideproof.model.guideline import Guideline, PublicationStatus

_NEEDED = ("approval_date", "last_review_date", "reviewer")
_DRAFT = "or call the guideline `draft`."


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each thing that is missing."""
    guideline = subject.guideline
    yield from _period(guideline)
    manifest = guideline.manifest
    if manifest.status is not PublicationStatus.ACTIVE or faulty(guideline, manifest.span.path):
        return
    place = manifest.places.get("status", manifest.span)
    missing = [key for key in _NEEDED if not manifest.metadata.get(key)]
    if missing:
        yield CHECK.found(
            guideline,
            place,
            f"the guideline is called `active`, but it has no {listed(missing)}",
            hint=f"Have it reviewed and approved and say so, {_DRAFT}",
        )
    if manifest.version.startswith("0.") or "-" in manifest.version.partition("+")[0]:
        yield CHECK.found(
            guideline,
            manifest.places.get("version", manifest.span),
            f"the guideline is called `active`, but its version {manifest.version} is that of one still being built",
            hint=f"Give it a version from 1.0.0 on, {_DRAFT}",
        )
    for disagreement in guideline.disagreements.values():
        if isinstance(disagreement.outcome, Open) and disagreement.outcome.until is None:
            yield CHECK.found(
                guideline,
                disagreement.span,
                f"the guideline is called `active`, but the disagreement `{disagreement.id}` is open without `until`",
                hint=f"Settle it, or say until when it may stay open, {_DRAFT}",
            )


def _period(guideline: Guideline) -> Iterator[Diagnostic]:
    manifest = guideline.manifest
    match manifest.metadata.get("effective_period"):
        case {"start": str(start), "end": str(end)} if end < start:
            yield CHECK.found(
                guideline,
                manifest.places.get("effective_period", manifest.span),
                f"`effective_period` ends on {end}, before it starts on {start}",
                hint="Correct the dates.",
            )


CHECK = Check("GP602", "unfit-status", Severity.ERROR, find)
