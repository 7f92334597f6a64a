"""The word at a place of a text, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guideproof.server.tokens import Word, WordRole, words
from guideproof.source import Span

STANDS_IN = "\ue001"
"""Is written where the cursor stands, so that there is a word also where nothing is written yet."""


class Here(Struct, frozen=True):
    """A word, what of it stands before the cursor, the keys beside it with their values, where these are one word, and
    the column of the cursor (from 0 on)."""

    word: Word
    before: str
    beside: Mapping[str, str]
    cursor: int


def plain(word: Word, line: str) -> tuple[int, int]:
    """From which column to which a word stands in its line, without quotes around it."""
    start, end = word.start, word.end
    while start < end and line[start] in "\"'":
        start += 1
    while end > start and line[end - 1] in "\"'":
        end -= 1
    return start, end


def word_at(lines: Sequence[str], place: Span) -> Word | None:
    """The word at a place, if there is one."""
    line, column = place.line - 1, place.column - 1
    return next((each for each in words(lines) if each.line == line and each.start <= column <= each.end), None)


def here(lines: Sequence[str], place: Span) -> Here | None:
    """What is written, or about to be, at a place; ``None`` in a comment."""
    number, column = place.line - 1, place.column - 1
    line = lines[number]
    marked = [*lines]
    marked[number] = line[:column] + STANDS_IN + line[column:]
    found = words(marked)
    word = next((each for each in found if each.line == number and STANDS_IN in each.text), None)
    if word is None:
        return None
    written = Word(number, word.start, word.end - 1, word.text.replace(STANDS_IN, ""), word.path, word.role, word.home)
    return Here(written, word.text.partition(STANDS_IN)[0].lstrip("\"'"), beside(found, word), column)


def beside(found: Sequence[Word], word: Word) -> dict[str, str]:
    """The other keys of the mapping that a word stands in, each with its value, where that is one word."""
    keys = {each.text: "" for each in found if each.home == word.home and each.role is WordRole.KEY and each != word}
    for each in found:
        if each.home == word.home and each.role is WordRole.VALUE and each.path and each.path[-1] in keys:
            keys[each.path[-1]] = each.text
    return keys
