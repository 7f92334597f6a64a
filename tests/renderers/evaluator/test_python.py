"""The emitted Python program: exactly the recorded text, formatted, for Python 3.9, and closed to hostile texts."""

from __future__ import annotations

import ast
import io
import os
import tokenize
from pathlib import Path

import pytest
from tests.renderers.hostile import poisoned

import guideproof
from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator import render

TESTS = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected" / "evaluator.py"


@pytest.fixture(scope="module")
def everything() -> Guideline:
    return guideproof.load(TESTS / "evaluation" / "guideline")


@pytest.mark.golden
def test_recorded(everything: Guideline) -> None:
    found = render(everything, "evaluator.py")["evaluator.py"]
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_bytes(found)
    assert found == EXPECTED.read_bytes()


def test_hostile_texts_stay_texts(everything: Guideline) -> None:
    """The program has the same code as without them: only strings and comments differ."""
    sound, hostile = (
        render(each, "evaluator.py")["evaluator.py"].decode() for each in (everything, poisoned(everything))
    )
    assert "PWNED" in hostile
    assert _code(hostile) == _code(sound)
    assert all(isinstance(each.value, str) for each in _constants(hostile) if "PWNED" in str(each.value))
    assert all(letter.isprintable() or letter == "\n" for letter in hostile)


def _code(program: str) -> list[str]:
    """The names, signs and numbers of a program. Where lines are broken depends on texts, and so do commas at ends."""
    tokens = tokenize.generate_tokens(io.StringIO(program).readline)
    kept = [each.string for each in tokens if each.type in (tokenize.NAME, tokenize.NUMBER, tokenize.OP)]
    return [each for each in kept if each not in ("(", ")", ",")]


def _constants(program: str) -> list[ast.Constant]:
    return [each for each in ast.walk(ast.parse(program)) if isinstance(each, ast.Constant)]
