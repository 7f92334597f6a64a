"""A condition as the YAML that an editor pastes, which the reader takes back as the same condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from guideproof.checks.yaml_text import flow
from guideproof.model.calendar import format_day
from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    Test,
    Unreadable,
)
from guideproof.model.element import VISIT, Derived, Element, of_days
from guideproof.model.guideline import Guideline
from guideproof.model.number import LONGEST, decimals, format_number
from guideproof.model.unit import KNOWN_UNITS, Conversion, Unit, parse_unit


def condition_yaml(guideline: Guideline, condition: Condition) -> str | None:
    """The condition on one line; ``None`` for one that cannot be written: that of everybody, or one with a number that
    ends in decimals in no unit."""
    try:
        return flow(_mapping(guideline, condition))
    except _Unwritable:
        return None


class _Unwritable(Exception):
    pass


def _mapping(guideline: Guideline, condition: Condition) -> dict[str, Any]:
    match condition:
        case All(parts) if parts:
            return _together([_mapping(guideline, part) for part in parts])
        case AnyOf(parts) if parts:
            return {"any": [_mapping(guideline, part) for part in parts]}
        case Not(part):
            return {"not": _mapping(guideline, part)}
        case All() | AnyOf() | Unreadable():
            raise _Unwritable
        case _:
            return {condition.element: _tested(guideline, condition)}


def _tested(guideline: Guideline, test: Test) -> Any:
    """What stands behind the element of a test."""
    match test:
        case IsBoolean(_, value):
            return value
        case IsCode(_, codes):
            return _one_or_list(codes)
        case IsNumber(element, numbers):
            return _one_or_list([_number(guideline, element, number) for number in numbers])
        case Compares(element, comparison, bound):
            word = day_word(comparison) if of_days(guideline.variable(element)) else comparison.value
            if word is None:
                raise _Unwritable
            return {word: _bound(guideline, element, bound)}
        case Includes(_, codes, all_of_them):
            if len(codes) == 1:
                return {"includes": codes[0]}
            return {"includes_all" if all_of_them else "includes_any": list(codes)}
        case Only(_, codes):
            return {"only": list(codes)} if codes else {"none": True}
        case SetCount(_, comparison, bound):
            limit: Any = {"element": bound.element} if bound.element is not None else bound.number
            return {"count": limit if comparison is Comparison.EQUAL else {comparison.value: limit}}


def _one_or_list(values: Iterable[Any]) -> Any:
    some = list(values)
    return some[0] if len(some) == 1 else some


def _together(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """One mapping for all parts: bounds of one element side by side; ``all`` where two parts have the same key."""
    joined: dict[str, Any] = {}
    for part in parts:
        merged = _merged(joined, part)
        if merged is None:
            return {"all": parts}
        joined = merged
    return joined


def _merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any] | None:
    """Two mappings as one, and mappings in them likewise; ``None`` where both say something of the same key."""
    merged = dict(one)
    for key, value in other.items():
        before = merged.get(key)
        if key not in merged:
            merged[key] = value
        elif isinstance(before, dict) and isinstance(value, dict) and key != "not":
            inner = _merged(before, value)
            if inner is None:
                return None
            merged[key] = inner
        else:
            return None
    return merged


def _bound(guideline: Guideline, element: str, bound: Bound) -> Any:
    if bound.element == VISIT:
        return VISIT
    if bound.element is not None:
        return {"element": bound.element}
    assert bound.number is not None
    return _number(guideline, element, bound.number)


def _number(guideline: Guideline, element: str, number: Fraction) -> str | Fraction:
    unit = unit_of(guideline, element)
    if unit is None and decimals(number) is not None and not of_days(guideline.variable(element)):
        return number
    text = number_text(guideline, element, number)
    if text is None:
        raise _Unwritable
    return text


def number_text(guideline: Guideline, element: str, number: Fraction) -> str | None:
    """The number with its unit: the element's, else the one in which it is shortest of those in which it ends in
    decimals; ``None`` if there is none. Of a date the day."""
    if of_days(guideline.variable(element)):
        return format_day(int(number))
    own = unit_of(guideline, element)
    if own is None:
        return _decimal(number)
    text = _decimal(number)
    if text is not None:
        return f"{text} {own}"
    found = ((_decimal(conversion.of(number)), unit) for unit, conversion in _alike(guideline, own).items())
    written = [f"{text} {unit}" for text, unit in found if text is not None and unit.text != "1"]
    return min(written, key=len, default=None)


def day_word(comparison: Comparison) -> str | None:
    """The word with which a guideline compares days."""
    words = {
        Comparison.BELOW: "before",
        Comparison.AT_MOST: "on_or_before",
        Comparison.ABOVE: "after",
        Comparison.AT_LEAST: "on_or_after",
    }
    return words.get(comparison)


def _decimal(number: Fraction) -> str | None:
    text = format_number(number) if decimals(number) is not None else None
    return text if text is not None and len(text) <= LONGEST else None


def unit_of(guideline: Guideline, element: str) -> Unit | None:
    """The unit that a number of an element is written with; ``None`` where that is none, or ``1``."""
    variable = guideline.variable(element)
    unit = variable.unit if variable is not None else None
    return unit if unit is not None and unit.text != "1" else None


def _alike(guideline: Guideline, own: Unit) -> dict[Unit, Conversion]:
    """The units of the same dimension and how numbers are converted to them: those of elements, and the plain ones."""
    elements: list[Element | Derived] = [*guideline.elements.values(), *guideline.derived.values()]
    units = (*(each.unit for each in elements), *map(parse_unit, KNOWN_UNITS))
    return {unit: way for unit in units if unit is not None and (way := own.to(unit)) is not None}
