"""Units against a peer that reads UCUM's own table: within a dimension, both convert alike.

The peer (ucumvert, on pint) counts in binary floats, takes seconds to start and lets international units be numbers, so
it is no part of the toolkit; what it says of a factor still holds ours to the standard.
"""

from __future__ import annotations

from math import isclose
from typing import Any

import pytest
from pint import DimensionalityError
from ucumvert import PintUcumRegistry

from guideproof.model.unit import ATOMS, PREFIXES, Unit, parse_unit

OF_SUBSTANCE = ("mol", "eq", "osm", "kat", "U")
"""For UCUM these are numbers, for the peer a dimension of their own."""

MISTAKEN = {"hbar"}
"""The peer takes the hectobar for the reduced Planck constant."""

WRITTEN = (
    ("mg/dL", "g/L"), ("mmol/L", "umol/dL"), ("10*9/L", "/uL"), ("10*12/L", "10*6/uL"), ("U/L", "ukat/L"),
    ("mg/kg/d", "ug/g/h"), ("mL/min", "L/h"), ("kg/m2", "g/cm2"), ("cm3", "mL"), ("mg/m2", "g/m2"),
    ("{cells}/uL", "/L"),
)  # fmt: skip


@pytest.fixture(scope="module")
def peer() -> Any:
    return PintUcumRegistry()


def codes() -> dict[str, Unit]:
    found = {prefix + atom for atom, (_, metric) in ATOMS.items() for prefix in ("", *(PREFIXES if metric else ()))}
    return {code: unit for code in sorted(found) if (unit := parse_unit(code)) is not None}


def test_every_unit_is_one_of_ucum(peer: Any) -> None:
    assert [code for code in codes() if not peer.from_ucum(code)] == []


def test_every_unit_converts_as_ucum_does(peer: Any) -> None:
    first: dict[tuple[Any, bool], str] = {}
    differing = []
    for code, unit in codes().items():
        reference = first.setdefault((unit.dimension, code.endswith(OF_SUBSTANCE)), code)
        if code not in MISTAKEN and not _alike(peer, code, reference):
            differing.append((code, reference))
    assert differing == []


@pytest.mark.parametrize(("one", "other"), WRITTEN)
def test_composed_units_convert_as_ucum_does(peer: Any, one: str, other: str) -> None:
    assert _alike(peer, one, other)


def _alike(peer: Any, one: str, other: str) -> bool:
    first, second = parse_unit(one), parse_unit(other)
    assert first is not None
    assert second is not None
    factor = first.to(second)
    try:
        theirs = peer.from_ucum(one).to(peer.from_ucum(other)).magnitude
    except DimensionalityError:
        return False
    # The peer's millimetre of mercury has more digits than UCUM's, so the sixth digit differs.
    return factor is not None and isclose(factor, theirs, rel_tol=1e-5)
