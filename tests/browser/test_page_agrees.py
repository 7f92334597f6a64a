"""The reviewers' page says what the library says: of patients by chance, and every word on the board."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.browser.chromium import needs_chromium
from tests.browser.conftest import ROOT
from tests.browser.reviewing import Browser, Pages
from tests.conformance.cases import Case
from tests.conformance.patients import Patients

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.board.made import board_of
from guideproof.model.guideline import Guideline

pytestmark = needs_chromium
PATIENTS = int(os.environ.get("GUIDEPROOF_CONFORMANCE", "2000"))
"""``tests/conformance`` asks the same program of many more, in engines that need no page."""
AT_ONCE = 500

EVALUATED = """(cases) => JSON.stringify(cases.map(([facts, entry]) => {
  const found = within.evaluator.evaluate(JSON.parse(facts), entry ?? Object.keys(within.DATA.entries)[0]);
  // Parts of scores and of visits are elements of the page alone.
  for (const name of Object.keys(found.derived ?? {})) if (!(name in within.DATA.derived)) delete found.derived[name];
  return found;
}))"""
SPOKEN = """(ids) => {
  document.getElementById("show-why").click();
  document.getElementById("show-path").click();
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  return ids.map((id) => {
    const select = document.getElementById("vignette");
    select.value = id;
    select.dispatchEvent(new Event("change"));
    const sections = [...document.querySelectorAll("#board > section")]
      .map((each) => [each.className, each.textContent]);
    return [document.getElementById("board").textContent, sections];
  });
}"""


def test_patients_by_chance_are_evaluated_alike(browser: Browser, pages: Pages, shipped: Guideline) -> None:
    patients, evaluator = Patients(shipped, 20261127), Evaluator(shipped)
    seen: dict[str, int] = {}
    with browser.visit(pages.opened_up("guideline", shipped), bypass_csp=True) as visit:
        for _ in range(max(1, PATIENTS // AT_ONCE)):
            cases = [as_a_page_reads(patients) for _ in range(AT_ONCE)]
            found = json.loads(visit.script(EVALUATED, [[each.facts, each.entry] for each in cases]))
            for case, came in zip(cases, found, strict=True):
                wanted = evaluator.evaluate(case.read(), case.entry).as_json()
                for each in wanted["recommendations"]:
                    each["evidence"] = []  # the page has it of each item, not of each answer
                assert came == json.loads(json.dumps(wanted)), case
                seen[came["status"]] = seen.get(came["status"], 0) + 1
    assert len(seen) >= 3, seen


def test_the_board_on_the_page_says_each_word_of_the_library_in_its_order(
    browser: Browser, pages: Pages, shipped: Guideline
) -> None:
    """``tests/renderers/site`` holds the data of every board equal; this, what a reader sees of it."""
    evaluator = Evaluator(shipped)
    cases = list(shipped.vignettes.values())[::5]
    with browser.visit(pages.page("guideline", shipped, ROOT / "guideline")) as visit:
        spoken = visit.script(SPOKEN, [each.id for each in cases])
    for case, (whole, sections) in zip(cases, spoken, strict=True):
        entry = case.entry.id if case.entry else None
        board = board_of(evaluator.evaluate(case.facts, entry), shipped).as_json()
        assert_in_order([board["visit"], board["status"], board["meaning"]], whole)
        shown = dict(sections)
        assert list(shown)[: len(board["sections"])] == [each["id"] for each in board["sections"]]
        for section in board["sections"]:
            entries = (*section["entries"], *section["later"])
            assert_in_order(
                [section["title"], *(word for each in entries for word in words(each))], shown[section["id"]]
            )


def as_a_page_reads(patients: Patients) -> Case:
    """A patient whose numbers are binary floats, as those of a page; without names that look like numbers, which come
    first there."""
    while re.search(r'"[0-9]+":', (case := patients.case()).facts):
        pass
    return replace(case, exact=False)


def words(entry: dict[str, Any]) -> Iterator[str]:
    """All that a board says of an entry, from its title to its reasons."""
    yield entry["title"]
    yield from filter(None, (entry["amount"], entry["says"], (entry["certainty"] or {}).get("word")))
    yield from (*entry["tags"], *entry["notes"])
    for option in entry["options"]:
        yield from words(option)
    for reason in entry["why"]:
        yield from (reason["label"], reason["text"])


def assert_in_order(parts: list[str], text: str) -> None:
    rest = plain(text)
    for part in map(plain, parts):
        assert part in rest, (part, rest[:300])
        rest = rest[rest.index(part) + len(part) :]


def plain(text: str) -> str:
    """Without what stands otherwise in a page than in data: spaces, and how powers of ten are raised."""
    return re.sub(r"\s+", "", text)
