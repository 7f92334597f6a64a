"""The emitted JavaScript module: exactly the recorded text, and closed to hostile texts, in a page as well."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.renderers.hostile import poisoned

import guideproof
from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator import render

TESTS = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected" / "evaluator.js"

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<text>"(?:[^"\\\n]|\\[^\n])*")|(?P<template>`(?:[^`\\]|\\.)*`)"""
    r"""|(?P<pattern>(?<=[(,=:&|!?{};]\ )/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*|(?<=\()/(?:[^/\\\n\[]|\\.|"""
    r"""\[(?:[^\]\\\n]|\\.)*\])+/\w*)|(?P<code>\w+|\S)""",
    re.DOTALL,
)
"""Enough of JavaScript's tokens (ECMA-262, section 12) to tell its code from its texts and comments."""


@pytest.fixture(scope="module")
def everything() -> Guideline:
    return guideproof.load(TESTS / "evaluation" / "guideline")


@pytest.mark.golden
def test_recorded(everything: Guideline) -> None:
    found = render(everything, "evaluator.js")["evaluator.js"]
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_bytes(found)
    assert found == EXPECTED.read_bytes()


def test_hostile_texts_stay_texts(everything: Guideline) -> None:
    """The module has the same code as without them: only texts and comments differ."""
    sound, hostile = (
        render(each, "evaluator.js")["evaluator.js"].decode() for each in (everything, poisoned(everything))
    )
    assert "PWNED" in hostile
    assert _code(hostile) == _code(sound)
    assert all(letter.isprintable() or letter == "\n" for letter in hostile)
    # Within a page nothing may end the script, nor be a comment of HTML (ECMA-262, annex B.1.1).
    assert not re.search(r"</|<!--|^\s*-->", hostile, re.MULTILINE)


def _code(program: str) -> list[str]:
    found = [match.group() for match in TOKEN.finditer(program) if match.lastgroup not in ("comment", "text")]
    return [each for each in found if each not in ("(", ")", ",")]
