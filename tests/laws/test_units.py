"""Units against UCUM's own table, as a peer carries it, and against what the peer converts.

The peer (ucumvert, on pint) counts in binary floats, takes seconds to start and lets international units be numbers, so
it is no part of the toolkit; what it says of a factor still holds ours to the standard.
"""

from __future__ import annotations

from fractions import Fraction
from importlib.resources import files
from math import isclose
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pint import DimensionalityError
from ucumvert import PintUcumRegistry

from guideproof.model.ucum import (
    ARBITRARY_UNITS,
    BASE_UNITS,
    DERIVED_UNITS,
    OFFSET_UNITS,
    OWN_SCALES,
    PREFIXES,
)
from guideproof.model.unit import KNOWN_UNITS, SAME, Unit, parse_unit, standing_alone

ESSENCE = ElementTree.fromstring(files("ucumvert").joinpath("vendor/ucum-essence.xml").read_text("ascii"))
NAMESPACE = "{http://unitsofmeasure.org/ucum-essence}"
SUBSTANCE = ("mol", "eq", "osm")
"""For UCUM these are numbers; they are dimensions of their own here."""

ROUNDED_BY_THE_PEER = ("[hp", "[pH]", "Np", "B", "Cel", "[deg", "[p'diop]", "%[slope]", "bit_s", "[m/s2")
"""What the peer reads only alone, or not at all: special units."""

MISTAKEN = (
    *("'", "''", "Mx", "G", "[cft_i]", "[cyd_i]", "[rd_br]", "[ch_br]", "[lk_br]", "[didot]", "[cicero]", "cal_[15]"),
    *("[Cal]", "[in_i'H2O]", "[in_i'Hg]", "[LPF]"),
)
"""What the peer makes otherwise than UCUM's own table, which is asked above."""

WRITTEN = (
    ("mg/dL", "g/L"), ("mmol/L", "umol/dL"), ("10*9/L", "/uL"), ("10*12/L", "10*6/uL"), ("U/L", "ukat/L"),
    ("mg/kg/d", "ug/g/h"), ("mL/min", "L/h"), ("kg/m2", "g/cm2"), ("cm3", "mL"), ("mg/m2", "g/m2"),
    ("{cells}/uL", "/L"), ("[ft_i]", "cm"), ("[MET]", "mL/kg/h"), ("deg", "rad"),
)  # fmt: skip

TEMPERATURES = [
    ("37", "Cel", "98.6", "[degF]"), ("-40", "Cel", "-40", "[degF]"), ("0", "Cel", "273.15", "K"),
    ("80", "[degRe]", "100", "Cel"), ("36500", "mCel", "36.5", "Cel"), ("491.67", "[degR]", "0", "Cel"),
    ("0", "[degF]", "459.67", "[degR]"), ("38.5", "Cel{core}", "38.5", "Cel"),
]  # fmt: skip


def of(kind: str) -> list[ElementTree.Element]:
    return list(ESSENCE.iter(NAMESPACE + kind))


def code(entry: ElementTree.Element) -> str:
    return entry.attrib["Code"]


def value(entry: ElementTree.Element) -> ElementTree.Element:
    found = entry.find(f"{NAMESPACE}value")
    assert found is not None
    return found


def unit(text: str) -> Unit:
    found = parse_unit(text)
    assert found is not None, text
    return found


def test_every_prefix_and_every_unit_of_ucum_is_known_and_none_beside() -> None:
    assert {code(prefix) for prefix in of("prefix")} == set(PREFIXES)
    assert {code(each) for kind in ("base-unit", "unit") for each in of(kind)} == set(KNOWN_UNITS)
    assert {code(each) for each in of("base-unit")} == set(BASE_UNITS) - set(SUBSTANCE)


@pytest.mark.parametrize("prefix", of("prefix"), ids=code)
def test_a_prefix_is_the_power_that_ucum_says(prefix: ElementTree.Element) -> None:
    times = unit(f"{code(prefix)}g").to(unit("g"))
    assert times is not None
    assert times.factor == Fraction(value(prefix).attrib["value"])


