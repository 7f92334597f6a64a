"""What conversion took off the grid of its element. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from guideproof.model.rounding import ambiguous, compared_beside, number_between, way_round
from guideproof.model.unit import Conversion

# <program>


def rounded_values(p: Any, elements: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was rounded, as the JSON of an evaluation has it."""
    if not p.rounded:
        return []
    found = [(name, p.rounded[name]) for name in elements if name in p.rounded]
    return [{"element": name, "given": each.given, "taken": each.taken} for name, each in found]


def ambiguous_values(p: Any, elements: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Which values are not rounded, because that could change how they compare with another one, and why."""
    for name, element in elements.items():
        if name not in p.rounded:
            continue
        each = p.rounded[name]
        others = (other for other, *way in element.beside if lies_between(p, each, elements[other], *way))
        other = next(others, None)
        if other is not None:
            why = ambiguous(name, each.given, each.taken, compared_beside(other))
            yield name, f"{why}; {way_round(element.unit)}"


def lies_between(p: Any, rounded: Any, other: Any, conversion: Conversion, points: Mapping[str, Fraction]) -> bool:
    """Whether the value of another element, as it was given or as it is taken, lies between, or is one of the two."""
    held = getattr(p, other.slot)
    if held is None:
        return False
    numbers = [points[held] if points else held * other.step]
    if other.name in p.rounded:
        numbers.append(p.rounded[other.name].exact)
    return any(number_between((conversion.of(each),), rounded.exact, rounded.number) is not None for each in numbers)
