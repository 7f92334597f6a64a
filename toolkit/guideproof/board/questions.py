"""What is missing: questions with what may be answered, under those who can say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.evaluation.result import Evaluation, Need
from guideproof.board.shape import BoardEntry, Reason
from guideproof.board.values import Values, powers
from guideproof.board.words import ANSWERERS
from guideproof.model.element import Answerer, Element, ElementType
from guideproof.model.number import format_number
from guideproof.model.value_text import counted
from guideproof.program.texts import words_of
from guideproof.program.wording import range_text

FIRST = 6
"""So many questions stand first, in the order in which they come up; the others can wait for what these bring."""


def asked(evaluation: Evaluation, values: Values) -> tuple[tuple[BoardEntry, ...], tuple[BoardEntry, ...]]:
    """Those that stand first, and the others."""
    return _by_answerer(evaluation.needs[:FIRST], values), _by_answerer(evaluation.needs[FIRST:], values)


def _by_answerer(needs: Iterable[Need], values: Values) -> tuple[BoardEntry, ...]:
    found: dict[Answerer | None, list[BoardEntry]] = {}
    for need in needs:
        found.setdefault(need.asked.answered_by, []).append(_question(need, values))
    if set(found) == {None}:
        return tuple(found[None])
    return tuple(BoardEntry(ANSWERERS[who], who, options=tuple(entries)) for who, entries in found.items())


def _question(need: Need, values: Values) -> BoardEntry:
    nodes = values.guideline.nodes
    askers = "; ".join(nodes[id].title for id in need.asked_by if id in nodes)
    known = values.known_so_far(need.asked)
    return BoardEntry(
        need.question or need.asked.title,
        need.element,
        says=answers(need.asked),
        tags=(f"so far: {known}",) if known else (),
        why=(Reason("Asked for", askers),) if askers else (),
    )


def answers(element: Element) -> str:
    """What may be answered: ``yes / no``, codes, numbers with their unit, days."""
    match element.type:
        case ElementType.BOOLEAN:
            return "yes / no"
        case ElementType.CODE:
            return " / ".join(_titles(element))
        case ElementType.CODES:
            return f"any of: {' / '.join(_titles(element))} / none"
        case ElementType.DATE:
            return f"a day, a month or a year, {range_text(element)}"
        case _:
            return _numbers(element)


def _numbers(element: Element) -> str:
    """``0 to 4``, ``1 to 30 g/dL in steps of 0.1``: steps of one go without saying."""
    grid = element.grid
    assert grid is not None
    steps = "" if grid.precision == 1 else f" in steps of {format_number(grid.precision)}"
    return powers(f"{format_number(grid.low)} to {counted(grid.high, *words_of(element.unit))}{steps}")


def _titles(element: Element) -> Iterator[str]:
    yield from element.codes.values()
