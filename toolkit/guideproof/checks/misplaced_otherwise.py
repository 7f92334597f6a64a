"""A branch, or a class, with `otherwise: true` that is not the last one, or not the only one.

**Why it matters.** `otherwise` takes the patients whom no other branch takes. Where branches follow it, or where there
are two, a reader cannot tell who goes where.

**How to fix it.** Move the branch to the end; give every other branch a `when` of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.element import ClassBranch, Classify, Derived
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Node


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each `otherwise` before the last branch."""
    guideline = subject.guideline
    for node in guideline.nodes.values():
        for place, branch in enumerate(node.branches[:-1]):
            if branch.when is None:
                yield _misplaced(guideline, node, branch, node.branches[place + 1 :])
    for derived in guideline.derived.values():
        classes = derived.definition.branches if isinstance(derived.definition, Classify) else ()
        for place, each in enumerate(classes[:-1]):
            if each.when is None:
                yield _misplaced_class(guideline, derived, each, classes[place + 1 :])


def _misplaced_class(
    guideline: Guideline, derived: Derived, branch: ClassBranch, after: tuple[ClassBranch, ...]
) -> Diagnostic:
    second = next((other for other in after if other.when is None), None)
    if second is not None:
        message = f"`otherwise` stands twice in `{derived.id}`, so which of the two takes the rest is not decided"
        notes, hint = [Note("the other `otherwise`", second.when_span)], "Give one of the two a condition."
    else:
        message = (
            f"`otherwise` is not the last class of `{derived.id}`, so a reader takes it for all patients who are left"
            " and misses the classes below"
        )
        notes, hint = [Note("this class comes after it", after[0].span)], "Move it to the end."
    return CHECK.found(guideline, branch.when_span, message, notes=notes, hint=hint)


def _misplaced(guideline: Guideline, node: Node, branch: Branch, after: tuple[Branch, ...]) -> Diagnostic:
    second = next((other for other in after if other.when is None), None)
    if second is not None:
        return CHECK.found(
            guideline,
            branch.when_span,
            f"`otherwise` stands on two branches of `{node.id}`, `{branch.id}` and `{second.id}`,"
            " so which of them takes the rest is not decided",
            notes=[Note("the other `otherwise`", second.when_span)],
            hint="Give one of the two a condition.",
        )
    return CHECK.found(
        guideline,
        branch.when_span,
        f"`otherwise` of the branch `{branch.id}` is not the last branch of `{node.id}`, so a reader takes it for all"
        " patients who are left and misses the branches below",
        notes=[Note("this branch comes after it", after[0].span)],
        hint=f"Move the branch `{branch.id}` to the end.",
    )


CHECK = Check("GP207", "misplaced-otherwise", Severity.ERROR, find)
