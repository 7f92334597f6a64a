"""Two branches of an `every` decision with the same condition, of which one leads nowhere that the other does not.

**Why it matters.** All branches that hold are taken, so the second one changes nothing: most often it was copied and
one of its two ends not corrected, and what it was to say is lost.

**How to fix it.** Correct the condition or the `next` of one of the two, or delete it. Where the same patients go
several ways, one branch with a list in `next` says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.analysis.graph.same_conditions import meaning
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Node
from guideproof.program.taken import turns_of


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each branch that adds nothing."""
    guideline = subject.guideline
    for node in guideline.nodes.values():
        if isinstance(node.body, Decision) and _all_that_hold(node.body):
            seen: dict[object, list[Branch]] = {}
            for branch in node.body.branches:
                if branch.when is not None and branch.next is not None:
                    alike = seen.setdefault(meaning(branch.when), [])
                    yield from _repeated(guideline, node, branch, alike)
                    alike.append(branch)


def _all_that_hold(decision: Decision) -> bool:
    program = turns_of(decision)
    return not program.exclusive and not program.in_order


def _repeated(guideline: Guideline, node: Node, branch: Branch, before: list[Branch]) -> Iterator[Diagnostic]:
    for other in before:
        less, more = (other, branch) if _targets(other) < _targets(branch) else (branch, other)
        if _targets(less) <= _targets(more):
            where = (
                "lead the same way"
                if _targets(less) == _targets(more)
                else f"`{more.id}` leads wherever `{less.id}` does"
            )
            yield CHECK.found(
                guideline,
                branch.when_span,
                f"the branches `{other.id}` and `{branch.id}` of `{node.id}` have the same condition and {where},"
                f" so `{less.id}` changes nothing",
                notes=[Note(f"`{other.id}` has the same condition", other.when_span)],
                hint=f"Correct the condition or the `next` of one of them, or delete `{less.id}`.",
            )
            return


def _targets(branch: Branch) -> frozenset[str]:
    return frozenset(branch.targets)


CHECK = Check("GP315", "repeated-branch", Severity.ERROR, find, preconditions=obstacles)
