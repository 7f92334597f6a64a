"""What an evaluation of one of both versions says, and its way, in words."""

from __future__ import annotations

from guideproof.analysis.comparing.comparison import Fork
from guideproof.analysis.comparing.offers import in_words, offers, said
from guideproof.analysis.evaluation.result import Evaluation, Step
from guideproof.model.guideline import Guideline


def told(evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """What is said, with amounts and days as they are for the patient."""
    said_of = [in_words(key, guideline) for key in said(evaluation, guideline, offers)]
    said_of += [f"{each.intervention.title}: {each.amount}" for each in evaluation.recommendations if each.amount]
    said_of += [f"{each.node.title}: due {each.due}" for each in evaluation.reassess if each.due is not None]
    return tuple(sorted(said_of))


def fact(reason: str, *guidelines: Guideline) -> str:
    """``element = value`` with the title of the element."""
    id, _, value = reason.partition(" = ")
    variable = next((found for each in guidelines if (found := each.variable(id)) is not None), None)
    return f"{variable.title if variable is not None else id}: {value}"


def step(taken: Step | None, guideline: Guideline) -> str:
    """A step of the way: the title of its node, with the branch that is taken."""
    if taken is None:
        return "nothing further"
    node = guideline.nodes[taken.node]
    branch = next((each.text for each in node.branches if each.id == taken.branch), None)
    return node.title if branch is None else f"{node.title}: {branch}"


def path(evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """The way in titles, with the branches that were taken."""
    return tuple(step(each, guideline) for each in evaluation.path)


def fork(was: Evaluation, becomes: Evaluation, base: Guideline, head: Guideline) -> Fork | None:
    """The first steps that only one version takes, by the order of the ways."""
    one = {(step.node, step.branch) for step in was.path}
    other = {(step.node, step.branch) for step in becomes.path}
    before = next((step for step in was.path if (step.node, step.branch) not in other), None)
    after = next((step for step in becomes.path if (step.node, step.branch) not in one), None)
    if before is None and after is None:
        return None
    facts = [reason for step in (before, after) if step is not None for reason in step.because]
    named = dict.fromkeys(fact(reason, base, head) for reason in facts)
    return Fork(step(before, base), step(after, head), tuple(named))
