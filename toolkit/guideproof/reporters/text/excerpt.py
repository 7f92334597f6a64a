"""The source line of a place, with the place underlined."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.reporters.text.ink import Line, line, visible, width
from guideproof.source import SourceLines, Span, whole

_WIDEST = 100
"""How many characters of a source line are shown."""

_GUTTER = 5


def excerpt(span: Span, lines: SourceLines, mark: str, style: str) -> Iterator[Line]:
    """The first line of the place and a line of marks under it; nothing where the file or the line is not there."""
    source = lines(span.path)
    if span == whole(span.path):
        return  # the file as a whole: its first line says nothing
    if span.line > len(source) or not source[span.line - 1].strip():
        return
    text = source[span.line - 1]
    start = min(span.column - 1, len(text))
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    end = min(max(end, start), len(text))
    first = _first_shown(len(text), start, end)
    shown = text[first : first + _WIDEST]
    before = visible(text[first:start])
    marked = visible(text[start : min(end, first + _WIDEST)])
    ahead, behind = ("…" if first else ""), ("…" if first + _WIDEST < len(text) else "")
    number = str(span.line).rjust(_GUTTER)
    yield line((f"{number} | ", "blue"), ahead + visible(shown) + behind)
    gap = " " * (width(before) + len(ahead))
    yield line((f"{' ' * _GUTTER} | ", "blue"), gap, (mark * max(width(marked), 1), style))


def _first_shown(length: int, start: int, end: int) -> int:
    """Where to begin so that the place lies in what is shown."""
    if length <= _WIDEST or end <= _WIDEST - 10:
        return 0
    return max(0, min(start - 20, length - _WIDEST))
