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


YEARS = st.sampled_from([(1899, 1902), (1999, 2002), (2023, 2024), (2099, 2100)])


@given(YEARS, st.integers(-1500, 1500))
def test_days_apart_are_so_many_places_apart_at_most(years: tuple[int, int], days: int) -> None:
    calendar, places = days_and_places(*years)
    found = [at - places[day - days] for day, at in places.items() if day - days in places]
    if found:
        assert calendar.places(days) == max(found)
    assert all(calendar.places(days) >= other for other in found)


@given(YEARS, st.integers(-1500, 1500))
def test_places_apart_are_so_many_days_apart_at_most(years: tuple[int, int], apart_by: int) -> None:
    calendar, places = days_and_places(*years)
    ends = {day: min(last_day(at + apart_by), calendar.last) for day, at in places.items()}
    found = [end - day for day, end in ends.items() if end in places]
    if found:
        assert calendar.days(apart_by) == max(found)


@given(st.integers(-150_000, 150_000), st.integers(-150_000, 150_000))
def test_over_centuries_nothing_is_farther_apart_than_was_looked_at(days: int, places: int) -> None:
    calendar, looked_at = apart(day_of(1700, 1, 1), day_of(2099, 1, 1)), _Everywhere(day_of(1700, 1, 1), LAST_OF_2099)
    assert calendar.places(days) == looked_at.places(days)
    assert calendar.days(places) == looked_at.days(places)


class _Everywhere(Apart):
    """Leaves out no month."""

    def _near(self, months: list[int]) -> set[int]:
        return set(range(len(self._starts) - 1))


LAST_OF_2099 = day_of(2099, 12, 31)


def test_days_are_out_of_step_with_places_within_the_ends_that_are_said() -> None:
    calendar, places = days_and_places(1899, 1902)
    low, high = calendar.out_of_step
    found = [1461 * at - 1536 * day for day, at in places.items()]
    assert (min(found), max(found)) == (low, high)
