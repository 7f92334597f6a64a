"""Values and conditions in the words of the elements: what a missing value stands for, cells, sentences."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.model.condition import Bound, Compares, Comparison, IsCode
from guideproof.model.element import Assumption, Element, ElementType, Grid
from guideproof.model.unit import parse_unit
from guideproof.program.titled import assumption_text, cell_lines, condition_sentence

WAIT = replace(
    element("wait", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(9), Fraction(1))), unit=parse_unit("wk")
)
KIND = element("kind", ElementType.CODE, "xy")
SITES = element("sites", ElementType.CODES, "ab")
SICK = element("sick", ElementType.BOOLEAN)
MADE = guideline([], [WAIT, KIND, SITES, SICK], [], [])
LONG = Compares("wait", Comparison.AT_LEAST, Bound(Fraction(6), None, Fraction(1), "6 wk"), HERE)


@pytest.mark.parametrize(
    ("of", "value", "said"),
    [(SICK, False, "no"), (SITES, [], "none"), (SITES, ["a", "b"], "a, b"), (KIND, "x", "x"), (WAIT, Fraction(6), "6")],
)
def test_what_a_missing_value_stands_for(of: Element, value: Any, said: str) -> None:
    assert assumption_text(replace(of, assumption=Assumption(value, "so", HERE))).startswith(said)


def test_a_cell_names_its_element_where_no_title_stands_above() -> None:
    kind = IsCode("kind", ("x",), HERE)
    assert cell_lines(MADE, [kind], bare=True) == ("x",)
    assert cell_lines(MADE, [kind], bare=False) == ("kind: x",)


def test_a_sentence_has_its_units_in_words() -> None:
    assert condition_sentence(MADE, LONG) == "wait at least 6 weeks"


def test_a_sentence_of_what_has_no_unit_is_as_in_a_line() -> None:
    assert condition_sentence(MADE, IsCode("kind", ("x",), HERE)) == "kind: x"
    other = Compares("wait", Comparison.AT_LEAST, Bound(None, "wait", Fraction(2), "2 * wait"), HERE)
    assert condition_sentence(MADE, other).startswith("wait")
