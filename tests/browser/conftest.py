"""The reviewers' pages that the tests of this folder open, and the browser in which they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.chromium import CHROMIUM
from tests.browser.reviewing import Browser, Pages

import guideproof
from guideproof.model.guideline import Guideline

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shipped() -> Guideline:
    return guideproof.load(ROOT / "guideline")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Pages as files, each made when it is first asked for."""
    return Pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, and the pages that were opened in it; a module's tests share it."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: `apt-get install chromium fonts-liberation`")
    with Browser.started(CHROMIUM) as started:
        yield started
