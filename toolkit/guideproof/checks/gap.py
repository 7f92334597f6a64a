"""A patient for whom no branch of a decision holds, or no class of a `classify`.

**Why it matters.** The patient gets stuck there: nothing that follows applies, and nobody is told that something is
missing. Of a `classify` the class cannot be determined, so the facts of a real patient would be refused.

**How to fix it.** Add a branch for these patients, or widen the one that should take them. `otherwise: true` as the
last branch takes whoever is left, and is then shown to reviewers. What no patient can have belongs into `constraints`
of an `inputs/` file; who never comes to an entry point into its `when`.

The patient is the smallest one: facts that are not named can be anything. Precision counts: `at_most: 5.9` and
`at_least: 6.0` leave nobody out on a grid of 0.1, and somebody on one of 0.01.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.checks.check import Check
from guideproof.checks.patients import witness
from guideproof.checks.proofs import facts_of, unprovable
from guideproof.checks.regions import condition_of, region_in_words
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision

if TYPE_CHECKING:
    from guideproof.analysis.proof import Gap


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """One finding for each decision or ``classify``."""
    from guideproof.analysis.proof import Gap

    for fact in facts_of(guideline, Gap):
        yield _of_classify(guideline, fact) if fact.place.node is None else _of_node(guideline, fact)


def _of_node(guideline: Guideline, fact: Gap) -> Diagnostic:
    node = guideline.nodes[fact.place.node or ""]
    assert isinstance(node.body, Decision)
    whom, when = _whom(guideline, fact)
    add = f"- {{id: …, when: {when}, next: …}}" if when is not None else "- {id: …, otherwise: true, next: …}"
    return CHECK.found(
        guideline,
        node.id_span,
        f"no branch of `{node.id}` covers {whom}",
        notes=[Note("the last of its branches, after which one is missing", node.body.branches[-1].span)],
        hint=f"Add a branch, `{add}`, or widen the one that should take these patients.",
        witness=witness(guideline, fact.patient, f"gap-in-{node.id}", f"No branch at {node.id}"),
    )


def _of_classify(guideline: Guideline, fact: Gap) -> Diagnostic:
    derived = guideline.derived[fact.place.derived or ""]
    assert isinstance(derived.definition, Classify)
    whom, when = _whom(guideline, fact)
    name = f"gap-in-{derived.id.replace('_', '-')}"
    return CHECK.found(
        guideline,
        derived.span,
        f"no class of `{derived.id}` holds for {whom}",
        notes=[Note("the last of its classes, after which one is missing", derived.definition.branches[-1].span)],
        hint=f"Add a class, `- {{when: {when or '…'}, value: …}}`, or widen the one that should take these patients.",
        witness=witness(guideline, fact.patient, name, f"No class of {derived.id}"),
    )


def _whom(guideline: Guideline, fact: Gap) -> tuple[str, str | None]:
    """The group of patients in words and as a condition.

    Where the witness needs fewer facts than its group, and these are single values, nobody with them is covered,
    whatever the rest is: then the group is that wider one.
    """
    needed = [allowed for allowed in fact.region if allowed.element in fact.patient.facts]
    inputs = all(allowed.element in guideline.elements for allowed in fact.region)
    wider = inputs and 0 < len(needed) < len(fact.region) and all(len(allowed.values) == 1 for allowed in needed)
    region = needed if wider else fact.region
    others = ", among others" if wider else f" (one of at least {fact.regions} such groups)"
    whom = f"a patient with {region_in_words(guideline, region)}{others if fact.regions > 1 else ''}"
    return whom, condition_of(guideline, region)


CHECK = Check("GP301", "gap", Severity.ERROR, find, misled=unprovable)