@pytest.mark.parametrize("entry", of("unit"), ids=code)
def test_a_unit_is_what_ucum_makes_it_of(entry: ElementTree.Element) -> None:
    name, said = code(entry), value(entry).attrib
    own = unit(name)
    assert (parse_unit(f"k{name}") is not None) == (entry.attrib["isMetric"] == "yes") or name == "l"
    if entry.get("isSpecial") == "yes":
        assert (name in OFFSET_UNITS) != (name in OWN_SCALES)
    elif name in SUBSTANCE or (entry.get("isArbitrary") == "yes" and name != "[IU]"):
        assert own.dimension == ((name, 1),)
        assert name in ARBITRARY_UNITS or name in SUBSTANCE
    else:
        made_of = unit(said["Unit"])
        assert (own.dimension, own.offset) == (made_of.dimension, 0)
        assert own.factor == Fraction(said["value"]) * made_of.factor
        assert name in DERIVED_UNITS


@pytest.mark.parametrize(("number", "one", "same", "other"), TEMPERATURES)
def test_temperatures_convert_with_their_zero(number: str, one: str, same: str, other: str) -> None:
    there, back = unit(one).to(unit(other)), unit(other).to(unit(one))
    assert there is not None
    assert back is not None
    assert there.of(Fraction(number)) == Fraction(same)
    assert back.of(Fraction(same)) == Fraction(number)


@pytest.mark.parametrize("name", OWN_SCALES)
def test_a_unit_on_its_own_scale_converts_to_itself_alone(name: str) -> None:
    converting = [each for each in KNOWN_UNITS if unit(name).to(unit(each)) is not None]
    assert converting == [name]
    assert unit(name).to(unit(name)) == SAME


@pytest.mark.parametrize("name", [*OWN_SCALES, *OFFSET_UNITS])
def test_what_is_no_ratio_is_no_part_of_a_product(name: str) -> None:
    for text in (f"{name}/m", f"/{name}", f"mg.{name}", f"{name}2", f"{name}-1", f"g/({name}.d)"):
        assert parse_unit(text) is None
        assert standing_alone(text) == name
    assert standing_alone(name) == ""


def test_substances_of_three_kinds_do_not_convert_and_stand_in_products() -> None:
    amounts = [unit(f"m{each}/L") for each in SUBSTANCE]
    assert [[one.to(other) is not None for other in amounts] for one in amounts] == [
        [True, False, False], [False, True, False], [False, False, True],
    ]  # fmt: skip
    assert unit("mmol/L").to(unit("10*20/L")) is None
    assert unit("U/L").to(unit("umol/min/L")) == SAME


@given(st.sampled_from(["mmol/L", "umol/dL", "mol", "kmol/kg"]), st.fractions(min_value=Fraction(1, 9), max_value=999))
def test_a_molar_mass_makes_mass_of_amount(amount: str, molar_mass: Fraction) -> None:
    mass = amount.replace("mol", "g")
    known = unit(amount)._replace(molar_mass=molar_mass)
    there, back = known.to(unit(mass)), unit(mass).to(known)
    assert there is not None
    assert back is not None
    assert there == (molar_mass, 0)
    assert back == (1 / molar_mass, 0)
    assert unit(amount).to(unit(mass)) is None
    assert known.to(unit(mass)._replace(molar_mass=molar_mass + 1)) is None
    assert known.to(unit(mass.replace("g", "m", 1))) is None


@pytest.fixture(scope="module")
def peer() -> Any:
    return PintUcumRegistry()


def codes() -> dict[str, Unit]:
    return {code: unit(code) for code in KNOWN_UNITS if not any(part in code for part in ROUNDED_BY_THE_PEER)}


def test_every_unit_is_one_of_ucum(peer: Any) -> None:
    assert [code for code in codes() if not peer.from_ucum(code)] == []


def test_every_unit_converts_as_ucum_does(peer: Any) -> None:
    first: dict[Any, str] = {}
    differing = []
    for code, each in codes().items():
        reference = first.setdefault(each.dimension, code)
        if code not in MISTAKEN and not _alike(peer, code, reference):
            differing.append((code, reference))
    assert differing == []


@pytest.mark.parametrize(("one", "other"), WRITTEN)
def test_composed_units_convert_as_ucum_does(peer: Any, one: str, other: str) -> None:
    assert _alike(peer, one, other)


def _alike(peer: Any, one: str, other: str) -> bool:
    conversion = unit(one).to(unit(other))
    try:
        theirs = peer.from_ucum(one).to(peer.from_ucum(other)).magnitude
    except DimensionalityError:
        return False
    # The peer's millimetre of mercury has more digits than UCUM's, so the sixth digit differs.
    return conversion is not None and isclose(conversion.factor, theirs, rel_tol=1e-5)
