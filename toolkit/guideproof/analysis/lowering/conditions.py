"""Conditions as two plain expressions: it certainly holds, and it may hold (section 5).

This says once more, for programs, what ``analysis/truth.py`` says for the library; the conformance tests hold both
to one meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd

from guideproof.analysis.lowering.expression import (
    Always,
    Constant,
    InClasses,
    OneOf,
    Ordered,
    Read,
    Role,
    Slot,
    Truth,
    Whole,
    both,
    either,
    inverse,
    known,
    missing,
    multiply,
)
from guideproof.analysis.lowering.variables import Variables
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
    Unreadable,
)
from guideproof.model.element import Count, Derived


@dataclass(frozen=True, slots=True)
class Rails:
    """A condition's two expressions. ``holds`` implies ``may``; between them it is unknown."""

    holds: Truth
    may: Truth

    @property
    def unknown(self) -> Truth:
        """It may hold, and it may not."""
        return both(self.may, inverse(self.holds))

    @property
    def fails(self) -> Truth:
        """It certainly does not hold."""
        return inverse(self.may)


@dataclass(frozen=True, slots=True)
class _Measure:
    """The least and the greatest number that something can be, in steps worth ``scale``; ``slot`` may be missing.

    ``largest`` is, for a count, how many there are to count.
    """

    low: Whole
    high: Whole
    scale: Fraction
    slot: Slot | None
    largest: int = 0


def lower(condition: Condition, variables: Variables) -> Rails:
    """The condition as expressions on the slots of a patient's record."""
    match condition:
        case All(parts):
            rails = [lower(part, variables) for part in parts]
            return Rails(both(*(part.holds for part in rails)), both(*(part.may for part in rails)))
        case AnyOf(parts):
            rails = [lower(part, variables) for part in parts]
            return Rails(either(*(part.holds for part in rails)), either(*(part.may for part in rails)))
        case Not(part):
            inner = lower(part, variables)
            return Rails(inner.fails, inverse(inner.holds))
        case Unreadable():
            return Rails(Always(False), Always(True))
        case IsBoolean(element, value):
            return _truth(Slot(element), value)
        case IsCode(element, codes):
            return _code(element, codes, variables)
        case Includes(element, codes, all_of_them):
            held = [_truth(Slot(element, Role.CODE, code), True) for code in codes]
            join = both if all_of_them else either
            return Rails(join(*(each.holds for each in held)), join(*(each.may for each in held)))
        case Only(element, codes):
            others = [code for code in variables.guideline.elements[element].codes if code not in codes]
            absent = [_truth(Slot(element, Role.CODE, code), False) for code in others]
            return Rails(both(*(each.holds for each in absent)), both(*(each.may for each in absent)))
        case IsNumber(element, numbers):
            return _number(element, numbers, variables)
        case Compares(element, comparison, bound):
            return _compared(_measure(element, variables), comparison, bound, variables)
        case SetCount(element, comparison, bound):
            size = len(variables.guideline.elements[element].codes)
            return _compared(_counted(element, size), comparison, bound, variables)


def _truth(slot: Slot, value: bool) -> Rails:
    return Rails(OneOf(slot, (value,)), OneOf(slot, (not value,), inverted=True))


def _code(element: str, codes: tuple[str, ...], variables: Variables) -> Rails:
    slot = Slot(element)
    if element in variables.guideline.derived:
        codes = tuple(code for code in variables.classes(element) if code in codes)
        if not codes:
            return Rails(Always(False), Always(False))
        return Rails(InClasses(slot, codes, certain=True), InClasses(slot, codes, certain=False))
    return Rails(OneOf(slot, codes), either(missing(slot), OneOf(slot, codes)))


