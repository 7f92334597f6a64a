"""Intervals against the order of numbers itself."""

from __future__ import annotations

import operator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideproof.model.condition import Comparison
from guideproof.program.interval import (
    End,
    NumberInterval,
    all_within,
    compared,
    greatest_whole,
    least_whole,
    meaning,
    opposite,
    point,
    whole_starts,
    with_other_edge,
)

NUMBERS = st.fractions(min_value=-12, max_value=12, max_denominator=4)
PASSES = {
    Comparison.AT_LEAST: operator.ge,
    Comparison.ABOVE: operator.gt,
    Comparison.AT_MOST: operator.le,
    Comparison.BELOW: operator.lt,
    Comparison.EQUAL: operator.eq,
}


def holds(interval: NumberInterval, number: Fraction) -> bool:
    low, high = interval.low, interval.high
    over = low is None or number > low.number or (number == low.number and not low.open)
    return over and (high is None or number < high.number or (number == high.number and not high.open))


def passes(comparison: Comparison, number: Fraction, bound: Fraction) -> bool:
    return any(holds(interval, number) for interval in meaning(comparison, bound))


def intervals() -> st.SearchStrategy[NumberInterval]:
    ends = st.none() | st.builds(End, NUMBERS, st.booleans())
    return st.builds(NumberInterval, ends, ends)


@pytest.mark.parametrize("comparison", Comparison)
@given(bound=NUMBERS, number=NUMBERS)
def test_a_comparison_means_what_it_says(comparison: Comparison, bound: Fraction, number: Fraction) -> None:
    assert passes(comparison, number, bound) is PASSES[comparison](number, bound)


def test_the_bound_itself_and_its_neighbors() -> None:
    """Once in plain sight, so that nobody has to trust the property."""
    bound, step = Fraction(140), Fraction(1, 10)
    passing = {
        comparison: [passes(comparison, number, bound) for number in (bound - step, bound, bound + step)]
        for comparison in Comparison
    }
    assert passing == {
        Comparison.BELOW: [True, False, False],
        Comparison.AT_MOST: [True, True, False],
        Comparison.EQUAL: [False, True, False],
        Comparison.AT_LEAST: [False, True, True],
        Comparison.ABOVE: [False, False, True],
    }


@given(interval=intervals(), number=NUMBERS)
def test_an_interval_as_comparisons(interval: NumberInterval, number: Fraction) -> None:
    assert all(PASSES[comparison](number, end) for comparison, end in compared(interval)) is holds(interval, number)


def test_other_comparisons() -> None:
    below, at_most, equal = Comparison.BELOW, Comparison.AT_MOST, Comparison.EQUAL
    at_least, above = Comparison.AT_LEAST, Comparison.ABOVE
    assert [opposite(each) for each in (below, at_most, equal, at_least, above)] == [
        at_least,
        above,
        None,
        below,
        at_most,
    ]
    assert [with_other_edge(each) for each in (below, at_most, equal, at_least, above)] == [
        at_most,
        below,
        None,
        above,
        at_least,
    ]


@given(interval=intervals(), number=NUMBERS, factor=st.fractions(Fraction(1, 8), 8, max_denominator=8))
def test_scaling(interval: NumberInterval, number: Fraction, factor: Fraction) -> None:
    assert holds(interval.times(factor), number * factor) is holds(interval, number)


@given(interval=intervals())
def test_whole_numbers(interval: NumberInterval) -> None:
    """The ends in whole numbers are those of the whole numbers within; between two starts nothing begins or ends."""
    within = [number for number in range(-20, 21) if holds(interval, Fraction(number))]
    if interval.low is not None and within:
        assert least_whole(interval.low) == within[0]
    if interval.high is not None and within:
        assert greatest_whole(interval.high) == within[-1]
    turns = {number for number in range(-19, 21) if (number in within) is not (number - 1 in within)}
    assert turns <= set(whole_starts(interval))


@given(number=NUMBERS)
def test_a_point(number: Fraction) -> None:
    assert point(number).point == number
    assert meaning(Comparison.EQUAL, number) == (point(number),)
    assert meaning(Comparison.AT_LEAST, number)[0].point is None
    assert NumberInterval(End(number), End(number, open=True)).point is None
    assert NumberInterval(End(number, open=True), End(number, open=True)).point is None
    assert [end.number for end in point(number).ends] == [number, number]


def test_a_point_between_whole_numbers_starts_nothing() -> None:
    assert list(whole_starts(point(Fraction(1, 2)))) == []
    assert list(whole_starts(point(Fraction(3)))) == [3, 4]


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=3), st.integers(-12, 12), st.integers(0, 9))
def test_whether_all_whole_numbers_lie_within_is_asked_of_each(
    ends: list[tuple[Fraction, Fraction]], first: int, more: int
) -> None:
    apart = [point(number) for number in {end for pair in ends for end in pair}]
    for intervals in (apart, [NumberInterval(End(min(pair)), End(max(pair), open=True)) for pair in ends[:1]]):
        found = {any(holds(each, Fraction(number)) for each in intervals) for number in range(first, first + more + 1)}
        assert all_within(intervals, first, first + more) is (None if len(found) == 2 else found.pop())
