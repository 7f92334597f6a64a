"""The inputs of both versions as one: what a record that is valid in both can hold of each.

Of codes, ranges, steps and days that differ only what both have is left; an input in another unit is converted for the
later version, exactly. What no record can hold for both is refused, and says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import gcd, lcm

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.cases.renaming import renamed
from guideproof.analysis.comparing.function import of_element, plain
from guideproof.analysis.comparing.turned import agreement, turned
from guideproof.model.calendar import day_of, format_day
from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsCode,
    IsNumber,
    Only,
)
from guideproof.model.element import ON, Computed, Constraint, Days, Derived, Element, ElementType, Grid
from guideproof.model.formula import Binary, Number, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.unit import DIMENSIONLESS

LATER = "__later"
"""What is put behind the id of whatever there is a second time."""

ALIKE = f"{LATER}_applies"
"""What is put behind the id of an input that is to apply in both versions or in neither."""

_MOST_STEPS = 1000
"""So many of the numbers of an input are looked at one by one."""

VISITS = day_of(2000, 1, 1), day_of(2099, 12, 31)
"""The first and the last day that a visit can be on."""


class NotComparable(Exception):
    """No patient can be asked about in both versions; says why."""


class CommonInputs(Struct, frozen=True):
    """The inputs of both; ``agreed`` are constraints that hold of a record that is valid in both, ``twins`` those that
    the later version reads in another unit, by their ids, each as a derived element; ``stated`` are those that it asks
    for where the earlier one computes, by what they are called here."""

    elements: Mapping[str, Element]
    agreed: Mapping[str, Constraint]
    twins: Mapping[str, Derived]
    stated: Mapping[str, str]


def common_inputs(base: Guideline, head: Guideline) -> CommonInputs:
    """The inputs of both versions. Raises ``NotComparable``."""
    elements = {**head.elements, **base.elements}
    agreed: dict[str, Constraint] = {}
    stated: dict[str, str] = {}
    for id, input, computed in turned(base, head):
        if id in base.derived:
            del elements[id]
            elements[id + LATER] = replace(input, id=id + LATER, title=f"{input.title} (as it is stated)")
            stated[id + LATER] = id
        names = (id, id + LATER) if id in base.elements else (id + LATER, id)
        holds = agreement(input, computed, *names)
        if holds is None:
            raise NotComparable(
                f"`{id}` is asked for in one version and computed in the other, and never the same: give one another id"
            )
        name = f"{id}{LATER}_stated"
        agreed[name] = Constraint(name, holds, "It is stated as computed.", input.span)
    twins: dict[str, Derived] = {}
    for id, one in base.elements.items():
        other = head.elements.get(id)
        if other is None or of_element(one) == of_element(other):
            continue
        elements[id] = _joined(one, other)
        for place, holds in enumerate(_agreeing(one, other)):
            name = f"{id}{LATER}_{place}"
            agreed[name] = Constraint(name, holds, "Both versions take such a record.", one.span)
        if one.unit is not None and other.unit is not None and (factor := _factor(one, other)) != 1:
            expression = Binary(Operator.MULTIPLY, Variable(id), Number(factor))
            twins[id] = Derived(
                id + LATER,
                other.title,
                ElementType.QUANTITY,
                {},
                other.unit,
                Computed(expression, other.span),
                other.span,
            )
    return CommonInputs(elements, agreed, twins, stated)


def _joined(one: Element, other: Element) -> Element:
    """An input that has the codes of both, and the numbers and days that both have."""
    if one.type is not other.type:
        raise NotComparable(f"the input `{one.id}` is {other.type.value} in place of {one.type.value}")
    if any(one.points[code] != other.points[code] for code in one.points.keys() & other.points.keys()):
        raise NotComparable(f"the codes of the input `{one.id}` have other points: change them in a step of its own")
    codes = {**one.codes, **other.codes}
    if codes and not one.codes.keys() & other.codes.keys():
        raise NotComparable(f"the input `{one.id}` has no code that both versions know")
    points = {**one.points, **other.points}
    if points:
        points = {code: points.get(code, Fraction(0)) for code in codes}  # nobody whom both take has the other codes
    return replace(one, codes=codes, points=points, grid=_grid(one, other), days=_days(one, other))


def _agreeing(one: Element, other: Element) -> Iterator[Condition]:
    """What holds of a record that both versions take: it has codes that both know."""
    both = tuple(code for code in one.codes if code in other.codes)
    if len(both) < len({*one.codes, *other.codes}):
        kind = Only if one.type is ElementType.CODES else IsCode
        yield kind(one.id, both, one.span)


def applying_alike(
    base: Guideline, head: Guideline, names: Mapping[str, str]
) -> Iterator[tuple[str, Condition, Condition]]:
    """The inputs that may apply in one version alone, with when they apply in each; ``names`` are what elements of the
    later version are called."""
    for id, one in base.elements.items():
        other = head.elements.get(id)
        if other is not None:
            was, becomes = _applies(one), renamed(_applies(other), names)
            if plain(was) != plain(becomes):
                yield id, was, becomes


def _applies(element: Element) -> Condition:
    return All((), element.span) if element.applies_when is None else element.applies_when


def _factor(one: Element, other: Element) -> Fraction:
    """By what numbers in the unit of the earlier version are multiplied to be those in the unit of the later one."""
    if one.unit is None or other.unit is None:
        if one.unit is not other.unit:
            raise NotComparable(f"the input `{one.id}` has a unit in one version alone")
        return Fraction(1)
    conversion = one.unit.to(other.unit)
    if conversion is None or conversion.shift:
        raise NotComparable(f"the input `{one.id}` is measured in {other.unit} in place of {one.unit}")
    return conversion.factor


def _grid(one: Element, other: Element) -> Grid | None:
    factor = _factor(one, other)
    if one.grid is None or other.grid is None:
        if one.grid is not other.grid:
            raise NotComparable(f"the input `{one.id}` has a range in one version alone")
        return None
    low, high = max(one.grid.low, other.grid.low / factor), min(one.grid.high, other.grid.high / factor)
    grid = Grid(low, high, _common_multiple(one.grid.precision, other.grid.precision / factor))
    if grid.first > grid.last:
        raise NotComparable(f"the input `{one.id}` has no number that both versions take")
    return grid


def _common_multiple(one: Fraction, other: Fraction) -> Fraction:
    """The least number that is a whole multiple of both."""
    return Fraction(lcm(one.numerator, other.numerator), gcd(one.denominator, other.denominator))


def _days(one: Element, other: Element) -> Days | None:
    if one.days is None or other.days is None:
        return one.days or other.days
    first, last = max(one.days.first, other.days.first), min(one.days.last, other.days.last)
    if first > last:
        raise NotComparable(f"the input `{one.id}` has no day that both versions take")
    return Days(first, last, one.days.until_visit or other.days.until_visit)


def taken_by_one(one: Element, other: Element) -> Iterator[Mapping[str, object]]:
    """Values, as a patient file has them, that the first of two versions of an input takes and the second may not."""
    for code in one.codes:
        if code not in other.codes:
            yield {one.id: [code] if one.type is ElementType.CODES else code}
    if one.grid is not None and other.grid is not None:
        unit = f" {one.unit.text}" if one.unit is not None and one.unit != DIMENSIONLESS else ""
        first, last = one.grid.first, one.grid.last
        for step in dict.fromkeys((first, last, first + 1, last - 1)):
            number = one.grid.number(step)
            if first <= step <= last and not (one.unit == other.unit and _takes(other.grid, number)):
                yield {one.id: f"{format_number(number)}{unit}" if unit else _number(number)}
    if one.days is not None and other.days is not None and plain(one.days) != plain(other.days):
        ends = other.days.first - 1, other.days.last + 1, one.days.first, one.days.last
        for day in dict.fromkeys(each for each in ends if one.days.first <= each <= one.days.last):
            yield from ({one.id: format_day(day), ON: format_day(visit)} for visit in VISITS)


def held_by_one(one: Element, other: Element) -> Condition | None:
    """That an input has a value that the first of two versions of it takes and the second does not; ``None`` where
    there is no such code or number."""
    parts: list[Condition] = []
    fewer = tuple(code for code in one.codes if code not in other.codes)
    if fewer and one.type is ElementType.CODES:
        parts.append(Includes(one.id, fewer, False, one.span))
    elif fewer:
        parts.append(IsCode(one.id, fewer, one.span))
    if one.grid is not None and other.grid is not None and one.unit == other.unit:
        low, high = other.grid.low, other.grid.high
        parts += [_beyond(one, Comparison.BELOW, low)] if one.grid.low < low else []
        parts += [_beyond(one, Comparison.ABOVE, high)] if high < one.grid.high else []
        steps = range(one.grid.first, min(one.grid.last, one.grid.first + _MOST_STEPS) + 1)
        numbers = (number for step in steps if low <= (number := one.grid.number(step)) <= high)
        between = tuple(number for number in numbers if not _takes(other.grid, number))
        parts += [IsNumber(one.id, between, one.span)] if between else []
    return AnyOf(tuple(parts), one.span) if parts else None


def _beyond(one: Element, way: Comparison, end: Fraction) -> Condition:
    return Compares(one.id, way, Bound(end, None, Fraction(1), format_number(end)), one.span)


def _takes(grid: Grid, number: Fraction) -> bool:
    return grid.low <= number <= grid.high and grid.step(number) is not None


def _number(number: Fraction) -> object:
    return number.numerator if number.denominator == 1 else float(number)
