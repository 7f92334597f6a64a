"""Tables of vignettes: a row is the vignette that a file in YAML would be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from guideproof.model.vignette import Vignette
from guideproof.reading.load import load_guideline
from guideproof.source import whole

SMALL = Path(__file__).parents[1] / "checks/table/good/vignettes/guideline"
YAML = {
    "young-and-fit": """title: Young, fit
entry: visit
facts: {age: 732 mo, ecog: 1, burden: 14 cm, histology: clear_cell, sites: [liver, lung], fit: true}
expect:
  status: complete
  recommends: [drug]
  advises_against: []
  visits: [choose, give]
  derived: {grade: low}
  reassess: []
""",
    "cases-2": """title: Older
facts: {age: 70 a, ecog: 2, burden: 141, histology: none, sites: [], fit: false}
expect: {recommends: [drug, watch], derived: {grade: high}}
""",
    "later": "facts: {burden: 15, sites: [lung]}\nexpect: {status: needs_data, visits: [choose]}\n",
}


def placeless(vignette: Vignette) -> Vignette:
    """The same with every place the same, and references as their ids."""
    here = whole("")
    said = {
        name: value if not isinstance(value, tuple) else tuple(getattr(each, "id", each) for each in value)
        for name in vignette.expect.__slots__
        for value in [getattr(vignette.expect, name)]
    }
    entry = replace(vignette.entry, span=here) if vignette.entry is not None else None
    return replace(
        vignette,
        places=dict.fromkeys(vignette.places, here),
        expected_at=dict.fromkeys(vignette.expected_at, here),
        values_at={},
        expect=replace(vignette.expect, **said),
        entry=entry,
        span=here,
    )


def test_row_is_the_vignette_of_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    shutil.rmtree(folder / "vignettes")
    (folder / "vignettes").mkdir()
    for id, text in YAML.items():
        (folder / f"vignettes/{id}.yaml").write_text(text)
    rows, files = load_guideline(SMALL), load_guideline(folder)
    assert not rows.faults
    assert not files.faults
    assert {id: placeless(each) for id, each in rows.vignettes.items()} == {
        id: placeless(each) for id, each in files.vignettes.items()
    }


def test_values_stand_at_their_cells() -> None:
    guideline = load_guideline(SMALL)
    assert guideline.vignettes["young-and-fit"].expected_at["status"].line == 2
    assert guideline.vignettes["cases-2"].places["age"].column == 9


@pytest.mark.parametrize("data", [b"", b"id\n", b"id,expect.visits\n\xff,choose\n", b'id,"sites\n', b"id;sites\na;b\n"])
def test_broken_table_is_told_and_hides_no_algorithm(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    (folder / "vignettes/more.csv").write_bytes(data)
    found = load_guideline(folder)
    assert bool(found.faults) == (data != b"id\n")
    assert not found.faults_of_algorithm
