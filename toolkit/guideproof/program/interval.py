"""Intervals of numbers, and what the words of a comparison mean (section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct

from guideproof.model.condition import Comparison

_ZERO = Fraction(0)


class End(Struct, frozen=True):
    """Where an interval ends: at a number, which belongs to it unless it is ``open``."""

    number: Fraction
    open: bool = False


class NumberInterval(Struct, frozen=True):
    """The numbers from ``low`` to ``high``; without an end it goes on for ever."""

    low: End | None = None
    high: End | None = None

    @property
    def point(self) -> Fraction | None:
        """Its number, if it is only one."""
        if self.low is None or self.low != self.high or self.low.open:
            return None
        return self.low.number

    @property
    def ends(self) -> Iterator[End]:
        """The ends that it has."""
        yield from (end for end in (self.low, self.high) if end is not None)

    def contains(self, number: Fraction) -> bool:
        """Whether a number lies in it."""
        low, high = self.low, self.high
        over = low is None or number > low.number or (number == low.number and not low.open)
        return over and (high is None or number < high.number or (number == high.number and not high.open))

    def times(self, factor: Fraction) -> NumberInterval:
        """The interval of the numbers times a factor that is not zero."""
        if factor == 1:
            return self
        low, high = (end and End(end.number * factor, end.open) for end in (self.low, self.high))
        return NumberInterval(low, high) if factor > 0 else NumberInterval(high, low)


def point(number: Fraction) -> NumberInterval:
    """The interval of one number."""
    return NumberInterval(End(number), End(number))


def meaning(comparison: Comparison, number: Fraction) -> tuple[NumberInterval, ...]:
    """The numbers that pass a comparison with a number: intervals in their order."""
    match comparison:
        case Comparison.AT_LEAST:
            return (NumberInterval(low=End(number)),)
        case Comparison.ABOVE:
            return (NumberInterval(low=End(number, open=True)),)
        case Comparison.AT_MOST:
            return (NumberInterval(high=End(number)),)
        case Comparison.BELOW:
            return (NumberInterval(high=End(number, open=True)),)
        case Comparison.EQUAL:
            return (point(number),)


def compared(interval: NumberInterval) -> Iterator[tuple[Comparison, Fraction]]:
    """For each end that the interval has, a comparison with it, and its number: all pass them who are in between."""
    for side in (NumberInterval(low=interval.low), NumberInterval(high=interval.high)):
        for end in side.ends:
            comparison = _comparison_of((side,), end.number)
            assert comparison is not None, f"no comparison says {side}"
            yield comparison, end.number


def opposite(comparison: Comparison) -> Comparison | None:
    """The comparison that holds of a number where this one does not, if there is one."""
    others: list[NumberInterval] = []
    after: End | None = None
    for each in meaning(comparison, _ZERO):
        if each.low is not None:
            others.append(NumberInterval(after, _turned(each.low)))
        after = _turned(each.high)
    if after is not None:
        others.append(NumberInterval(low=after))
    return _comparison_of(tuple(others), _ZERO)


def with_other_edge(comparison: Comparison) -> Comparison | None:
    """The comparison that differs only in whether the number itself passes, if there is one."""
    found = meaning(comparison, _ZERO)
    return _comparison_of(tuple(NumberInterval(_turned(each.low), _turned(each.high)) for each in found), _ZERO)


def _comparison_of(intervals: tuple[NumberInterval, ...], number: Fraction) -> Comparison | None:
    return next((each for each in Comparison if meaning(each, number) == intervals), None)


def _turned(end: End | None) -> End | None:
    """The end, left out where it belonged to the interval, and taken in where it did not."""
    return end and End(end.number, not end.open)


def least_whole(low: End) -> int:
    """The least whole number of an interval that begins there."""
    return floor(low.number) + 1 if low.open else ceil(low.number)


def greatest_whole(high: End) -> int:
    """The greatest whole number of an interval that ends there."""
    return ceil(high.number) - 1 if high.open else floor(high.number)


def all_within(intervals: Iterable[NumberInterval], first: int, last: int) -> bool | None:
    """Whether every whole number from ``first`` to ``last`` lies in one of some intervals, of which no two share one;
    ``None``: some do, and some do not."""
    found = 0
    for each in intervals:
        low = first if each.low is None else max(first, least_whole(each.low))
        high = last if each.high is None else min(last, greatest_whole(each.high))
        found += max(0, high - low + 1)
    return False if not found else True if found == last - first + 1 else None


def whole_starts(interval: NumberInterval) -> Iterator[int]:
    """The whole numbers at which one begins to be, or to be no longer, in the interval."""
    if interval.point is not None and interval.point.denominator != 1:
        return
    if interval.low is not None:
        yield least_whole(interval.low)
    if interval.high is not None:
        yield greatest_whole(interval.high) + 1
