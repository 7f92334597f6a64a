"""The facts of a patient under the rules of the elements (sections 2, 4 and 12): checked, converted, on the grid.

A number becomes how many steps of its element's precision it is, an ``int``: comparisons are then exact and quick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from msgspec.structs import replace

from guideproof.model.calendar import NO_DAY, days_written, format_day, format_days
from guideproof.model.element import NEVER, Element, ElementType, Grid
from guideproof.model.fault import OutOfRange, OutsideDates, TypeMismatch, UnitMismatch, UnknownCode
from guideproof.model.guideline import Guideline
from guideproof.model.number import decimals, exact, format_number
from guideproof.model.quoting import quoted
from guideproof.model.rounding import named_beside, nearest_whole, number_between
from guideproof.model.unit import DIMENSIONLESS, SAME, Conversion, Unit, parse_quantity, parse_unit
from guideproof.model.written_date import meant_fact
from guideproof.model.written_number import in_unit, meant_number
from guideproof.model.written_unit import DECIMAL, units_meant
from guideproof.program.slots import CodeKind, DateKind, InputKind, NumberKind, SetKind, TruthKind, input_kind
from guideproof.source import Span, whole


class CodeSet(NamedTuple):
    """What is known of a set of codes: those in it and those not in it; the rest is unknown."""

    present: frozenset[str]
    absent: frozenset[str]


class DaySpan(NamedTuple):
    """What is known of a date: a day from the first to the last of these, as ``model.calendar`` counts them."""

    first: int
    last: int


Value = bool | str | int | CodeSet | DaySpan
"""A known value: boolean, code, number in grid steps, or a set of codes or a date, known at least in part."""

ValueFault = TypeMismatch | UnitMismatch | OutOfRange | OutsideDates | UnknownCode

NOWHERE = whole("patient")
"""The place of a fact that a program gave."""

_FITTING = {
    ElementType.BOOLEAN: "`true` or `false`",
    ElementType.CODE: "one of its codes",
    ElementType.CODES: "a list of its codes, each once (`[]` for none), or a mapping from code to `true` or `false`",
    ElementType.INTEGER: "a whole number without a unit",
    ElementType.QUANTITY: "a number, with or without a unit",
    ElementType.DATE: "a day such as `2024-05-17`, a month such as `2024-05` or a year such as `2024`",
}


def read_value(
    element: Element,
    given: Any,
    span: Span = NOWHERE,
    kind: InputKind | None = None,
    named: Sequence[Fraction] | None = None,
) -> Value | ValueFault | None:
    """The value of an element from what a file or a program gives; ``None`` where it is missing.

    Numbers may be ``int``, ``float`` (meaning its shortest decimal), ``Decimal`` or ``Fraction``, or a text with a
    unit; sets may be any collection of texts, or a mapping from code to boolean. What does not fit gives a fault.
    ``kind`` is that of the element, for those who have it at hand. ``named`` are the numbers that conditions compare
    the element with, in their order: what conversion takes off the grid is rounded to it where none of them lies
    between; without them it does not fit.
    """
    if given is None:
        return None
    match kind or input_kind(element):
        case TruthKind():
            return given if isinstance(given, bool) else _misfit(element, given, span)
        case CodeKind():
            if not isinstance(given, str):
                return _misfit(element, given, span)
            return given if given in element.codes else UnknownCode(element.id, given, tuple(element.codes), span)
        case SetKind():
            return _code_set(element, given, span)
        case NumberKind() as number_kind:
            return _number(element, number_kind, given, span, named)
        case DateKind() as date_kind:
            return _date(element, date_kind, given, span)


def _misfit(element: Element, given: Any, span: Span) -> TypeMismatch:
    own = own_unit(element.type, element.unit)
    molar_mass = element.unit.molar_mass if element.unit else None
    meant = meant_number(given, own, molar_mass) if own is not None and isinstance(given, str) else None
    if element.type is ElementType.DATE and isinstance(given, str):
        meant = meant_fact(given)
    return TypeMismatch(element.id, element.type, quoted(given), _FITTING[element.type], span, meant, own)


def own_unit(type: ElementType, unit: Unit | None) -> str | None:
    """The unit in which numbers of an element are meant: none (an empty text) for whole numbers; ``None`` where it has
    no numbers."""
    if type is ElementType.INTEGER:
        return ""
    return (unit or DIMENSIONLESS).text if type is ElementType.QUANTITY else None


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


def _date(element: Element, kind: DateKind, given: Any, span: Span) -> Value | ValueFault:
    """The days that a text, a year or a ``date`` may mean, as far as they lie in the range. A day after the visit does
    not fit a date that lasts until then; see ``until``."""
    written = days_written(date_text(given))
    if written is None:
        return _misfit(element, given, span)
    first, last = max(written[0], kind.first), min(written[1], kind.last)
    if first > last:
        return OutsideDates(element.id, quoted(given), kind.first, kind.last, kind.until_visit, span)
    return DaySpan(first, last)


def date_text(given: Any) -> str:
    """A date as text; an empty one where it is none. A year may be a number of four digits."""
    if isinstance(given, str):
        return given
    if isinstance(given, date):
        return "" if isinstance(given, datetime) else given.isoformat()
    whole_number = isinstance(given, int | float | Decimal | Fraction) and not isinstance(given, bool)
    return str(int(given)) if whole_number and 1000 <= given <= 9999 and given == int(given) else ""


def until(element: Element, value: DaySpan, visit: int, given: Any, span: Span = NOWHERE) -> DaySpan | OutsideDates:
    """What is known of a date that is not after the visit."""
    if value.first <= visit:
        return value if value.last <= visit else DaySpan(value.first, visit)
    assert element.days is not None
    return OutsideDates(element.id, quoted(given), element.days.first, element.days.last, True, span, visit)


def _number(
    element: Element, kind: NumberKind, given: Any, span: Span, named: Sequence[Fraction] | None
) -> Value | ValueFault:
    number = number_in_unit(element, kind, given, span)
    if not isinstance(number, Fraction):
        return number
    steps = number / kind.step
    if steps.denominator == 1 and kind.first <= steps.numerator <= kind.last:
        return steps.numerator
    assert element.grid is not None
    misfit = misfit_of_number(element.id, element.grid, element.unit, number, quoted(given), span)
    if named is None or misfit.between is None or not _in_another_unit(given, kind.unit):
        return misfit
    taken = nearest_whole(steps)
    beside = number_between(named, number, taken * kind.step)
    if beside is None:
        return taken
    text = in_unit(format_number(taken * kind.step), misfit.unit)
    return replace(misfit, taken=text, beside=named_beside(beside, misfit.unit))


def _in_another_unit(given: Any, own: Unit | None) -> bool:
    quantity = parse_quantity(given) if isinstance(given, str) else None
    return quantity is not None and own is not None and conversion_of(quantity[1], own) != SAME


def misfit_of_number(id: str, grid: Grid, own: Unit | None, number: Fraction, given: str, span: Span) -> OutOfRange:
    """What is wrong with a number in the element's own unit, ``given`` so: it is beyond the range, or off the grid."""
    unit = own.text if own is not None else None
    below = number // grid.precision
    inside = grid.low <= number <= grid.high
    between = (grid.number(below), grid.number(below + 1)) if inside else None
    quantity = parse_quantity(given)
    other = quantity is not None and quantity[1] != unit
    taken = in_unit(format_number(number), unit) if other and decimals(number) is not None else ""
    meant = _smaller(given, grid, own) if between is None and other else ""
    return OutOfRange(id, given, grid.low, grid.high, grid.precision, unit, between, span, taken, meant)


