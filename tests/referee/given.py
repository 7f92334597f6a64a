"""What is given of a patient, from the page of the language: facts, and what conversion takes off the grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from tests.referee.facts import Impossible, Taken, day_of_visit, taken_of, value_of
from tests.referee.kleene import Interval

from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Condition,
    IsNumber,
    Not,
    elements_of,
)
from guideproof.model.element import (
    ON,
    ElementType,
)
from guideproof.model.guideline import Guideline


class Given:
    """What the facts of one patient say under one guideline, and which of them say what cannot be."""

    def __init__(self, guideline: Guideline, facts: Mapping[str, Any]) -> None:
        self.guideline = guideline
        self.known: dict[str, Any] = {}
        self._reckoned: dict[str, Any] = {}
        self.misfits: set[str] = set()
        self.visit: int | None = None
        if guideline.dated:
            try:
                self.visit = day_of_visit(facts[ON])
            except Impossible:
                self.misfits.add(ON)
        self.measured: dict[str, Taken] = {}
        for id, given in facts.items():
            if id != ON:
                self._take(id, given)
        self.given = frozenset(self.known)
        ambiguous = {id for id, each in self.measured.items() if any(map(each.parts, self._beside(id)))}
        self.misfits |= ambiguous
        self.converted = {id for id, each in self.measured.items() if each.rounded and id not in ambiguous}
        for id in guideline.elements:
            if self.is_date(id) and self.visit is not None and id in self.known and self.known[id][0] > self._last(id):
                self.misfits.add(id)

    def _take(self, id: str, given: Any) -> None:
        """What a fact says; what it cannot say is a misfit."""
        try:
            value = taken_of(self.guideline.elements[id], given)
            if isinstance(value, Taken) and any(map(value.parts, self._named(id))):
                raise Impossible
        except (KeyError, Impossible):
            self.misfits.add(id)
            return
        if isinstance(value, Taken):
            self.measured[id] = value
            value = value.number
        if value is not None:
            self.known[id] = value

    def is_date(self, id: str) -> bool:
        """Whether it is an input that is a date."""
        return id in self.guideline.elements and self.guideline.elements[id].type is ElementType.DATE

    def _last(self, id: str) -> int:
        """The last day that a date can be."""
        days = self.guideline.elements[id].days
        assert days is not None
        assert self.visit is not None
        return min(days.last, self.visit) if days.until_visit else days.last

    def any_day(self, id: str) -> Interval:
        """The first and the last day that a date can be of which nothing is known."""
        days = self.guideline.elements[id].days
        assert days is not None
        return Fraction(days.first), Fraction(self._last(id))

    def days(self, id: str) -> Interval:
        """The first and the last day that a date of the facts can be, missing or known in half."""
        days = self.guideline.elements[id].days
        assert days is not None
        first, last = self.known.get(id, (days.first, days.last))
        return Fraction(first), Fraction(min(last, self._last(id)))

    # Section 4: what conversion takes off the grid

    def _named(self, id: str) -> Iterator[Fraction]:
        """The numbers that conditions and safety rules name for an element."""
        for test in _tests_of(self.guideline).get(id, ()):
            match test:
                case IsNumber(element, numbers) if element == id:
                    yield from numbers
                case Compares(element, _, Bound(number=Fraction() as number)) if element == id:
                    yield number

    def _beside(self, id: str) -> Iterator[Fraction]:
        """The values, given and taken, of the elements that are compared with it, in its unit."""
        for test in _tests_of(self.guideline).get(id, ()):
            match test:
                case Compares(element, _, Bound(element=str() as other, factor=factor, shift=shift)) if element == id:
                    yield from (each * factor + shift for each in self._both(other))
                case Compares(element, _, Bound(element=str() as other, factor=factor, shift=shift)) if other == id:
                    yield from ((each - shift) / factor for each in self._both(element))

    def _both(self, id: str) -> Iterator[Fraction]:
        if id in self.measured:
            yield from (self.measured[id].number, self.measured[id].given)
        elif id in self.guideline.elements and id not in self.misfits:
            element, held = self.guideline.elements[id], self.known.get(id)
            if id not in self.given and element.assumption is not None and not element.may_be_never:
                held = value_of(element, element.assumption.value)
            held = element.points.get(held) if isinstance(held, str) else held
            if isinstance(held, Fraction):
                yield held


@lru_cache(maxsize=4)
def _tests_of(guideline: Guideline) -> dict[str, list[Condition]]:
    """The tests that read an element, of all conditions: a guideline says the same of all its patients."""
    found: dict[str, list[Condition]] = {}
    for condition in guideline.conditions:
        for test in _parts(condition):
            for element in dict.fromkeys(elements_of(test)):
                found.setdefault(element, []).append(test)
    return found


def _parts(condition: Condition) -> Iterator[Condition]:
    match condition:
        case All(parts) | AnyOf(parts):
            yield from (test for part in parts for test in _parts(part))
        case Not(part):
            yield from _parts(part)
        case _:
            yield condition
