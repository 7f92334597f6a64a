"""Data as YAML that the strict reader takes back as it was: whatever could be read as something else is quoted.

Source of the forms: YAML 1.2.2, chapters 7 and 8, of which only block mappings, flow collections, plain and
double-quoted scalars are used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from guideproof.model.number import NUMBER, decimals, format_number

_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./*^%+() -]*[A-Za-z0-9_./*^%+()-])?")
"""Texts that no collection, comment, key or tag could begin in, in flow style either."""

_NOT_TEXT = frozenset({"true", "false", "null"})


def block(data: Mapping[str, Any]) -> str:
    """A mapping in block style, a key a line; mappings in it likewise, lists in flow style."""
    return "".join(_lines(data, ""))


def flow(data: Any) -> str:
    """Data on one line."""
    match data:
        case Mapping():
            return "{" + ", ".join(f"{_scalar(key)}: {flow(value)}" for key, value in data.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(flow, data)) + "]"
        case _:
            return _scalar(data)


def quoted(text: str) -> str:
    """A text of one line in the quotation marks that need the fewest signs more."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _lines(data: Mapping[str, Any], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            lines += [f"{indent}{_scalar(key)}:\n", *_lines(value, indent + "  ")]
        else:
            lines.append(f"{indent}{_scalar(key)}: {flow(value)}\n")
    return lines


def _scalar(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | Fraction():
            if decimals(Fraction(value)) is None:
                raise ValueError(f"{value} does not end in decimals")
            return format_number(value)
        case str():
            plain = _PLAIN.fullmatch(value) and value not in _NOT_TEXT and not NUMBER.fullmatch(value)
            return value if plain and " -" not in value else json.dumps(value, ensure_ascii=False)
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a guideline's YAML")
