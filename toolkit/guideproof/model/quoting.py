"""Values of facts as messages quote them.

What stands below the mark is copied into the emitted evaluators, so it needs no more than Python 3.9.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guideproof.model.number import exact, format_number

UNQUOTED = "without quotation marks it is "
"""So begins what is said of a text that is read as something else."""

# <program>

_LONG = 10**40


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


def _quoted_number(given: int | float | Decimal | Fraction) -> str:
    try:
        number = exact(given)
    except ValueError:
        return str(given).lower()  # nan, inf, -inf
    if abs(number.numerator) >= _LONG or number.denominator >= _LONG:
        return "a number of more than 40 digits"
    return format_number(number)