def _smaller(given: str, grid: Grid, own: Unit | None) -> str:
    """The value with the unit that is likely meant, where the capitals of the one that is written make it huge."""
    number, _, text = given.partition(" ")
    others = units_meant(text.strip(" "), own.text if own else "1", own.molar_mass if own else None)
    for each in others[1:] if isinstance(others, tuple) else ():
        unit, quantity = parse_unit(each), parse_quantity(f"{number} {each}")
        conversion = unit.to(own or DIMENSIONLESS) if unit is not None else None
        if quantity is not None and conversion is not None and grid.low <= conversion.of(quantity[0]) <= grid.high:
            return f"{number} {each}"
    return ""


def number_in_unit(element: Element, kind: NumberKind, given: Any, span: Span) -> Fraction | ValueFault:
    """The number in the element's unit."""
    if isinstance(given, int | float | Decimal | Fraction) and not isinstance(given, bool):
        try:
            return exact(given)
        except ValueError:
            return _misfit(element, given, span)
    quantity = parse_quantity(given) if isinstance(given, str) else None
    own = kind.unit
    if quantity is None or own is None:
        return _misfit(element, given, span)
    number, text = quantity
    conversion = conversion_of(text, own)
    if conversion is None:
        meant = meant_number(given, own.text, own.molar_mass)
        if meant is None:
            return _misfit(element, given, span)
        return UnitMismatch(element.id, own.text, text, parse_unit(text) is not None, span, quoted(given), meant)
    return conversion.of(number)


def conversion_of(unit: str, own: Unit) -> Conversion | None:
    """How a value in a unit becomes one in the element's own; ``None`` where it does not convert, or has a decimal
    number in it (``mL/min/1.73``), which UCUM takes for a product and nobody means."""
    known = parse_unit(unit)
    return None if known is None or (unit != own.text and DECIMAL.search(unit)) else known.to(own)


def assumptions(guideline: Guideline) -> dict[str, Value]:
    """What is put in for each element whose missing value stands for something (``missing_means``)."""
    read = {
        id: DaySpan(NO_DAY, NO_DAY) if element.may_be_never else read_value(element, element.assumption.value)
        for id, element in guideline.elements.items()
        if element.assumption is not None
    }
    return {id: value for id, value in read.items() if isinstance(value, Value)}


def is_whole(element: Element, value: Value) -> bool:
    """Whether nothing of the value is unknown: of a set every code, of a date the day."""
    if isinstance(value, DaySpan):
        return value.first == value.last
    return not isinstance(value, CodeSet) or len(value.present) + len(value.absent) == len(element.codes)


def written(element: Element, value: Value) -> Any:
    """A value as data for a patient file; a number is a text with its unit, where it has one."""
    if isinstance(value, CodeSet):
        if is_whole(element, value):
            return [code for code in element.codes if code in value.present]
        return {code: code in value.present for code in element.codes if code in value.present | value.absent}
    if isinstance(value, DaySpan):
        return _written_date(*value)
    if element.grid is not None:
        assert isinstance(value, int)
        number = element.grid.number(value)
        if element.unit is None or element.unit.text == DIMENSIONLESS.text:
            return number.numerator if number.denominator == 1 else number
        return f"{format_number(number)} {element.unit}"
    return value


def _written_date(first: int, last: int) -> str | None:
    """The day, or the month or the year in which all of the days are, as a patient file has it; of days of several
    years nothing is said there."""
    if first == NO_DAY:
        return NEVER
    days = format_day(first), format_day(last)
    return next((days[0][:length] for length in (10, 7, 4) if days[0][:length] == days[1][:length]), None)


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
        case DaySpan(first, last):
            return NEVER if first == NO_DAY else format_days(first, last)
        case int() if element.grid is not None:
            return in_unit(format_number(element.grid.number(value)), element.unit.text if element.unit else None)
        case _:
            return str(written(element, value))
