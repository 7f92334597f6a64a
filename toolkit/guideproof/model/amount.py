"""Amounts: how much of an intervention is recommended, such as a dose (section 6)."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from guideproof.model.unit import Unit
from guideproof.source import Span


class Amount(Struct, frozen=True):
    """The value of a derived ``element``, or else a ``number`` in a ``unit``, for which a ``parameter`` may stand;
    ``text`` is how it is written."""

    text: str
    span: Span
    element: str | None = None
    number: Fraction | None = None
    unit: Unit | None = None
    parameter: str | None = None
