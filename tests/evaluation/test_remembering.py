"""What an evaluator remembers changes nothing that it says."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.test_evaluation import GUIDELINE, PATIENTS, patient

import guideproof
from guideproof.analysis.evaluation import remembering
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.remembering import Memory, remembered
from guideproof.analysis.evaluation.result import Evaluation

ROOT = Path(__file__).parents[2]
CASES: list[tuple[dict[str, Any], str | None]] = [
    (case["facts"], case.get("entry")) for case in map(patient, PATIENTS) if isinstance(case["facts"], dict)
]


def test_an_evaluator_says_the_same_of_everybody_after_everybody_else() -> None:
    alone = [Evaluator(GUIDELINE).evaluate(*case) for case in CASES]
    together = Evaluator(GUIDELINE)
    for cases, wanted in ((CASES, alone), (CASES, alone), (CASES[::-1], alone[::-1])):
        assert [together.evaluate(*case) for case in cases] == wanted


def test_a_full_memory_forgets_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [Evaluator(GUIDELINE).evaluate(*case) for case in CASES]
    monkeypatch.setattr(remembering, "MOST_REMEMBERED", 1)
    forgetful = Evaluator(GUIDELINE)
    assert [forgetful.evaluate(*case) for case in CASES] == wanted


def test_what_comes_out_can_be_changed_without_a_trace() -> None:
    evaluator = Evaluator(GUIDELINE)
    for case in CASES:
        first = evaluator.evaluate(*case)
        wanted = deepcopy(first.as_json())
        _spoil(first.as_json())
        for each in (first.derived or {}).values():
            _spoil(each)
        assert evaluator.evaluate(*case).as_json() == wanted


def _spoil(value: Any) -> None:
    if isinstance(value, dict):
        for each in list(value.values()):
            _spoil(each)
        value.clear()
    elif isinstance(value, list):
        for each in value:
            _spoil(each)
        value.clear()


@pytest.mark.parametrize(
    ("fits", "does_not"),
    [({"fever": True}, {"fever": 1}), ({"age": 1}, {"age": True}), ({"age": Fraction(0)}, {"age": False})],
)
def test_true_is_not_one(fits: dict[str, Any], does_not: dict[str, Any]) -> None:
    evaluator = Evaluator(GUIDELINE)
    for _ in range(2):
        assert problems(evaluator.evaluate(fits)) == []
        assert problems(evaluator.evaluate(does_not)) != []


def problems(evaluation: Evaluation) -> list[Any]:
    return [each.message for each in evaluation.problems if each.element is not None]


def test_work_is_done_once_for_the_values_that_it_reads() -> None:
    done: list[dict[str, Any]] = []

    def work(state: Mapping[str, Any]) -> int:
        done.append(dict(state))
        return len(done)

    both = remembered(("age", "fever"), work)
    assert [both({"age": 1, "fever": None, "stage": stage}) for stage in ("i", "ii")] == [1, 1]
    assert both({"age": 1, "fever": True}) == 2
    assert done == [{"age": 1, "fever": None}, {"age": 1, "fever": True}]
    assert remembered((), dict)({"age": 1}) == {}


class Strict(dict[str, Any]):
    """A state that does not take what is not in it for missing."""

    def get(self, key: str, default: Any = None) -> Any:
        return self[key]


def test_nothing_reads_more_than_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered by fewer variables than it depends on would be wrong for the next patient."""
    monkeypatch.setattr(remembering, "_state", lambda names, values: Strict(zip(names, values, strict=True)))
    shipped = guideproof.load(ROOT / "guideline")
    vignettes = [(each.facts, each.entry.id if each.entry else None) for each in shipped.vignettes.values()]
    for guideline, cases in ((GUIDELINE, CASES), (shipped, vignettes)):
        evaluator = Evaluator(guideline)
        assert len({evaluator.evaluate(*case).status for case in cases}) > 1
    with pytest.raises(KeyError):
        remembered(("age",), lambda state: state.get("fever"))({"age": 1, "fever": True})


def test_a_memory_holds_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST_REMEMBERED", 3)
    memory: Memory[int, int] = Memory(lambda key: key * key)
    assert [memory[key] for key in range(10)] == [key * key for key in range(10)]
    assert len(memory) <= 3
