"""The reviewers' page: the same bytes, texts that stay texts, and a board that says what the library's says."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import quickjs
from tests.conformance.test_programs import SMALL
from tests.renderers.hostile import poisoned

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.board.made import board_of
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.renderers import evaluator, site
from guideproof.renderers.flowchart.bare import legend, symbols
from guideproof.renderers.site.data import page_data
from guideproof.renderers.site.inline import digest, script
from guideproof.renderers.site.told import with_parts
from guideproof.workflow import sound

ROOT = Path(__file__).parents[3]
GUIDELINES = [ROOT / "guideline", *sorted(path.parent for path in ROOT.glob("examples/*/guideline.yaml"))]


class Read(HTMLParser):
    """What a page is made of: tags with attributes, and the texts of its style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {}
        self._now = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._now = tag

    def handle_data(self, data: str) -> None:
        self.inside[self._now] = self.inside.get(self._now, "") + data


@cache
def page_of(folder: Path) -> str:
    return site.render(sound(folder))[site.FILE].decode()


@pytest.mark.parametrize("folder", GUIDELINES, ids=lambda folder: folder.name)
def test_each_look_of_a_sign_has_its_rule(folder: Path) -> None:
    """Without one a shape is black: a strong recommendation, a reassessment and an end were."""
    page = page_of(folder)
    looks = {name for found in re.findall(r'(?<= class=")[^"]*', symbols()) for name in found.split()}
    assert len(looks) > 5
    assert {name for name in looks if f".{name}{{" not in page} == set()
    for sign, text in legend():
        assert f"<li>{sign} {text}</li>" in page


@pytest.mark.parametrize("folder", GUIDELINES, ids=lambda folder: folder.name)
def test_the_same_bytes_twice_and_only_what_its_policy_names_runs(folder: Path) -> None:
    page = page_of(folder)
    assert site.render(sound(folder))[site.FILE].decode() == page
    read = Read(page)
    policy = next(a["content"] or "" for tag, a in read.tags if a.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    module = re.search(r'<script type="module">(.*?)</script>', page, re.DOTALL)
    assert style is not None
    assert module is not None
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'")
    assert "unsafe" not in policy
    assert f"style-src {digest(style[1])}" in policy
    assert f"script-src {digest(module[1])}" in policy
    assert sum(tag == "script" for tag, _ in read.tags) == 1
    assert page.count(NOTICE) >= 3


@pytest.mark.parametrize("folder", GUIDELINES, ids=lambda folder: folder.name)
def test_every_anchor_leads_somewhere_and_every_address_is_one_of_the_web(folder: Path) -> None:
    read = Read(page_of(folder))
    ids = {a["id"] for _, a in read.tags if a.get("id")}
    anchors = {a["data-anchor"] for _, a in read.tags if a.get("data-anchor")}
    views = {id.removeprefix("view-") for id in ids if id and id.startswith("view-")}
    for tag, attributes in read.tags:
        link = attributes.get("href")
        if tag != "a" or link is None:
            continue
        if link.startswith("#"):
            name = link[1:]
            assert name in ids or f"at-{name}" in ids or name in anchors | views, link
        else:
            assert link.startswith(("https://", "http://")), link
    named = [a["id"] for _, a in read.tags if a.get("id")]
    assert len(named) == len(set(named))


def test_a_hostile_guideline_stays_text() -> None:
    page = site.render(poisoned(SMALL))[site.FILE].decode()
    read = Read(page)
    tags = {tag for tag, _ in read.tags}
    assert tags.isdisjoint({"iframe", "img", "object", "embed", "foreignobject", "base"})
    assert sum(tag == "script" for tag, _ in read.tags) == 1
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]


SAY = """
function said(id) {
  const { entry, on } = CASES[id];
  const facts = Object.fromEntries(factsOf(CASES[id]));
  const result = evaluator.evaluate(facts, entry, on);
  return JSON.stringify(boardOf(result, evaluator.admit(facts, on)[0]));
}
"""


def boards_by_script(guideline: Guideline) -> Any:
    """The function of the page's script that gives the board of a worked case, in an engine without a page."""
    parts = with_parts(guideline)
    program = evaluator.enclosed(parts.guideline)
    text = script(page_data(guideline, parts), program, ("board", "record"))
    context = quickjs.Context()
    context.eval(f"var document = null, location = null;\n{text}\n{SAY}\nglobalThis.said = said;")
    return context.get("said")


@pytest.mark.parametrize("folder", GUIDELINES, ids=lambda folder: folder.name)
def test_the_page_says_the_board_of_the_library_of_every_worked_case(folder: Path) -> None:
    guideline = sound(folder)
    said = boards_by_script(guideline)
    assert guideline.vignettes
    for id, vignette in guideline.vignettes.items():
        entry = vignette.entry.id if vignette.entry is not None else None
        board = board_of(evaluate(guideline, dict(vignette.facts), entry), guideline)
        assert json.loads(said(id)) == json.loads(json.dumps(board.as_json())), id
