"""The calendar for the solver against all days of some decades: places, and how far apart days and places can be."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideproof.analysis.proof.solver.calendar import LONGEST_HOLE, PLACES, Apart, apart, first_day, last_day, place
from guideproof.analysis.proof.solver.rising import FirstDay, PlaceOf, Rising, WholeParts
from guideproof.model.calendar import FIRST_DAY, LAST_DAY, CalendarUnit, day_of, first_after, months_between

DAYS = st.integers(FIRST_DAY, LAST_DAY)
LEFT_OUT = range(day_of(1899, 6, 1), day_of(1901, 12, 31) + 1)
"""Days around a leap day that is left out."""


@given(DAYS, DAYS)
def test_between_places_lie_as_many_months_as_between_days(one: int, other: int) -> None:
    assert (place(other) - place(one)) // PLACES == months_between(one, other)
    assert (place(one) < place(other)) == (one < other)


@given(DAYS, st.integers(-600, 600))
def test_a_day_some_months_later_is_the_first_from_a_place_on(day: int, months: int) -> None:
    assert first_day(place(day) + PLACES * months) == first_after(day, months, CalendarUnit.MONTH)


def test_every_place_has_a_first_and_a_last_day() -> None:
    for at in range(place(LEFT_OUT[0]), place(LEFT_OUT[-1])):
        found = first_day(at)
        assert place(found - 1) < at <= place(found) <= at + LONGEST_HOLE
        assert last_day(at) == found - (place(found) > at)
    assert max(place(first_day(at)) - at for at in range(place(LEFT_OUT[0]), place(LEFT_OUT[-1]))) == LONGEST_HOLE


@pytest.mark.parametrize("function", [PlaceOf(), FirstDay(), WholeParts(7)])
@given(number=st.integers(place(LEFT_OUT[0]), place(LEFT_OUT[-1])), value=st.integers(-90, 90))
def test_what_reaches_a_value_is_the_least_number_that_does(function: Rising, number: int, value: int) -> None:
    value += function.of(number)
    least = function.reaching(value)
    assert function.of(least) >= value > function.of(least - 1)


@lru_cache
def days_and_places(first: int, last: int) -> tuple[Apart, dict[int, int]]:
    """All days of a range of years, each with its place."""
    between = day_of(first, 1, 1), day_of(last, 12, 31)
    return Apart(*between), {day: place(day) for day in range(between[0], between[1] + 1)}


YEARS = st.sampled_from([(1899, 1902), (1896, 1903), (1999, 2002), (2023, 2024), (2099, 2100), (2097, 2102)])
Window = tuple[float, int]
WINDOWS = st.tuples(st.floats(0, 1), st.integers(0, 130))
"""Where in the years a range begins, and how many days more it has than one."""


def within(days: dict[int, int], window: Window) -> range:
    every, (begins, more) = list(days), window
    first = every[int(begins * (len(every) - 1))]
    return range(first, min(first + more, every[-1]) + 1)


@given(YEARS, WINDOWS, WINDOWS, st.integers(-200, 200))
def test_days_of_two_ranges_are_apart_as_they_are(years: tuple[int, int], one: Window, other: Window, by: int) -> None:
    calendar, places = days_and_places(*years)
    starts, ends = within(places, one), within(places, other)
    by += ends[0] - starts[0]
    found = [(places[end] - places[start], end - start) for start in starts for end in ends if end - start <= by]
    ranges = (starts[0], starts[-1]), (ends[0], ends[-1])
    if found:
        assert calendar.places(by, *ranges) == max(places for places, _ in found)
    found = [(places[end] - places[start], end - start) for start in starts for end in ends]
    found = [each for each in found if each[0] <= by]
    if found:
        assert calendar.days(by, *ranges) == max(days for _, days in found)


@given(YEARS, st.integers(-1500, 1500))
def test_days_anywhere_are_apart_as_they_are(years: tuple[int, int], by: int) -> None:
    calendar, places = days_and_places(*years)
    everywhere = calendar.first, calendar.last
    found = [at - places[day - by] for day, at in places.items() if day - by in places]
    if found:
        assert calendar.places(by, everywhere, everywhere) == max(found)
    ends = {day: min(last_day(at + by), calendar.last) for day, at in places.items()}
    found = [end - day for day, end in ends.items() if end in places]
    if found:
        assert calendar.days(by, everywhere, everywhere) == max(found)


class _Everywhere(Apart):
    """Leaves out no month."""

    def _near(self, months: list[int]) -> set[int]:
        return set(range(len(self._starts) - 1))


@given(st.integers(-150_000, 150_000), st.integers(-150_000, 150_000))
def test_over_centuries_nothing_is_farther_apart_than_was_looked_at(days: int, places: int) -> None:
    calendar = apart(day_of(1700, 1, 1), day_of(2099, 1, 1))
    looked_at, everywhere = _Everywhere(calendar.first, calendar.last), (calendar.first, calendar.last)
    assert calendar.places(days, everywhere, everywhere) == looked_at.places(days, everywhere, everywhere)
    assert calendar.days(places, everywhere, everywhere) == looked_at.days(places, everywhere, everywhere)


def test_days_are_out_of_step_with_places_within_the_ends_that_are_said() -> None:
    calendar, places = days_and_places(1899, 1902)
    low, high = calendar.out_of_step
    found = [1461 * at - 1536 * day for day, at in places.items()]
    assert (min(found), max(found)) == (low, high)
