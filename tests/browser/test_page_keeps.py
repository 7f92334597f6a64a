"""What leaves the reviewers' page of a patient, and what does not: vignettes and links that somebody copies, nothing
else; what is not known stays unknown, and what was begun again is gone."""

from __future__ import annotations

import base64
import json
import shutil
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import NO_CLIPBOARD, Browser, Pages, Visit
from tests.browser.test_page_opens import EXAMPLES

import guideproof
from guideproof.analysis.cases.vignettes import run_vignettes
from guideproof.model.guideline import Guideline

pytestmark = needs_chromium
SAID = """() => ["card", "answers", "board", "answers-count"]
  .map((id) => document.getElementById(id).innerHTML)
  .concat([document.querySelectorAll(".lit, .open").length, document.getElementById("vignette").value])"""
BOARD = "() => document.getElementById('board').innerText"
FACTS = """() => [...document.querySelectorAll("[data-answers]")]
  .map((each) => [each.dataset.answers, each.querySelector(".answer-value").textContent])"""


def some(guideline: Guideline, count: int) -> list[str]:
    """Worked cases of every visit and every status."""
    kinds: dict[tuple[Any, Any], list[str]] = {}
    for each in guideline.vignettes.values():
        kinds.setdefault((each.entry and each.entry.id, each.expect.status), []).append(each.id)
    return [id for ids in kinds.values() for id in islice(ids, count)]


@pytest.mark.parametrize(
    "folder", [ROOT / "guideline", ROOT / "examples/cervical-screening"], ids=lambda each: each.name
)
def test_a_copied_patient_is_a_vignette_that_passes(
    folder: Path, browser: Browser, pages: Pages, tmp_path: Path
) -> None:
    guideline = guideproof.load(folder)
    copied = tmp_path / "guideline"
    shutil.copytree(folder, copied)
    for path in (copied / "vignettes").iterdir():
        path.unlink()
    ids = some(guideline, 2)
    with browser.visit(pages.page(folder.name, guideline, folder), before=NO_CLIPBOARD) as visit:
        for place, id in enumerate(ids):
            visit.load(id)
            visit.page.click("#copy-vignette")
            text = visit.page.input_value("#copy-text")
            visit.page.click("#copy-dialog button")
            assert text.startswith("id: tried-on-the-page\n")
            name = f"tried-{place}"
            (copied / "vignettes" / f"{name}.yaml").write_text(
                text.replace("tried-on-the-page", name, 1), encoding="utf-8"
            )
    report = run_vignettes(guideproof.load(copied))
    assert len(report.results) == len(ids) > 3
    assert [(each.vignette.id, each.mismatches) for each in report.failed] == []
    statuses = {each.vignette.id: each.evaluation.status for each in run_vignettes(guideline).results}
    tried = {each.vignette.id: each.evaluation.status for each in report.results}
    assert [tried[f"tried-{place}"] for place in range(len(ids))] == [statuses[id] for id in ids]


