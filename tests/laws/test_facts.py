"""A value that is written as data for a patient file is read from there as the same value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.generation.parts import element

from guideproof.analysis.evaluation.facts import CodeSet, Value, read_value, written
from guideproof.model.element import Element, ElementType, Grid
from guideproof.model.unit import parse_unit

CODES = ("liver", "lung", "bone")
SITES = element("sites", ElementType.CODES, CODES)
QUARTERS = element("size", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(40), Fraction(1, 4)))
SIZE = replace(QUARTERS, unit=parse_unit("cm"))


@given(st.dictionaries(st.sampled_from(CODES), st.booleans(), min_size=1))
def test_a_set_of_which_some_is_not_known(known: dict[str, bool]) -> None:
    present, absent = (frozenset(code for code, there in known.items() if there is truth) for truth in (True, False))
    data = written(SITES, CodeSet(present, absent))
    assert data == ([code for code in CODES if code in present] if len(known) == len(CODES) else known)
    assert read_value(SITES, data) == CodeSet(present, absent)


@pytest.mark.parametrize(
    ("of", "value"),
    [(SIZE, 0), (SIZE, 37), (SIZE, 160), (element("sick", ElementType.BOOLEAN), False)],
)
def test_a_value_comes_back(of: Element, value: Value) -> None:
    assert read_value(of, written(of, value)) == value
