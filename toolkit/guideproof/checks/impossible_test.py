"""A test inside a condition, or one that is counted, that no value of its element passes.

**Why it matters.** It says nothing of anybody: the part of `any` in which it stands adds nobody, what it counts or
gives points for is never counted, and its `not` holds of everybody. Most often a bound was mistyped, or two tests of
one element stand together that were to stand under `any`.

**How to fix it.** Correct the bound, or write both tests as alternatives. Where a whole branch, class, rule or
constraint can hold of nobody, that is told of itself (`impossible-branch` and others); here only tests and ranges are
compared, and not what other elements allow.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.empty_tests import empty_tests
from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each test, or for those of one element that stand together."""
    guideline = subject.guideline
    for fact in empty_tests(guideline):
        which = ("this test", "both of these tests")[len(fact.others)] if len(fact.others) < 2 else "all of these tests"
        yield CHECK.found(
            guideline,
            fact.span,
            f"no value of `{fact.element}` passes {which}, so what it stands in holds of nobody",
            notes=[Note("it stands together with this one", span) for span in fact.others],
            hint="Correct the bound, or put tests that were to be alternatives under `any`.",
        )


CHECK = Check("GP326", "impossible-test", Severity.ERROR, find, preconditions=obstacles)
