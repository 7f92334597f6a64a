"""A YAML text as it was written: styles, comments and blank lines beside what it says, for a printer.

Only texts that the strict reader takes without a fault are asked for. The parser's events say where texts and
collections are; what lies between them is blanks, signs and comments, and is read here.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from guideproof.reading import yaml_events
from guideproof.reading.characters import IN_PROSE

_BEHIND = re.compile(r"[ \t]*(#[^\n]*)?")
_SPACE = re.compile(r"[ \t\n]*")
_HEADER = re.compile(r"([|>])([-+0-9]*)[ \t]*(#[^\n]*)?")
_BLANKS_BEHIND = re.compile(rf"(?:[ \t]*{IN_PROSE.pattern})+")
_BLANKS_BEFORE = re.compile(rf"(?:{IN_PROSE.pattern}[ \t]*)+\Z")
_NOT_BLANK = re.compile(r"^( *)[^ \n]", re.MULTILINE)


class WrittenComment(Struct, frozen=True):
    """A comment on a line of its own, where it began, and whether a blank line stands before it."""

    text: str
    column: int
    blank: bool


class WrittenText(Struct):
    """A scalar: its lines without the indentation that is none of it, and its quotation mark or the sign of a block."""

    lines: list[str]
    style: str = ""

    @property
    def in_block(self) -> bool:
        """Whether it is a block scalar, whose first line is its sign."""
        return self.style in ("|", ">")


class Collection(Struct):
    """A list, or a mapping, in brackets or in block style, with the comments behind its last part."""

    keyed: bool
    flow: bool
    parts: list[WrittenPart]
    inside: list[WrittenComment]


class WrittenPart(Struct):
    """An entry of a mapping or an item of a list, with its comments: before it, behind its colon or dash, on lines of
    their own before its value, and behind its value."""

    before: list[WrittenComment]
    blank: bool
    key: WrittenText | None
    head: str
    lead: list[WrittenComment]
    value: WrittenText | Collection
    behind: str


class WrittenDocument(Struct):
    """A whole text. ``marked`` says whether it begins with ``---``; ``ended`` whether a line end is its last sign."""

    before: list[WrittenComment]
    marked: bool
    root: WrittenPart
    after: list[WrittenComment]
    ended: bool


def read_written(text: str, shown: str) -> WrittenDocument:
    """The document of a text with ``\\n`` alone for line ends. ``text`` is what the parser reads, ``shown`` the same in
    the characters that stand there; a character of one is a character of the other."""
    return _Written(text, shown).document()


class _Written:
    """Goes through the events and, beside them, through the text: all up to ``_at`` has been taken."""

    def __init__(self, text: str, shown: str) -> None:
        self._text = text
        self._shown = shown
        self._odd = shown != text
        self._at = 0
        self._next: Any = yaml_events.EVENTS(text).get_event

    def document(self) -> WrittenDocument:
        self._next()
        event = self._next()
        if type(event) is StreamEndEvent:
            return WrittenDocument(
                self._comments()[0], False, WrittenPart([], False, None, "", [], WrittenText([""]), ""), [], True
            )
        assert type(event) is DocumentStartEvent
        before: list[WrittenComment] = []
        marked, ended = bool(event.explicit), self._text.rstrip(" \t").endswith("\n")
        if marked:
            before, _ = self._comments()
            self._at += len("---")
        root = self._part([], False, None, self._next(), -1)
        after, _ = self._comments()
        event = self._next()
        assert type(event) is DocumentEndEvent
        if event.explicit:
            self._at += len("...")
            after += self._comments()[0]
        return WrittenDocument(before, marked, root, after, ended)

    def _part(
        self, before: list[WrittenComment], blank: bool, key: WrittenText | None, event: Any, column: int
    ) -> WrittenPart:
        """What stands behind a colon or a dash; ``column`` is where the block that it is in begins."""
        head = self._comment_behind() if self._at else ""  # where nothing stands before, it is on a line of its own
        is_text = type(event) is ScalarEvent
        if is_text:
            if not event.style and event.start_mark.index == event.end_mark.index:
                return WrittenPart(before, blank, key, head, [], WrittenText([""]), "")
        elif not event.flow_style:
            return WrittenPart(before, blank, key, head, [], self._block(event, column), "")
        lead, _ = self._comments()
        if not is_text:
            value = self._flow(event)
            if not value.parts:
                lead += value.inside
                value.inside = []
            return WrittenPart(before, blank, key, head, lead, value, self._comment_behind())
        text, behind = self._scalar(event, column)
        return WrittenPart(before, blank, key, head, lead, text, behind or self._comment_behind())

    def _block(self, event: Any, outer: int) -> Collection:
        parts: list[WrittenPart] = []
        keyed = type(event) is MappingStartEvent
        column = -1
        while type(event := self._next()) not in (MappingEndEvent, SequenceEndEvent):
            before, blank = self._comments()
            if column < 0:
                column = self._column(self._at)
            if not keyed:
                self._at += 1  # the dash
                parts.append(self._part(before, blank, None, event, column))
                continue
            key, loose = self._key(event, column)
            parts.append(self._part(before + loose, blank, key, self._next(), column))
        return Collection(keyed, False, parts, self._inside(column + (column == outer) if outer >= 0 else 0))

    def _key(self, event: Any, column: int) -> tuple[WrittenText, list[WrittenComment]]:
        """A key with its colon, and the comments around it that have no other place."""
        loose: list[WrittenComment] = []
        if event.start_mark.index > self._at:
            self._at += 1  # the question mark
            loose += self._comments()[0]
        key, behind = self._scalar(event, column)
        before_colon, _ = self._comments()
        if self._text[self._at : self._at + 1] == ":":
            self._at += 1
        return key, [*loose, *([WrittenComment(behind, 0, False)] if behind else []), *before_colon]

    def _flow(self, event: Any) -> Collection:
        keyed = type(event) is MappingStartEvent
        bare = self._text[self._at] not in "{["  # a list of entries, each a mapping without its braces
        self._at += not bare
        collection = Collection(keyed, True, [], [])
        while True:
            event = self._next()
            loose, blank = self._comments()
            if not bare and collection.parts and self._text[self._at] == ",":
                self._at += 1
                last = collection.parts[-1]
                if not loose and not last.behind:
                    last.behind = self._comment_behind()
                more, blank = self._comments()
                loose += more
            if type(event) in (MappingEndEvent, SequenceEndEvent):
                break
            if keyed:
                key, more = self._key(event, -1)
                collection.parts.append(self._part(loose + more, blank, key, self._next(), -1))
            else:
                collection.parts.append(self._part(loose, blank, None, event, -1))
        collection.inside = loose
        self._at += not bare
        return collection

    def _scalar(self, event: Any, column: int) -> tuple[WrittenText, str]:
        """A text, and the comment behind its sign if it is a block scalar."""
        start, end = event.start_mark.index, event.end_mark.index
        if not event.style:
            start, end = self._with_blanks(start, end)
        self._at = end
        if event.style in ("|", ">"):
            return self._block_scalar(start, end, column, event.style)
        lines = self._shown[start:end].split("\n")
        lines[1:] = [line.lstrip(" \t") for line in lines[1:]]
        lines[:-1] = [_trimmed(line) for line in lines[:-1]]
        return WrittenText(lines, event.style or ""), ""

    def _with_blanks(self, start: int, end: int) -> tuple[int, int]:
        """A text without quotation marks with the blanks around it that are part of it, since a language needs them;
        to the parser they are blanks like others."""
        behind = _BLANKS_BEHIND.match(self._shown, end)
        line = self._shown.rfind("\n", 0, start) + 1
        before = _BLANKS_BEFORE.search(self._shown[line:start]) if self._odd else None
        return start - len(before[0]) if before else start, behind.end() if behind else end

    def _block_scalar(self, start: int, end: int, column: int, style: str) -> tuple[WrittenText, str]:
        header = _HEADER.match(self._shown, start)
        assert header is not None
        line_end = self._text.find("\n", start, end)
        body = self._shown[line_end + 1 : end] if line_end >= 0 else ""
        if end < len(self._text):
            body = body[: body.rfind("\n") + 1]  # the rest is the indentation of what comes next
        given = re.search("[0-9]", header[2])
        first = _NOT_BLANK.search(body)
        indent = max(column, 0) + int(given[0]) if given else len(first[1]) if first else len(body)
        lines = [line[indent:] for line in body.split("\n")]
        if lines and not lines[-1]:
            lines.pop()  # behind the last line end
        while "+" not in header[2] and lines and not lines[-1]:
            lines.pop()
        self._at = line_end if line_end >= 0 else end
        for _ in lines:
            self._at = self._line_end(self._at + 1)
        sign = header[1] + re.sub("[0-9]", "2", header[2])
        return WrittenText([sign, *lines], style), header[3] or ""

    def _inside(self, floor: int) -> list[WrittenComment]:
        """The comments behind the last part of a block that are indented as its parts are."""
        taken: list[WrittenComment] = []
        while True:
            at = self._at
            comment = self._comment()
            if comment is None or comment.column < floor:
                self._at = at
                return taken
            taken.append(comment)

    def _comments(self) -> tuple[list[WrittenComment], bool]:
        """The comments up to what comes next, and whether a blank line stands just before that."""
        found: list[WrittenComment] = []
        while (comment := self._comment()) is not None:
            found.append(comment)
        at = self._at
        space = _SPACE.match(self._text, at)
        self._at = space.end() if space else at
        return found, self._text.count("\n", at, self._at) > 1

    def _comment(self) -> WrittenComment | None:
        space = _SPACE.match(self._text, self._at)
        start = space.end() if space else self._at
        if self._text[start : start + 1] != "#":
            return None
        blank = self._text.count("\n", self._at, start) > 1
        self._at = self._line_end(start)
        return WrittenComment(self._shown[start : self._at].rstrip(" \t"), self._column(start), blank)

    def _comment_behind(self) -> str:
        """The comment on the rest of this line, if there is one."""
        found = _BEHIND.match(self._text, self._at)
        if found is None or not found[1]:
            return ""
        self._at = found.end()
        return self._shown[found.start(1) : found.end()].rstrip(" \t")

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return end if end >= 0 else len(self._text)

    def _column(self, at: int) -> int:
        return at - self._text.rfind("\n", 0, at) - 1


def _trimmed(line: str) -> str:
    """A line of a text that goes on below, without the blanks at its end; one behind a backslash is no blank."""
    short = line.rstrip(" \t")
    escaped = (len(short) - len(short.rstrip("\\"))) % 2
    return line[: len(short) + escaped]
