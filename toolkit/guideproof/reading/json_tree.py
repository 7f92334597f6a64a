"""A patient's record in JSON (RFC 8259), as strictly as YAML is read: with places, exact numbers, no key twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from json import JSONDecodeError, JSONDecoder
from typing import NoReturn

from guideproof.model.fault import Fault
from guideproof.model.number import JSON_NUMBER, parse_json_number
from guideproof.model.text_fault import DuplicateKey, Forbidden, ForbiddenYaml, InvisibleCharacter, JsonSyntax
from guideproof.reading.characters import INVISIBLE, STANDS_IN, decode, without_invisible
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree
from guideproof.reading.yaml_reader import DEEPEST
from guideproof.reading.yaml_tree import LARGEST
from guideproof.source import Span, whole

_BLANKS = re.compile(f"[ \t\r\n{STANDS_IN}]*")  # what stands in for a refused character has been reported already
_NO_TOKEN = frozenset(f" \t\r\n#/{STANDS_IN}")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: [^\r\n]*)?$", re.MULTILINE)
_LINE_END = re.compile("\r\n?|\n")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_QUOTED = 40
_number = lru_cache(maxsize=4096)(parse_json_number)
_STRINGS = JSONDecoder(strict=True)


def parse_json(data: bytes, path: str) -> tuple[Tree | None, list[Fault]]:
    """The tree of a JSON file and everything that is wrong with it, in source order, as ``yaml_tree.parse`` gives them.

    The tree is ``None`` where there is none: the text is not JSON, too large, too deep or not text. An empty file is a
    null. Of a key that stands twice the first value is taken, and the second is a fault.
    """
    if len(data) > LARGEST:
        return None, [ForbiddenYaml(Forbidden.TOO_LARGE, f"{len(data)} bytes", whole(path))]
    text, faults = decode(data, path)
    if text is None:
        return None, faults
    try:
        tree = _JsonReader(text, path, faults).document()
    except _NoTree:
        tree = None
    faults.sort(key=lambda fault: fault.span)
    return tree, faults


class _NoTree(Exception):
    """Stops reading where nothing that follows can be understood; the fault has been noted."""


class _JsonReader:
    """One pass over one text."""

    def __init__(self, text: str, path: str, faults: list[Fault]) -> None:
        self._text = text
        self._path = path
        self._faults = faults
        self._at = 0
        self._depth = 0
        self._lines = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def document(self) -> Tree:
        if conflict := _CONFLICT.search(self._text):
            self._at = conflict.start()
            self._stop(
                f"a merge was left unfinished at `{_short(conflict[0])}`",
                "Keep the lines as they should be, and delete the others and the marks.",
            )
        self._blanks()
        if self._at == len(self._text):
            return Scalar(None, "", whole(self._path))
        tree = self._value()
        self._blanks()
        if self._at < len(self._text):
            self._stop("more text stands after the end", "Write one record a file, in one pair of braces.")
        return tree

    def _value(self) -> Tree:
        start = self._at
        match self._next():
            case "{" | "[" as opening:
                self._depth += 1
                if self._depth > DEEPEST:
                    self._refuse(Forbidden.TOO_DEEP, f"{self._depth} levels", start, start + 1)
                    raise _NoTree
                tree = self._mapping(start) if opening == "{" else self._list(start)
                self._depth -= 1
                return tree
            case '"':
                text = self._string()
                return Scalar(text, text, self._span(start, self._at))
            case _:
                return self._word(start)

    def _mapping(self, start: int) -> Mapped:
        entries: dict[str, Entry] = {}
        self._at += 1
        while self._another("}", bool(entries)):
            place = self._at
            if self._next() != '"':
                self._stop("a key without double quotation marks", 'Write every key as `"key"`.')
            key = self._string()
            span = self._span(place, self._at)
            self._blanks()
            if self._next() != ":":
                self._stop(f"no `:` after the key `{_short(key)}`", "Write `:` between a key and its value.")
            self._at += 1
            self._blanks()
            value = self._value()
            if key in entries:
                self._faults.append(DuplicateKey(key, entries[key].key_span, span))
            else:
                entries[key] = Entry(key, span, value)
        return Mapped(entries, self._span(start, self._at))

    def _list(self, start: int) -> Sequence:
        items: list[Tree] = []
        self._at += 1
        while self._another("]", bool(items)):
            items.append(self._value())
        return Sequence(items, self._span(start, self._at))

    def _another(self, closing: str, before: bool) -> bool:
        """Whether another item follows; after the first one there is a comma before it."""
        self._blanks()
        if self._next() == closing:
            self._at += 1
            return False
        if before:
            if self._next() != ",":
                self._stop(f"no `,` and no `{closing}`", f"Put `,` between entries and `{closing}` after the last one.")
            comma = self._at
            self._at += 1
            self._blanks()
            if self._next() in ("]", "}"):
                self._at = comma
                self._stop(f"a `,` before `{closing}`", "Delete the `,`.")
        return True

    def _string(self) -> str:
        start = self._at
        try:
            found, self._at = _STRINGS.raw_decode(self._text, start)
        except JSONDecodeError as error:
            if "Unterminated" in error.msg:
                self._stop("a quotation mark that is not closed", "Close the quotation mark.")
            self._at = error.pos
            if "control" in error.msg:
                self._stop("a line end or a tab in a text", "Close the quotation mark, or write `\\n` or `\\t`.")
            self._stop("a `\\` that begins no escape of JSON", "Write a `\\` itself as `\\\\`.")
        text = str(found).replace(STANDS_IN, "") if STANDS_IN in self._text else str(found)
        if INVISIBLE.search(text):
            span = self._span(start, self._at)
            self._faults += (InvisibleCharacter(found, True, span) for found in dict.fromkeys(INVISIBLE.findall(text)))
            text = without_invisible(text)
        return text

    def _word(self, start: int) -> Scalar:
        """A number, or one of JSON's three words."""
        match = _WORD.match(self._text, start)
        if match is None:
            self._stop("a value is missing", "Write a value, or `null` where it is not known.")
        word = match[0].replace(STANDS_IN, "")
        number = _number(word)
        if number is None and word not in _WORDS and not JSON_NUMBER.fullmatch(word):
            self._stop(f"`{_short(word)}` is no value of JSON", _way_out(word))
        self._at = match.end()
        if number is None and word not in _WORDS:
            self._refuse(Forbidden.LONG_NUMBER, _short(word), start, self._at)
        value = _WORDS.get(word, word) if number is None else number
        return Scalar(value, word, self._span(start, self._at))

    def _blanks(self) -> None:
        if self._next() not in _NO_TOKEN:
            return
        found = _BLANKS.match(self._text, self._at)
        assert found is not None
        self._at = found.end()
        if self._next() in ("#", "/"):
            self._stop("a comment, which JSON does not have", "Take it out, or write the record as YAML.")

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _stop(self, problem: str, hint: str) -> NoReturn:
        self._faults.append(JsonSyntax(problem, hint, self._span(self._at, self._at)))
        raise _NoTree

    def _refuse(self, what: Forbidden, text: str, start: int, end: int) -> None:
        self._faults.append(ForbiddenYaml(what, text, self._span(start, end)))

    def _span(self, start: int, end: int) -> Span:
        return Span(self._path, *self._place(start), *self._place(end))

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _way_out(word: str) -> str:
    if word.lower() in _WORDS:
        return f"Write `{word.lower()}`."
    if word.lstrip("+-").lower() in ("none", "nan", "na", "inf", "infinity", "undefined"):
        return "Where a value is not known, leave the element out or write `null`."
    if word[0] in "+-.0123456789":
        return "Write a number as `0.5`, `12` or `4e-1`, and a number with a unit in double quotation marks."
    return "Put text into double quotation marks; without them JSON knows `true`, `false`, `null` and numbers."
