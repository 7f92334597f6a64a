"""Texts of a guideline as Python: literals, comments, docstrings and longer values, laid out as ruff format does."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from guideproof.analysis.lowering.layout import WIDTH, Entry, plain


def literal(text: str | None) -> str:
    """A string literal that nothing can end: only printable characters stand as they are. ``None`` for ``None``."""
    if text is None:
        return "None"
    quote = "'" if text.count('"') > text.count("'") else '"'
    escaped = "".join(_escaped(character, quote) for character in text)
    return f"{quote}{escaped}{quote}"


def _escaped(character: str, quote: str) -> str:
    if character in ("\\", quote):
        return f"\\{character}"
    return character if character.isprintable() else repr(character)[1:-1]


def comment(text: str, indent: str = "") -> list[str]:
    """The text as comment lines."""
    lines = textwrap.wrap(plain(text), WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False)
    return [f"{indent}# {line}" for line in lines]


def documented(text: str) -> str:
    """A text on one line that cannot end a docstring and escapes nothing in it."""
    return plain(text).replace("\\", "\\\\").replace('"', "'")


def docstring(text: str, indent: str = "    ") -> list[str]:
    """The text as a docstring."""
    safe = documented(text)
    lines = textwrap.wrap(safe, WIDTH - len(indent) - 6, break_long_words=False, break_on_hyphens=False) or [""]
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    return [f'{indent}"""{lines[0]}', *(indent + line for line in lines[1:]), f'{indent}"""']


def sequence(items: Sequence[object]) -> tuple[str, Sequence[object], str]:
    """A tuple."""
    return ("(", items, ")")


def mapping(entries: Sequence[tuple[str, object]]) -> tuple[str, Sequence[object], str]:
    """A dictionary with texts for keys."""
    return ("{", [Entry(f"{literal(key)}: ", value) for key, value in entries], "}")


def call(name: str, arguments: Sequence[object]) -> tuple[str, Sequence[object], str]:
    """A call."""
    return (f"{name}(", arguments, ")")


def declared_false(names: list[str], indent: str) -> Iterator[str]:
    """Sets variables to false, as many a line as fit."""
    line = indent
    for name in names:
        if len(line) + len(name) + 8 > WIDTH:
            yield f"{line}False"
            line = indent
        line += f"{name} = "
    if line != indent:
        yield f"{line}False"
