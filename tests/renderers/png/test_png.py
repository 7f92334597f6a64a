"""The flowcharts as PNG: twice as large, marked, the same again; nothing is read for one; what is missing is said."""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

import guideproof
from guideproof.analysis.stamp.stamp import is_made_as
from guideproof.cli import guideproof as command
from guideproof.model.guideline import Guideline
from guideproof.renderers import flowchart, png
from guideproof.renderers.flowchart import EngineError

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def small() -> Guideline:
    """The smallest section of an example."""
    whole = guideproof.load(ROOT / "examples" / "cervical-screening")
    nodes = {id: node for id, node in whole.nodes.items() if node.section == "follow-up"}
    return replace(whole, nodes=nodes, manifest=replace(whole.manifest, entry_points={}))


@pytest.fixture(scope="module")
def fonts() -> None:
    try:
        png._painter()
    except EngineError as error:
        pytest.skip(str(error))


@pytest.mark.usefixtures("fonts")
def test_pictures(small: Guideline) -> None:
    """Those of the flowchart, twice as large, each marked as just this file, byte for byte the same again."""
    files, drawn = png.render(small), flowchart.render(small)
    assert list(files) == ["png/guideline.png", "png/sections/follow-up.png"]
    for (path, data), svg in zip(files.items(), drawn.values(), strict=True):
        assert data.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
        wide, high = (round(2 * float(size)) for size in re.findall(rb'(?:width|height)="([0-9.]+)"', svg)[:2])
        assert struct.unpack(">II", data[16:24]) == (wide, high)
        assert is_made_as(path, data)
        assert not is_made_as("png/other.png", data)
    assert png.render(small) == files


def test_a_large_one_is_painted_smaller() -> None:
    head = '<?xml version="1.0"?>\n<svg xmlns="x" width="{}" height="{}">'
    assert png._zoom(head.format(1000, 900).encode()) == 2
    assert png._zoom(head.format(20_000, 8_000).encode()) == 0.5


@pytest.mark.parametrize(
    "within",
    [
        '<image href="/etc/hostname" width="9" height="9"/>',
        "<style>@import url(file:///etc/hostname)</style>",
        '<g style="fill:url(https://example.org/)"/>',
        '<use href="https://example.org/#a"/>',
        "<script>alert(1)</script>",
    ],
)
def test_nothing_is_painted_that_could_read_anything(within: str) -> None:
    with pytest.raises(ValueError, match="a flowchart holds no"):
        png._safe(f'<svg xmlns="http://www.w3.org/2000/svg">{within}</svg>')


def test_without_the_library(small: Guideline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    arguments = ["render", str(ROOT / "examples" / "cervical-screening"), "-o", str(tmp_path / "out"), "--only", "png"]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 2
    assert "PNG needs `resvg-py`, which is not installed: run `pip install 'guideproof[png]'`" in result.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_font(small: Guideline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resvg_py.svg_to_bytes", lambda svg, **_: b"")
    with pytest.raises(EngineError, match="needs one of the fonts Arial, Liberation Sans, Arimo, Helvetica"):
        png.render(small)


def test_only_where_it_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["render", str(ROOT / "examples" / "cervical-screening"), "-o", str(tmp_path)])
    assert result.exit_code == 0
    assert (tmp_path / "flowchart").is_dir()
    assert not (tmp_path / "png").exists()
