"""Why a node applies to a patient, and the whole way: decisions, the branches taken and the facts that settled them."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.result import Evaluation, Step
from guideproof.board.shape import BoardEntry
from guideproof.board.values import Values
from guideproof.model.node import Decision


def reasons(node: str, evaluation: Evaluation, values: Values) -> tuple[str, ...]:
    """One sentence for each decision that led to the node, in the order of the path; none for a start node."""
    found = _leading(node, evaluation, values, set())
    order = {step: place for place, step in enumerate(evaluation.path)}
    return tuple(_sentence(step, values) for step in sorted(dict.fromkeys(found), key=order.__getitem__))


def path(evaluation: Evaluation, values: Values) -> tuple[BoardEntry, ...]:
    """Every node that applies: of a decision the branch that is taken, and why; of one that is open that it is."""
    return tuple(_step(step, values) for step in evaluation.path)


def _step(step: Step, values: Values) -> BoardEntry:
    node = values.guideline.nodes[step.node]
    branch = _branch(step, values)
    if branch is None and node.decides:
        branch = "not decided yet" if node.branches else "nothing follows"
    facts = values.facts(_settling(step))
    return BoardEntry(node.title, node.id, says=branch, notes=(facts,) if facts else ())


def _leading(node: str, evaluation: Evaluation, values: Values, seen: set[str]) -> Iterator[Step]:
    """The taken steps before a node; what lies between it and a decision is walked through."""
    seen.add(node)
    for step in evaluation.path:
        before = values.guideline.nodes[step.node]
        leads = any(
            target.id == node and (branch is None or branch.id == step.branch) for branch, target in before.edges
        )
        if not leads:
            continue
        if isinstance(before.body, Decision):
            yield step
        elif before.id not in seen:
            yield from _leading(before.id, evaluation, values, seen)


def _sentence(step: Step, values: Values) -> str:
    body = values.guideline.nodes[step.node].body
    assert isinstance(body, Decision)
    facts = values.facts(_settling(step))
    return f"{body.question} {_branch(step, values)}{f' ({facts})' if facts else ''}"


def _branch(step: Step, values: Values) -> str | None:
    branches = values.guideline.nodes[step.node].branches
    return next((branch.text for branch in branches if branch.id == step.branch), None)


def _settling(step: Step) -> tuple[str, ...]:
    """The elements that settled a step: each reason is ``element = value``."""
    return tuple(dict.fromkeys(reason.partition(" = ")[0] for reason in step.because))
