"""A decision of many branches in the page: summed up in the chart, opened as a table, filtered, printed."""

from __future__ import annotations

import pytest
from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import Browser, Pages
from tests.renderers.flowchart.test_decision_table import of_rows

from guideproof.model.guideline import Guideline

pytestmark = needs_chromium
ROWS = 90
TAKEN = """() => {
  within.patient.facts = new Map([["size", 40], ["kind", "a"]]);
  document.getElementById("entry").dispatchEvent(new Event("change"));
}"""
LIT = "() => [...document.querySelectorAll('.chart .branch.lit')].map((each) => each.dataset.port)"

BELOW_HEAD = """() => document.activeElement.getBoundingClientRect().top
  >= document.getElementById("table-head").getBoundingClientRect().bottom"""
OUT_OF_SIGHT = """() => [...document.querySelectorAll(":is(.view:not([hidden]), dialog[open]) [role=table] *")]
  .filter((each) => each.checkVisibility() && each.closest("thead") === null)
  .filter((each) => each.getBoundingClientRect().right > innerWidth)
  .map((each) => each.textContent)"""


def test_a_table_is_summed_up_and_opens_with_the_row_that_is_taken(browser: Browser, pages: Pages) -> None:
    guideline = of_rows(ROWS)
    with browser.visit(pages.opened_up("table", guideline), bypass_csp=True) as visit:
        page = visit.page
        page.select_option("#chart-choice", "section-part")
        box = page.locator("#at-node-table").text_content() or ""
        for said in (f"A table of {ROWS} rows", "44 rows lead to", "45 rows lead to", "1 row leads to"):
            assert said in box
        visit.script(TAKEN)
        assert visit.script(LIT) == ["t0", "t1"]
        visit.node(guideline.nodes["table"])
        assert "45 rows lead to" in page.inner_text("#panel-body")
        page.click(f"text=Open the table of {ROWS} rows")
        rows = page.locator("#table-rows tr")
        assert rows.count() == ROWS
        taken = page.locator("#table-rows tr.taken")
        assert taken.all_inner_texts()[0] == "41. b40 ◀ this patient\tat least 40\nand below 41\ta\t–\thigh"
        assert [each.split()[:2] for each in taken.all_inner_texts()] == [["41.", "b40"], ["89.", "either"]]
        assert taken.first.is_visible()
        page.fill("#filter-table", "at least 89")
        page.keyboard.press("Enter")
        assert page.locator("#table-rows tr:visible").count() == 0
        page.fill("#filter-table", "at least 8")
        assert page.inner_text("#table-dialog output") == f"9 of {ROWS}"  # 8, and 80 to 87
        page.fill("#filter-table", "")
        page.emulate_media(media="print")
        assert page.locator("#table-rows tr:visible").count() == ROWS
        assert not page.is_visible("#board")
        assert visit.script("() => document.getElementById('table-dialog').getBoundingClientRect().top") >= 0
        page.emulate_media(media="screen")
        page.locator("#table-rows button").nth(60).focus()
        for _ in range(30):
            page.keyboard.press("Shift+Tab")
            assert visit.script(BELOW_HEAD)
        page.locator("#table-rows tr").last.locator("button").first.click()
        page.wait_for_selector("#panel-title:text-is('low')")
        assert not page.is_visible("#table-dialog")
        assert visit.said == []


@pytest.mark.parametrize("width", [320, 400])
def test_on_a_phone_no_column_is_out_of_sight_and_a_table_is_one_all_the_same(
    width: int, browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline"), size=(width, 800)) as visit:
        for view, column in (("recommendations", "Certainty"), ("cases", "Expected"), ("review", "Status")):
            visit.view(view)
            assert visit.script(OUT_OF_SIGHT) == []
            assert f'columnheader "{column}"' in visit.page.locator(f"#view-{view} table").first.aria_snapshot()
    table = of_rows(20)
    with browser.visit(pages.page("table of twenty", table), size=(width, 800)) as visit:
        visit.node(table.nodes["table"])
        visit.page.click("text=Open the table of 20 rows")
        assert visit.script(OUT_OF_SIGHT) == []
        assert visit.page.locator("#table-rows tr").first.locator("td").count() == 4
