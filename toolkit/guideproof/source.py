"""Where a thing was read: the lowest floor, known to everything and knowing nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

SourceLines = Callable[[str], Sequence[str]]
"""From a file's shown path to its lines; empty where it cannot be read. `reading.source_lines` makes it."""


class Span(Struct, frozen=True, order=True, gc=False):
    """A place in a source file, 1-based, the end exclusive; ``path`` is relative to the guideline's repository."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def start(self) -> Span:
        """The empty place at which this one begins."""
        return Span(self.path, self.line, self.column, self.line, self.column)

    def contains(self, other: Span) -> bool:
        """Whether the other place lies in this one, in the same file."""
        return (
            self.path == other.path
            and (self.line, self.column) <= (other.line, other.column)
            and (other.end_line, other.end_column) <= (self.end_line, self.end_column)
        )

    def until(self, other: Span) -> Span:
        """From the start of this place to the end of the other."""
        return Span(self.path, self.line, self.column, other.end_line, other.end_column)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def whole(path: str) -> Span:
    """The place that stands for a file as a whole."""
    return Span(path, 1, 1, 1, 1)
