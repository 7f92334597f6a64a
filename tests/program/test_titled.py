"""Values and conditions in the words of the elements: what a missing value stands for, cells, sentences."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.analysis.comparing.function import same_whole
from guideproof.analysis.stamp.digest import digest
from guideproof.model.condition import Bound, Compares, Comparison, IsCode
from guideproof.model.element import Assumption, Element, ElementType, Grid
from guideproof.model.period import Period
from guideproof.model.unit import parse_unit
from guideproof.program.titled import assumption_text, cell_lines, condition_sentence, period
from guideproof.reading.load import load_guideline

ROOT = Path(__file__).parents[2]
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


def test_a_bound_stands_in_the_unit_of_its_author_and_a_change_of_that_unit_alone_is_none(tmp_path: Path) -> None:
    read = []
    for name, text in (("as-it-is", "65 a"), ("in-months", "780 mo")):
        folder = shutil.copytree(ROOT / "examples" / "stroke-risk", tmp_path / name)
        score = folder / "derived" / "score.yaml"
        score.write_text(score.read_text().replace("at_least: 65 a", f"at_least: {text}"))
        read.append(load_guideline(folder))
    said = [condition_sentence(each, each.derived["risk_factors"].definition.branches[3].when) for each in read]
    assert said == ["Age at least 65 years and Age below 75 years", "Age at least 780 months and Age below 75 years"]
    assert digest(read[0]) == digest(read[1])
    assert same_whole(*(each.derived["risk_factors"].definition for each in read))


def test_a_sentence_of_what_has_no_unit_is_as_in_a_line() -> None:
    assert condition_sentence(MADE, IsCode("kind", ("x",), HERE)) == "kind: x"
    other = Compares("wait", Comparison.AT_LEAST, Bound(None, "wait", Fraction(2), "2 * wait"), HERE)
    assert condition_sentence(MADE, other).startswith("wait")


@pytest.mark.parametrize(
    ("at_least", "at_most", "said"),
    [
        ("6 wk", "6 wk", "after 6 weeks"),
        ("1 mo", "1 mo", "after 1 month"),
        ("6 wk", "8 wk", "after 6 to 8 weeks"),
        ("6 wk", "3 mo", "after 6 weeks to 3 months"),
        ("6 wk", None, "after at least 6 weeks"),
        (None, "8 wk", "within 8 weeks"),
        (None, None, "at a later visit"),
    ],
)
def test_after_how_long(at_least: str | None, at_most: str | None, said: str) -> None:
    assert period(Period(at_least, at_most)) == said
