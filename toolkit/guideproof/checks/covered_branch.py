"""A branch of a `first` decision whose patients are all taken by branches before it.

**Why it matters.** Nobody ever goes this way, though the branch looks as if somebody did: a reviewer who reads it
believes in a path that does not exist.

**How to fix it.** Move the branch before those that take its patients, narrow these, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check
from guideproof.checks.nearest import listed
from guideproof.checks.patients import patient_in_words, witness
from guideproof.checks.subject import Subject
from guideproof.diagnostic import Diagnostic, Note, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each branch."""
    guideline = subject.guideline
    from guideproof.analysis.proof import CoveredBranch

    for fact in subject.facts(CoveredBranch):
        node = guideline.nodes[fact.node]
        branch, by = node.branches[fact.branch], [node.branches[index] for index in fact.by]
        also = [node.branches[index] for index in fact.also]
        whom = patient_in_words(guideline, fact.patient, (branch.when,))
        others = f", nor {listed(each.id for each in also)}" if also else ""
        more = " and others" if fact.more else ""
        yield CHECK.found(
            guideline,
            branch.when_span,
            f"nobody takes the branch `{branch.id}` of `{node.id}`{others}: whoever meets"
            f" {'their conditions' if also else 'its condition'}, such as {whom}, is taken before by"
            f" {listed(each.id for each in by)}{more}",
            notes=[
                *(Note(f"`{each.id}` comes first", each.when_span) for each in by),
                *(Note(f"nobody takes `{each.id}` either", each.when_span) for each in also),
            ],
            hint=f"Move {'them' if also else f'`{branch.id}`'} before {'it' if len(by) == 1 else 'them'}, or delete"
            f" {'them' if also else 'it'}.",
            witness=witness(guideline, fact.patient, f"covered-in-{node.id}", f"Taken before {branch.id} at {node.id}"),
        )


CHECK = Check("GP303", "covered-branch", Severity.ERROR, find, preconditions=obstacles)
