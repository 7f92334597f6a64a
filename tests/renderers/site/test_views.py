"""The views beside the flowchart: what is computed, what is reported in numbers, and rules in words."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from guideproof.model.evidence import Group
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.renderers.site.checked import Checks
from guideproof.renderers.site.definitions import derived
from guideproof.renderers.site.figures import figure_text, group_text
from guideproof.renderers.site.views import rules

ROOT = Path(__file__).parents[3]


def computed(name: str, id: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = derived(load_guideline(ROOT / "examples" / name), Checks())["derived"]
    return next(each for each in found if each["id"] == id)


def test_a_formula_says_what_its_names_stand_for_and_an_amount_is_a_reader() -> None:
    dose = computed("anticoagulant-dose", "dose")
    assert dose["text"] == ("min(round(per_kg * weight, step), ceiling)",)
    assert dose["names"] == [
        ("weight", "Weight, in kg"),
        ("per_kg", "Amount for a kilogram, 1 mg/kg"),
        ("step", "Step of a dose, 10 mg"),
        ("ceiling", "Largest dose, 150 mg"),
    ]
    assert dose["facts"] == ["in mg"]
    assert [each["anchor"] for each in dose["used"]] == ["node-once-a-day", "node-twice-a-day", "rule-largest-dose"]


def test_dates_sums_and_bounds_are_said_with_titles_and_words() -> None:
    assert computed("cervical-screening", "since_cytology")["text"] == ("Whole years from Last cytology to the visit",)
    due = computed("cervical-screening", "cytology_due")
    assert due["text"] == ("3 years (Time between cytologies) after Last cytology",)
    assert [each["anchor"] for each in due["used"]] == ["node-after-cytology"]
    score = computed("stroke-risk", "cha2ds2_vasc")
    assert score["rows"][1] == ("Sex", ("female: 1", "male: 0"))
    assert ("1", ("Age at least 65 years", "and Age below 75 years")) in computed("stroke-risk", "risk_factors")["rows"]


GROUP = Group(Fraction(4), 14, None, None)


@pytest.mark.parametrize(
    ("unit", "measure", "said"),
    [
        ("mo", "median_time", "4 months (14 people)"),
        ("1", "count", "4 of 14 people"),
        ("1", "proportion", "400 % (14 people)"),
        (None, None, "4 (14 people)"),
    ],
)
def test_a_group_in_words(unit: str | None, measure: str | None, said: str) -> None:
    assert group_text(GROUP, unit, measure) == said


def test_a_figure_in_words() -> None:
    assert figure_text(Fraction(1), "a", "mean_time") == "1 year"
    assert figure_text(Fraction("0.085"), "1", "proportion") == "8.5 %"


@pytest.fixture(scope="module")
def shipped() -> Guideline:
    return load_guideline(ROOT / "guideline")


def test_a_rule_tells_apart_what_it_lists(shipped: Guideline) -> None:
    said = {each["id"]: each["text"] for each in rules(shipped, Checks())["rules"]}
    assert said["no-complete-removal-with-drugs"] == (
        "Never two of these together: Nephrectomy with resection of metastases outside the liver, or radiotherapy to "
        "them, together or staged; and Systemic therapy, started now."
    )
    assert "; and Earlier systemic therapy: none; and" in said["poor-risk-gets-systemic-therapy"]


def test_a_finding_that_no_taker_tells_is_told_among_the_findings(shipped: Guideline) -> None:
    taker = {"node": "a", "branch": "rest"}
    told, other = ({"node": "a", "branch": each, "severity": "note"} for each in ("rest", "else"))
    given = rules(shipped, Checks("", (told, other), True, (taker,)))
    assert given["findings"] == [(1, other)]
    assert given["told_below"] == 1
