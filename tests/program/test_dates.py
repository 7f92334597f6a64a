"""Days, months and years against the standard library's calendar, and times between days against section 4."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.generation.parts import HERE

from guideproof.model.calendar import (
    FIRST_DAY,
    LAST_DAY,
    CalendarUnit,
    date_of,
    day_of,
    days_written,
    elapsed,
    first_after,
    format_day,
    format_days,
    months_between,
)
from guideproof.model.element import DateAfter, Elapsed, Wait
from guideproof.program.arithmetic import Constant, Read, Whole
from guideproof.program.dates import between
from guideproof.program.dates import elapsed as whole_elapsed
from guideproof.program.dates import first_after as whole_after
from guideproof.program.slots import Slot

DAYS = st.integers(FIRST_DAY, LAST_DAY)
NEAR_DAYS = st.integers(day_of(1896, 1, 1), day_of(1908, 12, 31))
"""Leap years, and 1900, which is none."""


@given(DAYS | NEAR_DAYS)
@example(FIRST_DAY)
@example(LAST_DAY)
def test_a_day_has_the_date_that_the_standard_library_says(day: int) -> None:
    known = date.fromordinal(day)
    assert date_of(day) == (known.year, known.month, known.day)
    assert day_of(known.year, known.month, known.day) == day
    assert format_day(day) == known.isoformat()
    assert days_written(known.isoformat()) == (day, day)


@given(DAYS | NEAR_DAYS, DAYS | NEAR_DAYS)
def test_whole_months_are_counted_as_the_page_says(start: int, end: int) -> None:
    one, other = date.fromordinal(start), date.fromordinal(end)
    months = 12 * (other.year - one.year) + other.month - one.month - (1 if other.day < one.day else 0)
    assert months_between(start, end) == months
    assert elapsed(start, end, CalendarUnit.MONTH) == months
    assert elapsed(start, end, CalendarUnit.YEAR) == months // 12
    assert elapsed(start, end, CalendarUnit.WEEK) == (end - start) // 7
    assert elapsed(start, end, CalendarUnit.DAY) == end - start


@given(NEAR_DAYS, st.sampled_from(CalendarUnit), st.integers(-40, 40))
@example(day_of(2023, 1, 31), CalendarUnit.MONTH, 1)
@example(day_of(1904, 2, 29), CalendarUnit.YEAR, 1)
def test_a_time_after_a_date_is_over_on_the_first_day_on_which_it_has_elapsed(
    start: int, unit: CalendarUnit, count: int
) -> None:
    found = first_after(start, count, unit)
    assert elapsed(start, found, unit) >= count
    assert elapsed(start, found - 1, unit) < count


@given(NEAR_DAYS, NEAR_DAYS, NEAR_DAYS, st.sampled_from(CalendarUnit))
def test_no_time_is_shorter_to_a_later_day_or_from_an_earlier_one(
    one: int, other: int, third: int, unit: CalendarUnit
) -> None:
    first, second, third = sorted((one, other, third))
    assert elapsed(first, second, unit) <= elapsed(first, third, unit)
    assert elapsed(second, third, unit) <= elapsed(first, third, unit)


def test_january_the_31st_and_a_month_is_the_first_of_march() -> None:
    assert format_day(first_after(day_of(2023, 1, 31), 1, CalendarUnit.MONTH)) == "2023-03-01"


@pytest.mark.parametrize("text", ["2023-02-29", "1900-02-29", "0000", "2024-13", "2024-5", "24", "2024-05-17T00", ""])
def test_what_is_no_day_month_or_year_is_not_read(text: str) -> None:
    assert days_written(text) is None


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_and_a_year_are_all_of_their_days(year: int, month: int) -> None:
    for text, start in ((f"{year:04}-{month:02}", (year, month, 1)), (f"{year:04}", (year, 1, 1))):
        written = days_written(text)
        assert written is not None
        first, last = written
        assert date_of(first) == start
        assert format_days(first, last) == text
        after = date_of(last + 1)
        assert after[2] == 1
        assert after[:2] == ((year + month // 12, month % 12 + 1) if "-" in text else (year + 1, 1))


@given(NEAR_DAYS, NEAR_DAYS)
def test_days_that_are_no_month_and_no_year_are_written_with_both_ends(one: int, other: int) -> None:
    first, last = sorted((one, other))
    assume(last - first > 366)
    assert format_days(first, last) == f"{format_day(first)} to {format_day(last)}"


def constant(whole: Whole) -> int:
    assert isinstance(whole, Constant)
    return whole.value


@given(NEAR_DAYS, NEAR_DAYS, st.integers(-40, 40))
def test_days_and_weeks_are_reckoned_as_whole_numbers(start: int, end: int, count: int) -> None:
    for unit in (CalendarUnit.DAY, CalendarUnit.WEEK):
        assert constant(whole_elapsed(Constant(start), Constant(end), unit)) == elapsed(start, end, unit)
        assert constant(whole_after(Constant(start), Constant(count), unit)) == first_after(start, count, unit)


@given(NEAR_DAYS, st.integers(0, 700), NEAR_DAYS, st.integers(0, 700), st.sampled_from(CalendarUnit))
def test_times_lie_between_those_of_the_nearest_and_the_farthest_days(
    start: int, wide: int, end: int, broad: int, unit: CalendarUnit
) -> None:
    first, last = Read(Slot("start"), (start, start + wide)), Read(Slot("end"), (end, end + broad))
    found = whole_elapsed(first, last, unit).ends
    assert found == (elapsed(start + wide, end, unit), elapsed(start, end + broad, unit))
    count = Read(Slot("count"), (-3, 5))
    assert whole_after(first, count, unit).ends == (first_after(start, -3, unit), first_after(start + wide, 5, unit))


@pytest.mark.parametrize("unit", CalendarUnit)
def test_what_is_known_in_half_lies_between_its_ends(unit: CalendarUnit) -> None:
    """The day of a date lies anywhere between two; the number that is waited counts steps of ten."""
    days = {"start": (day_of(2000, 1, 31), day_of(2000, 3, 15)), "end": (day_of(2003, 2, 28), day_of(2003, 3, 1))}
    numbers = {**days, "wait": (1, 2)}

    def ends(id: str) -> tuple[Whole, Whole]:
        return Constant(numbers[id][0]), Constant(numbers[id][1])

    def step(id: str) -> Fraction:
        return Fraction(10)

    (first, last), (least, most) = days.values()
    low, high = between(Elapsed("start", "end", unit, HERE), ends, step)
    assert low.ends == (elapsed(last, least, unit),) * 2
    assert high.ends == (elapsed(first, most, unit),) * 2
    low, high = between(DateAfter("start", Wait(unit, None, "wait"), HERE), ends, step)
    assert low.ends == (first_after(first, 10, unit),) * 2
    assert high.ends == (first_after(last, 20, unit),) * 2
    low, high = between(DateAfter("start", Wait(unit, 7), HERE), ends, step)
    assert low.ends == (first_after(first, 7, unit),) * 2
    assert high.ends == (first_after(last, 7, unit),) * 2
    low, _ = between(DateAfter("start", Wait(unit, 0), HERE), ends, step)
    assert low.ends == (first, first)
