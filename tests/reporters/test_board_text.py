"""What a clinician reads of a patient, word for word; and what becomes of patient files that cannot be read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from guideproof.analysis.evaluation.evaluate import evaluate as evaluate_facts
from guideproof.board.made import board_of
from guideproof.model.node import Priority, Recommendation, Selection
from guideproof.reading.load import load_guideline
from guideproof.reporters.text import board
from guideproof.reporters.text.ink import width
from guideproof.workflow import evaluate

HERE = Path(__file__).parent
PATIENTS = sorted(path for path in (HERE / "small" / "patients").iterdir() if path.suffix != ".txt")


def text_of(guideline: Path, facts: bytes, entry: str | None = None, name: str = "patient", **how: object) -> str:
    found, evaluation = evaluate(guideline, facts, name, entry)
    return board.render(board_of(evaluation, found), **{"color": False, **how})  # type: ignore[arg-type]


@pytest.mark.golden
@pytest.mark.parametrize("path", PATIENTS, ids=lambda path: path.stem)
def test_patient(path: Path) -> None:
    text = text_of(HERE / "small" / "guideline", path.read_bytes(), name=path.name, why=True, path=True)
    expected = path.with_suffix(".txt")
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_a_decision_without_a_branch_is_said_of_the_guideline() -> None:
    text = text_of(HERE.parent / "evaluation" / "guideline", b"length: 250\n", "second-visit", columns=100)
    head, why = text.split("\n\n")
    assert head.endswith(
        "Visit: Second visit\n"
        "Status: Invalid: the guideline does not say what to do with this patient, so nothing is recommended"
    )
    assert why == (
        "Why nothing is said\n"
        "- no branch of `graded` holds for length = 250 mm, third = about 83.33 mm: the guideline does not\n"
        "  say what to do\n"
        "- The way: A table with a gap and an overlap\n"
    )


def test_one_intervention_is_said_once_and_at_its_most_pressing() -> None:
    """The item that comes second says `urgent`; what the result holds stays in the order of the nodes."""
    guideline = load_guideline(HERE.parent / "evaluation" / "guideline")
    body = guideline.nodes["order"].body
    assert isinstance(body, Recommendation)
    again = body.items[0]
    changed = replace(body, items=(again, replace(again, priority=Priority.URGENT)), selection=Selection.ALL)
    guideline = replace(guideline, nodes={**guideline.nodes, "order": replace(guideline.nodes["order"], body=changed)})
    evaluation = evaluate_facts(guideline, {"length": "50 mm"}, "second-visit")
    assert [each.item.priority for each in evaluation.recommendations] == [Priority.ROUTINE, Priority.URGENT]
    sections = {section.id: section.entries for section in board_of(evaluation, guideline).sections}
    assert [(entry.about, entry.tags) for entry in sections["now"]] == [(again.intervention.id, ("urgent",))]
    assert "recommended" not in sections


SHOWN = {"why": True, "path": True}


@pytest.mark.parametrize("columns", [40, 63, 80, 100])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    patient = (HERE.parent / "board" / "patients" / "several-problems.yaml").read_bytes()
    guideline = HERE.parent / "board" / "guideline"
    text = text_of(guideline, patient, columns=columns, **SHOWN)
    assert max(map(width, text.splitlines())) <= columns
    assert text.split() == text_of(guideline, patient, columns=90, **SHOWN).split()


def test_a_word_that_is_wider_than_the_terminal_is_cut() -> None:
    guideline = load_guideline(HERE / "small" / "guideline")
    long = replace(guideline, manifest=replace(guideline.manifest, title="X" * 130 + "字" * 40))
    lines = board.render(board_of(evaluate_facts(long, {"age": 60}), long), color=False, columns=50).splitlines()
    assert max(map(width, lines)) <= 50
    assert "".join(lines[:6]).count("X") == 130


def test_color_changes_no_word() -> None:
    plain, colored = (
        text_of(HERE / "small" / "guideline", b"age: 60\necog: 1\n", color=color, **SHOWN) for color in (False, True)
    )
    assert "\x1b[" in colored
    assert _without_colors(colored) == plain


def test_what_a_stream_has_no_signs_for_is_written_in_ascii() -> None:
    patient = (HERE.parent / "board" / "patients" / "several-problems.yaml").read_bytes()
    text = board.in_ascii(text_of(HERE.parent / "board" / "guideline", patient, **SHOWN))
    assert text.isascii()
    assert "- We recommend - ++-- low - at once" in text
    assert "10^9/L" in text


def _without_colors(text: str) -> str:
    return "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n"))
