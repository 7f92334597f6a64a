"""Figures in prose: what is read as one, and when another figure is the same."""

from __future__ import annotations

from fractions import Fraction

import pytest

from guideproof.analysis.evidence.claims import claims_in, unbacked
from guideproof.analysis.evidence.dates import after, parse_date
from guideproof.model.unit import parse_unit


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Median survival was 18.4 months.", ["18.4 months"]),
        ("every 6 to 8 weeks at first, every 3 months later", ["6 weeks", "8 weeks", "3 months"]),
        ("from 11 to 62%, Between 37 and 63% of them", ["11%", "62%", "37%", "63%"]),
        ("31.4 against 25.2 months", ["31.4 months", "25.2 months"]),
        ("with ECOG 0 and 140 mm", ["140 mm"]),
        ("PD-1 and IL-2 weeks, T1 mm, 0.71-1.10, 4 a day, in 2018", []),
        ("1,102 mg, 150 10*9/L, a 12-month interval", ["1,102 mg", "150 10*9/L", "12 month"]),
        ("below 4 cubic\n  centimetres", ["4 cubic centimetres"]),
        ("44 per cent", ["44 per cent"]),
    ],
)
def test_figures_are_read(text: str, read: list[str]) -> None:
    assert [claim.text for claim in claims_in(text)] == read


def test_spelled_numbers_are_read_only_where_asked() -> None:
    assert [claim.text for claim in claims_in("four weeks", spelled=True)] == ["four weeks"]
    assert not list(claims_in("four weeks"))


@pytest.mark.parametrize(
    ("text", "number", "unit", "backed"),
    [
        ("37%", "0.369", "1", True),
        ("37%", "0.3649", "1", False),
        ("36.9%", "0.37", "1", False),
        ("12 months", "1", "a", True),
        ("14 cm", "140", "mm", True),
        ("14 cm", "140", "mo", False),
        ("63%", "0.625", "1", True),
    ],
)
def test_figures_are_compared_as_rounded(text: str, number: str, unit: str, backed: bool) -> None:
    known = parse_unit(unit)
    assert known is not None
    assert bool(unbacked(claims_in(text), [(Fraction(number), known)])) is not backed


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2024-02-29", "12 mo", "2025-02-28"),
        ("2024-08-31", "6 mo", "2025-02-28"),
        ("2024-12-31", "2 a", "2026-12-31"),
        ("2024-01-01", "2 wk", "2024-01-15"),
        ("2024-01-01", "3 mm", None),
        ("2024-01-01", "9000 a", None),
    ],
)
def test_periods_follow_the_calendar(start: str, period: str, end: str | None) -> None:
    day = parse_date(start)
    assert day is not None
    assert after(day, period) == parse_date(end)
