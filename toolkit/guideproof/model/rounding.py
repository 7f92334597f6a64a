"""What a conversion takes off the grid is rounded to it, unless that could change what a test says (section 4).

Copied into every emitted program; Python 3.9 and later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from guideproof.model.value_text import counted

# <program>

# What a conversion takes off the grid is rounded to it, unless that could change what a test says.


def nearest_whole(number: Fraction) -> int:
    """The nearest whole number; of two, the one that is farther from zero."""
    size = (2 * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return size if number >= 0 else -size


def number_between(numbers: Sequence[Fraction], given: Fraction, taken: Fraction) -> Fraction | None:
    """Of numbers in their order the first that lies between what was given and what it was taken for, or is one."""
    low, high = (given, taken) if given < taken else (taken, given)
    place = bisect_left(numbers, low)
    return numbers[place] if place < len(numbers) and numbers[place] <= high else None


def named_beside(number: Fraction, unit: str | None) -> str:
    """A number that lies between the two, in words."""
    own = "" if unit is None or unit == "1" else unit
    return f"{counted(number, own, own)}, which a condition names,"


def compared_beside(element: str) -> str:
    """An element whose value lies between the two, in words."""
    return f"`{element}`, with which it is compared,"


def ambiguous(name: str, given: str, taken: str, beside: str) -> str:
    """Why a value is not rounded; ``beside`` is what lies between the two, in words."""
    rounded = f"`{name}` cannot be `{given}`, which would be rounded to `{taken}`"
    return f"{rounded}: {beside} lies between the two or is one of them"


def way_round(unit: str) -> str:
    """What to do about a value that is not rounded."""
    return "give it without a unit, as precisely as it is recorded" if unit == "1" else f"give it in `{unit}`"
