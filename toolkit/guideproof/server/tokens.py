"""The words of a text in YAML, line by line, each with the keys above it; also of a text that is only half written.

The reader of guidelines gives no tree of what is no YAML. An editor asks just then, so that words are found here by
indentation, brackets and quotes alone, whatever else is wrong; of a text that is YAML they are those of its tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

ITEM = "-"
"""Stands for an item of a list in a path."""

_DEEPEST = 100
_ITEM = re.compile(r"-(?: +|$)")
_KEY = re.compile(
    r"""(?:("[^"]*"|'[^']*')\s*|([^\s,\[\]{}#&*!|>'"%@`-][^,\[\]{}]*?|-[^\s,\[\]{}][^,\[\]{}]*?)):(?=\s|$)"""
)
_FLOW_KEY = re.compile(r"""(?:("[^"]*"|'[^']*')\s*|([^\s,\[\]{}:#"'][^,\[\]{}:]*)):(?=[\s,\[\]{}]|$)""")
_BLOCK_TEXT = re.compile(r"[|>][0-9+-]*\s*(#.*)?$")
_COMMENT = re.compile(r"(^|\s)#.*$")
_FLOW_WORD = re.compile(r"""[^,\[\]{}]+""")


class WordRole(Enum):
    """What a word is: a key, a value, what may yet become either, or part of a longer text."""

    KEY = "key"
    VALUE = "value"
    OPEN = "open"
    PROSE = "prose"


class Word(Struct, frozen=True):
    """A word: its line from 0 on, where it begins and ends there, the keys above it, and the mapping or list that it
    stands in, by a number. A key is not in its own path."""

    line: int
    start: int
    end: int
    text: str
    path: tuple[str, ...]
    role: WordRole
    home: int


class _Frame(Struct):
    indent: int
    step: str
    home: int


def words(lines: Sequence[str]) -> list[Word]:
    """The words of a text in their order."""
    return list(_Scan(lines).words())


class _Scan:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._frames: list[_Frame] = []
        self._flow: list[_Frame] = []
        self._homes = 0
        self._known: dict[tuple[object, ...], int] = {}
        self._text_below: int | None = None
        self._quote = ""
        self._quoted_at = 0

    @property
    def _too_deep(self) -> bool:
        """Whether what is written lies deeper than any guideline; nothing more is read then."""
        return len(self._frames) + len(self._flow) > _DEEPEST

    def words(self) -> Iterator[Word]:
        for number, line in enumerate(self._lines):
            indent = len(line) - len(line.lstrip(" "))
            blank = not line.strip()
            if self._text_below is not None:
                if blank or indent > self._text_below:
                    yield from self._prose(number, line)
                    continue
                self._text_below = None
            if self._too_deep:
                return
            if self._quote and not blank and indent <= self._quoted_at and _KEY.match(line, indent):
                self._quote = ""  # likewise a quote that is not closed yet
            if self._quote:
                yield from self._prose(number, line)
                self._quote = "" if self._quote in line else self._quote
                continue
            if self._flow:
                if not blank and indent <= self._flow[0].indent and _KEY.match(line, indent):
                    self._flow.clear()  # a bracket that is not closed yet ends where the next key is
                else:
                    yield from self._in_flow(number, line, 0)
                    continue
            if not blank and line[indent] != "#" and line.strip() not in ("---", "..."):
                yield from self._in_block(number, line, indent)

    def _prose(self, number: int, line: str) -> Iterator[Word]:
        if line.strip():
            yield self._word(number, len(line) - len(line.lstrip()), len(line.rstrip()), line, WordRole.PROSE)

    def _in_block(self, number: int, line: str, at: int) -> Iterator[Word]:
        item = _ITEM.match(line, at)
        self._leave(at, item=item is not None)
        while item is not None and not self._too_deep:
            self._homes += 1
            self._frames.append(_Frame(at, ITEM, self._homes))
            at = item.end()
            self._leave(at, item=True)
            item = _ITEM.match(line, at)
        key = _KEY.match(line, at)
        if key is None:
            yield from self._value(number, line, at, WordRole.OPEN, at)
            return
        written = (key[1] or key[2]).rstrip()
        text, home = _unquoted(written), self._home(at)
        yield Word(number, at, at + len(written), text, self._path(), WordRole.KEY, home)
        self._frames.append(_Frame(at, text, home))
        behind = line[key.end() :]
        at = key.end() + len(behind) - len(behind.lstrip())
        yield from self._value(number, line, at, WordRole.VALUE, self._frames[-1].indent)

    def _value(self, number: int, line: str, at: int, role: WordRole, indent: int) -> Iterator[Word]:
        rest = line[at:]
        if not rest.strip() or rest[0] == "#":
            return
        if _BLOCK_TEXT.match(rest):
            self._text_below = indent if role is WordRole.VALUE else max(indent - 1, 0)
        elif rest[0] in "[{":
            yield from self._in_flow(number, line, at)
        elif rest[0] in "\"'":
            end = _quoted_end(line, at)
            self._quote, self._quoted_at = (rest[0] if end is None else ""), indent
            yield self._word(number, at, len(line.rstrip()) if end is None else end, line, role)
        else:
            word = self._word(number, at, max(len(_COMMENT.sub("", line).rstrip()), at), line, role)
            yield word if role is WordRole.VALUE else replace(word, home=self._home(at))

    def _in_flow(self, number: int, line: str, at: int) -> Iterator[Word]:
        """The words of a flow collection, up to the end of the line; a bracket that is open stays open."""
        while at < len(line) and not self._too_deep:
            character = line[at]
            if character in "[{":
                self._open(character)
                at += 1
            elif character in "]}":
                self._close()
                at += 1
                if not self._flow:
                    return
            elif character in ", \t":
                if character == "," and self._flow and self._flow[-1].step not in ("[", "{"):
                    self._flow.pop()
                at += 1
            elif character == "#" and (at == 0 or line[at - 1] in " \t"):
                return
            else:
                word, at = self._flow_word(number, line, at)
                yield word

    def _flow_word(self, number: int, line: str, at: int) -> tuple[Word, int]:
        key = _FLOW_KEY.match(line, at)
        in_mapping = self._flow[-1].step == "{"
        if key is not None and (in_mapping or self._flow[-1].step == "["):
            written = (key[1] or key[2]).rstrip()
            word = self._word(number, at, at + len(written), line, WordRole.KEY)
            self._flow.append(_Frame(self._flow[0].indent, word.text, self._flow[-1].home))
            return word, key.end()
        end = (_quoted_end(line, at) or len(line)) if line[at] in "\"'" else _flow_word_end(line, at)
        return self._word(number, at, end, line, WordRole.OPEN if in_mapping else WordRole.VALUE), end

    def _open(self, bracket: str) -> None:
        indent = self._flow[0].indent if self._flow else (self._frames[-1].indent if self._frames else 0)
        self._homes += 1
        self._flow.append(_Frame(indent, bracket, self._homes))

    def _close(self) -> None:
        while self._flow and self._flow.pop().step not in ("[", "{"):
            pass
        if self._flow and self._flow[-1].step not in ("[", "{"):
            self._flow.pop()

    def _leave(self, at: int, *, item: bool) -> None:
        """Leaves what ends where something stands at an indent; an item may stand as far out as the key of its list."""
        while self._frames:
            last = self._frames[-1]
            if last.indent < at or (item and last.indent == at and last.step != ITEM):
                return
            self._frames.pop()

    def _home(self, at: int) -> int:
        """The number of the mapping that stands at an indent below what is open."""
        key = (at, *((frame.step, frame.home) for frame in self._frames))
        if key not in self._known:
            self._homes += 1
            self._known[key] = self._homes
        return self._known[key]

    def _path(self) -> tuple[str, ...]:
        steps = [frame.step for frame in self._frames]
        steps += [{"[": ITEM, "{": ""}.get(frame.step, frame.step) for frame in self._flow]
        return tuple(step for step in steps if step)

    def _word(self, number: int, start: int, end: int, line: str, role: WordRole) -> Word:
        home = self._flow[-1].home if self._flow else (self._frames[-1].home if self._frames else 0)
        return Word(number, start, end, _unquoted(line[start:end]), self._path(), role, home)


def _flow_word_end(line: str, at: int) -> int:
    found = _FLOW_WORD.match(line, at)
    assert found is not None
    return at + max(len(_COMMENT.sub("", found[0]).rstrip()), 1)  # a `#` at once behind a bracket is no comment


def _quoted_end(line: str, at: int) -> int | None:
    """Where a text in quotes ends in its line, if it does."""
    quote, place = line[at], at + 1
    while place < len(line):
        if line[place] == "\\" and quote == '"':
            place += 1
        elif line[place] == quote:
            if quote == "'" and line[place + 1 : place + 2] == "'":
                place += 1
            else:
                return place + 1
        place += 1
    return None


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
