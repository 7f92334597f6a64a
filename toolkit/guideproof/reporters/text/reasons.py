"""Why a node applies to a patient: the decisions just before it, the branches taken and the facts that settled them."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.result import Evaluation, Step
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision


def reasons(node: str, evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """One sentence for each decision that led to the node, in the order of the path; none for a start node."""
    found = _leading(node, evaluation, guideline, set())
    order = {step: place for place, step in enumerate(evaluation.path)}
    return tuple(_sentence(step, guideline) for step in sorted(dict.fromkeys(found), key=order.__getitem__))


def _leading(node: str, evaluation: Evaluation, guideline: Guideline, seen: set[str]) -> Iterator[Step]:
    """The taken steps before a node; what lies between it and a decision is walked through."""
    seen.add(node)
    for step in evaluation.path:
        before = guideline.nodes[step.node]
        leads = any(
            target.id == node and (branch is None or branch.id == step.branch) for branch, target in before.edges
        )
        if not leads:
            continue
        if isinstance(before.body, Decision):
            yield step
        elif before.id not in seen:
            yield from _leading(before.id, evaluation, guideline, seen)


def _sentence(step: Step, guideline: Guideline) -> str:
    body = guideline.nodes[step.node].body
    assert isinstance(body, Decision)
    label = next(branch.text for branch in body.branches if branch.id == step.branch)
    facts = f" ({'; '.join(step.because)})" if step.because else ""
    return f"{body.question} {label}{facts}"
