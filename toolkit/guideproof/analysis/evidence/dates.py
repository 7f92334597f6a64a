"""Dates and how long they last, by the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from guideproof.model.unit import parse_quantity, parse_unit


def parse_date(text: str | None) -> date | None:
    """The date that ISO 8601 text stands for; ``None`` for any other text, months and years without days included."""
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        return None


def after(start: date, period: str) -> date | None:
    """The date so long after another (``24 mo``, ``2 a``, ``90 d``); months and years are the calendar's, and the
    31st becomes the last day of a shorter month. ``None`` for what is no period."""
    quantity = parse_quantity(period)
    unit = parse_unit(quantity[1]) if quantity is not None else None
    if quantity is None or unit is None:
        return None
    months = {"mo": quantity[0], "a": quantity[0] * 12}.get(unit.text)
    try:
        if months is not None and months.denominator == 1:
            year, month = divmod(start.year * 12 + start.month - 1 + months.numerator, 12)
            return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
        day = parse_unit("d")
        conversion = unit.to(day) if day is not None else None
        return start + timedelta(days=int(conversion.of(quantity[0]))) if conversion is not None else None
    except (OverflowError, ValueError):
        return None
