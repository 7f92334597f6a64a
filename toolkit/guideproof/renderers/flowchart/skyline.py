"""How far down things stand between two places across a sheet, asked often of the same things."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Standing = tuple[float, float, float]
"""Where a thing begins across the sheet, where it ends, and how far down it stands."""


class Skyline:
    """The lower ends of things across a sheet: between each two neighbouring places where one begins or ends, and at
    each such place those of the things that are nowhere else, lines that go straight up and down."""

    def __init__(self, things: Iterable[Standing]) -> None:
        found = sorted(things, key=lambda each: each[2])  # what stands further down comes later, over the others
        self._places = sorted({place for left, right, _ in found for place in (left, right)})
        at = {place: number for number, place in enumerate(self._places)}
        self._between, self._upright = [0.0] * len(self._places), [0.0] * len(self._places)
        for left, right, bottom in found:
            first, last = at[left], at[right]
            if first == last:
                self._upright[first] = bottom
            else:
                self._between[first:last] = [bottom] * (last - first)

    def bottom(self, left: float, right: float) -> float:
        """How far down something stands between two places, of which the first is further left; zero where nothing
        does. What only touches one of them does not stand between them."""
        inner, last = bisect_right(self._places, left), bisect_left(self._places, right)
        return max((0.0, *self._between[max(inner - 1, 0) : last], *self._upright[inner:last]))
