"""Tests that no value of their element passes, alone or beside those that must hold with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct

from guideproof.model.condition import (
    Compares,
    Condition,
    IsBoolean,
    IsCode,
    IsNumber,
    SetCount,
    Test,
    conjuncts,
    parts_of,
)
from guideproof.model.element import Classify, Days, Derived, Element, Grid
from guideproof.model.guideline import Guideline
from guideproof.program.interval import End, NumberInterval, meaning
from guideproof.source import Span


class EmptyTest(Struct, frozen=True):
    """Tests of one element of which no value passes all; ``others`` stand beside the one at ``span``."""

    element: str
    span: Span
    others: tuple[Span, ...]


def empty_tests(guideline: Guideline) -> Iterator[EmptyTest]:
    """All such tests inside conditions, and in what is counted. Where a whole condition can hold of nobody because of
    them, its branch, class or rule is told of: that is proven."""
    counted = [each for each in guideline.derived.values() if not isinstance(each.definition, Classify)]
    alone = [condition for derived in counted for condition in derived.conditions]
    found = [fact for condition in alone for fact in _inside(guideline, condition, told=False)]
    known = {id(condition) for condition in alone}
    whole = [condition for condition in guideline.conditions if id(condition) not in known]
    found += [fact for condition in whole for fact in _inside(guideline, condition, told=True)]
    yield from dict.fromkeys(found)


def _inside(guideline: Guideline, condition: Condition, *, told: bool) -> Iterator[EmptyTest]:
    together = list(conjuncts(condition))
    if not told:
        yield from _together(guideline, together)
    for part in together:
        for inner in parts_of(part):
            yield from _inside(guideline, inner, told=False)


def _together(guideline: Guideline, parts: Iterable[Condition]) -> Iterator[EmptyTest]:
    tested: dict[tuple[str, bool], list[Test]] = {}
    for part in parts:
        if isinstance(part, IsBoolean | IsCode | IsNumber | Compares | SetCount):
            if isinstance(part, Compares | SetCount) and part.bound.number is None:
                continue
            tested.setdefault((part.element, isinstance(part, SetCount)), []).append(part)
    for (element, _), tests in tested.items():
        if not _passes(guideline, element, tests):
            spans = tuple(dict.fromkeys(test.span for test in tests))
            yield EmptyTest(element, spans[-1], spans[:-1])


def _passes(guideline: Guideline, id: str, tests: list[Test]) -> bool:
    """Whether some value passes all of them."""
    line = _possible(guideline.variable(id), counted=isinstance(tests[0], SetCount))
    sets: list[frozenset[object]] = []
    for test in tests:
        match test:
            case IsBoolean(_, value):
                sets.append(frozenset([value]))
            case IsCode(_, codes):
                sets.append(frozenset(codes))
            case IsNumber(_, numbers):
                sets.append(frozenset(numbers))
            case Compares(_, comparison, bound) | SetCount(_, comparison, bound) if bound.number is not None:
                for interval in meaning(comparison, bound.number):
                    line = line.within(interval)
    if not sets:
        return line.holds_some
    common = frozenset.intersection(*sets)
    return any(not isinstance(each, Fraction) or line.interval.contains(each) for each in common)


class _Line(Struct, frozen=True):
    """Numbers of an interval, on a grid if there is a ``step``."""

    interval: NumberInterval
    step: Fraction | None

    def within(self, other: NumberInterval) -> _Line:
        """Those that lie in another interval, too."""
        low, high = self.interval.low, self.interval.high
        if other.low is not None and (low is None or (other.low.number, other.low.open) > (low.number, low.open)):
            low = other.low
        if other.high is not None and (
            high is None or (-other.high.number, other.high.open) > (-high.number, high.open)
        ):
            high = other.high
        return _Line(NumberInterval(low, high), self.step)

    @property
    def holds_some(self) -> bool:
        """Whether there is any."""
        low, high = self.interval.low, self.interval.high
        if low is None or high is None:
            return True
        if self.step is None:
            return low.number < high.number or (low.number == high.number and not (low.open or high.open))
        first, last = -(-low.number // self.step), high.number // self.step
        first += low.open and first * self.step == low.number
        last -= high.open and last * self.step == high.number
        return first <= last


def _possible(variable: Element | Derived | None, *, counted: bool) -> _Line:
    """Between what the numbers of an element lie, or, ``counted``, how many codes a set of it has."""
    match variable:
        case Element(codes=codes) if counted:
            return _Line(NumberInterval(End(Fraction(0)), End(Fraction(len(codes)))), Fraction(1))
        case Element(grid=Grid(low, high, precision)):
            return _Line(NumberInterval(End(low), End(high)), precision)
        case Element(days=Days(first, last)):
            return _Line(NumberInterval(End(Fraction(first)), End(Fraction(last))), Fraction(1))
        case Derived(range=(low, high)):
            return _Line(NumberInterval(End(low), End(high)), None)
        case _:
            return _Line(NumberInterval(), None)
