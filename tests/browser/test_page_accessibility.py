"""The reviewers' page can be read by everybody: axe-core has nothing to say of any view, dialog or state, in light and
in dark; what it does not see, the texts of drawings, keeps its contrast too, dimmed or lit."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from msgspec.structs import replace
from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import NO_CLIPBOARD, VIEWS, Browser, Pages, Visit

import guideproof
from guideproof.model.guideline import Guideline

pytestmark = needs_chromium
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LOOKS: list[tuple[str, Scheme]] = [("everything", "light"), ("everything", "dark"), ("shipped", "light")]
EVERYTHING = ROOT / "tests/board/guideline"
SIZES = {"wide": (1440, 900), "middle": (820, 1000), "narrow": (390, 800)}
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

CONTRASTS = """() => {
  // Every text in a drawing, against what is painted under it; sizes and weights do not matter, 4.5 is asked of all,
  // and 3 of the lines of arrows.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return { rgb: [r, g, b], alpha: a / 255 };
  };
  const over = (top, alpha, ground) => top.map((each, place) => each * alpha + ground[place] * (1 - alpha));
  const light = (rgb) => rgb.map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  const opacity = (each) => {
    let found = 1;
    for (; each !== null && each.tagName !== "BODY"; each = each.parentElement) found *= getComputedStyle(each).opacity;
    return found;
  };
  const ground = (element) => {
    for (let each = element; each !== null; each = each.parentElement) {
      const color = read(getComputedStyle(each).backgroundColor);
      if (color.alpha > 0) return color.rgb;
    }
    return [255, 255, 255];
  };
  const found = [];
  const arrows = [];
  const ratioOf = (top, below) => {
    const [one, other] = [light(top), light(below)].sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
  };
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.getBoundingClientRect().width === 0) continue;
    const painted = [];
    const under = ground(svg.parentElement);
    for (const each of svg.querySelectorAll("rect, path, circle, polygon, text")) {
      const style = getComputedStyle(each);
      if (each.tagName !== "text") {
        if (style.fill !== "none") painted.push([each.getBoundingClientRect(), each, style]);
        continue;
      }
      const box = each.getBoundingClientRect();
      if (box.width === 0) continue;
      const [x, y] = [box.left + Math.min(3, box.width / 2), box.top + box.height / 2];
      const here = ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom;
      const below = painted.filter(([place]) => here(place))
        .reduce((rgb, [, shape, { fill, fillOpacity }]) => {
          const color = read(fill);
          return over(color.rgb, color.alpha * fillOpacity * opacity(shape), rgb);
        }, under);
      const color = read(style.fill);
      const top = over(color.rgb, color.alpha * style.fillOpacity * opacity(each), below);
      found.push([ratioOf(top, below), each.textContent.slice(0, 40), svg.getAttribute("aria-label")]);
    }
    for (const each of svg.querySelectorAll(".edge path:first-of-type")) {
      const color = read(getComputedStyle(each).stroke);
      arrows.push(ratioOf(over(color.rgb, color.alpha * opacity(each), under), under));
    }
  }
  return [found.length, [...found.filter(([ratio]) => ratio < 4.5), ...arrows.filter((ratio) => ratio < 3)]];
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll("button, select, input, summary, nav a, li > a:only-child")]
  .filter((each) => each.checkVisibility() && each.closest(".unseen, .skip") === null)
  .map((each) => [each, (each.closest("label") ?? each).getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
  .map(([each, { width, height }]) => [each.outerHTML.slice(0, 80), width, height])"""


def violations(visit: Visit, within: str | None = None) -> list[Any]:
    """What axe-core says of what is shown, with the places; ``within`` names the part that is looked at."""
    found = Axe().run(visit.page, within, RULES).response["violations"]
    return [(each["id"], each["help"], [node["html"][:160] for node in each["nodes"]][:4]) for each in found]


def long_case(guideline: Guideline) -> str:
    """A worked case of which much is said."""
    return max(guideline.vignettes.values(), key=lambda each: len(each.expect.recommends or ())).id


def pictured(name: str, shipped: Guideline, pages: Pages) -> tuple[Guideline, Path]:
    """The shipped guideline with some of its cases, since a table is as good with twelve rows, or a small one that has
    everything."""
    if name == "shipped":
        guideline = replace(shipped, vignettes=dict(islice(shipped.vignettes.items(), 12)))
        return guideline, pages.page("few-cases", guideline, ROOT / "guideline")
    guideline = guideproof.load(EVERYTHING)
    return guideline, pages.page("everything", guideline, EVERYTHING)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_violation_in_any_view(scheme: Scheme, browser: Browser, pages: Pages, shipped: Guideline) -> None:
    _, path = pictured("everything", shipped, pages)
    with browser.visit(path, scheme=scheme) as visit:
        for view in VIEWS:
            visit.view(view)
            assert violations(visit) == [], view


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_violation_in_plots_and_disagreements(
    scheme: Scheme, browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    _, path = pictured("shipped", shipped, pages)
    with browser.visit(path, "evidence", scheme=scheme) as visit:
        assert violations(visit, ".plot") == []
        assert violations(visit, "[id^=disagreement-]") == []


@pytest.mark.parametrize(("name", "scheme"), LOOKS)
def test_no_violation_with_a_patient_an_open_node_and_dialogs(
    name: str, scheme: Scheme, browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    guideline, path = pictured(name, shipped, pages)
    with browser.visit(path, scheme=scheme, before=NO_CLIPBOARD) as visit:
        page = visit.page
        page.check("#show-why")
        page.check("#show-path")
        if guideline.vignettes:
            visit.load(long_case(guideline))
            page.click("#answers button")
        for kind in ("decision", "recommendation", "reassess"):
            node = next(each for each in guideline.nodes.values() if each.kind == kind)
            visit.node(node)
            assert violations(visit, None if kind == "decision" else "#panel") == [], kind
        for button, dialog in (("#copy-link", "#link-dialog"), ("#copy-vignette", "#copy-dialog")):
            page.click(button)
            assert violations(visit, dialog) == [], dialog
            page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_texts_of_drawings_keep_their_contrast(
    scheme: Scheme, browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline"), scheme=scheme) as visit:
        visit.script("() => document.querySelectorAll('.chart, .view').forEach((each) => { each.hidden = false; })")
        plain, faint = visit.script(CONTRASTS)
        assert plain > 1000
        assert faint == []
        visit.load(long_case(shipped))
        lit, faint = visit.script(CONTRASTS)
        assert lit == plain
        assert faint == []
        assert visit.script("() => document.querySelectorAll('.chart .lit').length") > 5


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_targets_are_large_enough_and_nothing_overflows(
    size: tuple[int, int], browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline"), size=size) as visit:
        visit.load(long_case(shipped))
        visit.page.check("#show-why")
        visit.node(next(iter(shipped.nodes.values())))
        visit.script("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        for view in ("flowchart", *VIEWS[1:]):
            visit.script("(name) => document.querySelector(`nav a[href='#${name}']`).click()", view)
            assert visit.script("() => document.scrollingElement.scrollWidth - innerWidth") <= 0, view
            assert visit.script(SMALL_TARGETS) == [], view


def test_nothing_moves_for_those_who_ask_for_it_and_forced_colors_show_the_way(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    path = pages.page("guideline", shipped, ROOT / "guideline")
    with browser.visit(path, reduced_motion="reduce", forced_colors="active") as visit:
        moving = visit.script(
            """() => [...document.querySelectorAll("*")].map((each) => getComputedStyle(each))
              .filter((style) => style.transitionDuration !== "0s" || style.animationName !== "none").length"""
        )
        assert moving == 0
        visit.load(long_case(shipped))
        lit = visit.script(
            """() => [...document.querySelectorAll(".node.lit")].map((each) => getComputedStyle(each).outlineStyle)"""
        )
        assert lit
        assert set(lit) == {"solid"}
