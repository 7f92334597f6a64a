"""The reviewers' page of a hostile guideline is harmless and keeps its form; on paper, each board fits."""

from __future__ import annotations

import re

import pytest
from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import NO_CLIPBOARD, VIEWS, Browser, Pages
from tests.conformance.test_programs import SMALL
from tests.renderers.hostile import awkward, poisoned

import guideproof
from guideproof.model.guideline import NOTICE, Guideline

pytestmark = needs_chromium
LONG = "Unbreakable" * 60
CHECKED = """() => ({
  ran: globalThis.PWNED ?? null,
  put: document.querySelectorAll("iframe, object, embed, img, foreignObject, base, body script ~ script").length,
  handlers: [...document.querySelectorAll("*")]
    .filter((each) => each.getAttributeNames().some((name) => name.startsWith("on"))).length,
  links: [...document.querySelectorAll("[href], [src], [action]")]
    .map((each) => each.getAttribute("href") ?? each.getAttribute("src") ?? each.getAttribute("action"))
    .filter((link) => !/^(https?:\\/\\/|#|data:,$)/.test(link)),
})"""


def hostile(name: str) -> Guideline:
    """A guideline that attacks by its texts, by ids that mean something to a program, by words without an end."""
    everything = guideproof.load(ROOT / "tests/board/guideline")
    match name:
        case "texts":
            return poisoned(SMALL)  # type: ignore[no-any-return]
        case "all-texts":
            return poisoned(everything)  # type: ignore[no-any-return]
        case "ids":
            return awkward()
        case _:
            return poisoned(everything, text=LONG)  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", ["texts", "all-texts", "ids", "long"])
def test_a_hostile_guideline_is_harmless_and_nothing_overflows(name: str, browser: Browser, pages: Pages) -> None:
    guideline = hostile(name)
    path = pages.page(f"hostile-{name}", guideline)
    with browser.visit(path, size=(820, 900), before=NO_CLIPBOARD) as visit:
        page = visit.page
        for view in (*VIEWS[1:], "flowchart"):
            visit.view(view)
            assert visit.script("() => document.scrollingElement.scrollWidth - innerWidth") <= 0, view
        for node in guideline.nodes.values():
            visit.script("(id) => document.querySelector(`#nodes-list a[href='${id}']`).click()", f"#node-{node.id}")
            assert page.text_content("#panel-title") is not None
        for _ in range(3):
            visit.script(
                """() => {
                  const form = document.querySelector("form.card");
                  if (form === null) return;
                  for (const field of form.querySelectorAll("fieldset")) {
                    const text = field.querySelector("input[type=text]");
                    if (text === null) field.querySelector("input").click();
                    else text.value = "</script><script>PWNED</script>";
                  }
                  form.requestSubmit();
                }"""
            )
        visit.script("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        page.click("#copy-vignette")
        page.keyboard.press("Escape")
        page.fill("#search", "PWNED")
        assert visit.script("() => document.scrollingElement.scrollWidth - innerWidth") <= 0
        assert visit.script(CHECKED) == {"ran": None, "put": 0, "handlers": 0, "links": []}
        assert visit.requests == [path.as_uri()]
        assert visit.said == []


def test_the_board_of_each_worked_case_prints_on_two_pages_at_most_with_the_notice(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    """The heights of all as they would be printed, and the pages of those that are the longest."""
    path = pages.page("guideline", shipped, ROOT / "guideline")
    with browser.visit(path, size=(700, 1000)) as visit:  # as wide as A4 without its margins
        visit.page.emulate_media(media="print")
        visit.script("() => document.body.classList.add('print-board')")
        heights = visit.script(
            """(ids) => ids.map((id) => {
              const select = document.getElementById("vignette");
              select.value = id;
              select.dispatchEvent(new Event("change"));
              return [document.getElementById("board").getBoundingClientRect().height, id];
            })""",
            list(shipped.vignettes),
        )
        assert min(height for height, _ in heights) > 50
        for _, id in sorted(heights)[-3:]:
            visit.script(
                """(id) => {
                  const select = document.getElementById("vignette");
                  select.value = id;
                  select.dispatchEvent(new Event("change"));
                }""",
                id,
            )
            printed = visit.page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm"))
            assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2, id
        notices = visit.script(
            """() => [...document.querySelectorAll(".notice, footer p")].filter((each) => each.checkVisibility())
              .map((each) => each.textContent)"""
        )
        assert notices
        assert f'{{content:"{NOTICE}";' in path.read_text(encoding="utf-8")  # at the foot of each page
        assert set(notices) == {NOTICE}
