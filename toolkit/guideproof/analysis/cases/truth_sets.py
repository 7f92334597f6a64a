"""For which of many patients does a condition hold, asked of all of them at once.

A set of patients is an integer with a bit for each of them. Of an element it is known who has which value, numbers in
their order, so that a bound is looked up and nobody is asked who stands on the same side of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import or_
from typing import Any, NamedTuple

from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compile_condition, compiled, plain
from guideproof.model.condition import All, AnyOf, Condition, Not
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import lowered
from guideproof.program.interval import NumberInterval
from guideproof.program.proposition import (
    Every,
    NumbersRelated,
    NumberWithin,
    Opposite,
    Proposition,
    Some,
    Sort,
    TruthConstant,
)
from guideproof.program.variables import variables_of


class ToldOf(NamedTuple):
    """The patients for whom something holds, and those for whom it does not; of the others it is unknown."""

    holding: int
    failing: int


KnownTests = dict[int, tuple[Condition, Predicate | None]]
"""Tests that were asked of somebody, by their identity, each with its function once it was asked twice."""


class OneTruth:
    """A single patient, asked test by test; what tests come to is kept in ``known`` for the next ones."""

    everybody = 1

    def __init__(self, guideline: Guideline, state: State, known: KnownTests) -> None:
        self._guideline, self._state, self._known = guideline, state, known
        self._joined: dict[int, tuple[Condition, Truth]] = {}

    def of(self, condition: Condition) -> ToldOf:
        """Whether the patient is told of a condition."""
        truth = self.truth(condition, 0)
        return ToldOf(int(truth is True), int(truth is False))

    def truth(self, condition: Condition, place: int) -> Truth:
        """The truth of a condition for the patient."""
        if isinstance(condition, All | AnyOf | Not):
            if id(condition) not in self._joined:
                self._joined[id(condition)] = (condition, self._told_of(condition))
            return self._joined[id(condition)][1]
        known = self._known.get(id(condition))
        if known is None:
            # What is asked only once, as of most slips, is not worth compiling.
            self._known[id(condition)] = (condition, None)
            return self._at_once(lowered(condition, self._guideline))
        if known[1] is None:
            known = self._known[id(condition)] = (condition, compile_condition(condition, self._guideline))
        return known[1](self._state) if known[1] is not None else None

    def _at_once(self, said: Proposition) -> Truth:
        """The truth of a proposition that is asked for once."""
        match said:
            case NumberWithin(number, intervals) if (
                number.sort is Sort.VALUE and number.element in self._guideline.elements
            ):
                value = self._state.get(number.element)
                step = variables_of(self._guideline).step(number)
                return None if value is None else any(each.contains(value * step) for each in intervals)
            case _:
                return compiled(said, self._guideline)(self._state)

    def _told_of(self, condition: All | AnyOf | Not) -> Truth:
        match condition:
            case All(parts):
                return self._every(parts, wanted=True)
            case AnyOf(parts):
                truth = self._every(parts, wanted=False)
            case Not(part):
                truth = self.truth(part, 0)
        return None if truth is None else not truth

    def _every(self, parts: Sequence[Condition], *, wanted: bool) -> Truth:
        """Whether all parts are as wanted; unknown where none is otherwise and one is unknown."""
        result: Truth = True
        for part in parts:
            truth = self.truth(part, 0)
            if truth is None:
                result = None
            elif truth is not wanted:
                return False
        return result


class TruthSets:
    """Some patients by their states, to be asked conditions of one guideline."""

    def __init__(self, guideline: Guideline, states: Sequence[State]) -> None:
        self._guideline = guideline
        self._states = states
        self.everybody = (1 << len(states)) - 1
        self._values: dict[str, _Values] = {}
        self._kept: dict[int, tuple[Condition, ToldOf]] = {}

    def of(self, condition: Condition) -> ToldOf:
        """Who is told of a condition of the guideline, or of one made of its tests."""
        if id(condition) not in self._kept:
            self._kept[id(condition)] = (condition, self._asked_of(condition))
        return self._kept[id(condition)][1]

    def _asked_of(self, condition: Condition) -> ToldOf:
        match condition:
            case All(parts):
                return self._every(list(map(self.of, parts)))
            case AnyOf(parts):
                return self._some(list(map(self.of, parts)))
            case Not(part):
                return _opposite(self.of(part))
            case _:
                return self._told(lowered(condition, self._guideline))

    def truth(self, condition: Condition, place: int) -> Truth:
        """The truth of a condition for one of the patients."""
        told = self.of(condition)
        return True if told.holding >> place & 1 else False if told.failing >> place & 1 else None

    def _every(self, parts: list[ToldOf]) -> ToldOf:
        holding, failing = self.everybody, 0
        for part in parts:
            holding &= part.holding
            failing |= part.failing
        return ToldOf(holding, failing)

    def _some(self, parts: list[ToldOf]) -> ToldOf:
        return _opposite(self._every(list(map(_opposite, parts))))

    def _told(self, proposition: Proposition) -> ToldOf:
        match proposition:
            case TruthConstant(truth):
                return ToldOf(self.everybody if truth else 0, self.everybody if truth is False else 0)
            case Every(parts):
                return self._every(list(map(self._told, parts)))
            case Some(parts):
                return self._some(list(map(self._told, parts)))
            case Opposite(part):
                return _opposite(self._told(part))
            case NumberWithin(number, intervals) if number.sort is Sort.VALUE:
                step = variables_of(self._guideline).step(number)
                return self._of(number.element).within(each.times(1 / step) for each in intervals)
            case NumbersRelated():
                holds = compiled(proposition, self._guideline)
                return _collected((holds(state), 1 << place) for place, state in enumerate(self._states))
            case NumberWithin(number):
                return self._asked(proposition, number.element)
            case _:
                return self._asked(proposition, proposition.element)

    def _asked(self, proposition: Proposition, element: str) -> ToldOf:
        """A test of one element, asked once for each of its values."""
        holds = compiled(proposition, self._guideline)
        return _collected((holds({element: value}), who) for value, who in self._of(element).who.items())

    def _of(self, element: str) -> _Values:
        if element not in self._values:
            self._values[element] = _Values([state.get(element) for state in self._states])
        return self._values[element]


class _Values:
    """Who has which value of an element."""

    def __init__(self, values: Sequence[Any]) -> None:
        self.who: dict[Any, int] = {}
        for place, value in enumerate(values):
            self.who[value] = self.who.get(value, 0) | 1 << place

    @cached_property
    def _known(self) -> list[Any]:
        return sorted(value for value in self.who if value is not None)

    @cached_property
    def _below(self) -> list[int]:
        """Who has one of the first values, one of the first two, and so on."""
        return list(accumulate((self.who[value] for value in self._known), or_, initial=0))

    def within(self, intervals: Iterator[NumberInterval]) -> ToldOf:
        """Who has a number in one of some intervals, and who has another one."""
        holding, known = 0, self._known
        for each in intervals:
            low, high = each.low, each.high
            first = 0 if low is None else (bisect_right if low.open else bisect_left)(known, plain(low.number))
            last = (
                len(known) if high is None else (bisect_left if high.open else bisect_right)(known, plain(high.number))
            )
            if first < last:
                holding |= self._below[last] & ~self._below[first]
        return ToldOf(holding, self._below[-1] & ~holding)


def _opposite(told: ToldOf) -> ToldOf:
    return ToldOf(told.failing, told.holding)


def _collected(answers: Iterator[tuple[Truth, int]]) -> ToldOf:
    holding = failing = 0
    for truth, who in answers:
        if truth:
            holding |= who
        elif truth is False:
            failing |= who
    return ToldOf(holding, failing)
