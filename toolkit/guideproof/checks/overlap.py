"""Two branches of a `unique` decision, or two classes of a `classify`, that hold for one patient.

**Why it matters.** The patient is sent two ways at once, although the decision says that there is one; what they are
recommended depends on a mistake. Of a `classify` the class cannot be determined.

**How to fix it.** Narrow one of the two so that each patient meets one. Where the order is meant to decide, say so with
`hit_policy: first`; where both ways are meant, with `hit_policy: every`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from guideproof.analysis.proof import Overlap


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each group of branches that overlaps tie together."""
    guideline = subject.guideline
    from guideproof.analysis.proof import Overlap

    for fact in subject.facts(Overlap):
        yield _of_classify(guideline, fact) if fact.place.node is None else _of_node(guideline, fact)


def _of_node(guideline: Guideline, fact: Overlap) -> Diagnostic:
    node = guideline.nodes[fact.place.node or ""]
    first, second = node.branches[fact.first], node.branches[fact.second]
    whom = patient_in_words(guideline, fact.patient, (first.when, second.when))
    return CHECK.found(
        guideline,
        second.when_span,
        f"the branches `{first.id}` and `{second.id}` of `{node.id}` both hold for {whom}{_more(fact)}",
        notes=[Note(f"`{first.id}` holds for the same patient", first.when_span)],
        hint="Narrow one of the two; or write `hit_policy: first` if the order decides, `every` if both are meant.",
        witness=witness(guideline, fact.patient, f"overlap-in-{node.id}", f"Two ways at {node.id}"),
    )


def _of_classify(guideline: Guideline, fact: Overlap) -> Diagnostic:
    derived = guideline.derived[fact.place.derived or ""]
    assert isinstance(derived.definition, Classify)
    first, second = derived.definition.branches[fact.first], derived.definition.branches[fact.second]
    whom = patient_in_words(guideline, fact.patient, (first.when, second.when))
    name = f"overlap-in-{derived.id.replace('_', '-')}"
    return CHECK.found(
        guideline,
        second.when_span,
        f"the classes `{first.text}` and `{second.text}` of `{derived.id}` both hold for {whom}{_more(fact)}",
        notes=[Note(f"`{first.text}` holds for the same patient", first.when_span)],
        hint="Narrow one of the two, so that each patient has one class; or write `hit_policy: first` if the order"
        " decides.",
        witness=witness(guideline, fact.patient, name, f"Two classes of {derived.id}"),
    )


def _more(fact: Overlap) -> str:
    if fact.equal:
        count = len(fact.branches)
        return f"; {count} branches have this same condition" if count > 2 else "; their conditions are the same"
    return f" (one of at least {fact.pairs} pairs that overlap here)" if fact.pairs > 1 else ""


CHECK = Check("GP302", "overlap", Severity.ERROR, find, preconditions=obstacles)
