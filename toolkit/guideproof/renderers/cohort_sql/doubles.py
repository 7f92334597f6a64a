"""Doubles: how far each can be from the number that it stands for, and how far any may be from zero."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from msgspec import Struct

from guideproof.program.real_numbers import RealNumber
from guideproof.renderers.cohort_sql.expressions import Sql

ROUNDING = 2.0**-52
"""How far from the truth one operation on doubles can be, relative to what it gives."""

FUNCTION = 2.0**-46
"""The same of a function: far more than any engine is known to be wrong."""

MORE = 1.001
"""By how much an error is taken for greater than it was reckoned, since it is reckoned in doubles itself."""

MOST_EXPONENT = 700
"""Of more than this no engine gives a power of e, and some end the run."""

FARTHEST = 10.0**290
"""No double is reckoned with that is farther from zero, nor one that is as much nearer to it: some engines end a whole
run over one that cannot be told from zero, or from what is beyond all."""


class Double(Struct, frozen=True):
    """A real number as a double: its least and greatest, and the greatest errors."""

    sql: Sql
    low: float
    high: float
    absolute: float
    relative: float
    nearest: float
    """How near to zero what the engine finds can be, where it is not zero."""

    @property
    def most(self) -> float:
        """How far from zero it can be."""
        return max(abs(self.low), abs(self.high))

    @property
    def least(self) -> float:
        """How near to zero it can be."""
        return 0.0 if self.low <= 0 <= self.high else min(abs(self.low), abs(self.high))


def added(absolute: float, more: float) -> float:
    """Two errors together; of what is no number there is no bound."""
    found = absolute + more
    return found if found == found else inf


def as_float(end: RealNumber) -> float:
    """A real number as a double: what is beyond all is endless, what is next to nothing is zero."""
    number, power = end
    if number.bit_length() + power > 1000:
        return inf if number > 0 else -inf
    if number.bit_length() + power < -1000:
        return 0.0
    return float(Fraction(number) * Fraction(2) ** power)