def _number(element: str, numbers: tuple[Fraction, ...], variables: Variables) -> Rails:
    steps = [number / variables.scale(element) for number in numbers]
    whole = sorted({step.numerator for step in steps if step.denominator == 1})
    measure = _measure(element, variables)
    if measure.slot is not None:
        found = OneOf(measure.slot, tuple(whole)) if whole else Always(False)
        return Rails(found, either(missing(measure.slot), found))
    # A count between two numbers: certain where all numbers between them are named.
    low, high, largest = measure.low, measure.high, measure.largest
    runs = [(first, last) for first, last in _runs(whole) if first <= largest and last >= 0]
    return Rails(
        either(*(both(_at_least(low, first), _at_most(high, last, largest)) for first, last in runs)),
        either(*(both(_at_most(low, last, largest), _at_least(high, first)) for first, last in runs)),
    )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """The numbers as runs without a gap."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _at_least(count: Whole, number: int) -> Truth:
    return Always(True) if number <= 0 else Ordered(count, ">=", Constant(number))


def _at_most(count: Whole, number: int, largest: int) -> Truth:
    return Always(True) if number >= largest else Ordered(count, "<=", Constant(number))


def _measure(element: str, variables: Variables) -> _Measure:
    variable = variables.guideline.variable(element)
    if isinstance(variable, Derived) and isinstance(variable.definition, Count):
        return _counted(element, len(variable.definition.conditions))
    slot = Slot(element)
    return _Measure(Read(slot), Read(slot), variables.scale(element), slot)


def _counted(element: str, largest: int) -> _Measure:
    low, high = Read(Slot(element, Role.LOW)), Read(Slot(element, Role.HIGH))
    return _Measure(low, high, Fraction(1), None, largest)


def _compared(measure: _Measure, comparison: Comparison, bound: Bound, variables: Variables) -> Rails:
    if bound.number is not None:
        number = bound.number / measure.scale
        least, most = Constant(ceil(number)), Constant(floor(number))
        if comparison is Comparison.EQUAL and least != most:
            # No whole number equals it, yet a count that is only known to lie around it is not known to differ.
            return Rails(Always(False), _rails(measure, comparison, least, least, most, most).may)
        return _rails(measure, comparison, least, least, most, most)
    assert bound.element is not None
    other = _measure(bound.element, variables)
    mine, theirs = measure.scale, bound.factor * other.scale
    # mine * x against theirs * y, both multiplied until they are whole and have no common divisor.
    first, second = mine.numerator * theirs.denominator, theirs.numerator * mine.denominator
    divisor = gcd(first, second)
    weight, counterweight = Constant(first // divisor), Constant(second // divisor)
    weighted = _Measure(multiply(weight, measure.low), multiply(weight, measure.high), Fraction(1), measure.slot)
    low, high = multiply(counterweight, other.low), multiply(counterweight, other.high)
    if second < 0:
        low, high = high, low
    rails = _rails(weighted, comparison, low, high, low, high)
    return _guarded(rails, other.slot)


def _rails(
    measure: _Measure, comparison: Comparison, least_low: Whole, least_high: Whole, most_low: Whole, most_high: Whole
) -> Rails:
    """A number between ``low`` and ``high`` against a bound between ``low`` and ``high``.

    ``least`` is the bound rounded up, for ``at_least`` and ``below``; ``most`` is it rounded down, for the others.
    """
    low, high = measure.low, measure.high
    match comparison:
        case Comparison.ABOVE:
            rails = Rails(Ordered(low, ">", most_high), Ordered(high, ">", most_low))
        case Comparison.AT_LEAST:
            rails = Rails(Ordered(low, ">=", least_high), Ordered(high, ">=", least_low))
        case Comparison.BELOW:
            rails = Rails(Ordered(high, "<", least_low), Ordered(low, "<", least_high))
        case Comparison.AT_MOST:
            rails = Rails(Ordered(high, "<=", most_low), Ordered(low, "<=", most_high))
        case Comparison.EQUAL:
            rails = Rails(
                both(Ordered(low, ">=", least_high), Ordered(high, "<=", most_low)),
                both(Ordered(high, ">=", least_low), Ordered(low, "<=", most_high)),
            )
    return _guarded(rails, measure.slot)


def _guarded(rails: Rails, slot: Slot | None) -> Rails:
    if slot is None:
        return rails
    return Rails(both(known(slot), rails.holds), either(missing(slot), rails.may))
