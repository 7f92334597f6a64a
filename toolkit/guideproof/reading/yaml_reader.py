"""One pass over the events of a YAML file: its tree, with a place on every key and value, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from guideproof.model.fault import Fault
from guideproof.model.number import LONGEST, NUMBER, parse_number
from guideproof.model.text_fault import (
    CutByComment,
    DuplicateKey,
    Forbidden,
    ForbiddenYaml,
    InvisibleCharacter,
)
from guideproof.reading import yaml_events
from guideproof.reading.broken.entries import (
    compared,
    no_dash,
    run_together,
    tight_value,
    without_dashes,
    without_value,
)
from guideproof.reading.characters import INVISIBLE, STANDS_IN, without_invisible
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree
from guideproof.reading.yaml_events import after
from guideproof.source import Span, whole

DEEPEST = 64
"""The most lists and mappings that may stand in one another."""

_QUOTED = 40

_PROPERTY = re.compile(r"&[^\s,\[\]{}]*|!<[^>\s]*>|![^\s,\[\]{}]*")
_COLON = re.compile(r"\s*:")
_PROPERTY_END = re.compile(r"(?:\s|(?<=\s)#[^\n]*)*")
_BEHIND_TEXT = re.compile(r"[ \t]+(#+[^\s#].*)")
"""A comment that may be the end of the text before it: as people write one, a blank follows the sign."""
_NUMBER_BEHIND = re.compile(r">([1-9])(?=[ \t]*(?:[ \t]#.*)?(?:[\r\n]|\Z))")
"""A text of several lines that says how far it is indented; where it is empty, a comparison was meant."""
_number = lru_cache(maxsize=4096)(parse_number)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


class UnreadError(Exception):
    """Stops reading, at the first collection that is too deep, before the library has to go there, or where what
    follows could only be misunderstood. The fault has been noted."""


class Reader:
    """Reads one text; ``faults`` is added to. Raises ``UnreadError``, and the errors of the parser."""

    def __init__(self, text: str, path: str, faults: list[Fault]) -> None:
        self._text = text
        self._path = path
        self._faults = faults
        self._depth = 0
        self._more: list[Mapped] = []
        self._replaced = STANDS_IN in text
        self._next: Callable[[], Any] = yaml_events.EVENTS(text).get_event

    def document(self) -> Tree:
        """The tree of the first document."""
        self._next()
        event = self._next()
        if type(event) is StreamEndEvent:
            return Scalar(None, "", whole(self._path))
        if event.version or event.tags:
            self._refuse_directives(event)
        tree = self._value(self._next())
        self._next()
        event = self._next()
        if type(event) is DocumentStartEvent:
            self._refuse(Forbidden.DOCUMENTS, "---", self._span(event.start_mark, event.end_mark))
        return tree

    def _value(self, event: Any, *, is_item: bool = False) -> Tree:
        kind = type(event)
        if kind is ScalarEvent and event.anchor is None and event.tag is None:
            start = event.start_mark
            return self._scalar(event, start.line + 1, start.column + 1)
        if kind is AliasEvent:
            span = self._span(event.start_mark, event.end_mark)
            self._refuse(Forbidden.ALIAS, f"*{event.anchor}", span)
            return Scalar(None, f"*{event.anchor}", span)
        start = event.start_mark
        line, column = start.line + 1, start.column + 1
        if event.anchor is not None or event.tag is not None:
            line, column = self._refuse_properties(event)
        if kind is ScalarEvent:
            return self._scalar(event, line, column)
        self._depth += 1
        if self._depth > DEEPEST:
            self._refuse(Forbidden.TOO_DEEP, f"{self._depth} levels", Span(self._path, line, column, line, column + 1))
            raise UnreadError
        if kind is MappingStartEvent:
            tree: Tree = self._mapping(event, line, column, is_item and not event.flow_style)
        else:
            tree = self._list(event, line, column)
        self._depth -= 1
        return tree

    def _scalar(self, event: Any, line: int, column: int) -> Scalar:
        text: str = event.value
        style = event.style
        end = event.end_mark
        span = Span(self._path, line, column, end.line + 1, end.column + 1)
        if style:
            if style in "|>":
                span = self._without_blank_end(event, line, column)
                if not text.strip() and (number := _NUMBER_BEHIND.match(self._text, event.start_mark.index)):
                    self._faults.append(compared(number[0], span))
                    return self._plain(number[1], span)
            if style == '"' or self._replaced:
                text = self._unescaped(text, style, span)
            return Scalar(text, text, span)
        if self._replaced:
            text = text.replace(STANDS_IN, "")
        if text and (cut := _BEHIND_TEXT.match(self._text, end.index)):
            self._cut(text, cut, end)
        if event.start_mark.index >= len(self._text):
            span = Span(self._path, *after(self._text, 1, 1) * 2)
        return self._plain(text, span)

    def _plain(self, text: str, span: Span) -> Scalar:
        """What a text without quotation marks is."""
        value: str | Fraction | bool | None = text
        if text == "" or text == "null":
            value = None
        elif text == "true" or text == "false":
            value = text == "true"
        elif text[0] in "-0123456789":
            number = _number(text)
            if number is not None:
                value = number
            elif len(text) > LONGEST and NUMBER.fullmatch(text):
                self._refuse(Forbidden.LONG_NUMBER, f"{text[:12]}… ({len(text)} characters)", span)
        return Scalar(value, text, span)

    def _mapping(self, event: Any, line: int, column: int, is_item: bool) -> Mapped:
        entries: dict[str, Entry] = {}
        again: list[Entry] = []
        next_event, path = self._next, self._path
        last: Span | None = None
        while True:
            key = next_event()
            if type(key) is MappingEndEvent:
                break
            simple = type(key) is ScalarEvent and (key.style or (key.value != "" and key.value != "null"))
            if not simple or key.anchor is not None or key.tag is not None:
                name, key_span = self._unusual_key(key)
            else:
                start, end = key.start_mark, key.end_mark
                name, key_span = key.value, Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
                if self._replaced or key.style == '"':
                    name = self._unescaped(name, key.style, key_span)
            value = self._value(next_event())
            if type(value) is Scalar and value.text == "" and value.value is None:
                value.span = self._after_colon(key)
                if name is not None and event.flow_style and not self._has_colon(key):
                    last = key_span
                    self._faults += without_value(name, key_span, entries, self._plain)
                    continue
            last = value.span
            if name is None:
                continue
            if not key.style and not name.isidentifier() and (tight := tight_value(name, key_span)):
                self._faults.append(tight)
                raise UnreadError
            if name in entries:
                again.append(Entry(name, key_span, value))
            else:
                entries[name] = Entry(name, key_span, value)
        extent = self._extent(event, key, line, column, last)
        if again and is_item and (items := without_dashes(entries, again)):
            self._faults += (no_dash(item) for item in items[1:])
            self._more = [Mapped(item, next(iter(item.values())).key_span) for item in items[1:]]
            return Mapped(items[0], extent)
        self._faults += (DuplicateKey(each.key, entries[each.key].key_span, each.key_span) for each in again)
        return Mapped(entries, extent)

    def _list(self, event: Any, line: int, column: int) -> Sequence:
        items: list[Tree] = []
        next_event = self._next
        while True:
            item = next_event()
            if type(item) is SequenceEndEvent:
                break
            items.append(self._value(item, is_item=True))
            if self._more:
                items += self._more
                self._more = []
            elif type(item) is ScalarEvent and not item.style and items[-1].span.line != items[-1].span.end_line:
                items[-1:] = self._apart(item, items[-1], within=event.flow_style)
        return Sequence(items, self._extent(event, item, line, column, items[-1].span if items else None))

    def _apart(self, event: Any, text: Tree, *, within: bool) -> list[Tree]:
        raw = self._text[event.start_mark.index : event.end_mark.index]
        apart, faults = run_together(raw, text.span, self._plain, within=within)
        self._faults += faults
        return apart or [text]

    def _after_colon(self, key: Any) -> Span:
        """Where a value would stand that is not there; parsers differ about that between brackets."""
        end = key.end_mark
        colon = _COLON.match(self._text, end.index)
        line, column = after(colon.group() if colon else "", end.line + 1, end.column + 1)
        return Span(self._path, line, column, line, column)

    def _has_colon(self, key: Any) -> bool:
        rest = _PROPERTY_END.match(self._text, key.end_mark.index)
        return self._text[rest.end() if rest else key.end_mark.index :][:1] == ":"

    def _extent(self, event: Any, end_event: Any, line: int, column: int, last: Span | None) -> Span:
        """A collection in brackets ends with its bracket, one in block style with its last value."""
        if last is None or event.flow_style:
            end = end_event.end_mark
            return Span(self._path, line, column, end.line + 1, end.column + 1)
        return Span(self._path, line, column, last.end_line, last.end_column)

    def _unusual_key(self, event: Any) -> tuple[str | None, Span]:
        """A key that is no plain text: its name, if it has one in spite of that, and its place."""
        key = self._value(event)
        if type(event) is AliasEvent:
            return None, key.span
        if isinstance(key, Scalar) and (event.style or key.text not in ("", "null")):
            return key.text, key.span
        quoted = "null" if isinstance(key, Scalar) else "{…}" if isinstance(key, Mapped) else "[…]"
        self._refuse(Forbidden.KEY, quoted, key.span)
        return None, key.span

    def _unescaped(self, text: str, style: str | None, span: Span) -> str:
        """The text without what may not be in it, which in double quotes may have been written as an escape."""
        if self._replaced:
            text = text.replace(STANDS_IN, "")
        if style == '"' and not (text.isascii() and text.isprintable()) and INVISIBLE.search(text):
            self._faults += (InvisibleCharacter(found, True, span) for found in dict.fromkeys(INVISIBLE.findall(text)))
            return without_invisible(text)
        return text

    def _cut(self, kept: str, cut: re.Match[str], end: Any) -> None:
        lost = cut[1].rstrip().replace(STANDS_IN, "")
        line, column = end.line + 1, end.column + 1 + cut.start(1) - end.index
        span = Span(self._path, line, column, line, column + len(lost))
        self._faults.append(CutByComment(_short(kept), _short(lost), span))

    def _without_blank_end(self, event: Any, line: int, column: int) -> Span:
        """A block scalar up to its last written character; the parser counts the line ends and blank lines after it."""
        start = event.start_mark
        end_line, end_column = after(
            self._text[start.index : event.end_mark.index].rstrip(), start.line + 1, start.column + 1
        )
        return Span(self._path, line, column, end_line, end_column)

    def _refuse_properties(self, event: Any) -> tuple[int, int]:
        """Reports the anchor and the tag of a value; gives the line and column where the value itself begins."""
        start, end = event.start_mark, event.end_mark
        line, column, at = start.line + 1, start.column + 1, start.index
        while found := _PROPERTY.match(self._text, at):
            name = found.group()
            what = Forbidden.ANCHOR if name[0] == "&" else Forbidden.TAG
            self._refuse(what, name, Span(self._path, line, column, line, column + len(name)))
            rest = _PROPERTY_END.match(self._text, found.end())
            at = rest.end() if rest else found.end()
            line, column = after(self._text[found.start() : at], line, column)
        if type(event) is ScalarEvent and at > end.index:
            return end.line + 1, end.column + 1
        return line, column

    def _refuse_directives(self, event: Any) -> None:
        lines = self._text[event.start_mark.index : event.end_mark.index].splitlines()
        for line, written in enumerate(lines, event.start_mark.line + 1):
            if written.startswith("%"):
                written = written.partition(" #")[0].rstrip()
                self._refuse(Forbidden.DIRECTIVE, written, Span(self._path, line, 1, line, len(written) + 1))

    def _refuse(self, what: Forbidden, text: str, span: Span) -> None:
        self._faults.append(ForbiddenYaml(what, _short(text), span))

    def _span(self, start: Any, end: Any) -> Span:
        return Span(self._path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
