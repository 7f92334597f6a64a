"""Functions from whole numbers to whole numbers that never fall: known ends of one side are known ends of the other."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from guideproof.analysis.proof.solver.calendar import first_day, place


class Rising(Protocol):
    """A function that never falls."""

    def of(self, number: int) -> int:
        """What it gives."""

    def reaching(self, value: int) -> int:
        """The least number for which it gives so much."""


class PlaceOf(Struct, frozen=True):
    """From a day to its place."""

    def of(self, number: int) -> int:
        """The place of the day."""
        return place(number)

    def reaching(self, value: int) -> int:
        """The first day at this place or behind it."""
        return first_day(value)


class FirstDay(Struct, frozen=True):
    """From a place to the first day that stands there or behind it."""

    def of(self, number: int) -> int:
        """The day."""
        return first_day(number)

    def reaching(self, value: int) -> int:
        """The place behind that of the day before."""
        return place(value - 1) + 1


class WholeParts(Struct, frozen=True):
    """How often a number goes into another one, rounded down."""

    divisor: int

    def of(self, number: int) -> int:
        """The quotient, rounded down."""
        return number // self.divisor

    def reaching(self, value: int) -> int:
        """The least number into which it goes so often."""
        return value * self.divisor
