"""What is meant by a number or a unit that is written otherwise: a hint is read, means the same, and converts."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideproof.analysis.evaluation.facts import read_value
from guideproof.model.element import Element, ElementType, Grid
from guideproof.model.fault import TypeMismatch, UnitMismatch
from guideproof.model.number import parse_number
from guideproof.model.unit import Unit, parse_unit
from guideproof.model.written_number import BARE_NUMBER, meant_number
from guideproof.model.written_unit import CAPITALS, EVERYDAY, MOLAR, PER_HUNDRED, units_meant
from guideproof.source import whole

CONFORMANCE = Path(__file__).parents[1] / "conformance"
NUMBERS = (CONFORMANCE / "numbers.txt").read_text("utf-8").splitlines()
UNITS = (CONFORMANCE / "units.txt").read_text("utf-8").splitlines()
TABLE = {**EVERYDAY, **MOLAR, **CAPITALS, **PER_HUNDRED}
OWN = [
    "1",
    "%",
    "mm",
    "mg",
    "kg",
    "a",
    "mo",
    "mg/dL",
    "ug/mL",
    "10*9/L",
    "[iU]/L",
    "mL/min/{1.73_m2}",
    "mm[Hg]",
    "mmol/L",
]

# What people write, and what it is in UCUM.
SMALL_PARTS = {"mcg": "ug", "mg": "mg", "grams": "g", "ng": "ng", "micrograms": "ug", "mgs": "mg", "kilograms": "kg"}
BELOW = {
    "ml": "mL",
    "mL": "mL",
    "dL": "dL",
    "liter": "L",
    "cc": "mL",
    "kg": "kg",
    "day": "d",
    "24h": "(24.h)",
    "m²": "m2",
}


@pytest.mark.parametrize(("written", "units"), TABLE.items())
def test_every_hint_of_the_tables_is_a_unit(written: str, units: str) -> None:
    for unit in units.split(" "):
        assert parse_unit(unit) is not None, (written, unit)


@given(st.sampled_from(list(SMALL_PARTS)), st.sampled_from(list(BELOW)), st.sampled_from(["/", " / ", " per "]))
def test_a_hint_means_what_was_written(above: str, below: str, line: str) -> None:
    found = units_meant(f"{above}{line}{below}", None)
    assert isinstance(found, tuple)
    meant, right = parse_unit(found[0]), parse_unit(f"{SMALL_PARTS[above]}/{BELOW[below]}")
    assert meant is not None
    assert right is not None
    assert (meant.factor, meant.dimension, meant.offset) == (right.factor, right.dimension, right.offset)


@given(st.sampled_from([*UNITS, *TABLE]), st.sampled_from(OWN))
def test_a_hint_converts_to_the_unit_of_the_element(written: str, own: str) -> None:
    found = units_meant(written, own)
    for each in found if isinstance(found, tuple) else ():
        assert unit(each).to(unit(own)) is not None


@given(st.sampled_from(NUMBERS), st.sampled_from(["", *UNITS]), st.sampled_from(OWN))
def test_what_is_to_be_written_is_read(number: str, behind: str, own: str) -> None:
    text = f"{number} {behind}".rstrip(" ")
    meant = meant_number(text, own)
    for written in (*meant.write, *(bound for key, bound in meant.bounds if key)) if meant is not None else ():
        value = parse_number(written)
        fault = read_value(element(own), value if value is not None else written)
        assert not isinstance(fault, TypeMismatch | UnitMismatch), (text, written)


@given(st.integers(0, 10**6), st.integers(0, 999), st.sampled_from([",", "."]))
def test_a_number_with_a_decimal_comma_or_in_groups_is_the_same_number(large: int, small: int, point: str) -> None:
    groups = "." if point == "," else ","
    written = f"{large:,}".replace(",", groups) + f"{point}{small:03d}"
    meant = meant_number(written, BARE_NUMBER)
    right = Fraction(f"{large}.{small:03d}")
    if meant is not None:
        assert right in [parse_number(each) for each in meant.write]
    else:
        assert parse_number(written) == right


@pytest.mark.parametrize(
    ("written", "own", "right"),
    [
        ("mcg/mL", "mg/dL", "ug/mL"),
        ("K/uL", "10*9/L", "10*3/uL"),
        ("K/mcL", None, "10*3/uL"),
        ("G/L", "10*9/L", "10*9/L"),
        ("cells/uL", "10*9/L", "{cells}/uL"),
        ("ft", "cm", "[ft_i]"),
        ("units/L", "[iU]/L", "[iU]/L"),
        ("units/L", "U/L", "U/L"),
        ("mL/min/1.73", "mL/min/{1.73_m2}", "mL/min/{1.73_m2}"),
        ("mg/24h", "g/d", "mg/(24.h)"),
        ("MG", "mg", "mg"),
        ("U/l", "U/L", "U/l"),
        ("kg/m²", "kg/m2", "kg/m2"),
    ],
)
def test_what_is_meant(written: str, own: str | None, right: str) -> None:
    found = units_meant(written, own)
    assert isinstance(found, tuple)
    assert found[0] == right


def unit(text: str) -> Unit:
    found = parse_unit(text)
    assert found is not None
    return found


def element(own: str) -> Element:
    grid = Grid(Fraction(-(10**9)), Fraction(10**9), Fraction(1, 10**9))
    return Element("x", "X", ElementType.QUANTITY, None, None, (), None, {}, unit(own), grid, whole("x"))
