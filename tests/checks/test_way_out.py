"""What is proposed for a name that means nothing, by the number of places and by how far it is from a known one."""

from __future__ import annotations

import pytest

from guideproof.checks.way_out import meant, way_out

KNOWN = ["tumor_size", "lymph_nodes", "metastases"]

SLIP = "Did you mean"
GONE = "If the element was deleted"
CASES = {
    "one slip, two places": ("tumor_sise", KNOWN, 2, SLIP, True),
    "one slip, three places": ("tumor_sise", KNOWN, 3, SLIP, True),
    "one slip, ten places": ("tumor_sise", KNOWN, 10, SLIP, True),
    "one slip, eleven places": ("tumor_sise", KNOWN, 11, GONE, False),
    "a slip of two names, two places": ("tumor_sise", ["tumor_size", "tumor_site"], 2, SLIP, True),
    "a slip of two names, three places": ("tumor_sise", ["tumor_size", "tumor_site"], 3, GONE, False),
    "two letters of eight, three places": ("tumour_s", ["tumxxr_s"], 3, SLIP, True),
    "two letters of seven, three places": ("tumou_s", ["tumxx_s"], 3, GONE, False),
}


@pytest.mark.parametrize("of", CASES)
def test_what_is_proposed(of: str) -> None:
    given, known, places, opening, written = CASES[of]
    assert way_out(given, known, "element", places).startswith(opening)
    assert bool(meant(given, known, places)) is written
