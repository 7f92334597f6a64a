"""The facts of a patient under the rules of the elements (sections 2, 4 and 12): checked, converted, on the grid.

A number becomes how many steps of its element's precision it is, an ``int``: comparisons are then exact and quick.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from guideproof.model.element import NUMERIC, Element, ElementType
from guideproof.model.fault import OutOfRange, TypeMismatch, UnitMismatch, UnknownCode
from guideproof.model.number import exact, format_number
from guideproof.model.quoting import quoted
from guideproof.model.unit import DIMENSIONLESS, parse_quantity, parse_unit
from guideproof.source import Span, whole


class CodeSet(NamedTuple):
    """What is known of a set of codes: those in it and those not in it; the rest is unknown."""

    present: frozenset[str]
    absent: frozenset[str]


Value = bool | str | int | CodeSet
"""A known value: boolean, code, number in grid steps, or a set of codes, known at least in part."""

ValueFault = TypeMismatch | UnitMismatch | OutOfRange | UnknownCode

NOWHERE = whole("patient")
"""The place of a fact that a program gave."""

_FITTING = {
    ElementType.BOOLEAN: "`true` or `false`",
    ElementType.CODE: "one of its codes",
    ElementType.CODES: "a list of its codes, each once (`[]` for none), or a mapping from code to `true` or `false`",
    ElementType.INTEGER: "a whole number without a unit",
    ElementType.QUANTITY: "a number, with or without a unit",
}


def read_value(element: Element, given: Any, span: Span = NOWHERE) -> Value | ValueFault | None:
    """The value of an element from what a file or a program gives; ``None`` where it is missing.

    Numbers may be ``int``, ``float`` (meaning its shortest decimal), ``Decimal`` or ``Fraction``, or a text with a
    unit; sets may be any collection of texts, or a mapping from code to boolean. What does not fit gives a fault.
    """
    if given is None:
        return None
    match element.type:
        case ElementType.BOOLEAN:
            return given if isinstance(given, bool) else _misfit(element, given, span)
        case ElementType.CODE:
            if not isinstance(given, str):
                return _misfit(element, given, span)
            return given if given in element.codes else UnknownCode(element.id, given, tuple(element.codes), span)
        case ElementType.CODES:
            return _code_set(element, given, span)
        case ElementType.INTEGER | ElementType.QUANTITY:
            return _number(element, given, span)


def _misfit(element: Element, given: Any, span: Span) -> TypeMismatch:
    return TypeMismatch(element.id, element.type, quoted(given), _FITTING[element.type], span)


def _code_set(element: Element, given: Any, span: Span) -> Value | ValueFault | None:
    if isinstance(given, Mapping):
        known = {code: held for code, held in given.items() if held is not None}
        if not all(isinstance(code, str) and isinstance(held, bool) for code, held in known.items()):
            return _misfit(element, given, span)
        present = frozenset(code for code, held in known.items() if held)
        named, absent = list(given), frozenset(code for code, held in known.items() if not held)
    elif isinstance(given, list | tuple | set | frozenset) and all(isinstance(code, str) for code in given):
        named, present = sorted(given) if isinstance(given, set | frozenset) else list(given), frozenset(given)
        absent = frozenset(element.codes) - present
        if len(named) != len(present):
            return _misfit(element, given, span)
    else:
        return _misfit(element, given, span)
    for code in named:
        if code not in element.codes:
            return UnknownCode(element.id, str(code), tuple(element.codes), span)
    return CodeSet(present, absent) if present or absent or not isinstance(given, Mapping) else None


def _number(element: Element, given: Any, span: Span) -> Value | ValueFault:
    assert element.grid is not None
    number = _in_unit(element, given, span)
    if not isinstance(number, Fraction):
        return number
    grid, unit = element.grid, element.unit.text if element.unit else None
    text = quoted(given)
    if not grid.low <= number <= grid.high:
        return OutOfRange(element.id, text, grid.low, grid.high, grid.precision, unit, None, span)
    step = grid.step(number)
    if step is None:
        below = number // grid.precision
        nearest = (grid.number(below), grid.number(below + 1))
        return OutOfRange(element.id, text, grid.low, grid.high, grid.precision, unit, nearest, span)
    return step


def _in_unit(element: Element, given: Any, span: Span) -> Fraction | ValueFault:
    """The number in the element's unit."""
    if isinstance(given, int | float | Decimal | Fraction) and not isinstance(given, bool):
        try:
            return exact(given)
        except ValueError:
            return _misfit(element, given, span)
    quantity = parse_quantity(given) if isinstance(given, str) else None
    if quantity is None or element.type is ElementType.INTEGER:
        return _misfit(element, given, span)
    number, text = quantity
    unit, own = parse_unit(text), element.unit or DIMENSIONLESS
    factor = unit.to(own) if unit else None
    if factor is None:
        return UnitMismatch(element.id, own.text, text, unit is not None, span)
    return number * factor


def written(element: Element, value: Value) -> Any:
    """A value as data for a patient file: boolean, text, a number as text with its unit, list or mapping."""
    if isinstance(value, CodeSet):
        if len(value.present) + len(value.absent) == len(element.codes):
            return [code for code in element.codes if code in value.present]
        return {code: code in value.present for code in element.codes if code in value.present | value.absent}
    if element.type in NUMERIC:
        assert element.grid is not None
        assert isinstance(value, int)
        number = element.grid.number(value)
        return format_number(number) + (f" {element.unit}" if element.unit else "")
    return value


def shown(element: Element, value: Value | None) -> str:
    """A value as a clinician reads it in a reason: ``13.5 g/dL``, ``clear_cell``, ``liver, not bone``."""
    match value:
        case None:
            return "missing"
        case bool():
            return str(value).lower()
        case CodeSet(present, absent):
            whole_set = len(present) + len(absent) == len(element.codes)
            parts = [code for code in element.codes if code in present]
            parts += [] if whole_set else [f"not {code}" for code in element.codes if code in absent]
            return ", ".join(parts) or "none"
        case _:
            return str(written(element, value))
