"""What vignettes expect of numbers, classes, dates and amounts: in the element's own unit, and told where no patient
could ever get it (section 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.analysis.evaluation.applying import DOES_NOT_APPLY
from guideproof.analysis.evaluation.facts import conversion_of
from guideproof.model.calendar import days_written
from guideproof.model.element import NUMERIC, Derived, ElementType
from guideproof.model.fault import Fault, TypeMismatch, UnitMismatch, UnknownCode
from guideproof.model.guideline import Guideline
from guideproof.model.node import Recommendation
from guideproof.model.quoting import quoted
from guideproof.model.unit import DIMENSIONLESS, Unit, parse_quantity, parse_unit
from guideproof.model.vignette import Vignette
from guideproof.model.written_number import meant_number
from guideproof.program.texts import words_of
from guideproof.source import Span

_FITTING = {
    ElementType.BOOLEAN: "`true` or `false`",
    ElementType.CODE: "one of its codes, or `{one_of: [...]}` with several",
    ElementType.DATE: "a day such as `2024-05-17`, or `{on_or_after: 2024-05-01, on_or_before: 2024-05-31}`",
}
_NUMBER = "a number, with its unit, or `{at_least: 2, at_most: 5}`"
_RATIO = re.compile(r"-?[0-9]+/[0-9]+")


class ExpectedValues(Struct):
    """``units`` are those in which each intervention has an amount, where all are known."""

    derived: Mapping[str, Derived]
    units: Mapping[str, tuple[Unit, ...]]
    faults: list[Fault] = field(default_factory=list)

    def in_own_units(self, vignette: Vignette) -> Vignette:
        """The vignette with each expected number of a derived element in the element's own unit; a value that no
        patient could have is a fault."""
        expect = vignette.expect
        expected = {
            id: self._value(self.derived[id], value, vignette.values_at[f"derived.{id}"])
            if id in self.derived
            else value
            for id, value in expect.derived.items()
        }
        for id, value in expect.amounts.items():
            self.faults += self._amount(id, value, vignette.values_at[f"amounts.{id}"])
        return replace(vignette, expect=replace(expect, derived=expected))

    def _value(self, derived: Derived, value: Any, place: Span) -> Any:
        if value is None or value == DOES_NOT_APPLY:
            return value
        if derived.type in NUMERIC:
            if isinstance(value, dict) and value.keys() <= {"at_least", "at_most"}:
                return {key: self._number(derived, end, place) for key, end in value.items()}
            return self._number(derived, value, place)
        if not _fits(derived, value):
            self._misfit(derived, value, place)
        elif derived.type is ElementType.CODE:
            for code in value["one_of"] if isinstance(value, dict) else [value]:
                if code not in derived.codes and code != DOES_NOT_APPLY:
                    self.faults.append(UnknownCode(derived.id, code, tuple(derived.codes), place))
        return value

    def _number(self, derived: Derived, value: Any, place: Span) -> Any:
        own = derived.unit or DIMENSIONLESS
        quantity = parse_quantity(value) if isinstance(value, str) else None
        if quantity is None:
            if not isinstance(value, Fraction) and not (isinstance(value, str) and _RATIO.fullmatch(value)):
                self._misfit(derived, value, place)
            return value
        conversion = conversion_of(quantity[1], own)
        if conversion is not None:
            return conversion.of(quantity[0])
        self.faults.append(_mismatch(derived.id, own, value, quantity[1], place))
        return value

    def _misfit(self, derived: Derived, value: Any, place: Span) -> None:
        fitting = _FITTING.get(derived.type, _NUMBER)
        self.faults.append(TypeMismatch(derived.id, derived.type, quoted(value), fitting, place))

    def _amount(self, id: str, value: Any, place: Span) -> Iterator[Fault]:
        """What is wrong with an amount that measures something else than all that are given of the intervention."""
        units = self.units.get(id, ())
        quantity = (value, "1") if isinstance(value, Fraction) else parse_quantity(value) if value is not None else None
        if quantity is None or not units or any(conversion_of(quantity[1], own) is not None for own in units):
            return
        if any(quantity[1] in words_of(own) for own in units):
            return  # as a text shows it: `2 tablets`
        yield _mismatch(id, units[0], value, quantity[1], place)


def _fits(derived: Derived, value: Any) -> bool:
    match derived.type:
        case ElementType.BOOLEAN:
            return isinstance(value, bool)
        case ElementType.DATE if isinstance(value, dict):
            return value.keys() == {"on_or_after", "on_or_before"} and all(map(_is_day, value.values()))
        case ElementType.DATE:
            return _is_day(value)
        case _ if isinstance(value, dict):
            return value.keys() == {"one_of"} and all(isinstance(each, str) for each in value["one_of"])
        case _:
            return isinstance(value, str)


def _is_day(value: Any) -> bool:
    days = days_written(value) if isinstance(value, str) else None
    return days is not None and days[0] == days[1]


def _mismatch(id: str, own: Unit, value: Any, unit: str, place: Span) -> UnitMismatch:
    meant = meant_number(value, own.text, own.molar_mass) if isinstance(value, str) else None
    return UnitMismatch(id, own.text, unit, parse_unit(unit) is not None, place, quoted(value), meant)


def expected_values(guideline: Guideline) -> ExpectedValues:
    """What can be expected of a guideline that lacks only its vignettes."""
    return ExpectedValues(guideline.derived, _units(guideline))


def _units(guideline: Guideline) -> dict[str, tuple[Unit, ...]]:
    """The units in which each intervention is given, of interventions whose amounts are all known."""
    units: dict[str, dict[Unit, None]] = {}
    unknown: set[str] = set()
    for node in guideline.nodes.values():
        for item in node.body.items if isinstance(node.body, Recommendation) else ():
            if item.amount is None:
                continue
            element = guideline.variable(item.amount.element) if item.amount.element is not None else None
            if item.amount.element is not None and element is None:
                unknown.add(item.intervention.id)
            unit = element.unit if element is not None else item.amount.unit
            units.setdefault(item.intervention.id, {})[unit or DIMENSIONLESS] = None
    return {id: tuple(found) for id, found in units.items() if id not in unknown}
