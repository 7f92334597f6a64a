"""Numbers as the guideline writes them: exact decimals, kept as fractions, never as binary floats.

What stands below the mark is copied into the emitted evaluators, so it needs no more than Python 3.9.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

# <program>

LONGEST = 40
"""The most digits a number may have: far beyond any measurement, and short enough to be computed at once."""

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")

JSON_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]+))?")
"""A number as JSON writes it (RFC 8259): sign, digits before and after the point, sign and digits of the exponent."""

_FARTHEST = 10_000
"""The greatest exponent of a decimal that is computed with: the next ones would take seconds, then all memory."""


def parse_number(text: str) -> Fraction | None:
    """The number that ``-?digits[.digits]`` stands for; ``None`` for any other text (``012``, ``1e3``, ``+1``)."""
    if len(text) > LONGEST + len("-.") or not NUMBER.fullmatch(text):
        return None
    return Fraction(text) if len(text) - text.count("-") - text.count(".") <= LONGEST else None


def parse_json_number(text: str) -> Fraction | None:
    """The exact number that JSON writes so, with or without an exponent; ``None`` for any other text, and for one that
    has more digits than ``LONGEST`` when it is written out without an exponent (``1e39`` and ``1e-39`` have 40)."""
    match = JSON_NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, whole, fraction, minus, exponent = match.groups(default="")
    digits = (whole + fraction).lstrip("0")
    places = len(fraction) - int(f"{minus}{(exponent or '0') if len(exponent) < 9 else 10**9}")
    if max(places, 0) + max(1, len(digits) - places if digits else 0) > LONGEST:
        return None
    zeros = "0" * max(-places, 0) if digits else ""
    return Fraction(int(f"{sign}{digits or 0}{zeros}"), 10 ** max(places, 0))


def exact(value: int | float | Decimal | Fraction) -> Fraction:
    """A program's number as a fraction; a binary float means its shortest decimal (``0.1`` is one tenth).

    Raises ``ValueError`` for infinities and not-a-number, which are no numbers of a patient, and for decimals that are
    too far from one to be written out.
    """
    if isinstance(value, float):
        value = Decimal(float.__repr__(value))
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) > _FARTHEST:
        raise ValueError(f"{value} is not a number of a patient")
    try:
        return Fraction(value)
    except OverflowError as error:
        raise ValueError(f"{value} is not a number") from error


def decimals(value: Fraction | int) -> int | None:
    """How many decimal places write the number exactly; ``None`` where no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def format_number(value: Fraction | int) -> str:
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
