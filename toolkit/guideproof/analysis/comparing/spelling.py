"""How a number with its unit may stand in a text: in digits or words, the unit in short or in full, in other units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from guideproof.model.number import decimals, format_number
from guideproof.model.unit import DIMENSIONLESS, Unit, parse_unit

_NAMES = {
    "a": r"years?|yrs?|y",
    "mo": r"months?",
    "wk": r"weeks?|wks?",
    "d": r"days?",
    "h": r"hours?|hrs?",
    "min": r"minutes?",
    "mm": r"millimet(?:re|er)s?",
    "cm": r"centimet(?:re|er)s?",
    "kg": r"kilograms?|kilos?",
    "g": r"grams?",
    "mg": r"milligrams?",
    "%": r"percent|per cent",
}
"""What units are called in full."""

_OTHERS = ("mm", "cm", "m", "mg", "g", "kg", "mL", "L", "mL/min", "L/min", "g/dL", "g/L", "a", "mo", "wk", "d", "h")
"""Units in which a text may have a number that a test has in another one."""

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPACE = "[ \u00a0\u202f-]?"
_NO_TENS = "".join(f"(?<!{each}[ -])" for each in _TENS)
_RANGE = r"(?:\s*(?:to|or|and|\u2013|-)\s*\d+(?:[.,]\d+)?)?"
"""A second number that shares the unit: ``120 to 140 mm``."""


def sought(number: Fraction, unit: Unit) -> re.Pattern[str]:
    """Finds a number with its unit, however it is spelt; never one without a unit, which may be any number."""
    return re.compile("|".join(f"(?:{each})" for each in _spelt(number, unit)), re.IGNORECASE)


def _spelt(number: Fraction, unit: Unit) -> Iterator[str]:
    for much, each in ((number, unit), *_otherwise(number, unit)):
        figures = re.escape(format_number(much)).replace(r"\.", "[.,]")
        figures += "" if much.denominator > 1 else "(?:[.,]0+)?"
        words = "".join(f"|{_NO_TENS}{re.escape(word)}" for word in _in_words(much))
        # A unit in short is one by its capitals: `M` is no `m`.
        short = f"(?-i:{re.escape(each.text)})" + (r"(?! \w)" if each.text == "a" else "")
        names = f"{short}|{_NAMES[each.text]}" if each.text in _NAMES else short
        yield rf"(?<![\w.,])(?:{figures}{_RANGE}{words}){_SPACE}(?:{names})(?!\w)"


def _otherwise(number: Fraction, unit: Unit) -> Iterator[tuple[Fraction, Unit]]:
    """The same in other units, where that is a number somebody would write."""
    for other in _others():
        conversion = unit.to(other)
        if conversion is None or conversion.shift or other.text == unit.text:
            continue
        much = conversion.of(number)
        if (decimals(much) or 0) <= 1 and decimals(much) is not None and Fraction(1, 2) <= abs(much) < 10_000:
            yield much, other


@cache
def _others() -> tuple[Unit, ...]:
    return tuple(unit for unit in map(parse_unit, _OTHERS) if unit is not None and unit != DIMENSIONLESS)


def _in_words(number: Fraction) -> Iterator[str]:
    """A whole number below one hundred in words."""
    if number.denominator != 1 or not 0 <= number < 100:
        return
    tens, ones = divmod(int(number), 10)
    if number < 20:
        yield _ONES[int(number)]
    elif ones == 0:
        yield _TENS[tens - 2]
    else:
        yield from (f"{_TENS[tens - 2]}{joint}{_ONES[ones]}" for joint in ("-", " "))
