"""Periods from syntax tree to text, and what is wrong with them (section 2)."""

from __future__ import annotations

import re

from msgspec import Struct

from guideproof.model.fault import Fault, PeriodFault, UnknownReference, WrongPeriod
from guideproof.model.period import Period, seconds, unit_of_time
from guideproof.model.reference import Kind
from guideproof.model.unit import parse_quantity, parse_unit
from guideproof.reading.parameters import NamedConstant, with_constants
from guideproof.reading.tree import Mapped, Scalar, Tree
from guideproof.reading.variables import Signatures

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def read_period(tree: Mapped, key: str, faults: list[Fault]) -> str | None:
    """The period of a field as it is written; one that is none is a fault."""
    return _Ends(faults).read(key, tree.get(key))


def read_after(tree: Mapped, faults: list[Fault], variables: Signatures | None = None) -> Period | None:
    """``after`` in one of its forms; a single period stands for both of its ends. With ``variables`` it may name
    parameters."""
    value = tree.get("after")
    if value is not None and variables is not None:
        value = with_constants(value, (), variables)
    ends = _Ends(faults, variables)
    if isinstance(value, Scalar):
        text = ends.read("after", value)
        return Period(text, text, ends.named) if text is not None else None
    if not isinstance(value, Mapped):
        return None
    low, high = (ends.read(key, value.get(key)) for key in ("at_least", "at_most"))
    least, most = seconds(low or ""), seconds(high or "")
    if low is not None and high is not None and least is not None and most is not None and least > most:
        faults.append(PeriodFault(WrongPeriod.ORDER, "after", low, high, value.span))
    return Period(low, high, ends.named)


class _Ends(Struct):
    """Reads one or two periods that belong together; ``named`` are those for which parameters stand."""

    faults: list[Fault]
    variables: Signatures | None = None
    named: tuple[tuple[str, str], ...] = ()

    def read(self, key: str, value: Tree | None) -> str | None:
        if not isinstance(value, Scalar) or value.value is None:
            return None
        text = value.text
        if isinstance(value, NamedConstant):
            if not isinstance(value.value, str) or parse_quantity(value.value) is None:
                self.faults.append(PeriodFault(WrongPeriod.OTHER, key, text, "", value.span))
                return None
            text = value.value
            self.named += ((text, value.parameter),)
        elif self.variables is not None and _NAME.fullmatch(text):
            self.faults.append(UnknownReference(Kind.PARAMETER, text, tuple(self.variables.parameters), value.span))
            return None
        self.faults += period_faults(key, text, value)
        return text


def period_faults(key: str, text: str, value: Scalar) -> list[Fault]:
    """What is wrong with a number and a unit as the period behind a key; ``value`` is where it stands."""
    given, span = value.text, value.span
    quantity = parse_quantity(text)
    if quantity is None:  # the schema has accepted its shape
        return [PeriodFault(WrongPeriod.LONG, key, given, "", span)]
    number, unit = quantity
    if unit_of_time(unit) is None:
        what = WrongPeriod.UNIT if parse_unit(unit) is None else WrongPeriod.DIMENSION
        return [PeriodFault(what, key, given, unit, span)]
    return [] if number > 0 else [PeriodFault(WrongPeriod.NOTHING, key, given, unit, span)]
