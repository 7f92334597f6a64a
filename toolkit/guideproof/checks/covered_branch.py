"""A branch of a `first` decision whose patients are all taken by branches before it.

**Why it matters.** Nobody ever goes this way, though the branch looks as if somebody did: a reviewer who reads it
believes in a path that does not exist.

**How to fix it.** Move the branch before those that take its patients, narrow these, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check
from guideproof.checks.nearest import listed
from guideproof.checks.patients import patient_in_words, witness
from guideproof.checks.proofs import facts_of, unprovable
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """One finding for each branch."""
    from guideproof.analysis.proof import CoveredBranch

    for fact in facts_of(guideline, CoveredBranch):
        node = guideline.nodes[fact.node]
        assert isinstance(node.body, Decision)
        branch, by = node.body.branches[fact.branch], [node.body.branches[index] for index in fact.by]
        whom = patient_in_words(guideline, fact.patient, (branch.when,))
        yield CHECK.found(
            guideline,
            branch.when_span,
            f"the branch `{branch.id}` of `{node.id}` takes nobody: {listed(each.id for each in by)} before it"
            f" {'takes' if len(by) == 1 else 'take'} everyone who meets its condition, such as {whom}",
            notes=[Note(f"`{each.id}` comes first", each.when_span) for each in by],
            hint=f"Move `{branch.id}` before {'it' if len(by) == 1 else 'them'}, or delete it.",
            witness=witness(guideline, fact.patient, f"covered-in-{node.id}", f"Taken before {branch.id} at {node.id}"),
        )


CHECK = Check("GP303", "covered-branch", Severity.ERROR, find, misled=unprovable)
