"""Why nothing is said of a patient: facts that do not fit, a decision without a branch, a visit that is for others."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.result import Evaluation, Problem, Status
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.board.shape import BoardEntry
from guideproof.board.values import Values
from guideproof.model.condition import All, Condition, tests
from guideproof.program.conditions import read_for
from guideproof.program.titled import condition_sentence, title_of


def _failing(when: Condition, values: Values) -> tuple[str, ...]:
    """What those parts of a condition test that do not hold; of one that is no list of parts all of it."""
    parts = when.parts if isinstance(when, All) else (when,)
    failing = [part for part in parts if compile_condition(part, values.guideline)(values.state) is False]
    return tuple(dict.fromkeys(test.element for part in failing or parts for test in tests(part)))


def _in_words(problem: Problem, values: Values) -> str:
    """What a problem says, with what elements are called in the place of their ids."""
    constraint = values.guideline.constraints.get(problem.constraint or "")
    if constraint is not None:
        read = read_for((constraint.holds,), values.guideline)
        given = [element for element in read if values.state.get(element) is not None]
        because = f" {constraint.because}" if constraint.because else ""
        return f"{values.facts(given)}: no patient can have this.{because}"
    id = problem.element
    if id is None or not problem.message.startswith(f"`{id}` "):
        return problem.message
    return title_of(values.guideline, id) + problem.message.removeprefix(f"`{id}`")


def why_not(evaluation: Evaluation, values: Values) -> Iterator[BoardEntry]:
    """What is wrong, each thing once; of a patient who is out of scope whom the visit is for, and the facts
    that do not fit."""
    if evaluation.status is Status.OUT_OF_SCOPE:
        when = values.guideline.manifest.entry_points[evaluation.entry].when
        if when is not None:
            yield BoardEntry(f"This visit is for: {condition_sentence(values.guideline, when)}")
            yield BoardEntry(f"What does not fit: {values.facts(_failing(when, values))}")
        return
    for problem in evaluation.problems:
        yield BoardEntry(_in_words(problem, values), problem.element or problem.constraint or problem.node)
    if evaluation.path:
        nodes = dict.fromkeys(step.node for step in evaluation.path)
        yield BoardEntry(f"The way: {' > '.join(values.guideline.nodes[id].title for id in nodes)}")
