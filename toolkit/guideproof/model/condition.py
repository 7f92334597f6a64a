"""Conditions: the tests of a guideline as a typed tree, every unit converted and every code known (section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from guideproof.model.calendar import format_day
from guideproof.model.number import format_number
from guideproof.source import Span


class Comparison(StrEnum):
    """The words of a bound; ``equal`` is only written as a bare count."""

    ABOVE = "above"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BELOW = "below"
    EQUAL = "equal"


class Bound(Struct, frozen=True):
    """What a number is compared with, in the unit of the tested element.

    Either ``number``, or ``element`` whose value times ``factor``, and ``shift`` more, is the bound. ``text`` is how it
    is written in that unit, ``parameter`` the one that stands there, ``as_written`` the number with the unit of its
    author, where that is another one.
    """

    number: Fraction | None
    element: str | None
    factor: Fraction
    text: str
    parameter: str | None = None
    shift: Fraction = Fraction(0)
    as_written: str | None = None


Named = tuple[tuple[str, str], ...]
"""Values of a test for which parameters stand, each with the parameter."""


class IsBoolean(Struct, frozen=True):
    """``hematuria: true``"""

    element: str
    value: bool
    span: Span


class IsCode(Struct, frozen=True):
    """``histology: clear_cell`` or ``imdc_risk: [favorable, intermediate]``: one of these codes."""

    element: str
    codes: tuple[str, ...]
    span: Span
    named: Named = ()


class IsNumber(Struct, frozen=True):
    """``ecog: 0`` or ``karnofsky: [80, 100]``: one of these numbers, in the element's unit; of dates the days."""

    element: str
    numbers: tuple[Fraction, ...]
    span: Span
    named: tuple[tuple[Fraction, str], ...] = ()
    dates: bool = False

    def text(self, number: Fraction) -> str:
        """One of its numbers as it is written."""
        return format_day(int(number)) if self.dates else format_number(number)


class Compares(Struct, frozen=True):
    """``tumor_burden: {above: 140 mm}``"""

    element: str
    comparison: Comparison
    bound: Bound
    span: Span


class Includes(Struct, frozen=True):
    """``metastatic_sites: {includes: liver}``, ``includes_any`` (one code of these) or ``includes_all``."""

    element: str
    codes: tuple[str, ...]
    all_of_them: bool
    span: Span
    named: Named = ()


class Only(Struct, frozen=True):
    """``metastatic_sites: {only: [liver]}``: no code beside these; for ``none: true`` there are no ``codes``."""

    element: str
    codes: tuple[str, ...]
    span: Span
    named: Named = ()


class SetCount(Struct, frozen=True):
    """``metastatic_sites: {count: {at_most: 2}}``"""

    element: str
    comparison: Comparison
    bound: Bound
    span: Span


class All(Struct, frozen=True):
    """Every part holds."""

    parts: tuple[Condition, ...]
    span: Span


class AnyOf(Struct, frozen=True):
    """At least one part holds."""

    parts: tuple[Condition, ...]
    span: Span


class Not(Struct, frozen=True):
    """The part does not hold."""

    part: Condition
    span: Span


class Unreadable(Struct, frozen=True):
    """A condition that could not be understood; its fault is among the guideline's. It is always unknown."""

    elements: tuple[str, ...]
    span: Span


Test = IsBoolean | IsCode | IsNumber | Compares | Includes | Only | SetCount
Condition = Test | All | AnyOf | Not | Unreadable


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that it joins or turns round; none for a test."""
    match condition:
        case All(parts) | AnyOf(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()


def conjuncts(condition: Condition) -> Iterator[Condition]:
    """What must hold together for a condition to hold."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from conjuncts(part)
    else:
        yield condition


def tests(condition: Condition) -> Iterator[Test]:
    """The tests in a condition, in the order in which they are written."""
    if isinstance(condition, All | AnyOf | Not):
        for part in parts_of(condition):
            yield from tests(part)
    elif not isinstance(condition, Unreadable):
        yield condition


def parameters_of(condition: Condition) -> Iterator[str]:
    """The parameters that a condition names."""
    for test in tests(condition):
        match test:
            case Compares(bound=bound) | SetCount(bound=bound):
                yield from [bound.parameter] if bound.parameter is not None else []
            case IsBoolean():
                pass
            case _:
                yield from (parameter for _, parameter in test.named)


def elements_of(condition: Condition) -> tuple[str, ...]:
    """The elements that a condition names, input and derived, each once, in the order in which they are named."""
    match condition:
        case Unreadable(elements):
            named: Iterable[str] = elements
        case Compares(element, _, bound) | SetCount(element, _, bound):
            named = (element,) if bound.element is None else (element, bound.element)
        case All() | AnyOf() | Not():
            named = (element for part in parts_of(condition) for element in elements_of(part))
        case _:
            return (condition.element,)
    return tuple(dict.fromkeys(named))
