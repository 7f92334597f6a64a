"""Texts of a guideline as JavaScript: literals, comments and longer values."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from guideproof.analysis.lowering.layout import WIDTH, Entry, plain


def literal(text: str | None) -> str:
    """A string literal that nothing can end, neither in a program nor in a page; ``None`` is ``null``."""
    if text is None:
        return "null"
    escaped = "".join(_escaped(character) for character in text)
    return '"' + escaped.replace("</", "<\\/").replace("<!--", "\\x3C!--") + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\u{{{number:x}}}"


def harmless(text: str) -> str:
    """A text on one line that ends neither a comment nor the script of a page."""
    return plain(text).replace("*/", "* /").replace("</", "< /").replace("<!--", "< !--").replace("-->", "-- >")


def comment(text: str, indent: str = "") -> list[str]:
    """The text as comment lines."""
    lines = textwrap.wrap(harmless(text), WIDTH - len(indent) - 3, break_long_words=False, break_on_hyphens=False)
    return [f"{indent}// {line}" for line in lines]


def documentation(text: str) -> list[str]:
    """The text as a comment before a function."""
    lines = textwrap.wrap(harmless(text), WIDTH - 7, break_long_words=False, break_on_hyphens=False) or [""]
    if len(lines) == 1:
        return [f"/** {lines[0]} */"]
    return ["/**", *(f" * {line}" for line in lines), " */"]


def array(items: Sequence[object]) -> tuple[str, Sequence[object], str]:
    """An array."""
    return ("[", items, "]")


def record(entries: Sequence[tuple[str, object]]) -> tuple[str, Sequence[object], str]:
    """An object whose keys are names."""
    return ("{ ", [Entry(f"{key}: ", value) for key, value in entries], " }")


def construct(name: str, arguments: Sequence[object]) -> tuple[str, Sequence[object], str]:
    """A new object of a class."""
    return (f"new {name}(", arguments, ")")


def table(entries: Sequence[tuple[str, object]]) -> tuple[str, Sequence[object], str]:
    """A ``Map`` with texts for keys."""
    return ("new Map([", [array([literal(key), value]) for key, value in entries], "])")


def declared_false(names: list[str], indent: str) -> Iterator[str]:
    """Declares variables as false, as many a line as fit."""
    line = ""
    for name in names:
        part = f"{name} = false"
        if line and len(indent) + len(line) + len(part) + 7 > WIDTH:
            yield f"{indent}let {line};"
            line = ""
        line += f", {part}" if line else part
    if line:
        yield f"{indent}let {line};"
