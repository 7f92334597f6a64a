"""The calendar of the page of the language, slowly: dates as years, months and days, one year after the other."""

from __future__ import annotations

import re
from functools import cache

Date = tuple[int, int, int]


def length(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    return 30 if month in (4, 6, 9, 11) else 31


@cache
def days_before(year: int) -> int:
    """How many days the years from the first to the one before this have."""
    if year <= 1:
        return -sum(length(each, month) for each in range(year, 1) for month in range(1, 13))
    start = max(1, (year - 1) // 400 * 400)  # no deeper than Python's recursion
    before = 0 if start == 1 else days_before(start)
    return before + sum(length(each, month) for each in range(start, year) for month in range(1, 13))


def number(date: Date) -> int:
    """Which day it is, counted from the first of January of the year 1, itself 1."""
    year, month, day = date
    return days_before(year) + sum(length(year, each) for each in range(1, month)) + day


def date(day: int) -> Date:
    """The date of a day."""
    year = day // 366
    while days_before(year + 1) < day:
        year += 1
    rest, month = day - days_before(year), 1
    while rest > length(year, month):
        rest, month = rest - length(year, month), month + 1
    return year, month, rest


def elapsed(start: int, end: int, unit: str) -> int:
    """Whole units completed between two days."""
    if unit in ("wk", "d"):
        return (end - start) // (7 if unit == "wk" else 1)
    (year, month, day), (other_year, other_month, other_day) = date(start), date(end)
    months = 12 * (other_year - year) + (other_month - month) - (1 if other_day < day else 0)
    return months // 12 if unit == "a" else months


def first_after(start: int, count: int, unit: str) -> int:
    """The first day on which so many units have elapsed from a day, found day by day."""
    if unit in ("wk", "d"):
        return start + count * (7 if unit == "wk" else 1)
    year, month, _ = date(start)
    later = 12 * year + month - 1 + count * (12 if unit == "a" else 1)
    day = number((later // 12, later % 12 + 1, 1))
    assert elapsed(start, day - 1, unit) < count
    while elapsed(start, day, unit) < count:
        day += 1
    return day


def meant(text: str) -> tuple[int, int] | None:
    """The first and the last day that a text names."""
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII) is None:
        return None
    year, month, day = (int(part) if part else 0 for part in (text[:4], text[5:7], text[8:]))
    if year == 0 or month > 12 or (len(text) > 4 and month == 0):
        return None
    if len(text) == 4:
        return number((year, 1, 1)), number((year, 12, 31))
    if len(text) == 7:
        return number((year, month, 1)), number((year, month, length(year, month)))
    return (number((year, month, day)),) * 2 if 0 < day <= length(year, month) else None


def written(day: int) -> str:
    """The day as it is written."""
    year, month, rest = date(day)
    return f"{year:04}-{month:02}-{rest:02}"
