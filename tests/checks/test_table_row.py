"""Which tests a cell of a table can say; the reader takes the others back in ``tests/reading/test_tables.py``."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.generation.parts import HERE, element, guideline

from guideproof.checks.table_row import row_text
from guideproof.model.condition import (
    All,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    elements_of,
)
from guideproof.model.element import ElementType, Grid
from guideproof.model.node import BranchTable

WHOLE = Grid(Fraction(0), Fraction(120), Fraction(1))
MADE = guideline(
    [],
    [
        element("age", ElementType.INTEGER, grid=WHOLE),
        element("ecog", ElementType.INTEGER, grid=WHOLE),
        element("sites", ElementType.CODES, ["liver", "lung"]),
    ],
    [],
    [],
)
SEVENTH = Fraction(1, 7)


def _bounded(comparison: Comparison, bound: Bound) -> Compares:
    return Compares("age", comparison, bound, HERE)


@pytest.mark.parametrize(
    ("condition", "cell"),
    [
        (Includes("sites", ("liver",), True, HERE), "includes liver"),
        (Includes("sites", ("liver", "lung"), False, HERE), "includes liver | lung"),
        (Includes("sites", ("liver", "lung"), True, HERE), None),
        (IsNumber("ecog", (Fraction(1), SEVENTH), HERE), None),
        (_bounded(Comparison.AT_LEAST, Bound(SEVENTH, None, Fraction(1), "1/7")), None),
        (
            All(
                (
                    _bounded(Comparison.AT_LEAST, Bound(Fraction(20), None, Fraction(1), "20")),
                    _bounded(Comparison.BELOW, Bound(None, "ecog", Fraction(1), "ecog")),
                ),
                HERE,
            ),
            None,
        ),
        (
            All(
                (
                    _bounded(Comparison.AT_LEAST, Bound(SEVENTH, None, Fraction(1), "1/7")),
                    _bounded(Comparison.BELOW, Bound(Fraction(20), None, Fraction(1), "20")),
                ),
                HERE,
            ),
            None,
        ),
    ],
)
def test_cell_of_a_test_that_some_cells_cannot_say(condition: Condition, cell: str | None) -> None:
    element = elements_of(condition)[0]
    row = row_text(MADE, BranchTable(HERE, (element, "next")), condition)
    assert row == (None if cell is None else f"{cell},…")


AT_LEAST = _bounded(Comparison.AT_LEAST, Bound(Fraction(20), None, Fraction(1), "20"))
BELOW = _bounded(Comparison.BELOW, Bound(Fraction(30), None, Fraction(1), "30"))
ABOVE = _bounded(Comparison.ABOVE, Bound(Fraction(20), None, Fraction(1), "20"))
AT_MOST = _bounded(Comparison.AT_MOST, Bound(Fraction(30), None, Fraction(1), "30"))
ECOG = IsNumber("ecog", (Fraction(1), Fraction(2)), HERE)
ONE = Bound(Fraction(1), None, Fraction(1), "1")
SOME = Includes("sites", ("liver",), False, HERE)


@pytest.mark.parametrize(
    ("condition", "columns", "row"),
    [
        (None, ("age", "ecog", "next"), "otherwise,,…"),
        (None, ("id", "age", "ecog", "label", "next"), ",otherwise,,,…"),
        (None, ("age", "ecog", "value"), "otherwise,,…"),
        (AT_LEAST, ("age", "ecog", "next"), ">= 20,,…"),
        (AT_LEAST, ("ecog", "age [a]", "next"), ",>= 20,…"),
        (AT_LEAST, ("ecog", "next"), None),
        (All((AT_LEAST, BELOW), HERE), ("age", "next"), "[20..30),…"),
        (All((BELOW, AT_LEAST), HERE), ("age", "next"), "[20..30),…"),
        (All((ABOVE, AT_MOST), HERE), ("age", "next"), "(20..30],…"),
        (All((AT_LEAST, ABOVE), HERE), ("age", "next"), None),
        (All((BELOW, AT_MOST), HERE), ("age", "next"), None),
        (All((ECOG, AT_LEAST), HERE), ("age", "ecog", "next"), ">= 20,1 | 2,…"),
        (Not(ECOG, HERE), ("age", "ecog", "next"), ",not 1 | 2,…"),
        (Not(SOME, HERE), ("sites", "next"), "not includes liver,…"),
        (Not(AT_LEAST, HERE), ("age", "next"), None),
        (Only("sites", (), HERE), ("sites", "next"), "none,…"),
        (Only("sites", ("liver",), HERE), ("sites", "next"), None),
        (SetCount("sites", Comparison.AT_LEAST, ONE, HERE), ("sites", "next"), "not none,…"),
        (SetCount("sites", Comparison.AT_MOST, ONE, HERE), ("sites", "next"), None),
        (IsBoolean("sick", True, HERE), ("sick", "value"), "true,…"),
        (IsBoolean("sick", False, HERE), ("sick", "value"), "false,…"),
        (IsCode("kind", ("x", "y"), HERE), ("kind", "next"), "x | y,…"),
        (All((All((AT_LEAST, BELOW), HERE), ECOG), HERE), ("age", "ecog", "next"), "[20..30),1 | 2,…"),
        (All((), HERE), ("age", "next"), None),
    ],
)
def test_row(condition: Condition | None, columns: tuple[str, ...], row: str | None) -> None:
    assert row_text(MADE, BranchTable(HERE, columns), condition) == row
