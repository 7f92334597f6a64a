"""Numbers as a text for a reader has them: ``1250 mg``, ``1 year``, ``500 mg to 750 mg``, ``about 33.33 mg``.

What stands below the mark is copied into the emitted evaluators, so it needs no more than Python 3.9.
"""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.number import decimals, format_number

# <program>

UNKNOWN = "?"
"""Stands for a value of which nothing is known."""

TRUTHS = ("no", "yes")

NOTHING = "none"
"""Stands for a set that is empty."""

NOT_APPLYING = "does not apply"
"""Stands for a value that does not apply."""

DIGITS = 4
"""How many digits are told of a number that does not end in decimals."""


def counted(number: Fraction, one: str, many: str) -> str:
    """A number with its unit, in the word for one and in that for all others; an empty one is not written."""
    unit = one if number == 1 else many
    text = in_digits(number)
    return f"{text} {unit}" if unit else text


def in_digits(number: Fraction) -> str:
    """A number without its unit; of one that does not end in decimals about how much it is."""
    return format_number(number) if decimals(number) is not None else f"about {rounded(number)}"


def between(low: Fraction, high: Fraction, one: str, many: str) -> str:
    """What is known of a number with its unit: ``15 to 27``; itself where the two are one."""
    return counted(low, one, many) if low == high else f"{counted(low, one, many)} to {counted(high, one, many)}"


def rounded(number: Fraction) -> str:
    """A number other than zero with four significant digits, halves away from zero: ``33.33``, ``0.6667``."""
    size = abs(number)
    power = len(str(size.numerator)) - len(str(size.denominator))
    power -= size < Fraction(10) ** power
    places = DIGITS - 1 - power
    digits = (2 * size * Fraction(10) ** places + 1) // 2
    if digits == 10**DIGITS:
        digits, places = digits // 10, places - 1
    value = Fraction(digits) / Fraction(10) ** places
    text = str(value.numerator) if places <= 0 else f"{digits:0{places + 1}d}"
    sign = "-" if number < 0 else ""
    return f"{sign}{text}" if places <= 0 else f"{sign}{text[:-places]}.{text[-places:]}"
