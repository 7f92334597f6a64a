"""The page on paper: nothing folded is lost, a chart goes over as many pages as it takes, and all is as before then."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import Browser, Pages, Visit

from guideproof.model.guideline import Guideline

pytestmark = needs_chromium
FOLDED = "(view) => [...document.querySelectorAll(`#view-${view} details`)].filter((each) => !each.open).length"
SLICES = """() => [...document.querySelectorAll(".slice")].map((each) => {
  const { y, height } = each.viewBox.baseVal;
  return [y, y + height, each.getAttribute("height")];
})"""
WHOLE = """(id) => {
  const { y, height } = document.querySelector(`.chart[data-anchor="${id}"] svg`).viewBox.baseVal;
  return [y, y + height];
}"""


@pytest.fixture
def page(pages: Pages, shipped: Guideline) -> Path:
    return pages.page("guideline", shipped, ROOT / "guideline")


def printing(visit: Visit, event: str) -> None:
    visit.script("(name) => { dispatchEvent(new Event(name)); }", event)


@pytest.mark.parametrize("view", ["evidence", "rules"])
def test_what_is_folded_is_printed_and_folded_again(view: str, browser: Browser, page: Path) -> None:
    with browser.visit(page) as visit:
        visit.view(view)
        folded = visit.script(FOLDED, view)
        printing(visit, "beforeprint")
        assert visit.script(FOLDED, view) == 0
        printing(visit, "afterprint")
        assert visit.script(FOLDED, view) == folded


def test_the_ways_of_the_worked_cases_stay_folded(browser: Browser, page: Path, shipped: Guideline) -> None:
    with browser.visit(page) as visit:
        visit.view("cases")
        printing(visit, "beforeprint")
        assert visit.script(FOLDED, "cases") == len(shipped.vignettes)


def test_a_chart_is_cut_into_pages_and_a_low_one_is_not(browser: Browser, page: Path) -> None:
    with browser.visit(page) as visit:
        for chart, pages in (("section-metastases", 3), ("map", 1)):
            visit.page.select_option("#chart-choice", chart)
            printing(visit, "beforeprint")
            slices = visit.script(SLICES)
            assert len(slices) == pages
            assert [slices[0][0], slices[-1][1]] == pytest.approx(visit.script(WHOLE, chart), abs=0.01)
            assert [end for _, end, _ in slices[:-1]] == [start for start, _, _ in slices[1:]]
            assert all(int(height) <= 940 for _, _, height in slices)
            printing(visit, "afterprint")
            assert visit.script(SLICES) == []


def test_the_board_of_nobody_is_not_printed(browser: Browser, page: Path, shipped: Guideline) -> None:
    with browser.visit(page) as visit:
        visit.page.emulate_media(media="print")
        for load, shown in ((False, False), (True, True)):
            if load:
                visit.page.emulate_media(media="screen")
                visit.load(next(iter(shipped.vignettes)))
                visit.page.emulate_media(media="print")
            printing(visit, "beforeprint")
            assert visit.page.is_visible("#board") is shown
            printing(visit, "afterprint")
