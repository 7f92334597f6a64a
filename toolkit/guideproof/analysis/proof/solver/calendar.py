"""The calendar for the solver: with 32 places to every month, months between days are differences, as weeks are.

The *place* of a day is 32 times its month, counted from the year 0, and its day of the month. Places keep the order of
days, and between two days as many whole months have been completed as 32 goes into the difference of their places: of a
calendar nothing is left but its holes, the places at which there is no day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, cached_property, lru_cache

from guideproof.model.calendar import date_of, day_of, months_later

PLACES = 32
"""From a day of one month to the same day of the next."""

_DAYS, _YEARS = 146_097, 400
"""The days of so many years, after which the calendar is the same again."""


_CYCLE = 48
_BEFORE = 3
DAYS_OF_CYCLE, PLACES_OF_CYCLE = 1461, PLACES * _CYCLE
"""After so many days, and months, the calendar is the same again where no leap day is left out."""


DayRange = tuple[int, int]
"""A first and a last day."""


def place(day: int) -> int:
    """Where a day stands."""
    year, month, date = date_of(day)
    return PLACES * (12 * year + month - 1) + date


LONGEST_HOLE = 4
"""From a place at which there is no day to the next one with a day, at most: from a 29 February that there is not."""


def days_before(month: int) -> int:
    """The last day before a month, counted from the first of the year 0."""
    return months_later(_LONG_MONTH + 1, month) - 1


def first_day(at: int) -> int:
    """The first day that stands at a place or behind it."""
    month, date = divmod(at, PLACES)
    return months_later(_LONG_MONTH + max(date, 1), month)


def last_day(at: int) -> int:
    """The last day that stands at a place or before it."""
    return first_day(at + 1) - 1


_LONG_MONTH = day_of(0, 1, 1) - 1


class Apart:
    """How far two days that lie between a first and a last one can be apart in places, if they are so many days apart
    at most, and the other way round: exact, so no days or places need be tried. Of narrow ranges it is looked at each
    month, of others at all that there can be.

    But for the leap days that are left out in three centuries of four, all is again as it was after 48 months: so it is
    looked at for as long from where there is none between the two days, or one more. The first of the days begins a
    month, and the last one ends one.
    """

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self.places_between = place(first), place(last)
        self._month = place(first) // PLACES
        months = range(self._month, place(last) // PLACES + 2)
        self._starts = [days_before(month) + 1 for month in months]
        centuries = range(date_of(first)[0] // 100, date_of(last)[0] // 100 + 1)
        march = [12 * 100 * century + 2 for century in centuries if century % 4]
        self.left_out = [month for month in march if month in months]
        """The months that come where a leap day is left out."""
        self._widest_places, self._widest_days = cache(self._places), cache(self._days)

    def places(self, days: int, one: DayRange, other: DayRange) -> int:
        """The most places from a day of one range to a day of the other that is not more days later."""
        first = min(other[1], max(other[0], one[0] + days))
        at, after = bisect_right(self._starts, first), bisect_right(self._starts, min(other[1], one[1] + days))
        if after - at > _CYCLE:
            return self._widest_places(days)
        return max(
            [self._place(end) - self._place(max(one[0], end - days)) for end in (first, *self._starts[at:after])]
        )

    def days(self, places: int, one: DayRange, other: DayRange) -> int:
        """The most days from a day of one range to a day of the other that is not more places later."""
        first = min(one[1], max(one[0], first_day(place(other[0]) - places)))
        at, after = bisect_right(self._starts, first), bisect_right(self._starts, one[1])
        if after - at > _CYCLE:
            return self._widest_days(places)
        starts = (first, *self._starts[at:after])
        return max([min(other[1], last_day(place(start) + places)) - start for start in starts])

    @cached_property
    def out_of_step(self) -> tuple[int, int]:
        """The least and the greatest difference between places and days, each times how many of the other ones a cycle
        has."""
        days = {*self._starts, *(start - 1 for start in self._starts[1:])}
        found = [DAYS_OF_CYCLE * place(day) - PLACES_OF_CYCLE * day for day in days]
        return min(found), max(found)

    def _places(self, days: int) -> int:
        """The most places from one day to another that is not more days later: where the latter begins a month, or is
        the first one that there can be, since from there on it only falls behind."""
        days = max(self.first - self.last, min(days, self.last - self.first))
        least = self.first + max(0, days)
        starts, most = self._starts, self._place(least) - self._place(least - days)
        around = [self._starts[month - self._month] + days for month in self.left_out]
        for month in self._near([bisect_left(starts, day) for day in (least, *around)]):
            earlier = starts[month] - days
            if starts[month] >= least and self.first <= earlier <= self.last:
                at = bisect_right(starts, earlier) - 1
                most = max(most, PLACES * (month - at) - earlier + starts[at])
        return most

    def _place(self, day: int) -> int:
        """The place of a day that lies between the first and the last one, counted from the first month."""
        at = bisect_right(self._starts, day) - 1
        return PLACES * at + day - self._starts[at] + 1

    def _days(self, places: int) -> int:
        """The most days from one day to another that is not more places later: likewise where the former begins a
        month, or is the first one that there can be."""
        least = max(self.first, first_day(self.places_between[0] - places))
        if least > self.last:
            return self.first - self.last
        months, date = divmod(places + 1, PLACES)
        starts, most, last = (
            self._starts,
            min(last_day(place(least) + places), self.last) - least,
            len(self._starts) - 1,
        )
        for month in self._near([0, max(0, -months), *(month - self._month - months for month in self.left_out)]):
            at = month + months
            if at >= last:
                most = max(most, self.last - starts[month])
            elif starts[month] > least:
                end = min(starts[at] + date, starts[at + 1]) - 1
                most = max(most, end - starts[month])
        return most

    def _near(self, months: list[int]) -> set[int]:
        """The months from just before each of some, and of those where a leap day is left out, on for as long as a
        cycle."""
        near: set[int] = set()
        for month in (*months, *(month - self._month for month in self.left_out)):
            at = max(0, month - _BEFORE)
            near.update(range(at, min(at + _BEFORE + _CYCLE, len(self._starts) - 1)))
        return near


def apart(first: int, last: int) -> Apart:
    """For days from a first to a last one, or a little more, so that what was worked out is found again."""
    return _of_centuries(date_of(first)[0] // 100, date_of(last)[0] // 100)


@lru_cache(maxsize=8)
def _of_centuries(first: int, last: int) -> Apart:
    return Apart(day_of(100 * first, 1, 1), day_of(100 * last + 99, 12, 31))
