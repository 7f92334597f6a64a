"""Days and months in SQL, by whole numbers alone: the engines' own differences of dates disagree with each other.

A day is counted as `model.calendar` counts it, a month from March of the year 0, so that the leap day ends each year.
The *place* of a day is 32 times its month and its day of the month: places keep the order of days, and whole months
between two days are how often 32 goes into the difference of their places.
"""

from __future__ import annotations

from guideproof.model.calendar import date_of
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    at_most,
    case,
    minus,
    negated,
    number,
    parts,
    plus,
    remainder,
    times,
)

PLACES = 32
"""From a day of one month to the same day of the next."""

_MARCH = 3
"""The number of the month from which months are counted."""

_CYCLE_DAYS, _CYCLE_MONTHS = 146_097, 4800
"""After so many days, and months, the calendar is the same again."""

_NEARLY = 1_400_000
"""Added to 4800 times a day so that 146,097 goes into it as often as its month is, or once less; found by trying all
days of a cycle."""


def place(day: int) -> int:
    """Where a day that is known stands."""
    year, month, date = date_of(day)
    return PLACES * (12 * year + month - _MARCH) + date


def month_of(year: Sql, month: Sql) -> Sql:
    """The month of a year, counted from March of the year 0."""
    return plus([times(number(12), year), minus(month, number(_MARCH))])


def days_before(month: Sql) -> Sql:
    """The last day before a month. Rounded up, 153 days are five months."""
    since_march = times(number(153), remainder(month, number(12)))
    years = [times(number(365), parts(month, number(12))), parts(month, number(48)), parts(month, number(4800))]
    days = plus([*years, parts(plus([since_march, number(2)]), number(5))])
    return minus(minus(days, parts(month, number(1200))), number(306))


def day_at(at: Sql) -> Sql:
    """The first day that stands at a place or behind it, of places at which some month has a day."""
    month, date = parts(at, number(PLACES)), remainder(at, number(PLACES))
    before, after = days_before(month), days_before(plus([month, number(1)]))
    day = plus([before, date])
    return case((at_most(day, after), day), otherwise=plus([after, number(1)]))


def place_from(at: Sql) -> Sql:
    """Its place."""
    month, date = parts(at, number(PLACES)), remainder(at, number(PLACES))
    later = plus([month, number(1)])
    is_day = at_most(plus([days_before(month), date]), days_before(later))
    return case((is_day, at), otherwise=plus([times(number(PLACES), later), number(1)]))


def month_nearly(day: Sql) -> Sql:
    """The month of a day, or the one before it: see ``place_in``."""
    return parts(plus([times(number(_CYCLE_MONTHS), day), number(_NEARLY)]), number(_CYCLE_DAYS))


def place_in(day: Sql, nearly: Sql) -> Sql:
    """The place of a day whose month is nearly known."""
    later = plus([nearly, number(1)])

    def in_month(month: Sql) -> Sql:
        return plus([times(number(PLACES), month), minus(day, days_before(month))])

    return case((negated(at_most(day, days_before(later))), in_month(later)), otherwise=in_month(nearly))
