"""Which rows of a long table may hold for a patient, looked up by the values of its elements.

Of each value that was met it is kept which rows do not certainly fail by what they say of that element alone, as the
bits of an integer. Of a number it is known for each stretch between two bounds, once each row has been asked at its own
bounds. What remains once these are joined is asked row by row: of a long table that is next to nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import count
from operator import itemgetter, xor
from typing import Any

from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compiled, conjunction, plain
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

_FEW = 16

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
    columns: dict[str, Column] = {}
    predicates: list[Predicate] = []
    for row, condition in enumerate(conditions):
        parts = list(_parts(lowered(condition, guideline)))
        tests = [compiled(part, guideline) for part in parts]
        predicates.append(conjunction(tests))
        for part, test in zip(parts, tests, strict=True):
            read = set(read_by(part))
            if len(read) == 1:
                [element] = read
                columns.setdefault(element, Column(element)).add(row, test, _bounds(part, guideline))
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


def _parts(said: Proposition) -> Iterator[Proposition]:
    """What must hold together for a row to hold."""
    if isinstance(said, Every) and said.parts:
        for part in said.parts:
            yield from _parts(part)
    else:
        yield said


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
    return [plain(end.number / step) for each in part.intervals for end in (each.low, each.high) if end is not None]


class Column:
    """What the rows of a table say of one element alone."""

    def __init__(self, element: str) -> None:
        self._element = element
        self._tests: dict[int, list[Predicate]] = {}
        self._bounds: dict[int, list[Any]] | None = {}
        self._stretches: _Stretches | None = None
        self._failing: dict[Any, int] = {}

    def add(self, row: int, test: Predicate, bounds: list[Any] | None) -> None:
        """A test of the element that a row cannot hold without."""
        self._tests.setdefault(row, []).append(test)
        if self._bounds is None or bounds is None:
            self._bounds = None
        else:
            self._bounds.setdefault(row, []).extend(bounds)

    def failing(self, state: State) -> int:
        """The rows that certainly fail by the element; none where its value is missing."""
        value = state.get(self._element)
        if value is None:
            return 0
        if self._bounds is not None and self._stretches is None:
            self._stretches = _Stretches(self._bounds, self._fails)
        key = value if self._stretches is None else self._stretches.of(value)
        found = self._failing.get(key)
        if found is None:
            if self._stretches is None:
                found = sum(1 << row for row in self._tests if self._fails(row, value))
            else:
                found = self._stretches.failing(key)
            if len(self._failing) >= _KEPT:
                self._failing.clear()
            self._failing[key] = found
        return found

    def _fails(self, row: int, value: Any) -> bool:
        alone = {self._element: value}
        return any(test(alone) is False for test in self._tests[row])


class _Stretches:
    """The bounds of all rows in their order, and between which of them which rows fail. A stretch has a number: odd at
    a bound, even between two."""

    def __init__(self, bounds: Mapping[int, Sequence[Any]], fails: Callable[[int, Any], bool]) -> None:
        self._bounds = sorted({bound for own in bounds.values() for bound in own})
        place_of = {bound: place for place, bound in enumerate(self._bounds)}
        turning: dict[int, int] = {}
        for row, some in bounds.items():
            own, failed = sorted(set(some)), False
            for at, number in _between(own):
                if fails(row, number) is not failed:
                    failed = not failed
                    stretch = 2 * place_of[own[at // 2]] + 1 + at % 2 if at >= 0 else 0
                    turning[stretch] = turning.get(stretch, 0) ^ 1 << row
        self._starts = sorted(turning)
        self._turning = [turning[start] for start in self._starts]
        self._before = [0]  # of every few, so that it takes no more room than the table does
        for first in range(0, len(self._turning), _FEW):
            self._before.append(reduce(xor, self._turning[first : first + _FEW], self._before[-1]))

    def of(self, value: Any) -> int:
        """The stretch in which a number lies."""
        return bisect_left(self._bounds, value) + bisect_right(self._bounds, value)

    def failing(self, stretch: int) -> int:
        """The rows that fail in a stretch, as bits."""
        number = bisect_right(self._starts, stretch)
        return reduce(xor, self._turning[number - number % _FEW : number], self._before[number // _FEW])


def _between(own: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """A number below all of some ascending bounds, at each, between each two and above all: each with the number of the
    bound, doubled, and one more where it is after it."""
    if own:
        yield -1, own[0] - 1
    for place, bound in enumerate(own):
        yield 2 * place, bound
        after = bound + 1 if place + 1 == len(own) else Fraction(bound + own[place + 1], 2)
        yield 2 * place + 1, after
