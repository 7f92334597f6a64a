"""Which rows of a long table may hold for a patient, looked up by the values of its elements.

Of each value that was met, of a number of each stretch between two bounds, it is kept which rows do not certainly fail
by what they say of that element alone, as the bits of an integer. What remains once these are joined is asked row by
row: of a long table that is next to nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from operator import itemgetter
from typing import Any

from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compiled, conjunction
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import lowered
from guideproof.program.proposition import Every, NumberWithin, Proposition, Sort, read_by
from guideproof.program.variables import variables_of

MANY = 50
"""From so many rows on they are looked up."""

_FIRST = 16
"""So many patients are asked row by row: for them it does not pay."""

_KEPT = 4096

Rows = Callable[[State], list[tuple[int, Truth]]]
"""The places of the conditions that hold or may hold in a state, ascending, with their truths."""


def in_turn(predicates: Sequence[Predicate]) -> Rows:
    """The rows of a decision, each asked in turn."""
    return lambda state: _asked(enumerate(predicates), state)


def no_rows(state: State) -> list[tuple[int, Truth]]:
    """Those of a node that is no decision."""
    return []


def looked_up(conditions: Sequence[Condition], guideline: Guideline) -> tuple[tuple[Predicate, ...], Rows]:
    """The conditions of a long table as functions of the state, and its rows."""
    columns: dict[str, _Column] = {}
    predicates: list[Predicate] = []
    for row, condition in enumerate(conditions):
        said = lowered(condition, guideline)
        parts = said.parts if isinstance(said, Every) and said.parts else (said,)
        tests = [compiled(part, guideline) for part in parts]
        predicates.append(conjunction(tests))
        for part, test in zip(parts, tests, strict=True):
            read = set(read_by(part))
            if len(read) == 1:
                [element] = read
                columns.setdefault(element, _Column(element)).add(row, test, _bounds(part, guideline))
    every = (1 << len(conditions)) - 1
    numbers = count()

    def rows(state: State) -> list[tuple[int, Truth]]:
        if next(numbers) < _FIRST:
            return _asked(enumerate(predicates), state)
        left = every
        for column in columns.values():
            left &= ~column.failing(state)
        return _asked(((place, predicates[place]) for place in _places(left)), state)

    return tuple(predicates), rows


def as_before(
    before: Rows, were: Sequence[Condition], conditions: Sequence[Condition], predicates: Sequence[Predicate]
) -> Rows:
    """The rows of a long table in which few conditions are others than they ``were``: those that it had are looked up
    as they were, and only the others are asked."""
    place_of = {id(condition): place for place, condition in enumerate(conditions)}
    kept = {old: place_of[id(condition)] for old, condition in enumerate(were) if id(condition) in place_of}
    if len(place_of) < len(conditions) or len(set(kept.values())) < len(kept):
        return in_turn(predicates)  # a condition stands there twice
    new = [(place, predicates[place]) for place in sorted(set(place_of.values()) - set(kept.values()))]

    def rows(state: State) -> list[tuple[int, Truth]]:
        held = [(kept[old], truth) for old, truth in before(state) if old in kept]
        return sorted([*held, *_asked(new, state)], key=itemgetter(0))

    return rows


def _asked(rows: Iterable[tuple[int, Predicate]], state: State) -> list[tuple[int, Truth]]:
    return [(place, truth) for place, holds in rows if (truth := holds(state)) is not False]


def _places(number: int) -> Iterator[int]:
    while number:
        one = number & -number
        yield one.bit_length() - 1
        number ^= one


def _bounds(part: Proposition, guideline: Guideline) -> list[Any] | None:
    """The numbers, in steps, at which the truth of a test of a known number may change; ``None`` of any other."""
    if not isinstance(part, NumberWithin) or part.number.sort is not Sort.VALUE:
        return None
    step = variables_of(guideline).step(part.number)
    return [end.number / step for each in part.intervals for end in (each.low, each.high) if end is not None]


class _Column:
    """What the rows of a table say of one element alone."""

    def __init__(self, element: str) -> None:
        self._element = element
        self._tests: list[tuple[int, Predicate]] = []
        self._bounds: list[Any] | None = []
        self._sorted = False
        self._failing: dict[Any, int] = {}

    def add(self, row: int, test: Predicate, bounds: list[Any] | None) -> None:
        """A test of the element that a row cannot hold without."""
        self._tests.append((row, test))
        if self._bounds is None or bounds is None:
            self._bounds = None
        else:
            self._bounds += bounds

    def failing(self, state: State) -> int:
        """The rows that certainly fail by the element; none where its value is missing."""
        value = state.get(self._element)
        if value is None:
            return 0
        key = self._key(value)
        found = self._failing.get(key)
        if found is None:
            alone = {self._element: value}
            found = 0
            for row, test in self._tests:
                if test(alone) is False:
                    found |= 1 << row
            if len(self._failing) >= _KEPT:
                self._failing.clear()
            self._failing[key] = found
        return found

    def _key(self, value: Any) -> Any:
        if self._bounds is None:
            return value
        if not self._sorted:
            self._bounds, self._sorted = sorted(set(self._bounds)), True
        return bisect_left(self._bounds, value) + bisect_right(self._bounds, value)
