"""Amounts and dates: which of both versions may differ, and what an evaluation gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guideproof.analysis.cases.amount_difference import Place, places
from guideproof.analysis.comparing.composed import Composition
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.program.amounts import differ


def pairs(base: Guideline, head: Guideline, both: Composition) -> Iterator[tuple[Place, Place, Condition | bool]]:
    """Amounts and dates of both versions that are said of the same thing and are not sure to be the same."""
    were = list(places(base.nodes))
    for other in places(head.nodes, lambda id: both.names.get(id, id)):
        for one in were:
            same = one.intervention == other.intervention
            differs = differ(one.amount, other.amount, both.guideline) if same else False
            if differs is not False:
                yield one, other, differs


def given(evaluation: Evaluation, node: str) -> list[Any]:
    """The amounts and days that a node gives."""
    amounts = [each.amount for each in evaluation.recommendations if each.node.id == node]
    return [*amounts, *(each.due for each in evaluation.reassess if each.node.id == node)]
