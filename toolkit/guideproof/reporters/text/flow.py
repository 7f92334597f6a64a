"""Words that flow: pieces with styles, wrapped to a width without losing their styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.reporters.text.ink import Line, StyledText, line, visible, width


def words(text: str, style: str = "") -> Iterator[StyledText]:
    """The words of a text, each in its style; what would act instead of showing is made visible."""
    for word in visible(text).split(" "):
        if word:
            yield word, style


def wrapped(found: Iterable[StyledText], columns: int, *, first: str, hang: str) -> Iterator[Line]:
    """Words in lines of so many columns; ``first`` stands before the first line, ``hang`` before the others."""
    pieces: list[str | StyledText] = [first]
    used, empty = width(first), True
    for word, style in found:
        for part in _parts(word, max(columns - width(hang), 1)):
            size = width(part)
            if not empty and used + 1 + size > columns:
                yield line(*pieces)
                pieces, used, empty = [hang], width(hang), True
            if not empty:
                pieces.append((" ", style if pieces[-1] != hang and _style(pieces[-1]) == style else ""))
                used += 1
            pieces.append((part, style))
            used, empty = used + size, False
    yield line(*pieces)


def _style(piece: str | StyledText) -> str:
    return "" if isinstance(piece, str) else piece[1]


def _parts(word: str, columns: int) -> Iterator[str]:
    """A word, cut where it is wider than a line."""
    part = ""
    for character in word if width(word) > columns else ():
        if part and width(part + character) > columns:
            yield part
            part = ""
        part += character
    yield part if width(word) > columns else word
