"""The reviewers' page opens from a file and needs nothing else; every view and every node is reached, also by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import NO_CLIPBOARD, VIEWS, Browser, Pages

import guideproof
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.checks.run import examine
from guideproof.model.condition import elements_of
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.model.node import Decision, Recommendation
from guideproof.renderers import site
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.site.checked import checks_of

pytestmark = needs_chromium
EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/guideline.yaml"))
FOLDERS = [ROOT / "guideline", *EXAMPLES]
FOCUS = "() => document.activeElement.id"
KEPT = "() => [localStorage.length, sessionStorage.length, document.cookie]"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_one_request_and_an_empty_console_and_nothing_kept(folder: Path, browser: Browser, pages: Pages) -> None:
    guideline = guideproof.load(folder)
    path = pages.page(folder.name, guideline, folder)
    with browser.visit(path, before=NO_CLIPBOARD) as visit:
        page = visit.page
        visit.load(next(iter(guideline.vignettes)))
        page.check("#show-why")
        page.check("#show-path")
        for view in VIEWS[1:]:
            visit.view(view)
        visit.view("flowchart")
        page.click("#reset")
        page.click("#copy-vignette")
        page.click("#copy-dialog button")
        page.click("#copy-link")
        page.keyboard.press("Escape")
        page.fill("#search", "a")
        page.click("#found a")
        page.wait_for_selector("#panel:not([hidden])")
        assert visit.requests == [path.as_uri()]
        assert visit.said == []
        assert visit.script(KEPT) == [0, 0, ""]


def test_what_is_not_of_the_page_neither_runs_nor_is_asked_for(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    """The policy holds in the browser: a script, a style and a picture that somebody put in are refused."""
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        visit.script(
            """() => {
              const put = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
              put("script", { textContent: "globalThis.RAN = true" });
              put("style", { textContent: "h1 { color: rgb(1, 2, 3) }" });
              put("img", { src: "https://example.org/a.png" });
              put("form", { action: "https://example.org/", id: "sent" });
              document.getElementById("sent").submit();
            }"""
        )
        color = visit.script("() => [globalThis.RAN ?? null, getComputedStyle(document.querySelector('h1')).color]")
        assert color[0] is None
        assert color[1] != "rgb(1, 2, 3)"
        visit.page.wait_for_timeout(200)
        assert [url for url in visit.requests[1:] if url not in visit.refused] == []
        assert len([said for said in visit.said if "Content Security Policy" in said]) >= 4


@pytest.mark.parametrize("size", [(1440, 900), (820, 1000), (390, 800)], ids=["wide", "middle", "narrow"])
def test_a_view_is_shown_alone_from_its_top_under_the_notice(
    size: tuple[int, int], browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline"), size=size) as visit:
        for view in (*VIEWS[1:], "flowchart"):
            visit.script("() => scrollTo(0, 5000)")
            visit.script("(name) => document.querySelector(`nav a[href='#${name}']`).click()", view)
            shown = visit.script(
                """() => ({
                  views: [...document.querySelectorAll(".view:not([hidden])")].map((each) => each.id),
                  current: [...document.querySelectorAll("nav a[aria-current]")].map((each) => each.hash),
                  focus: document.activeElement.closest(".view")?.id,
                  top: scrollY,
                  notice: document.querySelector(".notice").textContent,
                  sideways: document.scrollingElement.scrollWidth - innerWidth,
                })"""
            )
            assert shown == {
                "views": [f"view-{view}"],
                "current": [f"#{view}"],
                "focus": f"view-{view}",
                "top": 0,
                "notice": NOTICE,
                "sideways": 0,
            }, view


def test_a_link_to_a_node_opens_it_and_going_back_leads_back(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    first, second = list(shipped.nodes.values())[3:5]
    path = pages.page("guideline", shipped, ROOT / "guideline")
    with browser.visit(path, node_name(first.id)) as visit:
        assert visit.page.inner_text("#panel-title") == first.title
        visit.node(second)
        visit.page.go_back()
        visit.page.wait_for_selector(f"#panel-title:text-is('{first.title}')")
        seen = visit.script(
            """(id) => {
              const box = document.getElementById(id).getBoundingClientRect();
              const frame = document.getElementById("viewport").getBoundingClientRect();
              const across = box.left < frame.right && box.right > frame.left;
              return across && box.top < frame.bottom && box.bottom > frame.top;
            }""",
            f"at-{node_name(first.id)}",
        )
        assert seen
    with browser.visit(path) as visit:
        visit.node(second)
        visit.page.go_back()
        visit.page.wait_for_selector("#panel", state="hidden")
        visit.page.go_forward()
        visit.page.wait_for_selector(f"#panel-title:text-is('{second.title}')")


def test_every_node_is_reached_by_keys_from_the_skip_link(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        page = visit.page
        visit.script("() => document.activeElement.blur()")
        page.keyboard.press("Tab")
        assert visit.script("() => document.activeElement.className") == "skip"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        reached = []
        for _ in range(len(shipped.nodes) + 3):
            page.keyboard.press("Tab")
            reached.append(visit.script("() => document.activeElement.getAttribute('href')"))
        assert {f"#{node_name(id)}" for id in shipped.nodes} <= set(reached)
        shown = []
        for id in shipped.nodes:
            visit.script(
                "(href) => document.querySelector(`#nodes-list a[href='${href}']`).focus()", f"#{node_name(id)}"
            )
            page.keyboard.press("Enter")
            shown.append(visit.script("() => [document.activeElement.id, document.activeElement.textContent]"))
        assert shown == [["panel-title", node.title] for node in shipped.nodes.values()]


def test_arrow_keys_go_to_where_a_node_leads_and_comes_from(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    start = next(iter(shipped.manifest.entry_points.values())).start.id
    _, first = next(iter(shipped.nodes[start].edges))
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline"), node_name(start)) as visit:
        page = visit.page
        page.keyboard.press("ArrowRight")
        assert page.inner_text("#panel-title") == shipped.nodes[first.id].title
        page.keyboard.press("ArrowLeft")
        came = page.inner_text("#panel-title")
        assert came in {node.title for node in shipped.nodes.values() if first.id in {t.id for _, t in node.edges}}
        page.keyboard.press("ArrowDown")  # scrolls, as everywhere
        assert page.inner_text("#panel-title") == came
        page.keyboard.press("Shift+ArrowDown")
        assert page.inner_text("#panel-title") != came
        page.keyboard.press("Escape")
        assert page.is_hidden("#panel")
        assert visit.script(FOCUS) == "chart-choice"
        page.focus("#card h3 a")
        page.keyboard.press("Enter")
        assert visit.script(FOCUS) == "panel-title"
        page.keyboard.press("Escape")
        assert visit.script("() => document.activeElement.closest('#card') !== null")


def test_focus_goes_on_with_each_answer_and_to_the_content(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        page = visit.page
        visit.view("evidence")
        page.focus(".skip[href='#content']")
        page.keyboard.press("Enter")
        assert visit.script("() => [document.activeElement.textContent, location.hash]") == ["Evidence", "#evidence"]
        visit.view("flowchart")
        visit.load("all-six-factors")
        for button in ("Continue", "Leave as it is", "Take the answer away"):
            page.focus("#answers button")
            page.keyboard.press("Enter")
            assert visit.script(FOCUS) == "card-title"
            page.focus(f"#card button:text-is('{button}')")
            page.keyboard.press("Enter")
            assert visit.script(FOCUS) == "card-title", button


def test_a_node_is_found_by_id_title_intervention_and_element(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    advising = next(node for node in shipped.nodes.values() if isinstance(node.body, Recommendation))
    asking = next(node for node in shipped.nodes.values() if isinstance(node.body, Decision) and node.conditions)
    assert isinstance(advising.body, Recommendation)
    intervention = shipped.interventions[advising.body.items[0].intervention.id]
    [element, *_] = elements_of(asking.conditions[0])
    wanted = [(advising, text) for text in (advising.id, advising.title, intervention.id, intervention.title)]
    wanted += [(asking, text) for text in (asking.id, element)]
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        for node, text in wanted:
            visit.page.fill("#search", text)
            links = visit.script("() => [...document.querySelectorAll('#found a')].map((each) => each.hash)")
            assert f"#{node_name(node.id)}" in links, text
        rule = next(iter(shipped.safety.values()))
        for text, anchor in (
            ("feuer et al.", "source-feuer-2021"),
            ("feuer-2021", "source-feuer-2021"),
            (rule.title, f"rule-{rule.id}"),
            (shipped.derived["imdc_risk"].title, "value-imdc_risk"),
        ):
            visit.page.fill("#search", text)
            assert visit.page.locator(f"#found a[href='#{anchor}']").count() == 1, text
        visit.page.click("#found a[href='#value-imdc_risk']")
        assert visit.page.is_visible("#value-imdc_risk")


def test_an_arrow_that_somebody_points_at_says_where_it_leads(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    named = """() => [...document.querySelectorAll(".edge[data-port='b0']")].map((edge) => {
      edge.firstElementChild.dispatchEvent(new Event("pointerover", { bubbles: true }));
      return [edge.dataset.from, edge.querySelector("title")?.textContent ?? null];
    })"""
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        found = {(source, text) for source, text in visit.script(named)}
    wanted = {
        (node_name(node.id), f"{node.title}, {node.body.branches[0].text}: to {shipped.nodes[target].title}")
        for node in shipped.nodes.values()
        if isinstance(node.body, Decision)
        for target in node.body.branches[0].targets
        if shipped.nodes[target].section == node.section
    }
    assert found == wanted


FITTED = """() => {
  const frame = document.getElementById("viewport");
  return [document.getElementById("chart-choice").value, frame.scrollWidth - frame.clientWidth];
}"""
WAY = "() => [...document.querySelectorAll(`#cases-table details[open] ol > li`)].map((each) => each.textContent)"


def test_the_arrows_of_a_box_stand_out_for_pointer_and_keyboard(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    near = "() => [...document.querySelectorAll('.edge.near')].map((each) => [each.dataset.from, each.dataset.to])"
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        assert visit.script(near) == []
        for act in (visit.page.hover, visit.page.focus):
            act("#at-map-tissue a")
            found = visit.script(near)
            assert found
            assert all("map-tissue" in ends for ends in found)
            visit.page.mouse.move(2, 2)
            visit.script("() => document.activeElement.blur()")
            assert visit.script(near) == []


def test_the_map_fits_the_width_and_a_worked_case_shows_its_way(
    shipped: Guideline, browser: Browser, pages: Pages
) -> None:
    id = "all-six-factors"
    vignette = shipped.vignettes[id]
    wanted = []
    for step in evaluate(shipped, dict(vignette.facts), vignette.entry.id if vignette.entry else None).path:
        body, title = shipped.nodes[step.node].body, shipped.nodes[step.node].title
        texts = {each.id: each.text for each in body.branches} if isinstance(body, Decision) else {}
        wanted.append(f"{title}: {texts[step.branch]}" if step.branch else title)
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        assert visit.script(FITTED) == ["map", 0]
        visit.view("cases")
        visit.page.click(f'tr:has([data-vignette="{id}"]) summary')
        visit.page.wait_for_selector("#cases-table details[open] li")
        assert visit.script(WAY) == wanted


def test_a_patient_who_falls_into_an_otherwise_is_tried(browser: Browser, pages: Pages) -> None:
    folder = ROOT / "examples" / "cervical-screening"
    guideline = guideproof.load(folder)
    node, place = next(
        (node, place)
        for node in guideline.nodes.values()
        if isinstance(node.body, Decision)
        for place, branch in enumerate(node.body.branches)
        if branch.when is None
    )
    button = f".branches > li:nth-child({place + 1}) button"
    lit = f"() => document.querySelector('#at-{node_name(node.id)} [data-port=b{place}].lit') !== null"
    with browser.visit(pages.page(folder.name, guideline, folder)) as visit:
        visit.node(node)
        visit.page.click(button)
        assert visit.script("() => document.getElementById('vignette').value") in guideline.vignettes
        assert visit.script(lit)
    examined = examine(guideline)
    checks = checks_of(guideline, examined.findings, examined.proofs)
    assert len(checks.takers) == 2
    path = pages.folder / "no-cases.html"
    path.write_bytes(site.render(replace(guideline, vignettes={}), checks=checks)[site.FILE])
    with browser.visit(path) as visit:
        visit.node(node)
        visit.page.click(button)
        assert visit.script(lit)
        assert "whom the proofs found" in visit.page.inner_text("#toast")
        visit.page.click("#reset")
        assert not visit.script(lit)
        visit.view("rules")
        told = visit.script("() => [...document.querySelectorAll('#proven summary')].map((each) => each.textContent)")
        assert told == [f"{each['says']} ({len(each['nodes']) + len(each['others'])})" for each in checks.proven]
        visit.page.click("#proven summary")
        visit.page.click(f"#proven a[href='#{node_name(node.id)}']")
        assert "Nobody is left without a branch" not in visit.page.inner_text("#panel")
        assert "Each branch is taken by somebody" in visit.page.inner_text("#panel")
        visit.view("rules")
        visit.page.click(f"[data-taker='{[each['node'] for each in checks.takers].index(node.id)}']")
        assert visit.script(lit)
        assert visit.page.inner_text("#panel-title") == node.title
        assert visit.said == []
