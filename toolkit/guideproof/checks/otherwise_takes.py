"""Who falls into an `otherwise`: a note to reviewers, no fault.

**Why it matters.** An `otherwise` takes whoever is left, and who that is stands nowhere in the file. A patient whom
nobody thought of falls into it without a word.

**How to fix it.** Nothing is broken. If the patient shown should go another way, give them a branch of their own; if
all who are left can be named, a `when` in place of `otherwise` lets the proofs watch over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from guideproof.analysis.proof import OtherwiseTakes


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One note for each ``otherwise``."""
    guideline = subject.guideline
    from guideproof.analysis.proof import OtherwiseTakes

    for fact in subject.facts(OtherwiseTakes):
        yield _of_classify(guideline, fact) if fact.place.node is None else _of_node(guideline, fact)


def _of_node(guideline: Guideline, fact: OtherwiseTakes) -> Diagnostic:
    node = guideline.nodes[fact.place.node or ""]
    branch = node.branches[fact.branch]
    whom = patient_in_words(guideline, fact.patient, (each.when for each in node.branches))
    return CHECK.found(
        guideline,
        branch.when_span,
        f"`otherwise` of `{node.id}` takes, for example, {whom}",
        witness=witness(guideline, fact.patient, f"otherwise-at-{node.id}", f"Left over at {node.id}"),
    )


def _of_classify(guideline: Guideline, fact: OtherwiseTakes) -> Diagnostic:
    derived = guideline.derived[fact.place.derived or ""]
    assert isinstance(derived.definition, Classify)
    branch = derived.definition.branches[fact.branch]
    whom = patient_in_words(guideline, fact.patient, derived.conditions)
    name = f"otherwise-of-{derived.id.replace('_', '-')}"
    return CHECK.found(
        guideline,
        branch.when_span,
        f"`otherwise` of `{derived.id}` gives `{branch.text}` to, for example, {whom}",
        witness=witness(guideline, fact.patient, name, f"Left over in {derived.id}"),
    )


CHECK = Check("GP314", "otherwise-takes", Severity.NOTE, find, preconditions=obstacles)
