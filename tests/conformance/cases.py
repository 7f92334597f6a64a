"""A case: a patient as a JSON text, at an entry point."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from guideproof.model.number import parse_json_number


@dataclass(frozen=True, slots=True)
class Case:
    """A patient as a JSON text, at an entry point; ``exact``: numbers are read exactly, else as binary floats."""

    facts: str
    entry: str | None
    exact: bool

    def read(self) -> Mapping[str, Any]:
        """The facts as the library takes them."""
        if not self.exact:
            return json.loads(self.facts, parse_int=_binary)  # type: ignore[no-any-return]
        return json.loads(self.facts, parse_float=_number, parse_int=_number)  # type: ignore[no-any-return]

    def raw(self) -> dict[str, Any]:
        """The facts with every number as it is written: ``json_text`` gives the same text again."""
        return json.loads(self.facts, parse_float=Raw, parse_int=Raw)  # type: ignore[no-any-return]


class Raw(str):
    """A number as it is written."""


def json_text(value: Any) -> str:
    """Data as JSON, with raw numbers as they are."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {json_text(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(json_text, value))}]"
    return json.dumps(value)


def _binary(text: str) -> int | float:
    """A whole number as JavaScript keeps it."""
    return int(text) if len(text) < 16 else float(text)


def _number(text: str) -> Fraction:
    number = parse_json_number(text)
    assert number is not None, text
    return number
