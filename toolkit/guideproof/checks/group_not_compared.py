"""A finding that compares two groups and gives figures of a third one.

**Why it matters.** A name that is only spelt otherwise cannot be told from a group that was not compared: its figures
are drawn beside the others as though they belonged to the comparison, and those of the group that was meant are
missing.

**How to fix it.** Name the group in `groups` as `compares` names it. A third arm that the figure does not speak of gets
a finding of its own. A name that is nearly one of `compares` is a `near-word`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.vocabulary import slip_of
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.diagnostic import Diagnostic, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each finding of a source."""
    guideline = subject.guideline
    for source in guideline.sources.values():
        for finding in source.findings.values():
            others = [name for name in finding.groups if name not in finding.compares]
            near = (slip_of(name, finding.compares) for name in others) if finding.compares else ()
            if finding.compares and others and not any(meant and meant not in finding.groups for meant in near):
                compared = " with ".join(f"`{name}`" for name in finding.compares)
                stand = "which is neither" if len(others) == 1 else "which are neither"
                yield CHECK.found(
                    guideline,
                    finding.places.get("groups", finding.span),
                    f"`{source.id}#{finding.id}` compares {compared}, but has figures of {listed(others)}, {stand}",
                    hint="Name the group as `compares` does, or give it a finding of its own.",
                )


CHECK = Check("GP415", "group-not-compared", Severity.WARNING, find)
