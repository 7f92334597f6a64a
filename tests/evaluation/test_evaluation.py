"""Section 12 of the language, case by case: each patient with the exact JSON that an evaluation gives."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import guideproof
from guideproof.analysis.evaluation.evaluate import UnknownEntry
from guideproof.analysis.graph.obstacles import NotEvaluable
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse

HERE = Path(__file__).parent
PATIENTS = sorted((HERE / "patients").glob("*.yaml"))
GUIDELINE = guideproof.load(HERE / "guideline")


def patient(path: Path) -> dict[str, Any]:
    tree, faults = parse(path.read_bytes(), path.name)
    assert tree is not None
    assert not faults
    return plain(tree)  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", PATIENTS, ids=lambda path: path.stem)
def test_patient(path: Path) -> None:
    case = patient(path)
    came = guideproof.evaluate(GUIDELINE, case["facts"], case.get("entry")).as_json()
    text = json.dumps(came, indent=1, ensure_ascii=False) + "\n"
    expected = path.with_suffix(".json")
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_there_are_no_expectations_without_a_patient() -> None:
    assert {path.stem for path in (HERE / "patients").glob("*.json")} == {path.stem for path in PATIENTS}


def test_an_entry_point_that_does_not_exist_is_misuse() -> None:
    with pytest.raises(UnknownEntry, match="there are: `first-visit`, `second-visit`"):
        guideproof.evaluate(GUIDELINE, {}, "third-visit")


def test_a_faulty_guideline_says_nothing_of_a_patient(tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    folder.mkdir()
    text = (HERE / "guideline" / "guideline.yaml").read_text(encoding="utf-8")
    (folder / "guideline.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(NotEvaluable):
        guideproof.evaluate(guideproof.load(folder), {})


@pytest.mark.parametrize(
    ("given", "means"),
    [(13, "13 g/dL"), (13.1, "13.1 g/dL"), ("131 g/L", "13.1 g/dL"), ("0.131 kg/L", "13.1 g/dL")],
)
def test_programs_may_give_floats_and_other_units(given: object, means: str) -> None:
    facts = {"age": 40, "fever": False, "level": given, "limit": 140, "length": 20}
    steps = guideproof.evaluate(GUIDELINE, facts).path
    same = guideproof.evaluate(GUIDELINE, {**facts, "level": means}).path
    assert steps == same
    assert steps[-1].branch is None


@pytest.mark.parametrize("given", [float("nan"), float("inf"), object(), b"13", 13.15])
def test_what_is_no_value_is_a_problem_and_no_traceback(given: object) -> None:
    evaluation = guideproof.evaluate(GUIDELINE, {"level": given})
    assert evaluation.status == "invalid"
    assert [problem.element for problem in evaluation.problems] == ["level"]


@pytest.mark.parametrize(
    ("example", "ecog", "said"),
    [
        ("gap", 2, "`fitness` cannot be determined: no class holds"),
        ("overlap", 1, "`fitness` cannot be determined: fit and frail hold at once"),
    ],
)
def test_no_class_and_two(example: str, ecog: int, said: str) -> None:
    guideline = guideproof.load(HERE.parent / "checks" / example / "bad" / "classify" / "guideline")
    (problem,) = guideproof.evaluate(guideline, {"ecog": ecog}).problems
    assert (problem.element, problem.message) == ("fitness", said)
