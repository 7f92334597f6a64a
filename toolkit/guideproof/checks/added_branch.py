"""The branches that a decision lacks and the classes that a ``classify`` lacks, as a fix: whom they take is proven,
where they lead and what they give a person has to say.

They are added without a place to go to, so that `dead-end`, or in a table `unknown-reference`, tells of each until
somebody has said it, and without a value, which the checks of values tell of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import count

from guideproof.diagnostic import Edit, Fix
from guideproof.model.element import Derived
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node
from guideproof.source import Span

_ID = "uncovered"
_NOWHERE = "?"
"""What names no node and is no value, in a table, where nothing would mean that nothing follows."""


class Added(Enum):
    """What is added: as one, as several, and what a person must still say of each."""

    BRANCH = "branch", "branches", "write where each leads behind `next`"
    CLASS = "class", "classes", "write what each gives behind `value`"


def branches_added(guideline: Guideline, node: Node, tests: Sequence[Mapping[str, str]]) -> tuple[Fix, ...]:
    """A branch for each of these tests, behind the last one; none where it cannot be told where that is."""
    room = guideline.rooms.branches.get(node.span.path)
    if room is None or not tests:
        return ()
    taken = {branch.id for branch in node.branches}
    names = (name for number in count(1) if (name := _ID if number == 1 else f"{_ID}-{number}") not in taken)
    items = [{"id": next(names), **test, "next": ""} for test in tests]
    return (_fix(Added.BRANCH, len(items), room.span, room.written(items)),)


def classes_added(guideline: Guideline, derived: Derived, whens: Sequence[str]) -> tuple[Fix, ...]:
    """A class for each of these conditions, behind the last one; none where it cannot be told where that is."""
    room = guideline.rooms.classes.get((derived.span.path, derived.id))
    if room is None or not whens:
        return ()
    text = room.written([{"when": when, "value": '""'} for when in whens])
    return (_fix(Added.CLASS, len(whens), room.span, text),)


def rows_added(what: Added, last: Span, rows: Sequence[str]) -> tuple[Fix, ...]:
    """Rows behind the last one of a table; none where one of them could not be written as a whole."""
    end = Span(last.path, last.end_line, last.end_column, last.end_line, last.end_column)
    if not rows or any("…" not in row.split(",") for row in rows):
        return ()
    written = [",".join(_NOWHERE if cell == "…" else cell for cell in row.split(",")) for row in rows]
    return (_fix(what, len(rows), end, "".join(f"\n{row}" for row in written)),)


def _fix(what: Added, number: int, place: Span, text: str) -> Fix:
    one, several, asks = what.value
    said = f"a {one}" if number == 1 else f"{number} {several}"
    return Fix(f"Add {said} for these patients", (Edit(place, text),), asks=asks)
