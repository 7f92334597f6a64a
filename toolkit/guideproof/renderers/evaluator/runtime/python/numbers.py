"""Exact numbers, and values quoted in messages. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

# <program>


class InvalidFacts(ValueError):
    """The facts cannot be a patient's, or a decision has no branch for them. ``problems`` says why: a list of
    {element, constraint, node, message}."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        super().__init__("; ".join(problem["message"] for problem in problems))
        self.problems = problems


class UnknownEntry(ValueError):
    """The guideline has no entry point of this name."""


class Misfit(ValueError):
    """A value that does not fit its element; the text says why."""


# Numbers are exact: fractions, never binary floats. A float means its shortest decimal.

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
JSON_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]+))?")
LONGEST_NUMBER = 40
FARTHEST = 10_000
LONG = 10**40
MOST_REMEMBERED = 4096


def exact(given: Any) -> Fraction | None:
    """The number that a program gives; ``None`` for infinities, not-a-number and decimals too far from one."""
    if isinstance(given, Decimal) and given.is_finite() and abs(given.adjusted()) > FARTHEST:
        return None
    try:
        return Fraction(Decimal(float.__repr__(given)) if isinstance(given, float) else given)
    except (OverflowError, ValueError):
        return None


def parse_number(text: str) -> Fraction | None:
    """The number that ``-?digits[.digits]`` stands for; ``None`` for any other text."""
    if len(text) > LONGEST_NUMBER + len("-.") or not NUMBER.fullmatch(text):
        return None
    return Fraction(text) if len(text) - text.count("-") - text.count(".") <= LONGEST_NUMBER else None


def parse_json_number(text: str) -> Fraction | None:
    """The number that JSON writes so; ``None`` if it has over 40 digits when written out without an exponent."""
    match = JSON_NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, whole, fraction, minus, exponent = match.groups(default="")
    digits = (whole + fraction).lstrip("0")
    places = len(fraction) - int(f"{minus}{(exponent or '0') if len(exponent) < 9 else 10**9}")
    if max(places, 0) + max(1, len(digits) - places if digits else 0) > LONGEST_NUMBER:
        return None
    zeros = "0" * max(-places, 0) if digits else ""
    return Fraction(int(f"{sign}{digits or 0}{zeros}"), 10 ** max(places, 0))


def decimals(value: Fraction) -> int | None:
    """How many decimal places write the number exactly; ``None`` where no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def format_number(value: Fraction) -> str:
    """The number as text: ``2``, ``13.5``; ``1/3`` where it does not end in decimals."""
    if value.denominator == 1:
        return str(value.numerator)
    places = decimals(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def number_as_data(value: Fraction) -> int | float | str:
    """The number for JSON: a number where every reader of JSON keeps it, be it to binary floats; else a text."""
    if abs(value) < 2**53:
        if value.denominator == 1:
            return value.numerator
        if decimals(value) is not None and Fraction(repr(float(value))) == value:
            return float(value)
    return format_number(value)


def quoted(given: Any, levels: int = 60) -> str:
    """A value as a patient file writes it, at most 60 characters of it, for messages; deeper levels show none."""
    if isinstance(given, (list, tuple, set, frozenset, Mapping)):
        text = _quoted_parts(given, levels - 1) if levels else "..."
    elif given is None:
        text = "null"
    elif isinstance(given, bool):
        text = str(given).lower()
    elif isinstance(given, (int, float, Decimal, Fraction)):
        text = _quoted_number(given)
    else:
        text = str(given)
    return text if len(text) <= 60 else text[:57] + "..."


def _quoted_parts(given: Any, levels: int) -> str:
    if isinstance(given, Mapping):
        entries = (f"{quoted(key, levels)}: {quoted(value, levels)}" for key, value in given.items())
        return "{" + ", ".join(entries) + "}"
    parts = [quoted(each, levels) for each in given]
    return f"[{', '.join(sorted(parts) if isinstance(given, (set, frozenset)) else parts)}]"


def _quoted_number(given: Any) -> str:
    number = exact(given)
    if number is None:
        return str(given).lower()
    if abs(number.numerator) >= LONG or number.denominator >= LONG:
        return "a number of more than 40 digits"
    return format_number(number)
