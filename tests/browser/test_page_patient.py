"""A patient who is tried on the reviewers' page: the way that lights up, and the cards."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import Browser, Pages

import guideproof
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.renderers import site
from guideproof.renderers.site.checked import Checks, findings_of

pytestmark = needs_chromium
FOLDER = ROOT / "guideline"
FALLING = ROOT / "tests/checks/gap/bad/a-code-forgotten/guideline"

LIT = """() => Object.keys(within.CASES).map((id) => {
  const select = document.getElementById("vignette");
  select.value = id;
  select.dispatchEvent(new Event("change"));
  const nodes = [...document.querySelectorAll(".chart .node.lit, .chart .node.open")];
  const branches = [...document.querySelectorAll(".chart .branch.lit, .chart .node [data-port].lit")];
  return [id, [...new Set(nodes.map((each) => each.id))],
    [...new Set(branches.map((each) => [each.closest(".node").id, each.dataset.port].join(" ")))],
    [...document.querySelectorAll(".chart .node > path.lit")].map((each) => each.parentNode.id)];
})"""

CHARTS = "() => [...document.getElementById('chart-choice').options].map((each) => each.value)"
NUMBERS = """() => [...document.querySelectorAll(".chart:not([hidden]) .node:has(.covers)")]
  .map((box) => [box.id, [...box.querySelectorAll(".covers text")].map((each) => Number(each.textContent))])"""

PLACES = """(ids) => ids.map((id) => {
  location.hash = `#${within.DATA.nodes[id].anchor}`;
  dispatchEvent(new PopStateEvent("popstate"));
  const taken = [...document.querySelectorAll("[data-takes]")].filter((each) => each.textContent !== "");
  return [id, document.getElementById("panel-patient").textContent, taken.map((each) => each.dataset.takes)];
})"""

CARDS = """(id) => {
  // Answers card after card with the facts of a worked case, and with "Not known" what it does not say.
  const vignette = within.CASES[id];
  const facts = within.factsOf(vignette);
  document.getElementById("reset").click();
  const entry = document.getElementById("entry");
  entry.value = vignette.entry;
  entry.dispatchEvent(new Event("change"));
  const on = document.getElementById("on");
  if (on !== null && vignette.on) { on.value = vignette.on; on.dispatchEvent(new Event("change")); }
  const check = (field, code) => {
    const input = [...field.querySelectorAll("input")].find((each) => each.value === code && each.type !== "text");
    if (!input.checked) input.click();
  };
  let cards = 0;
  while (cards < 60) {
    if (document.querySelector("form.card") === null) {
      // What stands where nothing is given is not asked for: it is changed in the list of answers.
      const assumed = within.patient.outcome().result.assumed.map((each) => each.element);
      const meant = assumed.find((id) => facts.has(id));
      if (meant === undefined) break;
      document.querySelector(`[data-answers="${meant}"]`).click();
    }
    const form = document.querySelector("form.card");
    cards += 1;
    for (const field of form.querySelectorAll("fieldset")) {
      const value = facts.get(field.dataset.element);
      const text = field.querySelector("input[type=text]");
      if (value === undefined || value === null) check(field, "?");
      else if (text !== null) { text.value = String(value); text.dispatchEvent(new Event("input", { bubbles: true })); }
      else if (Array.isArray(value)) (value.length ? value : ["-"]).forEach((code) => check(field, code));
      else check(field, String(value));
    }
    form.requestSubmit();
  }
  const { result } = within.patient.outcome();
  return [cards, result.status, result.recommendations.map((each) => [each.node, each.intervention])];
}"""


def evaluations(guideline: Guideline) -> dict[str, Any]:
    """What the library says of each worked case, as plain data."""
    evaluator = Evaluator(guideline)
    return {
        each.id: evaluator.evaluate(each.facts, each.entry.id if each.entry else None).as_json()
        for each in guideline.vignettes.values()
    }


def lit_by(guideline: Guideline, path: list[dict[str, Any]]) -> tuple[set[str], set[str]]:
    """The boxes and the rows of branches that a path has to light up, by their names in the drawing."""
    nodes, branches = set(), set()
    for step in path:
        body = guideline.nodes[step["node"]].body
        nodes.add(f"at-node-{step['node']}")
        if isinstance(body, Decision) and step["branch"] is not None:
            place = [branch.id for branch in body.branches].index(step["branch"])
            branches.add(f"at-node-{step['node']} b{place}")
    return nodes, branches


def test_of_every_worked_case_exactly_the_way_lights_up(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    wanted = evaluations(shipped)
    with browser.visit(pages.opened_up("guideline", shipped), bypass_csp=True) as visit:
        lit = visit.script(f"() => JSON.stringify(({LIT})())")
        assert visit.said == []
    found = {id: (set(nodes), set(branches)) for id, nodes, branches, _ in json.loads(lit)}
    assert found == {id: lit_by(shipped, each["path"]) for id, each in wanted.items()}
    items = {id: Counter(bars) for id, _, _, bars in json.loads(lit)}
    assert items == {
        id: Counter(f"at-node-{item['node']}" for item in each["recommendations"]) for id, each in wanted.items()
    }


def test_an_open_node_says_whether_the_patient_comes_there_and_which_branches_they_take(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    id, evaluation = next(iter(evaluations(shipped).items()))
    steps = {(step["node"], step["branch"]) for step in evaluation["path"]}
    with browser.visit(pages.opened_up("guideline", shipped), bypass_csp=True) as visit:
        visit.load(id)
        tried = list(dict.fromkeys([*(node for node, _ in steps), *list(shipped.nodes)[::8]]))
        for name, comes, taken in visit.script(PLACES, tried):
            assert comes.startswith("This patient comes here.") is (name in {node for node, _ in steps})
            assert set(taken) == {branch for node, branch in steps if node == name and branch is not None}
        visit.page.click("#reset")
        assert visit.page.inner_text("#panel-patient") == ""
        assert visit.page.locator("[data-takes]", has_text="this patient").count() == 0
        assert visit.said == []


def test_over_the_flowchart_stand_the_worked_cases_of_each_node_and_branch(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    wanted: Counter[str] = Counter()
    for each in evaluations(shipped).values():
        nodes, branches = lit_by(shipped, each["path"])
        wanted.update(nodes | branches)
    with browser.visit(pages.page("guideline", shipped, FOLDER)) as visit:
        visit.page.click("#coverage")
        visit.page.wait_for_selector("#coverage-said:has-text('Every branch is shown by some.')")
        for chart in [each for each in visit.script(CHARTS) if each != "map"]:
            visit.page.select_option("#chart-choice", chart)
            for box, numbers in visit.script(NUMBERS):
                rows = [f"{box} b{place}" for place in range(len(numbers) - 1)]
                assert numbers == [wanted.pop(box), *(wanted.pop(row) for row in rows)], box
        assert not wanted
        visit.page.click("#coverage")
        assert visit.script(NUMBERS) == []
        assert visit.said == []


def test_the_cards_lead_each_complete_case_to_its_end(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    wanted = {id: each for id, each in evaluations(shipped).items() if each["status"] == "complete"}
    counts = []
    with browser.visit(pages.opened_up("guideline", shipped), bypass_csp=True) as visit:
        for id in list(wanted)[::8]:
            cards, status, recommended = visit.script(CARDS, id)
            assert status == "complete", id
            told = [(each["node"], each["intervention"]) for each in wanted[id]["recommendations"]]
            assert sorted(map(tuple, recommended)) == sorted(told), id
            counts.append(cards)
    assert statistics.median(counts) <= 10, sorted(counts)


PASSED = """() => [...document.querySelectorAll(".chart .passed")].map((each) => each.id)"""
CARRIED = """() => [...document.querySelectorAll("[data-anchor=map] .edge.lit")]
  .map((each) => [each.dataset.from, each.dataset.to].join(" "))"""


def test_the_map_shows_the_sections_that_the_way_goes_through(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    id = "all-six-factors"
    path = evaluations(shipped)[id]["path"]
    sections = {shipped.nodes[step["node"]].section for step in path}
    with browser.visit(pages.page("guideline", shipped, FOLDER)) as visit:
        visit.load(id)
        passed = visit.script(PASSED)
        carried = visit.script(CARRIED)
        visit.page.click("#reset")
        assert visit.script(PASSED) == []
        assert visit.script(CARRIED) == []
    assert sorted(passed) == sorted([f"at-map-{each}" for each in sections] + ["at-map-entry-new-patient"])
    assert "map-entry-new-patient map-workup" in carried
    ends = {end for each in carried for end in each.split()}
    assert ends <= {each.removeprefix("at-") for each in passed}


def test_an_answer_says_what_it_changed_and_can_be_taken_back(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    with browser.visit(pages.page("guideline", shipped, FOLDER)) as visit:
        page = visit.page
        before = visit.script("() => document.getElementById('board').innerText")
        assert page.locator("#card button:text-is('Back')").count() == 0
        for field in page.locator("form.card fieldset").all():
            if field.locator("input[type=text]").count():
                field.locator("input[type=text]").fill("60")
            else:
                field.locator("input").first.check()
        page.click("form.card button[type=submit]")
        said = page.inner_text("#toast")
        assert said.startswith("New on the board: ")
        board = visit.script("() => document.getElementById('board').innerText")
        assert said.removeprefix("New on the board: ").split(";")[0] in board
        page.click("#card button:text-is('Back')")
        assert page.inner_text("#answers-count") == "No answers yet"
        assert visit.script("() => document.getElementById('board').innerText") == before
        assert page.inner_text("#toast") == ""
        assert visit.said == []


def test_who_shows_a_finding_is_tried_on_the_page(browser: Browser, tmp_path: Path) -> None:
    guideline = guideproof.load(FALLING)
    found = next(each for each in guideproof.check(guideline) if each.witness is not None)
    told = findings_of(guideline, [found])
    path = tmp_path / "falling.html"
    path.write_bytes(site.render(guideline, checks=Checks("One finding.", told, True))[site.FILE])
    assert found.witness is not None
    with browser.visit(path) as visit:
        visit.view("rules")
        visit.page.click("text=Try this patient")
        visit.page.wait_for_selector("#view-flowchart:not([hidden])")
        assert visit.page.inner_text("#answers-count") == f"Answers ({len(found.witness.facts)})"
        assert visit.page.inner_text("#board .status").startswith("Invalid")
        assert visit.said == []
