"""A branch of a `first` decision or `classify` whose patients are all taken by branches before it.

**Why it matters.** Nobody ever goes this way, though the branch looks as if somebody did: a reviewer who reads it
believes in a path that does not exist.

**How to fix it.** Move the branch before those that take its patients, narrow these, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from guideproof.analysis.proof import CoveredBranch


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each branch."""
    guideline = subject.guideline
    from guideproof.analysis.proof import CoveredBranch

    for fact in subject.facts(CoveredBranch):
        if fact.place.node is None:
            yield _of_classify(guideline, fact)
            continue
        node = guideline.nodes[fact.place.node]
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


def _of_classify(guideline: Guideline, fact: CoveredBranch) -> Diagnostic:
    derived = guideline.derived[fact.place.derived or ""]
    assert isinstance(derived.definition, Classify)
    branches = derived.definition.branches
    branch, by = branches[fact.branch], [branches[index] for index in fact.by]
    whom = patient_in_words(guideline, fact.patient, (branch.when,))
    more = " and others" if fact.more else ""
    these = "this condition" if len(by) == 1 else "these conditions"
    return CHECK.found(
        guideline,
        branch.when_span,
        f"nobody has the class `{branch.text}` of `{derived.id}` by its condition: whoever meets it, such as {whom},"
        f" has {listed(dict.fromkeys(each.text for each in by))}{more} before",
        notes=[
            *(Note(f"`{each.text}` comes first", each.when_span) for each in by),
            *(Note("this condition is the same", branches[index].when_span) for index in fact.also),
        ],
        hint=f"Move it before {these}, or delete it.",
        witness=witness(
            guideline,
            fact.patient,
            f"covered-in-{derived.id.replace('_', '-')}",
            f"{by[0].text} before {branch.text} in {derived.id}",
        ),
    )


CHECK = Check("GP303", "covered-branch", Severity.ERROR, find, preconditions=obstacles)
