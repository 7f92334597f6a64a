"""The page on paper: nothing folded is lost, a chart goes over as many sheets as it takes, and all
is as before then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import Browser, Pages, Visit

from guideproof.model.guideline import Guideline

pytestmark = needs_chromium
FOLDED = "(view) => [...document.querySelectorAll(`#view-${view} details`)].filter((each) => !each.open).length"
CHARTS = "() => [...document.querySelectorAll('.chart')].map((each) => each.dataset.anchor)"
SHEETS = """() => [...document.querySelectorAll(".sheet svg")].map((each) => {
  const { x, y, width, height } = each.viewBox.baseVal;
  return { x, y, width, height, wide: Number(each.getAttribute("width")), high: Number(each.getAttribute("height")) };
})"""
CUT = """(sheets) => {
  const chart = document.querySelector(".chart:not([hidden]) > svg");
  const within = (box, sheet) => box.y >= sheet.y - 0.5 && box.y + box.height <= sheet.y + sheet.height + 0.5
    && box.x >= sheet.x - 0.5 && box.x + box.width <= sheet.x + sheet.width + 0.5;
  const texts = [...chart.querySelectorAll(".node[id] text:not([transform] *)")];
  return texts.filter((text) => !sheets.some((sheet) => within(text.getBBox(), sheet))).map((text) => text.textContent);
}"""
PRINT = """globalThis.print = () => {
  dispatchEvent(new Event("beforeprint"));
  globalThis.printed = [...document.querySelectorAll(".sheet figcaption strong")].map((each) => each.textContent);
  dispatchEvent(new Event("afterprint"));
};"""
PAPER = {"print-wide": (960, 625), "print-high": (700, 890)}


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


def test_a_chart_goes_over_sheets_that_can_be_read_and_no_text_is_cut(browser: Browser, page: Path) -> None:
    with browser.visit(page) as visit:
        found = {}
        for chart in visit.script(CHARTS):
            visit.page.select_option("#chart-choice", chart)
            printing(visit, "beforeprint")
            sheets = found[chart] = visit.script(SHEETS)
            way = next(each for each in PAPER if each in (visit.page.get_attribute("body", "class") or ""))
            assert all(each["wide"] <= PAPER[way][0] and each["high"] <= PAPER[way][1] for each in sheets)
            assert all(each["wide"] / each["width"] > 0.79 for each in sheets)
            assert visit.script(CUT, sheets) == []
            said = visit.page.locator(".sheet figcaption strong").all_text_contents()
            assert len(said) == len(set(said)) == len(sheets)
            printing(visit, "afterprint")
            assert visit.script(SHEETS) == []
        assert len(found["map"]) == 1
        assert len({sheet["x"] for sheet in found["section-response"]}) > 1


def test_no_page_is_empty(browser: Browser, page: Path) -> None:
    """The last sheet of this chart leaves room for what the signs mean."""
    with browser.visit(page, "section-response") as visit:
        printing(visit, "beforeprint")
        sheets = len(visit.script(SHEETS))
        printing(visit, "afterprint")
        assert len(re.findall(rb"/Type\s*/Page\b", visit.page.pdf(format="A4", prefer_css_page_size=True))) == sheets


def test_all_charts_are_printed_at_once_and_one_is_shown_as_before(browser: Browser, page: Path) -> None:
    with browser.visit(page, "section-metastases", before=PRINT) as visit:
        visit.page.click("#print-charts")
        said = visit.script("() => printed")
        titles = visit.page.locator("#chart-choice option").all_text_contents()
        assert list(dict.fromkeys(each.partition(", sheet")[0] for each in said)) == titles
        assert visit.script(SHEETS) == []
        assert visit.page.locator(".chart:visible").count() == 1
        assert "print-all" not in (visit.page.get_attribute("body", "class") or "")


def test_an_arrow_says_on_which_sheet_it_goes_on(browser: Browser, page: Path) -> None:
    with browser.visit(page, "section-response") as visit:
        printing(visit, "beforeprint")
        signs = [
            {sign.strip("◂▸ ") for sign in sheet.locator(".sheet-sign").all_text_contents()}
            for sheet in visit.page.locator(".sheet").all()
        ]
        assert signs[0]
        for place, others in enumerate(signs, start=1):
            assert all(str(place) in signs[int(other) - 1] for other in others)


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
