"""A manifest without something that is expected of a guideline of its status.

**Why it matters.** Whoever finds the guideline must see what it is for, from when it is, who stands behind it and on
what terms it may be used, before they rely on it.

**How to fix it.** Add what is named; leave nothing to guess, and invent nobody. Expected are, after FHIR's
canonical resources:

- of every guideline `name`, `date`, `description`, `purpose`, `usage`, `copyright` and `topic`;
- of one that is `active` also `url`, `publisher`, `contact`, `jurisdiction`, `author` and `review_interval`.

What else an active guideline needs is a matter of `unfit-status`.

Source: HL7, Canonical Resource Management Infrastructure, the profiles CRMIShareablePlanDefinition and
CRMIPublishablePlanDefinition; `id`, `version`, `title` and `status` are required by the schema.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.preconditions import faulty
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import PublicationStatus

_ALWAYS = ("name", "date", "description", "purpose", "usage", "copyright", "topic")
_ACTIVE = ("url", "publisher", "contact", "jurisdiction", "author", "review_interval")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """At most one finding."""
    guideline = subject.guideline
    manifest = guideline.manifest
    expected = (*_ALWAYS, *_ACTIVE) if manifest.status is PublicationStatus.ACTIVE else _ALWAYS
    missing = [key for key in expected if not manifest.metadata.get(key)]
    if missing and not faulty(guideline, manifest.span.path):
        yield CHECK.found(
            guideline,
            manifest.span,
            f"the manifest has no {listed(missing, most=len(missing))}, which readers of a guideline with the status "
            f"`{manifest.status}` expect",
            hint="Add what is true and known to `guideline.yaml`.",
        )


CHECK = Check("GP601", "missing-metadata", Severity.WARNING, find)
