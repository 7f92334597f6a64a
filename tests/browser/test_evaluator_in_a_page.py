"""``evaluator.js`` as a page uses it: the worked cases of the guideline, and a guideline whose every text attacks."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.browser.chromium import needs_chromium, opened
from tests.conformance.test_programs import SMALL
from tests.renderers.hostile import poisoned

import guideproof
from guideproof.model.guideline import Guideline
from guideproof.renderers import evaluator

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shipped() -> Guideline:
    return guideproof.load(ROOT / "guideline")


def in_a_page(guideline: Guideline, cases: list[tuple[str, str | None]], folder: Path) -> Any:
    [program] = evaluator.render(guideline, "evaluator.js").values()
    given = json.dumps(cases).replace("<", "\\u003c")
    answer = f"return {given}.map(([facts, entry]) => evaluate(parseFacts(facts), entry ?? undefined));"
    return opened(folder, program=program.decode("utf-8"), answer=answer)


@needs_chromium
def test_a_page_says_what_the_library_says(shipped: Guideline, tmp_path: Path) -> None:
    vignettes = list(shipped.vignettes.values())
    cases = [
        (json.dumps(dict(each.facts), default=_number), each.entry.id if each.entry else None) for each in vignettes
    ]
    wanted = [
        guideproof.evaluate(shipped, each.facts, entry) for each, (_, entry) in zip(vignettes, cases, strict=True)
    ]
    assert in_a_page(shipped, cases, tmp_path) == json.loads(json.dumps([each.as_json() for each in wanted]))


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


@needs_chromium
def test_no_text_breaks_out_of_a_page(tmp_path: Path) -> None:
    """The program stands inline in HTML, the worst place for it."""
    hostile = poisoned(SMALL)
    cases: list[tuple[str, str | None]] = [("{}", None), ('{"age": 40}', None)]
    answers = in_a_page(hostile, cases, tmp_path)
    wanted = [guideproof.evaluate(hostile, json.loads(facts)) for facts, _ in cases]
    assert [each["needs"] for each in answers] == [[need.as_json() for need in each.needs] for each in wanted]