def test_a_link_holds_the_patient_and_says_what_it_holds(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    path = pages.page("guideline", shipped, ROOT / "guideline")
    id = max(shipped.vignettes.values(), key=lambda each: len(each.facts)).id
    with browser.visit(path, before=NO_CLIPBOARD) as visit:
        visit.load(id)
        given = visit.script(FACTS)
        board = visit.script(BOARD)
        visit.page.click("#copy-link")
        assert f"{len(shipped.vignettes[id].facts)} answers" in visit.page.inner_text("#link-dialog")
        link = visit.page.input_value("#link-text")
        assert link.startswith(path.as_uri())
        assert kept(visit) == ["", 0, 0, ""]
    with browser.visit(path, link.partition("#")[2]) as visit:
        assert visit.script(FACTS) == given
        assert visit.script(BOARD) == board
        assert visit.page.inner_text("#toast") == ""
        assert kept(visit) == ["#flowchart", 0, 0, ""]
    with browser.visit(path, changed(link, digest="0" * 16, version="0.0.9")) as visit:
        assert visit.script(FACTS) == given
        said = visit.page.inner_text("#toast")
        assert "0.0.9" in said
        assert shipped.manifest.version in said


BROKEN = ["", "%%%", "e30", "bnVsbA", "W10", "eyJmYWN0cyI6MX0", "eyJmYWN0cyI6bnVsbH0", "eyJmYWN0cyI6W119", "x" * 5000]


def test_a_broken_link_is_said_to_be_one(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    """Nothing, signs, ``{}``, ``null``, ``[]``, and facts that are a number, ``null``, a list; as the page opens, and
    in an open page, whose patient is gone then."""
    path = pages.page("guideline", shipped, ROOT / "guideline")
    with browser.visit(path, f"patient={BROKEN[1]}") as visit:
        assert visit.page.inner_text("#toast") == "The link holds no patient that can be read."
        for held in BROKEN:
            visit.load(next(iter(shipped.vignettes)))
            assert visit.page.inner_text("#toast") == ""
            visit.script("(hash) => { location.hash = hash; }", f"patient={held}")
            visit.page.wait_for_selector("#toast:not(:empty)")
            assert visit.page.inner_text("#toast") == "The link holds no patient that can be read."
            assert visit.page.inner_text("#answers-count") == "No answers yet"
            assert kept(visit) == ["#flowchart", 0, 0, ""]
        assert visit.said == []


def test_a_hostile_link_is_read_as_facts_alone(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    element = next(each.id for each in shipped.elements.values() if each.codes)
    facts = {element: "<img src=x onerror=alert(1)>", "__proto__": {"polluted": 1}, "constructor": 1, "unheard": [1]}
    held = {"facts": facts, "entry": "__proto__", "on": {"a": 1}, "version": "<b>1</b>", "digest": "?"}
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline"), packed(held)) as visit:
        assert visit.script("() => document.querySelectorAll('main img, #toast b').length") == 0
        assert visit.script("() => ({}).polluted ?? null") is None
        assert visit.page.inner_text("#board .status").startswith("Invalid")
        said = visit.page.inner_text("#toast")
        assert "<b>1</b>" in said
        assert "unheard" in said
        assert visit.said == []


def test_what_is_tried_stays_out_of_address_history_and_storage_and_is_gone_after_a_reset(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        fresh, steps = visit.script(SAID), visit.script("() => history.length")
        for id in some(shipped, 1):
            visit.load(id)
        assert visit.script(SAID) != fresh
        visit.page.click("#answers button")
        visit.page.click("#reset")
        assert visit.script(SAID) == fresh
        assert visit.script("() => history.length") == steps
        assert kept(visit) == ["", 0, 0, ""]


def test_not_known_is_an_answer_and_never_becomes_no(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline"), before=NO_CLIPBOARD) as visit:
        asked: list[str] = []
        while visit.script("() => document.querySelector('form.card') !== null"):
            asked += visit.script(
                """() => [...document.querySelectorAll("form.card fieldset")].map((field) => {
                  field.querySelector("input[value='?']").click();
                  return field.dataset.element;
                })"""
            )
            visit.page.click("form.card button[type=submit]")
            assert len(asked) < 200
        assert asked
        assert len(asked) == len(set(asked))
        answers = dict(visit.script(FACTS))
        assert {answers[id] for id in asked} == {"not known"}
        visit.page.click("#copy-vignette")
        assert "\nfacts: {}\n" in visit.page.input_value("#copy-text")
        assert visit.script(
            "() => [...document.querySelectorAll('#board section')].some((e) => e.className === 'missing')"
        )


ANSWER = """() => {
  // Answers a card from the top, and leaves out what is said to be no longer needed.
  const form = document.querySelector("form.card");
  const asked = () => [...form.querySelectorAll("fieldset")].map((each) => each.dataset.element);
  const [before, needless] = [asked(), []];
  for (const field of form.querySelectorAll("fieldset")) {
    const says = field.querySelector(".needless").textContent;
    if (says === "No longer needed.") needless.push(field.dataset.element);
    else (field.querySelector("input[value=true]") ?? field.querySelector("input:not([type=text])")).click();
  }
  const same = form === document.querySelector("form.card") && String(asked()) === String(before);
  form.requestSubmit();
  return [same, needless, [...document.querySelectorAll("form.card fieldset")].map((each) => each.dataset.element)];
}"""


def test_a_card_stays_as_it_is_until_it_is_sent_and_says_what_is_no_longer_needed(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    needless: list[str] = []
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        while visit.script("() => document.querySelector('form.card') !== null"):
            same, found, following = visit.script(ANSWER)
            assert same
            assert set(found).isdisjoint(following)
            needless += found
    assert needless


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_where_no_day_is_given_the_visit_is_on_the_day_of_the_reader(zone: str, browser: Browser, pages: Pages) -> None:
    """The two are more than a day apart, so that one of them has another date than the world's clock."""
    folder = next(path for path in EXAMPLES if guideproof.load(path).dated)
    path = pages.page(folder.name, guideproof.load(folder), folder)
    with browser.visit(path, timezone_id=zone) as visit:
        day = visit.script("() => new Date().toLocaleDateString('sv-SE')")
        assert visit.page.inner_text("#board .visit").endswith(f", on {day}")


def kept(visit: Visit) -> list[Any]:
    """The address behind its path, and what is stored."""
    return visit.script(  # type: ignore[no-any-return]
        "() => [location.hash, localStorage.length, sessionStorage.length, document.cookie]"
    )


def packed(held: dict[str, Any]) -> str:
    text = base64.urlsafe_b64encode(json.dumps(held).encode()).decode().rstrip("=")
    return f"patient={text}"


def changed(link: str, **parts: str) -> str:
    """The anchor of a link to a patient, with other parts."""
    text = link.partition("#patient=")[2]
    held = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return packed({**held, **parts})
