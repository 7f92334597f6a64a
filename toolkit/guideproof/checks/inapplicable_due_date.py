"""A date of a later visit that does not apply to a patient who is to come again on it.

A date with `applies_when` means nothing for some patients, and a date that is computed from it does not apply to them
either.

**Why it matters.** The guideline has them come again and cannot say when: their facts count as `invalid`, and nothing
is recommended.

**How to fix it.** Keep these patients away from the later visit by a condition before it, or send them to one with
another date, or with `after`; or correct `applies_when`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.node import Reassess


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each date."""
    guideline = subject.guideline
    from guideproof.analysis.proof import InapplicableDueDate

    for fact in subject.facts(InapplicableDueDate):
        body = guideline.nodes[fact.node].body
        assert isinstance(body, Reassess)
        assert body.due is not None
        others = f"; it is likewise at {listed(fact.others)}" if fact.others else ""
        yield CHECK.found(
            guideline,
            body.due.span,
            f"`{fact.node}` has {patient_in_words(guideline, fact.patient)} come again on a date that does not apply to"
            f" them, `{fact.element}`{others}",
            hint="Keep these patients away from the later visit, or send them to one with another date or `after`.",
            witness=witness(guideline, fact.patient, f"no-date-for-them-at-{fact.node}", f"No date at {fact.node}"),
        )


CHECK = Check("GP324", "inapplicable-due-date", Severity.ERROR, find, preconditions=obstacles)
