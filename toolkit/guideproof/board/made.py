"""The board of an evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.board import words
from guideproof.board.advice import advice
from guideproof.board.cited import Citations
from guideproof.board.computed import computed
from guideproof.board.problems import why_not
from guideproof.board.questions import asked
from guideproof.board.reasons import path
from guideproof.board.shape import Board, BoardEntry, BoardSection, Head, Reason
from guideproof.board.values import Values, name_of
from guideproof.board.visits import next_visits
from guideproof.model.element import Element
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.program.titled import assumption_text, sentence

SILENT = frozenset({Status.INVALID, Status.OUT_OF_SCOPE})
"""What says only why nothing is said."""


def board_of(evaluation: Evaluation, guideline: Guideline) -> Board:
    """What is said of the patient whom the evaluation is of."""
    values, citations = Values(guideline, evaluation.known.state), Citations(guideline)
    if evaluation.status in SILENT:
        return Board(_head(evaluation, guideline, ()), (words.section("why_not", tuple(why_not(evaluation, values))),))
    found = [each for each in _sections(evaluation, values, citations) if each.entries]
    sections, sources = citations.in_order(found)
    return Board(
        _head(evaluation, guideline, computed(evaluation, values)), sections, sources, path(evaluation, values)
    )


def _head(evaluation: Evaluation, guideline: Guideline, scores: tuple[BoardEntry, ...]) -> Head:
    manifest = guideline.manifest
    state = f"{manifest.status}, experimental" if manifest.experimental else manifest.status
    visit = manifest.entry_points[evaluation.entry].title
    status, meaning = words.STATUS[evaluation.status]
    if evaluation.status is Status.INVALID and evaluation.admitted:
        meaning = words.UNSAID
    return Head(
        manifest.title,
        manifest.id,
        f"{manifest.version}, {state}",
        NOTICE,
        visit if evaluation.on is None else f"{visit}, on {evaluation.on}",
        status,
        meaning,
        scores,
    )


def _sections(evaluation: Evaluation, values: Values, citations: Citations) -> Iterator[BoardSection]:
    said = advice(evaluation, values, citations)
    now, routine, choices, against = said.now(), said.routine(), said.to_be_decided(), said.not_advised()
    visits = tuple(next_visits(evaluation, values, citations))
    if not (now or routine or choices or against or visits):
        complete = evaluation.status is Status.COMPLETE
        routine = (BoardEntry(words.NOTHING if complete else words.NOTHING_YET),)
    yield words.section("now", now)
    yield words.section("recommended", routine)
    yield words.section("to_be_decided", choices)
    yield words.section("not_advised", against)
    yield words.section("missing", *asked(evaluation, values))
    yield words.section("next_visit", visits)
    yield words.section("taken", tuple(_taken(evaluation, values)))


def _taken(evaluation: Evaluation, values: Values) -> Iterator[BoardEntry]:
    """What was put in where nothing was given, and what was rounded; why is told where reasons are."""
    elements = values.guideline.elements
    assumed = tuple(
        BoardEntry(
            sentence(name_of(values.guideline, each.element)),
            each.element,
            assumption_text(elements[each.element]),
            why=(Reason("Because", each.because),),
        )
        for each in evaluation.assumed
    )
    if assumed:
        yield BoardEntry(words.ASSUMED, options=assumed)
    for each in evaluation.converted:
        yield _converted(elements[each.element], each.given, each.taken)


def _converted(element: Element, given: str, taken: str) -> BoardEntry:
    return BoardEntry(element.title, element.id, taken, tags=(f"given as {given}, and rounded",))
