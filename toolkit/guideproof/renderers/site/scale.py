"""Where a number lies on an axis: evenly, or by its logarithm."""

from __future__ import annotations

import math
from fractions import Fraction

from msgspec import Struct


class Scale(Struct, frozen=True):
    """A stretch of numbers over a ``width``, which leaves an ``edge`` free at either end."""

    low: float
    high: float
    width: int
    edge: int
    logarithmic: bool = False

    def at(self, value: float | Fraction) -> float:
        """How far from the left end of the axis a number lies."""
        low, high, here = (math.log(each) if self.logarithmic else each for each in (self.low, self.high, float(value)))
        return round(self.edge + (here - low) / (high - low) * (self.width - 2 * self.edge), 1)
