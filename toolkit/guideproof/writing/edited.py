"""Edits made in the text of a file: at their places, in its line ends, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from guideproof.diagnostic import Edit, Fix

_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"


class MisplacedEdit(ValueError):
    """An edit of a place that the text does not have."""


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A file's bytes with the edits made; new lines end as its first one does, and a byte order mark stays.

    Raises ``MisplacedEdit`` for a place that the file does not have, for edits that overlap, and for bytes that are no
    UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MisplacedEdit("it is not UTF-8") from error
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    text = text.removeprefix(mark)
    ends = list(_LINE_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(text)]
    line_end = ends[0][0] if ends else "\n"
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: each.span):
        span = edit.span
        begin, end = (
            _offset(starts, stops, span.line, span.column),
            _offset(starts, stops, span.end_line, span.end_column),
        )
        if not done <= begin <= end:
            raise MisplacedEdit(f"two edits overlap at {span}")
        parts += (text[done:begin], edit.text.replace("\n", line_end))
        done = end
    return (mark + "".join(parts) + text[done:]).encode("utf-8")


def _offset(starts: Sequence[int], stops: Sequence[int], line: int, column: int) -> int:
    if not 1 <= line <= len(starts) or not 1 <= column <= stops[line - 1] - starts[line - 1] + 1:
        raise MisplacedEdit(f"there is no line {line} with a column {column}")
    return starts[line - 1] + column - 1


def apart(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be made together: of those that write at one place, or make one file, the first."""
    chosen: list[Fix] = []
    taken: list[Edit] = []
    for fix in fixes:
        if not any(_clash(edit, other) for edit in fix.edits for other in taken):
            chosen.append(fix)
            taken += fix.edits
    return chosen


def _clash(one: Edit, other: Edit) -> bool:
    first, second = sorted((one.span, other.span))
    same = (first.line, first.column) == (second.line, second.column)
    return first.path == second.path and (same or (first.end_line, first.end_column) > (second.line, second.column))
