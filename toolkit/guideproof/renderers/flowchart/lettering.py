"""How wide a text is when it is drawn, and where its lines break, so that boxes have room for every script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Advance widths of the characters from space to tilde in thousandths of the font size, from the font metrics of
# Helvetica, which Arial, Liberation Sans and Arimo share. The layout engine knows these widths, but no others.
_REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)  # fmt: skip

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_BREAKS_AFTER = re.compile(r"(?<=[-/,;])(?=\w)|\s+")


@lru_cache(maxsize=16384)
def clean(text: str) -> str:
    """The text on one line, without characters that no chart can show: controls, bidi controls, surrogates."""
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return "".join(c for c in spaced if not _hidden(c)).strip()


def _hidden(character: str) -> bool:
    """Whether nobody sees the character, or XML does not allow it."""
    return unicodedata.category(character) in _HIDDEN or ord(character) & 0xFFFE == 0xFFFE


class _Advances(dict[str, int]):
    """How far each character leads on, in thousandths of the font size; of one without metrics told once."""

    def __init__(self, known: tuple[int, ...]) -> None:
        super().__init__(zip(map(chr, range(32, 127)), known, strict=True))

    def __missing__(self, character: str) -> int:
        found = self[character] = self._told(character)
        return found

    def _told(self, character: str) -> int:
        if unicodedata.combining(character):
            return 0
        if unicodedata.east_asian_width(character) in "WF":
            return 1000
        base = unicodedata.decomposition(character).partition(" ")
        if base[0] and not base[0].startswith("<"):  # an accented letter is as wide as the letter
            return self[chr(int(base[0], 16))]
        return 722 if character.isupper() or not character.isalpha() else 611


_ADVANCES = _Advances(_REGULAR), _Advances(_BOLD)


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide the text is at a font size, in the unit of the size; generous for scripts without known metrics."""
    return sum(map(_ADVANCES[bold].__getitem__, text)) * size / 1000


@lru_cache(maxsize=16384)
def wrap(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than ``room``, broken between words, and inside one that is too long itself."""
    cleaned = clean(text)
    if cleaned and width(cleaned, size, bold) <= room:
        return (cleaned,)
    lines: list[str] = []
    line = ""
    for piece in _pieces(cleaned):
        if line and width((line + piece).rstrip(), size, bold) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
        while width(line.rstrip(), size, bold) > room and len(line.rstrip()) > 1:
            cut = _fits(line, room, size, bold)
            lines.append(line[:cut])
            line = line[cut:]
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines)


def _pieces(text: str) -> list[str]:
    """The text cut where a line may end; every piece keeps the blank that follows it."""
    pieces, start = [], 0
    for match in _BREAKS_AFTER.finditer(text):
        pieces.append(text[start : match.end()])
        start = match.end()
    return [*pieces, text[start:]]


def _fits(word: str, room: float, size: float, bold: bool) -> int:
    """How many characters of a word stand in the room, at least one."""
    used, limit, advances = 0.0, room * 1000 / size, _ADVANCES[bold]
    for index, character in enumerate(word):
        used += advances[character]
        if used > limit:
            return max(1, index)
    return len(word)
