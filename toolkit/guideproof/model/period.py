"""Periods: a number above zero with a UCUM unit of time, as a text such as ``6 wk`` (section 2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from guideproof.model.unit import Unit, parse_quantity, parse_unit


@dataclass(frozen=True, slots=True)
class Period:
    """After how long: UCUM texts such as ``6 wk``, either end may be open; the same text twice means exactly then.

    ``named`` are those of them for which parameters stand, each with the parameter.
    """

    at_least: str | None
    at_most: str | None
    named: tuple[tuple[str, str], ...] = field(default=(), compare=False)


TIME = (("s", 1),)
"""The dimension of time."""


def unit_of_time(text: str) -> Unit | None:
    """The unit of time that a UCUM text stands for; ``None`` for any other text."""
    unit = parse_unit(text)
    return unit if unit is not None and unit.dimension == TIME else None


def seconds(period: str) -> Fraction | None:
    """How long a period is; ``None`` for a text that is none. A month is a twelfth of 365.25 days, as in UCUM."""
    quantity = parse_quantity(period)
    unit = unit_of_time(quantity[1]) if quantity is not None else None
    return quantity[0] * unit.factor if quantity is not None and unit is not None and quantity[0] > 0 else None
