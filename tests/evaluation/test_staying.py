"""Whose way stays the same without a fact: exactly as a whole evaluation of the other facts tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.workflow import sound

EXAMPLES = Path(__file__).parents[2] / "examples"


def led(evaluation: Evaluation) -> set[str]:
    return {step.node for step in evaluation.path}


def told(evaluation: Evaluation) -> list[Any]:
    return [(each.amount, each.detail) for each in evaluation.recommendations]


@pytest.mark.parametrize(
    ("name", "drops"), [("stroke-risk", False), ("anticoagulant-dose", True), ("cervical-screening", True)]
)
def test_a_fact_is_left_out_where_an_evaluation_without_it_is_the_same(name: str, drops: bool) -> None:
    guideline = sound(EXAMPLES / name)
    evaluator = Evaluator(guideline)
    stays, parts = 0, 0
    for case in guideline.vignettes.values():
        facts, entry = dict(case.facts), case.entry.id if case.entry is not None else None
        whole = evaluator.evaluate(facts, entry)
        if whole.status is not Status.COMPLETE:
            continue
        for id in facts.keys() & guideline.elements.keys():
            way = evaluator.staying(whole, told=[step.node for step in whole.path])
            without = evaluator.evaluate({each: facts[each] for each in facts if each != id}, entry)
            same = without.status is Status.COMPLETE and led(without) == led(whole) and told(without) == told(whole)
            assert (way.lacking(id) is not None) == same, (case.id, id)
            stays, parts = stays + same, parts + (not same)
    assert (stays > 0, parts > 0) == (drops, True)


def test_of_an_element_that_is_kept_the_value_stays_too() -> None:
    guideline = sound(EXAMPLES / "anticoagulant-dose")
    evaluator = Evaluator(guideline)
    facts = {"weight": "70 kg", "sex": "male", "age": 50, "creatinine": "0.9 mg/dL"}
    found = evaluator.evaluate(facts)
    assert evaluator.staying(found, kept=["clearance"]).lacking("sex") is None
