"""A guideline is read from a mapping of paths to bytes, of which the disk is one: texts over it count, links do not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guideproof.checks.run import examine
from guideproof.model.fault import Closed
from guideproof.reading.load import NotAGuideline, load_guideline
from guideproof.reading.opening import Unopened
from guideproof.reading.source_lines import source_lines
from guideproof.reading.store import Disk, Held, Nowhere, Overlay, Place, files_below

SMALL = Path(__file__).parents[2] / "examples" / "stroke-risk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "guideline")
    return tmp_path / "guideline"


def findings(place: Place) -> list[tuple[str, str, str]]:
    return [(each.code, str(each.span), each.message) for each in examine(load_guideline(place)).findings]


def held(folder: Path) -> dict[str, Held]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def node(folder: Path) -> str:
    return next(path for path in sorted(held(folder)) if path.startswith("nodes/") and path.endswith(".yaml"))


def test_a_guideline_that_is_on_no_disk(folder: Path) -> None:
    nowhere = Overlay(Nowhere("guideline"), held(folder))
    assert repr(load_guideline(nowhere)) == repr(load_guideline(folder))
    assert list(files_below(nowhere)) == list(files_below(Disk(folder)))
    with pytest.raises(NotAGuideline, match="no folder `nowhere`"):
        load_guideline(Nowhere("nowhere"))


def test_a_text_counts_as_the_same_text_in_the_file_does(folder: Path) -> None:
    path = node(folder)
    spoilt = (folder / path).read_bytes().replace(b"kind:", b"kin:")
    over = Overlay(Disk(folder), {path: spoilt})
    told = findings(over)
    assert any(place.startswith(f"guideline/{path}") for _, place, _ in told)
    assert source_lines(over)(f"guideline/{path}")[1:3] == spoilt.decode().split("\n")[1:3]
    (folder / path).write_bytes(spoilt)
    assert findings(folder) == told


def test_a_new_file_in_a_new_folder_and_one_that_is_gone(folder: Path) -> None:
    path = node(folder)
    over = {path: None, "nodes/new/second.yaml": b"\xef\xbb\xbfid: second\r\n", "nodes/.hidden/x.yaml": b"x"}
    told = findings(Overlay(Disk(folder), over))
    (folder / path).unlink()
    (folder / "nodes/new").mkdir()
    (folder / "nodes/new/second.yaml").write_bytes(b"\xef\xbb\xbfid: second\r\n")
    assert findings(folder) == told
    assert any("nodes/new/second.yaml" in place for _, place, _ in told)


def test_a_text_over_a_link_stays_a_link(folder: Path) -> None:
    path = node(folder)
    data = (folder / path).read_bytes()
    (folder / "elsewhere.yaml").write_bytes(data)
    (folder / path).unlink()
    (folder / path).symlink_to(folder / "elsewhere.yaml")
    (folder / "nodes/linked").symlink_to(folder / "vignettes")
    over = Overlay(Disk(folder), {path: data, "nodes/linked/more.yaml": data})
    assert findings(over) == findings(folder)
    with pytest.raises(Unopened) as refused:
        over.read(path, 1 << 20)
    assert refused.value.why is Closed.LINK


def test_what_cannot_be_opened_is_said_as_of_the_disk(folder: Path) -> None:
    path = node(folder)
    large = b"#" * ((1 << 20) + 1)
    closed = findings(Overlay(Disk(folder), {path: Closed.TOO_LARGE}))
    assert findings(Overlay(Disk(folder), {path: large})) == closed
    (folder / path).write_bytes(large)
    assert findings(folder) == closed
    assert any(each[0] == "GP103" or "bytes" in each[2] for each in closed)
    (folder / path).unlink()
    linked = findings(Overlay(Disk(folder), {path: Closed.LINK}))
    (folder / path).symlink_to("nowhere")
    assert findings(folder) == linked
