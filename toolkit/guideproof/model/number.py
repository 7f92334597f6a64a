"""Numbers as the guideline writes them: exact decimals, kept as fractions, never as binary floats."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

LONGEST = 40
"""The most characters a number may have: far beyond any measurement, and short enough to be computed at once."""

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def parse_number(text: str) -> Fraction | None:
    """The number that ``-?digits[.digits]`` stands for; ``None`` for any other text (``012``, ``1e3``, ``+1``)."""
    return Fraction(text) if len(text) <= LONGEST and NUMBER.fullmatch(text) else None


def exact(value: int | float | Decimal | Fraction) -> Fraction:
    """A program's number as a fraction; a binary float means its shortest decimal (``0.1`` is one tenth).

    Raises ``ValueError`` for infinities and not-a-number, which are no numbers of a patient.
    """
    if isinstance(value, float):
        value = Decimal(float.__repr__(value))
    try:
        return Fraction(value)
    except OverflowError as error:
        raise ValueError(f"{value} is not a number") from error


def decimals(value: Fraction) -> int | None:
    """How many decimal places write the number exactly; ``None`` where no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def format_number(value: Fraction | int) -> str:
    """The number as text: ``2``, ``13.5``; ``1/3`` where it does not end in decimals."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    places = decimals(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    scaled = abs(value.numerator) * 10**places // value.denominator
    digits = str(scaled).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"
