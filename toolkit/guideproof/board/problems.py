"""Why nothing is said of a patient: facts that do not fit, a decision without a branch, a visit that is for others."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.board.shape import Entry
from guideproof.board.values import Values
from guideproof.model.condition import elements_of
from guideproof.program.titled import condition_sentence


def why_not(evaluation: Evaluation, values: Values) -> Iterator[Entry]:
    """What is wrong, each thing once; of a patient who is out of scope whom the visit is for, and the facts."""
    if evaluation.status is Status.OUT_OF_SCOPE:
        when = values.guideline.manifest.entry_points[evaluation.entry].when
        if when is not None:
            yield Entry(f"This visit is for: {condition_sentence(values.guideline, when)}")
            yield Entry(f"This patient: {values.facts(elements_of(when))}")
        return
    for problem in evaluation.problems:
        yield Entry(problem.message, problem.element or problem.constraint or problem.node)
    if evaluation.path:
        nodes = dict.fromkeys(step.node for step in evaluation.path)
        yield Entry(f"The way: {' > '.join(values.guideline.nodes[id].title for id in nodes)}")
