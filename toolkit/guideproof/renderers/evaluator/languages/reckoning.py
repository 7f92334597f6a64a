"""How a language reckons: whole numbers divided and raised, days, real numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from guideproof.renderers.evaluator.lowering.layout import LaidValue


class Needs(Struct, frozen=True):
    """What a program needs beside what all have: whole numbers that may not fit a binary double (``wide``), dates,
    formulas that may have no value or divide (``divided``), irrational ones (``real``)."""

    wide: bool = False
    dated: bool = False
    divided: bool = False
    real: bool = False


class Reckoning(Protocol):
    """What a language says of numbers."""

    def quotient(self, number: str, divisor: str) -> str:
        """A whole number divided by one above zero, rounded down; it stands in brackets, or needs none."""

    def raised(self, base: str, exponent: int) -> str:
        """A whole number to the power of another one; the base stands in brackets, or needs none."""

    def nearest(self, dividend: str, divisor: str) -> str:
        """A whole number divided by one above zero, to the nearest whole number."""

    def real(self, name: str, arguments: Sequence[object]) -> LaidValue:
        """A function of real numbers (``program.real_numbers``), by its name there, of such numbers, or of whole ones
        beside them."""

    def beside_real(self, whole: str, factor: int = 1) -> str:
        """A whole number times another one, as a function of real numbers takes it."""

    def from_real(self, whole: LaidValue) -> LaidValue:
        """A whole number that a function of real numbers gives, kept as all of them are."""

    def months(self, what: str, start: str, other: str) -> str:
        """The whole months ``between`` two days, or the day that is so many ``later``: ``model.calendar``."""
