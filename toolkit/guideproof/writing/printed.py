"""A YAML document in the one layout of the house: what it says, its comments and how its texts are written stay.

Blocks are indented by two, lists below their keys too. What was written in brackets stays so where it fits on a line
and nothing within needs more than one; else it becomes a block. Where blank lines stood, one stands. No text is wrapped
anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from guideproof.reading.written import Collection, WrittenComment, WrittenDocument, WrittenPart, WrittenText

WIDTH = 120
"""The columns that a collection in brackets may reach to."""

_STEP = 2
_END = ("end",)


def printed(document: WrittenDocument) -> str:
    """The text of a document, with ``\\n`` for line ends."""
    printer = _Printer()
    printer.comments(document.before, 0)
    if document.marked:
        printer.line("---" + _behind(document.root.head))
    elif document.root.head:
        printer.line(document.root.head)
    printer.root(document.root)
    printer.comments(document.after, 0, blank_first=True)
    text = "".join(f"{line}\n" for line in printer.lines)
    return text if document.ended or not _open_ended(document) else text.removesuffix("\n")


def sequence(document: WrittenDocument) -> list[tuple[str, ...]]:
    """Everything in a document but its layout, in the order in which it is printed: keys, texts as they are written,
    comments, where collections begin and end."""
    said: list[tuple[str, ...]] = _texts(document.before)
    if document.marked:
        said.append(("---",))
    _say(document.root, said)
    if said[-1] == _END:
        said.pop()  # whether comments at the end are the last in it or stand behind it, nobody can see
    return said + _texts(document.after)


def _say(part: WrittenPart, said: list[tuple[str, ...]]) -> None:
    said += _texts(part.before)
    if part.key is not None:
        said.append(("key", *part.key.lines))
    value = part.value
    if isinstance(value, WrittenText):
        said += [*_texts([part.head]), *_texts(part.lead), (f"text {value.style}", *value.lines)]
        said += _texts([part.behind])
        return
    said.append(("mapping" if value.keyed else "list",))
    # Where brackets become a block, a comment behind the last of them goes up to the key or the dash.
    said += [*_texts([part.head]), *_texts(part.lead), *_texts([part.behind])]
    for each in value.parts:
        _say(each, said)
    said += [*_texts(value.inside), _END]


def _texts(comments: Iterable[WrittenComment | str]) -> list[tuple[str, ...]]:
    texts = (each.text if isinstance(each, WrittenComment) else each for each in comments)
    return [("comment", text) for text in texts if text]


def _open_ended(document: WrittenDocument) -> bool:
    """Whether the last thing is a text to which a line end at the end of the file would belong."""
    part, after = document.root, bool(document.after)
    while isinstance(part.value, Collection) and part.value.parts:
        after = after or bool(part.value.inside)
        part = part.value.parts[-1]
    value = part.value
    return isinstance(value, WrittenText) and value.in_block and not after and "-" not in value.lines[0]


def _behind(comment: str) -> str:
    return f" {comment}" if comment else ""


def _in_line(value: WrittenText | Collection) -> str | None:
    """A value on one line; ``None`` where it does not go on one."""
    if isinstance(value, WrittenText):
        return None if len(value.lines) > 1 or value.in_block else value.lines[0]
    if not value.flow or value.inside:
        return None
    parts: list[str] = []
    for part in value.parts:
        written = None if part.before or part.head or part.lead or part.behind else _in_line(part.value)
        if written is None:
            return None
        if part.key is None:
            parts.append(written)
        elif len(part.key.lines) > 1:
            return None
        else:
            parts.append(f"{part.key.lines[0]}: {written}")
    return f"{{{', '.join(parts)}}}" if value.keyed else f"[{', '.join(parts)}]"


class _Printer:
    """The lines so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def line(self, text: str) -> None:
        """Adds a line."""
        self.lines.append(text)

    def comments(self, comments: list[WrittenComment], column: int, *, blank_first: bool = False) -> None:
        """Adds comments on lines of their own; before the first of a block no blank line is kept."""
        for place, comment in enumerate(comments):
            if comment.blank and (place or blank_first):
                self._blank()
            self.line(" " * column + comment.text)

    def root(self, part: WrittenPart) -> None:
        """Adds the value of the whole document."""
        value = part.value
        if isinstance(value, Collection) and (block := self._as_block("", value)):
            self.comments(part.lead, 0)
            if part.behind:
                self.line(part.behind)
            self._parts(block, 0)
            return
        self.comments(part.lead, 0)
        if isinstance(value, Collection) or value.lines != [""]:
            self._value("", value, part.behind, 0)

    def _parts(self, collection: Collection, column: int) -> None:
        for place, part in enumerate(collection.parts):
            self.comments(part.before, column, blank_first=place > 0)
            if part.blank and (place or part.before):
                self._blank()
            self._part(part, column)
        self.comments(collection.inside, column, blank_first=True)

    def _part(self, part: WrittenPart, column: int) -> None:
        prefix = " " * column + ("-" if part.key is None else f"{part.key.lines[0]}:")
        inner = column + _STEP
        value = part.value
        if isinstance(value, Collection) and (block := self._as_block(prefix, value)):
            self._block(prefix, part, block, inner)
        elif part.head or part.lead:
            self.line(prefix + _behind(part.head))
            self.comments(part.lead, inner)
            if isinstance(value, Collection) or value.lines != [""]:
                self._value(" " * inner, value, part.behind, inner)
        elif value == WrittenText([""]):
            self.line(prefix + _behind(part.behind))
        else:
            self._value(f"{prefix} ", value, part.behind, inner)

    def _block(self, prefix: str, part: WrittenPart, block: Collection, inner: int) -> None:
        """A collection below its key; behind a dash its first part stands on the line of the dash."""
        up = not part.head and not part.lead
        head = part.behind if up else part.head
        own = part.lead if up or not part.behind else [*part.lead, WrittenComment(part.behind, 0, False)]
        if part.key is not None or head or own or block.parts[0].before:
            self.line(prefix + _behind(head))
            self.comments(own, inner)
            self._parts(block, inner)
            return
        first = len(self.lines)
        self._parts(block, inner)
        self.lines[first] = f"{prefix} {self.lines[first][inner:]}"

    def _value(self, prefix: str, value: WrittenText | Collection, behind: str, inner: int) -> None:
        """A text, or a collection in brackets on its line."""
        if isinstance(value, Collection):
            self.line(f"{prefix}{_in_line(value)}{_behind(behind)}")
            return
        first, *rest = value.lines
        if value.in_block:
            self.line(prefix + first + _behind(behind))
            behind = ""
        elif not rest:
            self.line(prefix + first + _behind(behind))
        else:
            self.line(prefix + first)
        for place, line in enumerate(rest, 1):
            self.line((" " * inner + line if line else "") + (_behind(behind) if place == len(rest) else ""))

    def _as_block(self, prefix: str, value: Collection) -> Collection | None:
        """The collection to be written as a block, ``None`` where it goes on one line in brackets."""
        if not value.flow:
            return value
        written = _in_line(value)
        if written is not None and (len(prefix) + 1 + len(written) <= WIDTH or not value.parts):
            return None
        return value

    def _blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.line("")
