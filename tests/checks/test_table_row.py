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
    IsNumber,
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
