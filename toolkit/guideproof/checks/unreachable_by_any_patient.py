"""A node to which edges lead but no patient.

**Why it matters.** Nobody is ever shown what the node says, though the drawing shows a way to it: the conditions along
that way exclude each other, or other branches come first.

**How to fix it.** Correct the condition that lets nobody through; the branches that nobody takes are shown. Delete the
node if it is no longer wanted. Nodes that hang on it are named with it and not reported again.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each node that does not hang on another one."""
    guideline = subject.guideline
    from guideproof.analysis.proof import UnreachableByAnyPatient

    for fact in subject.facts(UnreachableByAnyPatient):
        node, hanging = guideline.nodes[fact.node], fact.hanging
        with_it = f"; with it {listed(hanging)} {'is' if len(hanging) == 1 else 'are'} cut off" if hanging else ""
        yield CHECK.found(
            guideline,
            node.id_span,
            f"no patient reaches `{node.id}`: nobody takes a branch that leads there{with_it}",
            notes=[_behind(guideline, *each) for each in fact.behind],
            hint="Correct a condition on the way.",
        )


def _behind(guideline: Guideline, id: str, index: int) -> Note:
    body = guideline.nodes[id].body
    assert isinstance(body, Decision)
    branch = body.branches[index]
    return Note(f"nobody takes the branch `{branch.id}` of `{id}`, which leads there", branch.when_span)


CHECK = Check("GP306", "unreachable-by-any-patient", Severity.ERROR, find, preconditions=obstacles)
