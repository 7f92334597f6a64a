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
LONGEST_NUMBER = 40
LONG = 10**40
MOST_REMEMBERED = 4096


def exact(given: Any) -> Fraction | None:
    """The number that a program gives; ``None`` for infinities and not-a-number."""
    try:
        return Fraction(Decimal(float.__repr__(given)) if isinstance(given, float) else given)
    except (OverflowError, ValueError):
        return None


def parse_number(text: str) -> Fraction | None:
    """The number that ``-?digits[.digits]`` stands for; ``None`` for any other text."""
    return Fraction(text) if len(text) <= LONGEST_NUMBER and NUMBER.fullmatch(text) else None


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


def quoted(given: Any) -> str:
    """A value as a patient file writes it, short, for messages."""
    if given is None:
        text = "null"
    elif isinstance(given, bool):
        text = str(given).lower()
    elif isinstance(given, (int, float, Decimal, Fraction)):
        text = _quoted_number(given)
    elif isinstance(given, (set, frozenset)):
        text = f"[{', '.join(sorted(map(quoted, given)))}]"
    elif isinstance(given, (list, tuple)):
        text = f"[{', '.join(map(quoted, given))}]"
    elif isinstance(given, Mapping):
        text = "{" + ", ".join(f"{quoted(key)}: {quoted(value)}" for key, value in given.items()) + "}"
    else:
        text = str(given)
    return text if len(text) <= 60 else text[:57] + "..."


def _quoted_number(given: Any) -> str:
    number = exact(given)
    if number is None:
        return str(given).lower()
    if abs(number.numerator) >= LONG or number.denominator >= LONG:
        return "a number of more than 40 digits"
    return format_number(number)
