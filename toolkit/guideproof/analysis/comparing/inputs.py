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

from guideproof.analysis.comparing.function import of_element, plain
from guideproof.model.calendar import format_day
from guideproof.model.condition import All, AnyOf, Condition, IsCode, Not, Only
from guideproof.model.element import Computed, Constraint, Days, Derived, Element, ElementType, Grid
from guideproof.model.formula import Binary, Number, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.unit import DIMENSIONLESS

LATER = "__later"
"""What is put behind the id of whatever there is a second time."""


class NotComparable(Exception):
    """No patient can be asked about in both versions; says why."""


class CommonInputs(Struct, frozen=True):
    """The inputs of both; ``agreed`` are constraints that hold of a record that is valid in both, ``twins`` those that
    the later version reads in another unit, by their ids, each as a derived element."""

    elements: Mapping[str, Element]
    agreed: Mapping[str, Constraint]
    twins: Mapping[str, Derived]


def common_inputs(base: Guideline, head: Guideline) -> CommonInputs:
    """The inputs of both versions. Raises ``NotComparable``."""
    elements = {**head.elements, **base.elements}
    agreed: dict[str, Constraint] = {}
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
    return CommonInputs(elements, agreed, twins)


def _joined(one: Element, other: Element) -> Element:
    """An input that has the codes of both, and the numbers and days that both have."""
    if one.type is not other.type:
        raise NotComparable(f"the input `{one.id}` is {other.type.value} in place of {one.type.value}")
    if any(one.points.get(code) != other.points.get(code) for code in one.codes.keys() & other.codes.keys()):
        raise NotComparable(f"the codes of the input `{one.id}` have other points: change them in a step of its own")
    codes = {**one.codes, **other.codes}
    if codes and not one.codes.keys() & other.codes.keys():
        raise NotComparable(f"the input `{one.id}` has no code that both versions know")
    return replace(
        one, codes=codes, points={**one.points, **other.points}, grid=_grid(one, other), days=_days(one, other)
    )


def _agreeing(one: Element, other: Element) -> Iterator[Condition]:
    """What holds of a record that both versions take: codes that both know, and that the input applies in both."""
    both = tuple(code for code in one.codes if code in other.codes)
    if len(both) < len({*one.codes, *other.codes}):
        kind = Only if one.type is ElementType.CODES else IsCode
        yield kind(one.id, both, one.span)
    if plain(one.applies_when) != plain(other.applies_when):
        conditions = [_applies(each) for each in (one, other)]
        neither = All(tuple(Not(each, one.span) for each in conditions), one.span)
        yield AnyOf((All(tuple(conditions), one.span), neither), one.span)


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


def taken_by_one(one: Element, other: Element) -> Iterator[object]:
    """Values, as a patient file has them, that the first of two versions of an input takes and the second may not."""
    for code in one.codes:
        if code not in other.codes:
            yield [code] if one.type is ElementType.CODES else code
    if one.grid is not None and other.grid is not None:
        unit = f" {one.unit.text}" if one.unit is not None and one.unit != DIMENSIONLESS else ""
        first, last = one.grid.first, one.grid.last
        for step in dict.fromkeys((first, last, first + 1, last - 1)):
            if first <= step <= last:
                yield f"{format_number(one.grid.number(step))}{unit}" if unit else _number(one.grid.number(step))
    if one.days is not None and other.days is not None:
        yield from (format_day(day) for day in (one.days.first, one.days.last))


def _number(number: Fraction) -> object:
    return number.numerator if number.denominator == 1 else float(number)
