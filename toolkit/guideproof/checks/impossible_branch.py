"""A branch that nobody who arrives at its decision can take, or a class that nobody has by its condition.

**Why it matters.** Either its condition contradicts itself or what was decided before, so that patients whom it was
written for go another way; or it is a leftover that misleads whoever reads it.

**How to fix it.** Correct the condition, or the condition before it that lets nobody of these through; else delete the
branch. An `otherwise` for whom nobody is left is not needed: without it, a patient whom nobody thought of becomes a
finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from guideproof.analysis.proof import ImpossibleBranch


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each branch."""
    guideline = subject.guideline
    from guideproof.analysis.proof import ImpossibleBranch

    for fact in subject.facts(ImpossibleBranch):
        yield _of_classify(guideline, fact) if fact.place.node is None else _of_node(guideline, fact)


def _of_node(guideline: Guideline, fact: ImpossibleBranch) -> Diagnostic:
    node = guideline.nodes[fact.place.node or ""]
    branch = node.branches[fact.branch]
    if fact.otherwise:
        message = f"nobody is left for `otherwise` of `{node.id}`: its other branches take everyone who arrives"
        hint = f"Delete the branch `{branch.id}`."
    else:
        message = f"no patient who arrives at `{node.id}` can meet the condition of the branch `{branch.id}`"
        hint = f"Correct the condition, or what is decided on the way to `{node.id}`, or delete the branch."
    return CHECK.found(guideline, branch.when_span, message, hint=hint)


def _of_classify(guideline: Guideline, fact: ImpossibleBranch) -> Diagnostic:
    derived = guideline.derived[fact.place.derived or ""]
    assert isinstance(derived.definition, Classify)
    branch = derived.definition.branches[fact.branch]
    if fact.otherwise:
        message = f"nobody is left for `otherwise` of `{derived.id}`: its other classes take everyone"
        hint = "Delete it: without it, a patient whom nobody thought of becomes a finding."
    else:
        message = f"no patient can meet the condition on which `{derived.id}` is `{branch.text}`"
        hint = "Correct the condition, or delete it with its class."
    return CHECK.found(guideline, branch.when_span, message, hint=hint)


CHECK = Check("GP304", "impossible-branch", Severity.ERROR, find, preconditions=obstacles)
