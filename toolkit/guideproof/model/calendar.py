"""Days, months and years: the proleptic Gregorian calendar of the years 1 to 9999, by whole numbers alone.

A day is how many days have begun since the first of January of the year 1, itself 1 (as ``date.toordinal`` counts).
What stands below the mark is copied into the emitted evaluators, so it needs no more than Python 3.9.
"""

from __future__ import annotations

import re
from enum import StrEnum


class CalendarUnit(StrEnum):
    """A unit in which times between days are counted whole, by its UCUM code."""

    YEAR = "a"
    MONTH = "mo"
    WEEK = "wk"
    DAY = "d"

    @property
    def months(self) -> int | None:
        """How many months it has; ``None`` for a unit that is made of days."""
        return {CalendarUnit.YEAR: 12, CalendarUnit.MONTH: 1}.get(self)

    @property
    def days(self) -> int | None:
        """How many days it has; ``None`` for a unit that is made of months."""
        return {CalendarUnit.WEEK: 7, CalendarUnit.DAY: 1}.get(self)

    @property
    def words(self) -> tuple[str, str]:
        """What people call one of it, and several."""
        return _WORDS[self]


_WORDS = {
    CalendarUnit.YEAR: ("year", "years"),
    CalendarUnit.MONTH: ("month", "months"),
    CalendarUnit.WEEK: ("week", "weeks"),
    CalendarUnit.DAY: ("day", "days"),
}


def elapsed(start: int, end: int, unit: CalendarUnit) -> int:
    """How many whole units have been completed from one day to another; negative where the other one comes first."""
    if unit.months is None:
        return (end - start) // (unit.days or 1)
    return months_between(start, end) // unit.months


def first_after(start: int, count: int, unit: CalendarUnit) -> int:
    """The first day on which ``elapsed`` from a day has reached so many units. It may leave the years 1 to 9999."""
    if unit.months is None:
        return start + count * (unit.days or 1)
    return months_later(start, count * unit.months)


# <program>

FIRST_DAY = 1
"""The first of January of the year 1."""

NO_DAY = 0
"""Stands for the day of an event that there was not; no day of the calendar is it."""

LAST_DAY = 3_652_059
"""The last of December of the year 9999."""

WRITTEN_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A day, a month or a year: ``2024-05-17``, ``2024-05``, ``2024``."""


def day_of(year: int, month: int, day: int) -> int:
    """The day with this date, which must be one. Years are reckoned from March, so that the leap day ends them."""
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day - 306


def date_of(day: int) -> tuple[int, int, int]:
    """The year, the month and the day of the month."""
    cycle, rest = divmod(day + 305, 146_097)  # the days of 400 years
    year = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    rest -= 365 * year + year // 4 - year // 100
    month = (5 * rest + 2) // 153
    date = rest - (153 * month + 2) // 5 + 1
    return (400 * cycle + year + (month > 9), month + 3 if month < 10 else month - 9, date)


def months_between(start: int, end: int) -> int:
    """How many whole months have been completed from one day to another; negative where the other one comes first."""
    (year, month, day), (other_year, other_month, other_day) = date_of(start), date_of(end)
    return 12 * (other_year - year) + other_month - month - (other_day < day)


def months_later(start: int, months: int) -> int:
    """The first day on which so many whole months have been completed from a day: where the month has no such day,
    the first of the next one."""
    year, month, day = date_of(start)
    years, months = divmod(month - 1 + months, 12)
    last = length_of_month(year + years, months + 1)
    return day_of(year + years, months + 1, min(day, last)) + (day > last)


def length_of_month(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def days_written(text: str) -> tuple[int, int] | None:
    """The first and the last day that a text may mean: one day, those of a month or those of a year; ``None`` for any
    other text, and for a day that there is not."""
    match = WRITTEN_DATE.fullmatch(text)
    if match is None or match[1] == "0000":
        return None
    year = int(match[1])
    if match[2] is None:
        return day_of(year, 1, 1), day_of(year, 12, 31)
    month = int(match[2])
    last = length_of_month(year, month)
    if match[3] is None:
        return day_of(year, month, 1), day_of(year, month, last)
    return (day_of(year, month, int(match[3])),) * 2 if int(match[3]) <= last else None


def format_day(day: int) -> str:
    """The day as it is written: ``2024-05-17``."""
    return "{:04}-{:02}-{:02}".format(*date_of(day))


def format_days(first: int, last: int) -> str:
    """The days from a first to a last one: ``2024-05-17``, ``2024-05`` for a whole month, ``2024`` for a whole year,
    else ``2024-05-03 to 2024-05-17``."""
    if first == last:
        return format_day(first)
    for text in (format_day(first)[:7], format_day(first)[:4]):
        if days_written(text) == (first, last):
            return text
    return f"{format_day(first)} to {format_day(last)}"
