"""How many get each amount and each due date: as many as the library says, patient by patient."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import guideproof
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.cohort.duck import DuckEngine
from guideproof.cohort.opening import Order
from guideproof.cohort.run import run
from guideproof.model.guideline import Guideline
from guideproof.reporters.text.cohort import render

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = "2026-05-04"
DOSED: list[dict[str, Any]] = [
    {"age": age, "sex": sex, "weight": weight, "creatinine": 1.1, "major_bleeding": bleeding, "recent_hit": False}
    for age in (60, 95)
    for sex in ("male", "female")
    for weight in (50, 80, 170, None)
    for bleeding in (False, True, None)
] + [{"age": 400}]
SEEN: list[dict[str, Any]] = [
    {"birth_date": "1980-01-01", "high_risk": False, "ever_cytology": True, "last_cytology": last}
    for last in ("2024-05-17", "2024-05-20", "2024-05-20", "2024-05", "2024", None, "2019-01-01")
] + [{"birth_date": "1970-01-01", "high_risk": False, "ever_hpv_test": True, "last_hpv_test": "2023-05-05"}]


def table_of(patients: list[dict[str, Any]], path: Path) -> Path:
    columns = list(dict.fromkeys(key for each in patients for key in each))
    shown = {None: "", True: "true", False: "false"}
    rows = [[str(shown.get(value, value)) for value in map(each.get, columns)] for each in patients]
    lines = [["patient_id", *columns], *([str(place), *row] for place, row in enumerate(rows))]
    path.write_text("".join(f"{','.join(line)}\n" for line in lines), encoding="utf-8")
    return path


def by_library(guideline: Guideline, patients: list[dict[str, Any]]) -> tuple[Counter[Any], Counter[Any]]:
    """How many get each amount and each day, by what they are of."""
    amounts: Counter[Any] = Counter()
    due: Counter[Any] = Counter()
    evaluator = Evaluator(guideline)
    for patient in patients:
        facts = {**patient, "on": ON} if guideline.dated else patient
        found = evaluator.evaluate({key: value for key, value in facts.items() if value is not None})
        amounts.update({(each.intervention.id, each.amount) for each in found.recommendations if each.amount})
        for later in found.reassess:
            day = later.due if later.due is None or isinstance(later.due, str) else " to ".join(later.due.values())
            due[later.node.id, day or "?"] += 1
    return amounts, due


def flat(counted: Mapping[str, Mapping[str, int]]) -> dict[tuple[str, str], int]:
    return {(thing, said): count for thing, each in counted.items() for said, count in each.items()}


@pytest.mark.parametrize(
    ("name", "patients"), [("anticoagulant-dose", DOSED), ("cervical-screening", SEEN)], ids=["amounts", "due dates"]
)
def test_each_is_counted_as_the_library_tells(name: str, patients: list[dict[str, Any]], tmp_path: Path) -> None:
    guideline = guideproof.load(EXAMPLES / name)
    amounts, due = by_library(guideline, patients)
    table = table_of(patients, tmp_path / "patients.csv")
    summary = run(guideline, Order(table, on=ON if guideline.dated else None))
    assert len(amounts) + len(due) >= 3
    assert (flat(summary.amounts), flat(summary.due)) == (amounts, due)
    with_rows = run(guideline, Order(table, tmp_path / "out.csv", on=ON if guideline.dated else None))
    assert with_rows == summary


def test_days_are_told_by_their_months_and_amounts_of_most_patients_first(tmp_path: Path) -> None:
    screening, dosing = (guideproof.load(EXAMPLES / name) for name in ("cervical-screening", "anticoagulant-dose"))
    seen = run(screening, Order(table_of(SEEN, tmp_path / "seen.csv"), on=ON))
    text = render(seen, screening, color=False)
    told = text[text.index("When to come again") : text.index("Missing most")].splitlines()
    assert [line.split("%")[-1].strip() for line in told if "%" in line] == [
        "2027-01-01 to 2027-12-31",
        "2027-05",
        "2028-05",
    ]
    many = [{**DOSED[0], "weight": weight} for weight in (*range(30, 150, 5), 80, 80)]
    text = render(run(dosing, Order(table_of(many, tmp_path / "dosed.csv"))), dosing, color=False)
    told = text[text.index("How much (of 26 evaluated)") :].splitlines()
    assert told[1].strip() == "Enoxaparin (enoxaparin)"
    assert told[2].split() == ["4", "15.4%", "80", "mg"]


def test_more_amounts_than_are_shown_are_counted(tmp_path: Path) -> None:
    guideline = guideproof.load(EXAMPLES / "anticoagulant-dose")
    few = table_of([DOSED[0]], tmp_path / "patients.csv")
    amounts = {"enoxaparin": {f"{each} mg": 1 for each in range(23)}}
    summary = replace(run(guideline, Order(few)), amounts=amounts)
    assert "and 3 more" in render(summary, guideline, color=False)


def test_those_beyond_the_most_that_are_told_of_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guideproof.cohort.measured.MOST", 2)
    dosing, screening = (guideproof.load(EXAMPLES / name) for name in ("anticoagulant-dose", "cervical-screening"))
    many = [{**DOSED[0], "weight": weight} for weight in (*range(30, 150, 5), 80, 80)]
    dosed = run(dosing, Order(table_of(many, tmp_path / "dosed.csv")))
    assert dosed.amounts == {"enoxaparin": {"80 mg": 4, "100 mg": 2}}
    assert dosed.as_json()["more_amounts"] == {"enoxaparin": 11}
    assert "and 11 more" in render(dosed, dosing, color=False)
    seen = run(screening, Order(table_of(SEEN, tmp_path / "seen.csv"), on=ON))
    assert seen.more_due == {"after-cytology": 2, "after-hpv-test": 1}
    assert "of `after-hpv-test` another day is not counted here" in render(seen, screening, color=False)


def test_an_engine_that_keeps_no_tables_says_that_nothing_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DuckEngine, "keeps_tables", False)
    summary = run(guideproof.load(EXAMPLES / "anticoagulant-dose"), Order(table_of(DOSED, tmp_path / "patients.csv")))
    assert summary.amounts == {}
    assert "here the rows (`--out`) have them" in summary.notes[-1]
