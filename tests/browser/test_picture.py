"""The picture of the page that the README shows can be made, here smaller; its pixels differ between machines."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from tests.browser import picture
from tests.browser.chromium import needs_chromium

KEPT = Path(__file__).parents[2] / "docs" / "page.png"


def size_of(png: bytes) -> tuple[int, ...]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_the_picture_that_is_kept_is_as_large_as_the_one_that_is_made() -> None:
    assert size_of(KEPT.read_bytes()) == tuple(side * picture.SCALE for side in picture.SIZE)


@needs_chromium
def test_the_picture_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "SIZE", (400, 240))
    made = tmp_path / "page.png"
    picture.main(made)
    assert size_of(made.read_bytes()) == (300, 180)
    assert made.stat().st_size > 2000
