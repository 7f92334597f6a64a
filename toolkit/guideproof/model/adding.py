"""Derived numbers that are added up: points of conditions, and sums (section 4)."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from guideproof.model.condition import Condition
from guideproof.source import Span


class PointsBranch(Struct, frozen=True):
    """What is added where a condition holds, ``parameter`` if that stands for it; it may be below zero."""

    when: Condition
    points: Fraction
    span: Span
    parameter: str | None = None


class Points(Struct, frozen=True):
    """The points of the conditions that hold, added."""

    branches: tuple[PointsBranch, ...]
    span: Span


class Sum(Struct, frozen=True):
    """The numbers of elements of one unit, added; of codes with points these. One may come twice."""

    elements: tuple[str, ...]
    span: Span
