"""Short names by which sources are cited: of what their files say, never of more."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from guideproof.board.short_names import short_name, short_names
from guideproof.reading.load import load_guideline

GUIDELINE = load_guideline(Path(__file__).parents[2] / "guideline")


@pytest.mark.parametrize(
    ("authors", "year", "name"),
    [
        (("Feuer", "Taylor", "Huang"), 2021, "Feuer et al. 2021"),
        (("Feuer", "Taylor"), None, "Feuer and Taylor"),
        (("Lin et al.",), None, "Lin et al."),
        (("Cockcroft DW, Gault MH",), 1976, "Cockcroft DW and Gault MH 1976"),
        (("Lip GYH, Nieuwlaat R, Pisters R",), 2010, "Lip GYH et al. 2010"),
        (("Feuer, Lauren",), 2021, "Feuer, Lauren 2021"),
        (("US Preventive Services Task Force",), 2018, "US Preventive Services Task Force 2018"),
        (("A committee whose name is longer than anything is cited by",), 2018, None),
        ((), 2018, None),
    ],
)
def test_a_name_is_made_of_authors_and_year(authors: tuple[str, ...], year: int | None, name: str | None) -> None:
    assert short_name(replace(GUIDELINE.sources["feuer-2021"], authors=authors, year=year)) == name


def test_what_has_no_name_of_its_own_is_cited_by_its_id() -> None:
    sources = {
        id: replace(GUIDELINE.sources["feuer-2021"], id=id, authors=authors)
        for id, authors in (("a", ("Lin",)), ("b", ("lin",)), ("c", ("Kume",)), ("d", ()))
    }
    names = short_names(replace(GUIDELINE, sources=sources))
    assert names == {"a": "a", "b": "b", "c": "Kume 2021", "d": "d"}
