"""Dates case by case: each patient with the exact JSON that an evaluation gives; and the day of the visit."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import guideproof
from guideproof.analysis.evaluation.facts import date_text
from guideproof.analysis.evaluation.visit import TwoVisits
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse

HERE = Path(__file__).parent
PATIENTS = sorted((HERE / "dated/patients").glob("*.yaml"))
GUIDELINE = guideproof.load(HERE / "dated/guideline")


def patient(path: Path) -> dict[str, Any]:
    tree, faults = parse(path.read_bytes(), path.name)
    assert tree is not None
    assert not faults
    return plain(tree)  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", PATIENTS, ids=lambda path: path.stem)
def test_patient(path: Path) -> None:
    case = patient(path)
    came = guideproof.evaluate(GUIDELINE, case["facts"], on=case["on"]).as_json()
    text = json.dumps(came, indent=1, ensure_ascii=False) + "\n"
    expected = path.with_suffix(".json")
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_there_are_no_expectations_without_a_patient() -> None:
    assert {path.stem for path in (HERE / "dated/patients").glob("*.json")} == {path.stem for path in PATIENTS}


@pytest.mark.parametrize("on", ["2024-05-17", date(2024, 5, 17)])
def test_the_day_of_the_visit_stands_with_the_facts_or_beside_them(on: object) -> None:
    beside = guideproof.evaluate(GUIDELINE, {"birth": "1950"}, on="2024-05-17")
    assert guideproof.evaluate(GUIDELINE, {"birth": "1950", "on": on}) == beside
    assert guideproof.evaluate(GUIDELINE, {"birth": "1950", "on": on}, on="2024-05-17") == beside
    assert beside.on == "2024-05-17"


def test_two_days_of_a_visit_are_misuse() -> None:
    with pytest.raises(TwoVisits, match="given twice, as 2024-05-17 with the facts and as 2024-05-18"):
        guideproof.evaluate(GUIDELINE, {"on": "2024-05-17"}, on="2024-05-18")


def test_without_a_day_it_is_that_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> date:
            return date(2024, 2, 29)

    monkeypatch.setattr("guideproof.analysis.evaluation.visit.date", Clock)
    evaluation = guideproof.evaluate(GUIDELINE, {"birth": "1974-02-28"})
    assert evaluation.on == "2024-02-29"
    assert evaluation.derived is not None
    assert evaluation.derived["age"] == 50


def test_a_guideline_without_dates_does_not_read_the_day() -> None:
    undated = guideproof.load(HERE / "guideline")
    assert guideproof.evaluate(undated, {"on": "no day"}, on="no day") == guideproof.evaluate(undated, {})


def test_a_date_until_the_visit_may_be_that_of_the_visit() -> None:
    on_the_day, after = (
        guideproof.evaluate(GUIDELINE, {"birth": birth}, on="2024-05-17") for birth in ("2024-05-17", "2024-05-18")
    )
    assert on_the_day.status != "invalid"
    assert after.status == "invalid"


@pytest.mark.parametrize(
    ("on", "valid"), [("2000-01-01", True), ("2099-12-31", True), ("1999-12-31", False), ("2100-01-01", False)]
)
def test_a_visit_lies_between_the_first_day_and_the_last_one(on: str, valid: bool) -> None:
    assert (guideproof.evaluate(GUIDELINE, {"birth": "1950"}, on=on).status != "invalid") is valid


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (2020, "2020"), (1000, "1000"), (9999, "9999"), (2020.0, "2020"), (999, ""), (10_000, ""), (2020.5, ""),
        (True, ""), ([2020], ""), (datetime(2020, 1, 2), ""), (date(2020, 1, 2), "2020-01-02"),
    ],
)  # fmt: skip
def test_a_date_is_a_text_or_a_year_of_four_digits(given: object, text: str) -> None:
    assert date_text(given) == text
