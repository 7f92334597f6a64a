"""A text in the layout of `guideproof format`, as the one edit of the lines in which it differs."""

from __future__ import annotations

from lsprotocol.types import TextEdit

from guideproof.reading.files import kind_at
from guideproof.server.texts import Text, bytes_of
from guideproof.source import Span
from guideproof.writing.formatted import Unformatted, formatted


def layout_edits(text: Text, path: str) -> list[TextEdit]:
    """What changes in a file; nothing where it cannot be read or laid out anew."""
    before = list(text.lines)
    try:
        after = formatted(bytes_of("\n".join(before)), path, kind_at(path)).decode("utf-8").split("\n")
    except Unformatted:
        return []
    if before == after:
        return []
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    new = after[head : len(after) - tail]
    if tail:  # whole lines, each with its end
        return [TextEdit(text.range(Span("", head + 1, 1, len(before) - tail + 1, 1)), _joined(new, text.line_end))]
    start = Span("", head, len(before[head - 1]) + 1, 0, 0) if head else Span("", 1, 1, 0, 0)
    place = Span("", start.line, start.column, len(before), len(before[-1]) + 1)
    written = text.line_end.join(["", *new] if head else new)
    return [TextEdit(text.range(place), written)]


def _joined(lines: list[str], line_end: str) -> str:
    return "".join(f"{line}{line_end}" for line in lines)
