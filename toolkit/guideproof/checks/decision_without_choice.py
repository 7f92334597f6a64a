"""A decision that decides nothing: one branch takes everyone who arrives.

**Why it matters.** The question is asked, and perhaps examined for, though the answer is known from what was decided
before; and the other branches show reviewers ways that nobody goes. Here nobody meets their conditions; rows of a
`first` decision that others cover, and an `otherwise` for whom nobody is left, are told one by one.

**How to fix it.** Correct the conditions, or let what leads here lead to the next node instead and delete the decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.diagnostic import Diagnostic, Note, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each decision."""
    guideline = subject.guideline
    from guideproof.analysis.proof import DecisionWithoutChoice

    for fact in subject.facts(DecisionWithoutChoice):
        node = guideline.nodes[fact.node]
        branch, others = node.branches[fact.branch], [node.branches[index] for index in fact.others]
        nobody = f", and nobody {listed(each.id for each in others)}" if others else ""
        yield CHECK.found(
            guideline,
            node.id_span,
            f"`{node.id}` decides nothing: everyone who arrives takes the branch `{branch.id}`{nobody}",
            notes=[Note("everyone takes this branch", branch.when_span)],
            hint="Correct the conditions, or lead straight to the next node and delete this one.",
        )


CHECK = Check("GP305", "decision-without-choice", Severity.WARNING, find, preconditions=obstacles)
