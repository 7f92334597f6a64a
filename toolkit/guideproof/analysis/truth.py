"""Conditions as functions with three truth values: ``True``, ``False`` and ``None`` for unknown (Kleene).

Compiled once for a guideline and applied to a state: a mapping from element to value. Input elements stand there as
``facts.Value``; derived ones as boolean, exact number, ``(low, high)`` for a count, a tuple of codes for a class.
What is missing is ``None``, or not there.

Source of the logic: S. C. Kleene, Introduction to Metamathematics (1952), section 64, the strong three-valued tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm
from typing import Any

from guideproof.analysis.facts import CodeSet
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
from guideproof.model.element import Count, Derived, Element
from guideproof.model.guideline import Guideline

State = Mapping[str, Any]
Truth = bool | None
Predicate = Callable[[State], Truth]


def compile_condition(condition: Condition, guideline: Guideline) -> Predicate:
    """The condition as a function of the state. A condition that could not be read is always unknown."""
    match condition:
        case All(parts):
            return conjunction([compile_condition(part, guideline) for part in parts])
        case AnyOf(parts):
            return disjunction([compile_condition(part, guideline) for part in parts])
        case Not(part):
            return negation(compile_condition(part, guideline))
        case Unreadable():
            return lambda state: None
        case IsBoolean(element, value):
            return _is_boolean(element, value)
        case IsCode(element, codes):
            return _is_code(element, frozenset(codes))
        case Includes(element, codes, all_of_them):
            return _includes(element, frozenset(codes), all_of_them)
        case Only(element, codes):
            variable = guideline.elements[element]
            return _only(element, frozenset(variable.codes) - frozenset(codes))
        case IsNumber(element, numbers):
            return _is_number(element, frozenset(number / step_of(guideline, element) for number in numbers))
        case Compares(element, comparison, bound):
            return _compares(guideline, _number_of(guideline, element), step_of(guideline, element), comparison, bound)
        case SetCount(element, comparison, bound):
            size = len(guideline.elements[element].codes)
            return _compares(guideline, _size_of(element, size), Fraction(1), comparison, bound)


def conjunction(parts: list[Predicate]) -> Predicate:
    """False if one part is false, else unknown if one is unknown."""
    if len(parts) == 1:
        return parts[0]

    def all_hold(state: State) -> Truth:
        result: Truth = True
        for part in parts:
            truth = part(state)
            if truth is False:
                return False
            if truth is None:
                result = None
        return result

    return all_hold


def disjunction(parts: list[Predicate]) -> Predicate:
    """True if one part is true, else unknown if one is unknown."""
    if len(parts) == 1:
        return parts[0]

    def any_holds(state: State) -> Truth:
        result: Truth = False
        for part in parts:
            truth = part(state)
            if truth is True:
                return True
            if truth is None:
                result = None
        return result

    return any_holds


def negation(part: Predicate) -> Predicate:
    """True and false exchanged; unknown stays unknown."""

    def does_not_hold(state: State) -> Truth:
        truth = part(state)
        return None if truth is None else not truth

    return does_not_hold


def step_of(guideline: Guideline, element: str) -> Fraction:
    """What one unit of the element's value in a state is worth, in the element's unit."""
    variable = guideline.variable(element)
    return variable.grid.precision if isinstance(variable, Element) and variable.grid else Fraction(1)


def _is_boolean(element: str, value: bool) -> Predicate:
    def test(state: State) -> Truth:
        known = state.get(element)
        return None if known is None else known is value

    return test


def _is_code(element: str, codes: frozenset[str]) -> Predicate:
    def test(state: State) -> Truth:
        known = state.get(element)
        if known is None:
            return None
        if isinstance(known, str):
            return known in codes
        passing = sum(code in codes for code in known)  # of no class at all, which is a fault of the facts, none is one
        return False if not passing else True if passing == len(known) else None

    return test


def _includes(element: str, codes: frozenset[str], all_of_them: bool) -> Predicate:
    def test(state: State) -> Truth:
        known: CodeSet | None = state.get(element)
        if known is None:
            return None
        if all_of_them:
            return True if codes <= known.present else False if codes & known.absent else None
        return True if codes & known.present else False if codes <= known.absent else None

    return test


def _only(element: str, others: frozenset[str]) -> Predicate:
    def test(state: State) -> Truth:
        known: CodeSet | None = state.get(element)
        if known is None:
            # Nothing else could be in it: certain, whatever the set is.
            return None if others else True
        return False if others & known.present else True if others <= known.absent else None

    return test


def _is_number(element: str, numbers: frozenset[Fraction]) -> Predicate:
    def test(state: State) -> Truth:
        known = state.get(element)
        if known is None:
            return None
        if not isinstance(known, tuple):
            return known in numbers
        low, high = known
        passing = sum(number in numbers for number in range(low, high + 1))
        return True if passing == high - low + 1 else None if passing else False

    return test


Range = tuple[Any, Any] | None
Measure = Callable[[State], Range]


def _number_of(guideline: Guideline, element: str) -> Measure:
    """The least and the greatest number that an element can have in a state; ``None`` where it is missing."""
    variable = guideline.variable(element)
    if isinstance(variable, Derived) and isinstance(variable.definition, Count):
        return lambda state: state[element]

    def exactly(state: State) -> Range:
        known = state.get(element)
        return None if known is None else (known, known)

    return exactly


def _size_of(element: str, codes: int) -> Measure:
    def size(state: State) -> Range:
        known: CodeSet | None = state.get(element)
        return (0, codes) if known is None else (len(known.present), codes - len(known.absent))

    return size


def _compares(
    guideline: Guideline, measure: Measure, step: Fraction, comparison: Comparison, bound: Bound
) -> Predicate:
    if bound.number is not None:
        return _with_number(measure, comparison, bound.number / step)
    assert bound.element is not None
    other, factor = _number_of(guideline, bound.element), step_of(guideline, bound.element) * bound.factor
    scale = lcm(step.denominator, factor.denominator)
    return _with_measure(measure, int(step * scale), comparison, other, int(factor * scale))


def _with_number(measure: Measure, comparison: Comparison, bound: Fraction) -> Predicate:
    number = bound.numerator if bound.denominator == 1 else bound
    match comparison:
        case Comparison.ABOVE:
            return _above(measure, number)
        case Comparison.AT_LEAST:
            return _at_least(measure, number)
        case Comparison.BELOW:
            return negation(_at_least(measure, number))
        case Comparison.AT_MOST:
            return negation(_above(measure, number))
        case Comparison.EQUAL:
            return conjunction([_at_least(measure, number), negation(_above(measure, number))])


def _with_measure(
    measure: Measure, weight: int, comparison: Comparison, other: Measure, other_weight: int
) -> Predicate:
    def difference(state: State) -> Range:
        mine, theirs = measure(state), other(state)
        if mine is None or theirs is None:
            return None
        return (weight * mine[0] - other_weight * theirs[1], weight * mine[1] - other_weight * theirs[0])

    return _with_number(difference, comparison, Fraction(0))


def _at_least(measure: Measure, number: int | Fraction) -> Predicate:
    def test(state: State) -> Truth:
        known = measure(state)
        if known is None:
            return None
        return True if known[0] >= number else False if known[1] < number else None

    return test


def _above(measure: Measure, number: int | Fraction) -> Predicate:
    def test(state: State) -> Truth:
        known = measure(state)
        if known is None:
            return None
        return True if known[0] > number else False if known[1] <= number else None

    return test
