"""A patient for whom no branch of a decision holds, or no class of a `classify`.

**Why it matters.** The patient gets stuck there: nothing that follows applies, and nobody is told that something is
missing. Of a `classify` the class cannot be determined, so the facts of a real patient would be refused.

**How to fix it.** Add a branch for these patients, or widen the one that should take them. `otherwise: true` as the
last branch takes whoever is left, and is then shown to reviewers. What no patient can have belongs into `constraints`
of an `inputs/` file; who never comes to an entry point into its `when`.

The groups of patients who are left are named from the most surprising one on, the one with the fewest values. The
branches proposed take these patients and nobody who is covered; with all of them no gap is left. The patient is one of
the first group: facts that are not named can be anything. Precision counts: `at_most: 5.9` and `at_least: 6.0` leave
nobody out on a grid of 0.1, and somebody on one of 0.01.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.added_branch import Added, branches_added, classes_added, rows_added
from guideproof.checks.check import Check, Subject
from guideproof.checks.condition_yaml import condition_yaml
from guideproof.checks.patients import patient_in_words, witness
from guideproof.checks.regions import region_in_words
from guideproof.checks.table_row import row_text
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.condition import AnyOf, Condition, Not
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline
from guideproof.model.node import BranchTable, Decision

if TYPE_CHECKING:
    from guideproof.analysis.proof import Gap


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each decision or ``classify``."""
    guideline = subject.guideline
    from guideproof.analysis.proof import Gap

    for fact in subject.facts(Gap):
        yield _of_classify(guideline, fact) if fact.place.node is None else _of_node(guideline, fact)


def _of_node(guideline: Guideline, fact: Gap) -> Diagnostic:
    node = guideline.nodes[fact.place.node or ""]
    table = node.body.table if isinstance(node.body, Decision) else None
    if table is not None:
        added = _rows(guideline, table, fact)
        fixes = rows_added(Added.BRANCH, node.branches[-1].span, added)
    else:
        whens = [_written(guideline, group) for group in fact.groups[:_MOST]]
        tests = [{"when": when} for when in whens if when is not None]
        if len(tests) < len(fact.groups) or not fact.complete:
            tests.append({"otherwise": "true"})
        added = [f"- {{id: …, {', '.join(f'{key}: {said}' for key, said in test.items())}, next: …}}" for test in tests]
        fixes = branches_added(guideline, node, tests)
    return CHECK.found(
        guideline,
        node.id_span,
        f"no branch of `{node.id}` covers {_whom(guideline, fact, ', nor ', [each.when for each in node.branches])}",
        notes=[Note("the last of its branches, after which one is missing", node.branches[-1].span)],
        hint=_hint("branch" if table is None else "row", added),
        witness=witness(guideline, fact.patient, f"gap-in-{node.id}", f"No branch at {node.id}"),
        fixes=fixes,
    )


def _rows(guideline: Guideline, table: BranchTable, fact: Gap) -> list[str]:
    """The rows to add: of the groups, and of the rest where these are not all."""
    rows = [row_text(guideline, table, group) for group in fact.groups[:_MOST]]
    added = [row for row in rows if row is not None]
    if len(added) < len(fact.groups) or not fact.complete:
        added.append(row_text(guideline, table, None) or "otherwise,…")
    return added


def _of_classify(guideline: Guideline, fact: Gap) -> Diagnostic:
    derived = guideline.derived[fact.place.derived or ""]
    assert isinstance(derived.definition, Classify)
    table, classify = derived.definition.table, derived.definition
    whens = [_written(guideline, group) for group in fact.groups[:_MOST]]
    if table is not None:
        word, added = "row", _rows(guideline, table, fact)
        fixes = rows_added(Added.CLASS, classify.branches[-1].span, added)
    else:
        if None in whens or len(whens) < len(fact.groups) or not fact.complete:
            named = [group for group, when in zip(fact.groups, whens, strict=False) if when is not None]
            whens_so_far = [branch.when for branch in classify.branches if branch.when is not None]
            others = AnyOf((*whens_so_far, *named), derived.span)
            whens.append(_written(guideline, Not(others, derived.span)))
        tests = [when for when in whens if when is not None]
        word, added = "class", [f"- {{when: {when}, value: …}}" for when in tests]
        fixes = classes_added(guideline, derived, tests)
    name = f"gap-in-{derived.id.replace('_', '-')}"
    return CHECK.found(
        guideline,
        derived.span,
        f"no class of `{derived.id}` holds for {_whom(guideline, fact, ', nor for ', derived.conditions)}",
        notes=[Note("the last of its classes, after which one is missing", classify.branches[-1].span)],
        hint=_hint(word, added),
        witness=witness(guideline, fact.patient, name, f"No class of {derived.id}"),
        fixes=fixes,
    )


_MOST = 12
"""How many groups are named and proposed as branches; who is left then is proposed as one more."""


def _written(guideline: Guideline, condition: Condition) -> str | None:
    """A condition as it is pasted; ``None`` for one that the language has no words for, or far too many."""
    text = condition_yaml(guideline, condition)
    return text if text is not None and len(text) <= _LONGEST else None


_LONGEST = 2000


def _whom(guideline: Guideline, fact: Gap, joint: str, tested: Iterable[Condition | None]) -> str:
    """The groups in words; where none could be told apart, what is ``tested`` of the patient."""
    groups = [region_in_words(guideline, group) for group in fact.groups[:_NAMED]]
    if not groups:
        return f"{patient_in_words(guideline, fact.patient, tested)}, and it could not be told who else"
    rest = len(fact.groups) - len(groups)
    more = [f"{rest} more group{'s' if rest > 1 else ''}"] if rest else []
    more += [] if fact.complete else ["perhaps others, who could not be told apart"]
    return joint.join([*groups, *more])


_NAMED = 6
"""How many groups the message names; the branches proposed name the others."""


def _hint(word: str, added: list[str]) -> str:
    """One way out on one line, several on a line each."""
    if not added:
        return f"Widen the {word} that should take these patients, or add one."
    if len(added) == 1:
        return f"Add a {word}, `{added[0]}`, or widen the one that should take these patients."
    lines = "".join(f"\n`{each}`" for each in added)
    return f"Add a {word} for each of these, or widen the one that should take them:{lines}"


CHECK = Check("GP301", "gap", Severity.ERROR, find, preconditions=obstacles)
