"""Texts as an editor counts them: lines, and columns in the units that it counts in, against places of the toolkit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsprotocol.types import Position, PositionEncodingKind, Range
from msgspec import Struct

from guideproof.source import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"


class Text(Struct, frozen=True):
    """A text in lines; ``marked`` says that it begins with a byte order mark, which is no column of its first line, and
    ``line_end`` is how its first line ends."""

    lines: Sequence[str]
    marked: bool = False
    encoding: str = PositionEncodingKind.Utf16.value
    line_end: str = "\n"

    def place(self, path: str, position: Position) -> Span:
        """The empty place at a position of the editor; beyond the end of a line or of the text it is that end."""
        number = min(position.line, len(self.lines) - 1)
        line = self.lines[number]
        units = position.character if number == position.line else self._units(line)
        units -= self._mark(number)
        if line.isascii():
            column = max(0, min(units, len(line)))
            return Span(path, number + 1, column + 1, number + 1, column + 1)
        column, seen = 0, 0
        while column < len(line) and seen < units:
            seen += self._units(line[column])
            column += 1
        return Span(path, number + 1, column + 1, number + 1, column + 1)

    def range(self, span: Span) -> Range:
        """A place as an editor counts it."""
        return Range(self._position(span.line, span.column), self._position(span.end_line, span.end_column))

    def line(self, number: int) -> str:
        """A line by its number from 1 on; empty where there is none."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def _position(self, number: int, column: int) -> Position:
        if number > len(self.lines):
            last = len(self.lines)
            return Position(last - 1, self._units(self.lines[last - 1]) + self._mark(last - 1))
        return Position(number - 1, self._units(self.lines[number - 1][: column - 1]) + self._mark(number - 1))

    def _mark(self, number: int) -> int:
        return self._units(_BYTE_ORDER_MARK) if self.marked and number == 0 else 0

    def _units(self, text: str) -> int:
        match self.encoding:
            case PositionEncodingKind.Utf8:
                return len(text.encode("utf-8", "surrogatepass"))
            case PositionEncodingKind.Utf32:
                return len(text)
            case _:
                return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_of(text: str, encoding: str) -> Text:
    """A text as an editor has it."""
    marked = text.startswith(_BYTE_ORDER_MARK)
    ended = _LINE_END.search(text)
    lines = tuple(_LINE_END.split(text.removeprefix(_BYTE_ORDER_MARK)))
    return Text(lines, marked, encoding, ended[0] if ended else "\n")


def text_of_bytes(data: bytes, encoding: str) -> Text:
    """The text of a file."""
    return text_of(data.decode("utf-8", "replace"), encoding)


def bytes_of(text: str) -> bytes:
    """The bytes that a text would have as a file; half of a pair of surrogates makes it none in UTF-8."""
    return text.encode("utf-8", "surrogatepass")
