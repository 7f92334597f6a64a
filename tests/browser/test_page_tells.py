"""What the page tells: all recommendations in one list, the board as a text, and what an answer cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import NO_CLIPBOARD, Browser, Pages

import guideproof
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.renderers import site
from guideproof.renderers.site.checked import checks_of
from guideproof.workflow import examine

pytestmark = needs_chromium
DOSE = ROOT / "examples" / "anticoagulant-dose"
ROWS = """() => [...document.querySelectorAll("#recommendations-table [data-row]")]
  .filter((each) => each.checkVisibility()).map((each) => [...each.cells].map((cell) => cell.innerText))"""


@pytest.fixture(scope="module")
def guideline() -> Guideline:
    return guideproof.load(DOSE)


@pytest.fixture
def path(pages: Pages, guideline: Guideline) -> Path:
    return pages.page(DOSE.name, guideline, DOSE)


def test_all_recommendations_are_listed_with_where(browser: Browser, path: Path) -> None:
    with browser.visit(path, "recommendations") as visit:
        assert (
            visit.page.inner_text("#view-recommendations > p")
            == "4 recommendations, 1 of them against something, 0 strong."
        )
        rows = visit.script(ROWS)
        assert [row[0].split("\n")[0] for row in rows] == [
            "Enoxaparin",
            "Ask a specialist for another anticoagulant",
            "Enoxaparin: ‹Single dose›",
            "Enoxaparin: ‹Single dose›",
        ]
        assert rows[0][1:] == ["Advised against, not graded", "not stated", "Not enoxaparin"]
        detail = "‹Single dose› under the skin every 24 hours; clearance ‹Creatinine clearance by Cockcroft and Gault›."
        assert rows[2][0].split("\n\n")[1] == detail
        visit.page.fill("#filter-recommendations", "specialist")
        assert len(visit.script(ROWS)) == 1
        visit.page.click("#recommendations-table [data-row]:not([hidden]) a")
        assert visit.page.inner_text("#panel-title") == "Not enoxaparin"


def test_below_a_recommendation_stands_for_whom_it_is_why_and_on_what_it_rests(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    [node] = [each for each in shipped.nodes.values() if each.id == "start-drugs-poor-risk"]
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline"), "recommendations") as visit:
        row = visit.page.locator("#recommendations-table tr", has=visit.page.get_by_text(node.title, exact=True)).first
        row.locator("summary").click()
        said = row.locator("details").inner_text()
        led = [
            (before, branch)
            for before in shipped.nodes.values()
            for branch in before.branches
            if node.id in branch.targets
        ]
        assert led
        for before, branch in led:
            assert f"{before.title}: {branch.text}" in said
        assert (node.rationale or "") in said
        assert "Evidence: " in said
        assert visit.said == []


def test_the_board_is_copied_as_text(browser: Browser, path: Path, guideline: Guideline) -> None:
    id = next(id for id, each in guideline.vignettes.items() if each.title == "Man of 60 years and 80 kg")
    with browser.visit(path, before=NO_CLIPBOARD) as visit:
        visit.load(id)
        visit.page.click("#copy-board")
        assert visit.page.input_value("#copy-text").split("\n") == [
            "Enoxaparin for an acute thrombosis, by weight and renal function",
            "anticoagulant-dose 0.1.0, draft, experimental",
            NOTICE,
            "",
            "An adult with an acute deep vein thrombosis",
            "Complete: nothing that is missing could change what follows.",
            "Creatinine clearance by Cockcroft and Gault: about 88.89 mL/min",
            "",
            "RECOMMENDED",
            "- Enoxaparin: 80 mg · Recommended, not graded",
            "  80 mg under the skin every 12 hours; clearance about 88.89 mL/min.",
            "",
        ]


def test_a_finding_says_what_it_names_as_code(browser: Browser, pages: Pages) -> None:
    guideline = guideproof.load(ROOT / "tests/checks/gap/bad/between-two-bounds/guideline")
    examined = examine(guideline)
    path = pages.folder / "gap.html"
    path.write_bytes(site.render(guideline, checks=checks_of(guideline, examined.findings, examined.proofs))[site.FILE])
    said = "no branch of choose covers a patient with hemoglobin from 5.9 g/dL to 6 g/dL"
    with browser.visit(path, "rules") as visit:
        assert visit.page.inner_text("#view-rules li [data-coded] >> nth=0") == said
        visit.page.click("[data-finding] >> nth=0")
        assert f"error GP301: {said}" in visit.page.inner_text("#panel")
        assert visit.page.inner_text("#panel li code >> nth=0") == "choose"


def test_an_answer_that_cannot_be_is_said_in_words_and_makes_nothing_needless(browser: Browser, path: Path) -> None:
    with browser.visit(path) as visit:
        field = visit.page.locator("form.card fieldset input[type=text]").first
        name, title = field.get_attribute("name"), field.get_attribute("aria-label")
        visit.page.fill(f"#in-{name}", "99999")
        assert set(visit.page.locator(".needless").all_inner_texts()) == {""}
        visit.page.click("form.card button[type=submit]")
        assert visit.page.inner_text("#card-wrong") == "Age cannot be “99999”; possible is: 18 to 120 years."
        assert visit.script("() => document.activeElement.getAttribute('aria-label')") == title
        visit.page.fill(f"#in-{name}", "60")
        visit.page.click("form.card button[type=submit]")
        assert visit.page.locator(f"#answers [data-answers='{name}']").count() == 1


def test_what_was_due_for_a_look_is_said_to_be_stale(browser: Browser, pages: Pages, guideline: Guideline) -> None:
    manifest = replace(guideline.manifest, review_interval="12 mo")
    one, other, *_ = guideline.nodes.values()
    nodes = {
        **guideline.nodes,
        one.id: replace(one, last_review_date="2001-01-31"),
        other.id: replace(other, last_review_date="9990-01-31"),
    }
    sources = {id: replace(each, last_checked=None) for id, each in guideline.sources.items()}
    dated = replace(guideline, manifest=manifest, nodes=nodes, sources=sources)
    with browser.visit(pages.page("dated", dated), "review") as visit:
        assert visit.page.locator(".stale").all_text_contents() == [" stale since 2002-01-31"]
        assert visit.page.inner_text("#stale").startswith("1 stale on ")
        assert "To be reviewed every 12 months. 2 of" in visit.page.inner_text("#view-review")
