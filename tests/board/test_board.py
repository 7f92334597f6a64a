"""The board: word for word on a guideline that has everything, and laws on all worked cases of all guidelines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from guideproof.analysis.evaluation.evaluate import evaluate as evaluate_facts
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.board.made import board_of
from guideproof.board.shape import Board, BoardEntry
from guideproof.board.words import SECTIONS
from guideproof.model.node import Direction, Priority, Selection
from guideproof.reading.load import load_guideline
from guideproof.reporters import board_html, board_markdown
from guideproof.reporters.text import board as board_text
from guideproof.reporters.text.ink import width
from guideproof.workflow import evaluate

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
PATIENTS = sorted((HERE / "patients").glob("*.yaml"))
GUIDELINES = [REPOSITORY / "guideline", *sorted((REPOSITORY / "examples").glob("*/guideline.yaml"))]
FOLDERS = [path if path.is_dir() else path.parent for path in GUIDELINES]
MOST_LINES = 45


def held_to(expected: Path, text: str) -> None:
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.golden
@pytest.mark.parametrize("path", PATIENTS, ids=lambda path: path.stem)
def test_the_board_of_a_patient(path: Path) -> None:
    guideline, evaluation = evaluate(HERE / "guideline", path.read_bytes(), path.name, None)
    board = board_of(evaluation, guideline)
    held_to(path.with_suffix(".txt"), board_text.render(board, color=False))


@pytest.mark.golden
@pytest.mark.parametrize("form", ["txt", "md", "html", "json"])
def test_the_board_of_a_patient_with_reasons_and_path(form: str) -> None:
    path = HERE / "patients" / "several-problems.yaml"
    guideline, evaluation = evaluate(HERE / "guideline", path.read_bytes(), path.name, None)
    board = board_of(evaluation, guideline)
    held_to(HERE / "expected" / f"several-problems.{form}", _written(board, form))


def _written(board: Board, form: str) -> str:
    match form:
        case "txt":
            return board_text.render(board, color=False, why=True, path=True)
        case "md":
            return board_markdown.render(board, why=True, path=True)
        case "html":
            return board_html.render(board, why=True, path=True)
        case _:
            return json.dumps(board.as_json(), indent=1, ensure_ascii=False) + "\n"


@cache
def cases(folder: Path) -> dict[str, tuple[Evaluation, Board]]:
    guideline = load_guideline(folder)
    found = {}
    for vignette in guideline.vignettes.values():
        evaluation = evaluate_facts(guideline, vignette.facts, vignette.entry.id if vignette.entry else None)
        found[vignette.id] = evaluation, board_of(evaluation, guideline)
    return found


def test_every_patient_fits_on_one_page() -> None:
    """All vignettes of the shipped guideline."""
    for _, board in cases(REPOSITORY / "guideline").values():
        lines = board_text.render(board, color=False).splitlines()
        assert len(lines) <= MOST_LINES, "\n".join(lines)
        assert max(map(width, lines)) <= 80, "\n".join(lines)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_everything_that_an_evaluation_says_stands_on_its_board(folder: Path) -> None:
    found = cases(folder)
    assert found
    for id, (evaluation, board) in found.items():
        sections = {section.id: section for section in board.sections}
        assert list(sections) == [each for each in SECTIONS if each in sections], id
        if evaluation.status in (Status.INVALID, Status.OUT_OF_SCOPE):
            assert list(sections) == ["why_not"], id
            continue
        _holds_advice(evaluation, board)
        asked = [*_entries(board, "missing"), *(sections["missing"].later if "missing" in sections else ())]
        assert {entry.about for entry in _flat(asked)} >= {need.element for need in evaluation.needs}, id
        assert {entry.says for entry in _entries(board, "next_visit")} == {
            each.node.title for each in evaluation.reassess
        }
        taken = {*(each.element for each in evaluation.assumed), *(each.element for each in evaluation.converted)}
        assert {entry.about for entry in _flat(_entries(board, "taken")) if entry.about} == taken, id
        assert len(board.path) == len(evaluation.path), id
        assert not any("?" in entry.said for entry in board.head.computed), id


def _holds_advice(evaluation: Evaluation, board: Board) -> None:
    against = [each for each in evaluation.recommendations if each.item.direction is Direction.AGAINST]
    wanted = [each for each in evaluation.recommendations if each.item.direction is Direction.FOR]
    outright = [each for each in wanted if each.selection is Selection.ALL]
    options = [each for each in wanted if each.selection is not Selection.ALL]
    said = [*_entries(board, "now"), *_entries(board, "recommended"), *_entries(board, "to_be_decided")]
    once = [entry.about for entry in said if not entry.options and entry.about is not None]
    assert sorted(once) == sorted({each.intervention.id for each in outright})
    chosen = [(entry.about, option.about) for entry in said for option in entry.options]
    assert sorted(chosen) == sorted({(each.node.id, each.intervention.id) for each in options})
    not_advised = [entry.about for entry in _entries(board, "not_advised")]
    assert sorted(filter(None, not_advised)) == sorted({each.intervention.id for each in against})
    pressing = {each.intervention.id for each in outright if each.item.priority is not Priority.ROUTINE}
    assert pressing <= {entry.about for entry in _entries(board, "now")}
    text = board_text.render(board, color=False, columns=100)
    for each in evaluation.recommendations:
        for part in (each.amount, each.detail, each.intervention.title):
            assert part is None or _squeezed(part) in _squeezed(text)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _entries(board: Board, id: str) -> tuple[BoardEntry, ...]:
    return next((section.entries for section in board.sections if section.id == id), ())


def _flat(entries: object) -> Iterator[BoardEntry]:
    assert isinstance(entries, list | tuple)
    for entry in entries:
        yield entry
        yield from _flat(entry.options)
