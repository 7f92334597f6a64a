"""Thresholds that are spelt out in texts are found however they are written, and no other figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from guideproof.analysis.comparing.spelling import sought
from guideproof.model.unit import parse_unit

FOUND = {
    "5 a": ["within 5 years", "five years", "A five-year interval", "5-year", "60 months", "5 to 10 years", "5\u00a0a"],
    "1 a": ["one year", "after 12 months", "1 year"],
    "35 a": ["thirty-five years", "thirty five years", "35-year-old"],
    "120 mm": ["120 mm", "12 cm", "12.0 cm", "120mm", "120 to 140 mm", "120 millimetres", "above 12 centimeters"],
    "7.5 g/dL": ["7.5 g/dL", "7,5 g/dL", "75 g/L"],
    "30 mL/min": ["below 30 mL/min", "(30 mL/min)"],
}
OTHERS = {
    "5 a": [
        "5 a day",
        "15 years",
        "5 months",
        "5 points",
        "5.5 years",
        "twenty-five years",
        "twenty five years",
        "5",
        "5 mm",
    ],
    "1 a": ["11 years", "once", "stage 1", "1 yearling"],
    "120 mm": ["120 mmHg", "120", "1120 mm", "12 mm", "120 patients", "0.120 mm", "120 MM"],
    "7.5 g/dL": ["7 g/dL", "75 g", "17.5 g/dL"],
    "30 mL/min": ["30 mL", "130 mL/min", "30 minutes"],
}


@pytest.mark.parametrize("bound", FOUND)
def test_a_bound_is_found_as_it_is_spelt_and_nothing_else(bound: str) -> None:
    number, _, unit = bound.partition(" ")
    parsed = parse_unit(unit)
    assert parsed is not None
    spelt = sought(Fraction(number), parsed)
    assert [text for text in FOUND[bound] if not spelt.search(text)] == []
    assert [text for text in OTHERS.get(bound, ()) if spelt.search(text)] == []
