"""Periods from syntax tree to text, and what is wrong with them (section 2)."""

from __future__ import annotations

from guideproof.model.fault import Fault, PeriodFault, WrongPeriod
from guideproof.model.period import Period, seconds, unit_of_time
from guideproof.model.unit import parse_quantity, parse_unit
from guideproof.reading import fields
from guideproof.reading.tree import Mapped, Scalar
from guideproof.source import Span


def read_period(tree: Mapped, key: str, faults: list[Fault]) -> str | None:
    """The period of a field as it is written; one that is none is a fault."""
    value = tree.get(key)
    text = fields.text(tree, key)
    if text is not None and value is not None:
        faults += _wrong(key, text, value.span)
    return text


def read_after(tree: Mapped, faults: list[Fault]) -> Period | None:
    """``after`` in one of its forms; a single period stands for both of its ends."""
    value = tree.get("after")
    if isinstance(value, Scalar):
        text = read_period(tree, "after", faults)
        return Period(text, text) if text is not None else None
    if not isinstance(value, Mapped):
        return None
    low, high = read_period(value, "at_least", faults), read_period(value, "at_most", faults)
    least, most = seconds(low or ""), seconds(high or "")
    if low is not None and high is not None and least is not None and most is not None and least > most:
        faults.append(PeriodFault(WrongPeriod.ORDER, "after", low, high, value.span))
    return Period(low, high)


def _wrong(key: str, text: str, span: Span) -> list[Fault]:
    quantity = parse_quantity(text)
    if quantity is None:  # the schema has accepted its shape
        return [PeriodFault(WrongPeriod.LONG, key, text, "", span)]
    number, unit = quantity
    if unit_of_time(unit) is None:
        what = WrongPeriod.UNIT if parse_unit(unit) is None else WrongPeriod.DIMENSION
        return [PeriodFault(what, key, text, unit, span)]
    return [] if number > 0 else [PeriodFault(WrongPeriod.NOTHING, key, text, unit, span)]
