"""Points of codes from syntax tree to model (section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from guideproof.model.element import ElementType, Grid
from guideproof.model.fault import PointsMissing, SchemaFault, Shape
from guideproof.program.rational import common_step
from guideproof.reading.tree import Mapped, Scalar
from guideproof.reading.variables import Signatures


def points_of_codes(
    id: str, type: ElementType, values: Mapped | None, variables: Signatures
) -> dict[str, Fraction] | None:
    """What each code counts; none, with a fault, where they stand in a set; ``None``, with a fault, where only some say
    so."""
    found: dict[str, Fraction] = {}
    entries = values.entries if values is not None else {}
    for code, entry in entries.items():
        points = entry.value.entries.get("points") if isinstance(entry.value, Mapped) else None
        if points is None or not isinstance(points.value, Scalar) or not isinstance(points.value.value, Fraction):
            continue
        found[code] = points.value.value
        if type is ElementType.CODES:
            owner = f"the code `{code}` of `{id}`, which is a set of codes,"
            refused = SchemaFault(Shape.REFUSED, "points", owner, "", ("title", "coding"), points.key_span)
            variables.faults.append(refused)
    if type is ElementType.CODES:
        return {}
    lacking = tuple(code for code in entries if code not in found)
    if found and lacking:
        first = next(iter(found))
        variables.faults.append(PointsMissing(id, lacking, entries[lacking[0]].key_span, entries[first].key_span))
        return None
    return found


def grid_of_points(points: Mapping[str, Fraction]) -> Grid:
    """The least and the greatest points that a code can have, and what divides them all."""
    numbers = list(points.values())
    steps = [abs(number) for number in numbers if number]
    return Grid(min(numbers), max(numbers), common_step(steps) if steps else Fraction(1))
