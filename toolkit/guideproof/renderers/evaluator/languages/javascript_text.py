"""Texts and data of a guideline as JavaScript."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from guideproof.renderers.evaluator.lowering.layout import WIDTH, LaidEntry, LaidValue, plain


def literal(text: str | None) -> str:
    """A string literal that nothing can end, neither in a program nor in a page; ``None`` is ``null``."""
    if text is None:
        return "null"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if not escaped.isprintable():
        escaped = "".join(letter if letter.isprintable() else _escaped(ord(letter)) for letter in escaped)
    return '"' + escaped.replace("</", "<\\/").replace("<!--", "\\x3C!--") + '"'


def _escaped(number: int) -> str:
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


def record(entries: Sequence[tuple[str, object]]) -> LaidValue:
    """An object whose keys are names."""
    return ("{ ", [LaidEntry(f"{key}: ", value) for key, value in entries], " }")


def data(value: Any) -> object:
    """Data of the JSON of an evaluation as a literal."""
    match value:
        case dict():
            return record([(key, data(each)) for key, each in value.items()])
        case list():
            return ("[", [data(each) for each in value], "]")
        case int() | float():
            return repr(value)
        case _:
            return literal(value)
