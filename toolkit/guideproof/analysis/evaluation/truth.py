"""Propositions as functions with three truth values: ``True``, ``False`` and ``None`` for unknown (Kleene).

Compiled once for a guideline and applied to a state: a mapping from element to value. Input elements stand there as
``facts.Value``; derived ones as boolean, number in steps, ``(low, high)`` in steps for a number known between two ends,
a tuple of codes, or of truth values, for a class. What is missing is ``None``, or not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from guideproof.analysis.evaluation.facts import CodeSet
from guideproof.model.condition import Condition
from guideproof.model.element import CodeOrTruth, Element
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import lowered
from guideproof.program.interval import NumberInterval
from guideproof.program.missing_numbers import if_missing
from guideproof.program.proposition import (
    ClassAmong,
    Every,
    HasMember,
    IsOneOf,
    NumberOf,
    NumbersRelated,
    NumberWithin,
    Opposite,
    Proposition,
    Some,
    Sort,
    TruthConstant,
)
from guideproof.program.totals import Total
from guideproof.program.variables import variables_of

State = Mapping[str, Any]
Truth = bool | None
Predicate = Callable[[State], Truth]


def compile_condition(condition: Condition, guideline: Guideline) -> Predicate:
    """The condition as a function of the state. A condition that could not be read is always unknown."""
    return compiled(lowered(condition, guideline), guideline)


def compiled(proposition: Proposition, guideline: Guideline) -> Predicate:
    """The proposition as a function of the state."""
    match proposition:
        case TruthConstant(truth):
            return lambda state: truth
        case Every(parts):
            return conjunction([compiled(part, guideline) for part in parts])
        case Some(parts):
            return disjunction([compiled(part, guideline) for part in parts])
        case Opposite(part):
            return negation(compiled(part, guideline))
        case IsOneOf(element, values):
            return _is_one_of(element, frozenset(values))
        case HasMember(element, code):
            return _has_member(element, code)
        case ClassAmong(element, classes):
            return _class_among(element, frozenset(classes))
        case NumberWithin(number):
            return _number_within(proposition, number_in(number, guideline), guideline)
        case NumbersRelated():
            return _related(proposition, guideline)


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


def _is_one_of(element: str, values: frozenset[bool | str]) -> Predicate:
    def test(state: State) -> Truth:
        known = state.get(element)
        return None if known is None else known in values

    return test


def _has_member(element: str, code: str) -> Predicate:
    def test(state: State) -> Truth:
        known: CodeSet | None = state.get(element)
        if known is None:
            return None
        return True if code in known.present else False if code in known.absent else None

    return test


def _class_among(element: str, classes: frozenset[CodeOrTruth]) -> Predicate:
    def test(state: State) -> Truth:
        known = state[element]
        passing = sum(
            each in classes for each in known
        )  # of no class at all, which is a fault of the facts, none is one
        return False if not passing else True if passing == len(known) else None

    return test


NumberRange = tuple[Any, Any] | None
Measure = Callable[[State], NumberRange]


def number_in(number: NumberOf, guideline: Guideline) -> Measure:
    """The least and the greatest that a number can be in a state, in steps; ``None`` where it is missing."""
    element = number.element
    match number.sort:
        case Sort.INTERVAL:
            return lambda state: state[element]
        case Sort.POINTS:
            return _points_of(variables_of(guideline).total(element), guideline.elements[element])
        case Sort.SIZE:
            return _size_of(element, len(guideline.elements[element].codes))
        case Sort.VALUE:
            return _exactly(element)


def _exactly(element: str) -> Measure:
    def exactly(state: State) -> NumberRange:
        known = state.get(element)
        return None if known is None else (known, known)

    return exactly


def _size_of(element: str, codes: int) -> Measure:
    def size(state: State) -> NumberRange:
        known: CodeSet | None = state.get(element)
        return (0, codes) if known is None else (len(known.present), codes - len(known.absent))

    return size


def _possible(number: NumberOf, guideline: Guideline) -> Measure:
    """The least and the greatest that a number can be, of one that is missing too; ``None``: it can be any."""
    measure, all_of_them = number_in(number, guideline), variables_of(guideline).where_missing(number)
    if all_of_them is None:
        return measure
    return lambda state: measure(state) or all_of_them


def _points_of(total: Total, element: Element) -> Measure:
    known = {code: (points / total.step).numerator for code, points in element.points.items()}
    id, missing = element.id, total.ends

    def points(state: State) -> NumberRange:
        code = state.get(id)
        return missing if code is None else (known[code], known[code])

    return points


def _related(proposition: NumbersRelated, guideline: Guideline) -> Predicate:
    """The difference of the two, in steps of one size, tried against the interval about zero."""
    measure, other = (_possible(number, guideline) for number in (proposition.number, proposition.other))
    weight, counterweight, shift = variables_of(guideline).weights(proposition)

    def difference(state: State) -> NumberRange:
        mine, theirs = measure(state), other(state)
        if mine is None or theirs is None:
            return None
        low, high = counterweight * theirs[0] + shift, counterweight * theirs[1] + shift
        return (weight * mine[0] - high, weight * mine[1] - low)

    return _within(difference, proposition.interval)


def _number_within(proposition: NumberWithin, measure: Measure, guideline: Guideline) -> Predicate:
    points, step = proposition.points, variables_of(guideline).step(proposition.number)
    if points is not None:
        test = _among(measure, frozenset(plain(point / step) for point in points))
    else:
        [interval] = proposition.intervals
        test = _within(measure, interval.times(1 / step))
    missing = if_missing(proposition, variables_of(guideline))
    return test if missing is None else lambda state: missing if measure(state) is None else test(state)


def _within(measure: Measure, interval: NumberInterval) -> Predicate:
    low, high = interval.low, interval.high
    ends = [_beyond(measure, low.number, strictly=low.open)] if low is not None else []
    ends += [negation(_beyond(measure, high.number, strictly=not high.open))] if high is not None else []
    return conjunction(ends)


def plain(number: Fraction) -> int | Fraction:
    """A whole number as ``int``, which compares more quickly."""
    return number.numerator if number.denominator == 1 else number


def _among(measure: Measure, numbers: frozenset[int | Fraction]) -> Predicate:
    whole = [number for number in numbers if number.denominator == 1]

    def test(state: State) -> Truth:
        known = measure(state)
        if known is None:
            return None
        low, high = known
        if low == high:
            return low in numbers
        passing = sum(low <= number <= high for number in whole)  # not each step: of dates there are many
        return True if passing == high - low + 1 else None if passing else False

    return test


def _beyond(measure: Measure, number: Fraction, *, strictly: bool) -> Predicate:
    """Whether a number is at least another one, or above it."""
    limit = plain(number)

    def at_least(state: State) -> Truth:
        known = measure(state)
        if known is None:
            return None
        return True if known[0] >= limit else False if known[1] < limit else None

    def above(state: State) -> Truth:
        known = measure(state)
        if known is None:
            return None
        return True if known[0] > limit else False if known[1] <= limit else None

    return above if strictly else at_least
