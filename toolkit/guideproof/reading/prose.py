"""Prose, as the schemas mark it: what a language needs of characters that cannot be seen is allowed there (section 2).

A file is first read without such characters, so that none of them can change what is a key, a value or an id. Of the
prose in it each text is then read once more with them, from the same place; and what stands in comments is let be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any

from guideproof.model.fault import Fault
from guideproof.model.text_fault import InvisibleCharacter
from guideproof.reading.characters import IN_PROSE, with_prose, without_invisible, without_refused
from guideproof.reading.schemas import Schema, schema, target
from guideproof.reading.tree import Mapped, Scalar, Sequence, Tree
from guideproof.reading.yaml_events import text_alone
from guideproof.source import Span

_LINE_END = re.compile("\r\n?|\n")
_BLANKS = re.compile(rf"(?:[ \t]|{IN_PROSE.pattern})*")
_BEFORE = re.compile(rf"[ \t](?:[ \t]|{IN_PROSE.pattern})*\Z")
_COMMENT = re.compile(r"(?<![^\s\xa0\u2007\u202f])#")


def is_prose(part: Schema) -> bool:
    """Whether a part of a schema asks for text in which something can be seen."""
    return bool(part.get("pattern") == _pattern())


@cache
def _pattern() -> str:
    return str(schema("common")["$defs"]["prose"]["pattern"])


def allow_in_prose(kind: str, tree: Tree | None, faults: list[Fault], data: bytes) -> list[Fault]:
    """The faults without those of characters that may stand where they do; the prose of the tree gets them back.

    Where there is no tree, nobody can tell what is prose; there none of them is told.
    """
    asked = [each for each in faults if isinstance(each, InvisibleCharacter) and IN_PROSE.match(each.character)]
    if not asked:
        return faults
    allowed: set[Fault] = set(asked)
    if tree is not None:
        places = _Places(with_prose(data), tree)
        places.restore(_prose(tree, schema(kind), schema(kind)["$id"] + "#"))
        allowed = {each for each in asked if places.may_stand(each.span)}
    return [each for each in faults if each not in allowed]


class _Places:
    """The places of a file's text where such characters may stand: comments, and what has been restored."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._leaves = sorted((self._at(span), self._end(span)) for span in _leaves(tree))
        self._restored: list[tuple[int, int]] = []

    def restore(self, texts: Iterator[Scalar]) -> None:
        """Gives texts their characters back; not where it cannot be told what they would be then."""
        for text in texts:
            start, end = self._extent(text)
            raw = self._text[start:end]
            if not IN_PROSE.search(raw) and "\\" not in raw:
                continue
            written = text_alone(raw)
            if written is None or _visible(written) != _visible(text.text):
                continue
            if text.text:
                ends = text.text[len(text.text.rstrip("\n")) :]
                text.text = without_refused(written).rstrip("\n") + ends
                text.value = text.text if isinstance(text.value, str) else text.value
            self._restored.append((start, end))
        self._restored.sort()

    def may_stand(self, span: Span) -> bool:
        """Whether what stands here may stay."""
        start, end = self._at(span), self._end(span)
        if _inside(self._restored, start, end):
            return True
        leaf = bisect_right(self._leaves, (start, len(self._text)))
        after = self._leaves[leaf - 1][1] if leaf else 0
        line = self._starts[span.line - 1]
        return after <= start and _COMMENT.search(self._text, max(after, line), start) is not None

    def _extent(self, text: Scalar) -> tuple[int, int]:
        """Where a text stands, with the blanks of any kind around it if it is plain."""
        start, end = self._at(text.span), self._end(text.span)
        if self._text[start : start + 1] in ("'", '"', "|", ">"):
            return start, end
        before = _BEFORE.search(self._text[self._starts[text.span.line - 1] : start])
        after = _BLANKS.match(self._text, end)
        return start - (len(before[0]) - 1 if before else 0), after.end() if after else end

    def _at(self, span: Span) -> int:
        return self._starts[span.line - 1] + span.column - 1

    def _end(self, span: Span) -> int:
        return self._starts[span.end_line - 1] + span.end_column - 1


def _inside(places: list[tuple[int, int]], start: int, end: int) -> bool:
    found = bisect_right(places, (start, end))
    return any(place[0] <= start and end <= place[1] for place in places[max(found - 1, 0) : found + 1])


def _visible(text: str) -> str:
    return "".join(without_invisible(text).split())


def _leaves(tree: Tree) -> Iterator[Span]:
    """The place of every key and of every value that is no collection."""
    match tree:
        case Scalar(span=span):
            yield span
        case Sequence(items):
            for item in items:
                yield from _leaves(item)
        case Mapped(entries):
            for entry in entries.values():
                yield entry.key_span
                yield from _leaves(entry.value)


def _prose(tree: Tree, part: Any, location: str) -> Iterator[Scalar]:
    """The texts of a tree that a schema at an address says are prose."""
    if not isinstance(part, dict):
        return
    part, location = target(part, location)
    match tree:
        case Scalar() if is_prose(part):
            yield tree
        case Sequence(items):
            for item in items:
                yield from _prose(item, part.get("items"), location)
        case Mapped(entries):
            known = part.get("properties", {})
            for entry in entries.values():
                yield from _prose(entry.value, known.get(entry.key, part.get("additionalProperties")), location)
