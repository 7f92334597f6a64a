"""What is missing counts as all that its range or its codes allow (section 5)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.generation.parts import HERE, element, guideline

from guideproof.analysis.evaluation.truth import Truth, compile_condition
from guideproof.model.condition import Bound, Compares, Comparison, Condition, IsBoolean, IsCode, IsNumber
from guideproof.model.element import ElementType, Grid
from guideproof.program.conditions import lowered
from guideproof.program.proposition import TruthConstant

HALF = Fraction(1, 2)
GUIDELINE = guideline(
    [],
    [
        element("ill", ElementType.BOOLEAN),
        element("kind", ElementType.CODE, ("clear", "other")),
        element("stage", ElementType.INTEGER, grid=Grid(Fraction(1), Fraction(3), Fraction(1))),
        element("level", ElementType.QUANTITY, grid=Grid(Fraction(2), Fraction(9), HALF)),
        element("limit", ElementType.QUANTITY, grid=Grid(Fraction(5), Fraction(12), Fraction(1))),
        element("high", ElementType.QUANTITY, grid=Grid(Fraction(10), Fraction(12), Fraction(1))),
    ],
    [],
    [],
)


def bound(element: str, comparison: Comparison, number: int) -> Condition:
    return Compares(element, comparison, Bound(Fraction(number), None, Fraction(1), str(number)), HERE)


def against(element: str, comparison: Comparison, other: str, factor: Fraction = Fraction(1)) -> Condition:
    return Compares(element, comparison, Bound(None, other, factor, other), HERE)


@pytest.mark.parametrize(
    ("condition", "facts", "truth"),
    [
        (IsBoolean("ill", True, HERE), {}, None),
        (IsCode("kind", ("clear",), HERE), {}, None),
        (IsCode("kind", ("other", "clear"), HERE), {}, True),
        (IsNumber("stage", (Fraction(1), Fraction(2)), HERE), {}, None),
        (IsNumber("stage", tuple(map(Fraction, (3, 2, 1))), HERE), {}, True),
        (IsNumber("stage", (Fraction(4),), HERE), {}, False),
        (bound("level", Comparison.AT_LEAST, 2), {}, True),
        (bound("level", Comparison.ABOVE, 2), {}, None),
        (bound("level", Comparison.AT_MOST, 9), {}, True),
        (bound("level", Comparison.BELOW, 2), {}, False),
        (against("level", Comparison.BELOW, "high"), {}, True),
        (against("level", Comparison.AT_LEAST, "high"), {}, False),
        (against("level", Comparison.AT_LEAST, "high", HALF), {}, None),
        (against("level", Comparison.BELOW, "limit"), {}, None),
        (against("level", Comparison.BELOW, "limit"), {"level": 8}, True),  # 4, and any limit is at least 5
        (against("level", Comparison.BELOW, "limit"), {"level": 10}, None),
        (against("level", Comparison.BELOW, "limit"), {"limit": 10}, True),  # above all that the level can be
        (against("level", Comparison.BELOW, "limit"), {"limit": 9}, None),
        (against("limit", Comparison.AT_MOST, "level"), {"level": 8}, False),
        (against("level", Comparison.BELOW, "limit"), {"level": 18, "limit": 9}, False),
    ],
)
def test_a_test_is_decided_where_all_that_is_possible_passes_or_fails(
    condition: Condition, facts: dict[str, Any], truth: Truth
) -> None:
    assert compile_condition(condition, GUIDELINE)(facts) is truth


def test_what_a_whole_range_passes_is_no_test() -> None:
    assert lowered(bound("level", Comparison.AT_LEAST, 2), GUIDELINE) == TruthConstant(True)
    assert lowered(against("level", Comparison.AT_LEAST, "high"), GUIDELINE) == TruthConstant(False)
