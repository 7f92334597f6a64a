"""Where a file has room for something more: found in its tree, behind whatever comment stands on the line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Several

from guideproof.model.room import Room, Rooms
from guideproof.model.text_fault import YamlSyntax
from guideproof.reading.documents import Document
from guideproof.reading.tree import Entry, Mapped, Sequence, Tree
from guideproof.source import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_SEVERAL = ("inputs", "derived", "parameters", "interventions")
ALLOW, BRANCHES, CLASSES = "allow", "branches", "classify"


def rooms_of(documents: Iterable[Document]) -> Rooms:
    """The rooms of all files that are YAML."""
    allowing: dict[str, tuple[tuple[Span | None, Room], ...]] = {}
    branches: dict[str, Room] = {}
    classes: dict[tuple[str, str], Room] = {}
    for document in documents:
        tree, file = document.tree, document.file
        if tree is None or not tree.entries or any(isinstance(fault, YamlSyntax) for fault in document.faults):
            continue
        lines = _lines(file.data.decode("utf-8", "replace").removeprefix("\ufeff"))
        allowing[file.path] = tuple(_allowing(document, tree, lines))
        if room := _listing(tree, BRANCHES, lines):
            branches[file.path] = room
        for id, entry in tree.entries.items() if file.kind == "derived" else ():
            if isinstance(entry.value, Mapped) and (room := _listing(entry.value, CLASSES, lines)):
                classes[file.path, id] = room
    return Rooms(allowing, branches, classes)


def _listing(tree: Mapped, key: str, lines: Several[str]) -> Room | None:
    """The room at the end of the list under a key, if there is one."""
    listed = tree.get(key)
    return _next_item(listed, lines) if isinstance(listed, Sequence) and listed.items else None


def _lines(text: str) -> Several[str]:
    return _LINE_END.split(text) if "\r" in text else text.split("\n")


def _allowing(document: Document, tree: Mapped, lines: Several[str]) -> Iterator[tuple[Span | None, Room]]:
    if document.file.kind not in _SEVERAL:
        yield None, _next_allow(tree, lines)
        return
    for entry in tree.entries.values():
        if isinstance(entry.value, Mapped) and entry.value.entries:
            yield entry.span, _next_allow(entry.value, lines)


def _next_allow(tree: Mapped, lines: Several[str]) -> Room:
    there = tree.get(ALLOW)
    if isinstance(there, Sequence) and there.items:
        return _next_item(there, lines)
    first, last = (list(tree.entries.values())[end] for end in (0, -1))
    if not _begins_with(tree, first):
        return Room(_behind(last.value.span), f", {ALLOW}: [", "]")
    pad = " " * (first.key_span.column - 1)
    return Room(_end_of_line(last.value.span, lines), f"\n{pad}{ALLOW}:\n{pad}  - ", "", len(pad) + 4)


def _begins_with(tree: Mapped, first: Entry) -> bool:
    """Whether a mapping is in block style: nothing stands before its first key."""
    return (tree.span.line, tree.span.column) == (first.key_span.line, first.key_span.column)


def _next_item(listed: Sequence, lines: Several[str]) -> Room:
    last: Tree = listed.items[-1]
    if (listed.span.end_line, listed.span.end_column) != (last.span.end_line, last.span.end_column):
        return Room(_behind(last.span), ", ")
    dash = listed.span.column - 1
    in_block = isinstance(last, Mapped) and bool(last.entries) and _begins_with(last, next(iter(last.entries.values())))
    indent = last.span.column - 1
    before = f"\n{' ' * dash}-{' ' * (indent - dash - 1)}"
    return Room(_end_of_line(last.span, lines), before, "", indent if in_block else None)


def _behind(span: Span) -> Span:
    return Span(span.path, span.end_line, span.end_column, span.end_line, span.end_column)


def _end_of_line(span: Span, lines: Several[str]) -> Span:
    column = len(lines[span.end_line - 1]) + 1 if span.end_line <= len(lines) else span.end_column
    return Span(span.path, span.end_line, column, span.end_line, column)
