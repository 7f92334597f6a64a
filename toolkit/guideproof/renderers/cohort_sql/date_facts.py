"""Dates of the table, and the day of the visit: days, months and years as the days that they may mean (section 4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from guideproof.model.element import VISIT
from guideproof.program.slots import VISIT_KIND, DateKind
from guideproof.renderers.cohort_sql.calendar import PLACES, days_before, month_of, place
from guideproof.renderers.cohort_sql.columns import ColumnSource, GivenColumn, Layer
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    at_most,
    call,
    case,
    column,
    equal,
    false,
    minus,
    missing,
    negated,
    number,
    plus,
    present,
    times,
    unknown,
)
from guideproof.renderers.cohort_sql.tree import SqlNumber
from guideproof.renderers.cohort_sql.words import present_value

VISIT_PLACE = f"{VISIT}__place"
"""The column of the place of the day of the visit."""

VISIT_GIVEN = f"{VISIT}__given"
"""What stands in the table for it."""

_WRITTEN = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_DECEMBER = 31
_NULL = unknown()


@dataclass(slots=True)
class DateLayers:
    """The layers in which dates are read: as texts, their parts, their months and the ends of these, the first and the
    last day that each may mean, and the day of the visit. Of the elements in ``placed`` it is also said where these
    days stand."""

    placed: frozenset[str]
    written: Layer = field(init=False)
    parts: Layer = field(init=False)
    months: Layer = field(init=False)
    ends: Layer = field(init=False)
    days: Layer = field(init=False)
    visit: Layer = field(init=False)

    def __post_init__(self) -> None:
        self.written = Layer("dates", "Dates, as far as they look like such.")
        self.parts = Layer("date_parts", "Year, month and day of the month of dates, as far as they are said.")
        says = "The month in which each begins, and the one after it ends, counted from March of the year 0."
        self.months = Layer("months", says)
        self.ends = Layer("month_ends", "The last days before these months, counted from 1 January of the year 1.")
        says = "The first and the last day that each may mean."
        self.days = Layer("days", says)
        self.visit = Layer("visits", "The day of the visit.")

    @property
    def layers(self) -> tuple[Layer, ...]:
        """From below."""
        return self.written, self.parts, self.months, self.ends, self.days, self.visit


class _Meant(Struct, frozen=True):
    """The days that a column may mean, missing where it means none; ``places`` are theirs, if they are wanted."""

    first: Sql
    last: Sql
    places: tuple[Sql, Sql] | None


def read_date(
    name: str,
    kind: DateKind,
    raw: Sql | None,
    source: ColumnSource,
    put_in: tuple[Sql, Sql] | None,
    layers: DateLayers,
    checked: Layer,
    dialect: Dialect,
) -> Sql:
    """Adds what is known of a date: the first and the last of the days that it may mean, cut to its range.

    ``put_in`` is the day that stands for a missing date, and for whom. Gives whether what stands in the column is no
    date of the range, where something does.
    """
    found = _Meant(_NULL, _NULL, (_NULL, _NULL) if name in layers.placed else None)
    if raw is not None and source.given is not GivenColumn.WRONG:
        found = _meant(name, raw, source, layers, dialect)
    days = [
        ("low", _from(found.first, found.first, kind.first, kind.first), False),
        ("high", _until(found.last, found.last, kind, kind.last, column(VISIT)), False),
    ]
    if found.places is not None:
        first, last = found.places
        days.append(("low_place", _from(found.first, first, kind.first, place(kind.first)), True))
        days.append(("high_place", _until(found.last, last, kind, place(kind.last), column(VISIT_PLACE)), True))
    for part, value, is_place in days:
        if put_in is not None:
            missing_whole, day = put_in
            assert isinstance(day, SqlNumber)
            value = case((missing_whole, number(place(int(day.written))) if is_place else day), otherwise=value)
        checked.add(f"{name}__{part}", _with_room(value, dialect))
    outside = [at_most(found.first, number(kind.last)), at_least(found.last, number(kind.first))]
    outside += [at_most(found.first, column(VISIT))] if kind.until_visit else []
    return any_of([missing(found.first), *map(negated, outside)])


def read_visit(source: ColumnSource | int, given: Layer, layers: DateLayers, dialect: Dialect) -> Sql:
    """Puts the day of the visit, which is missing where there is none, above the other layers; gives whether it is."""
    if isinstance(source, int):
        layers.visit.add(VISIT, _with_room(number(source), dialect), "the day of the visit")
        layers.visit.add(VISIT_PLACE, _with_room(number(place(source)), dialect))
        return false()
    value = present_value(dialect.given(source.column), source, dialect)
    raw = given.add(VISIT_GIVEN, value, "the day of the visit")
    found = _meant(VISIT, raw, source, layers, dialect)
    limits = [at_least(found.first, number(VISIT_KIND.first)), at_most(found.first, number(VISIT_KIND.last))]
    is_day = all_of([equal(found.first, found.last), *limits])
    visit = layers.visit.add(VISIT, case((is_day, found.first)), "the day of the visit")
    if found.places is not None:
        layers.visit.add(VISIT_PLACE, case((is_day, found.places[0])))
    return missing(visit)


def _with_room(value: Sql, dialect: Dialect) -> Sql:
    """A number of the guideline with 64 bits: engines take one that is written for smaller, and it is computed with."""
    return dialect.cast(value, dialect.whole) if isinstance(value, SqlNumber) else value


def _meant(name: str, raw: Sql, source: ColumnSource, layers: DateLayers, dialect: Dialect) -> _Meant:
    """Reads a column of days, or of texts that are days, months or years, through the layers."""
    year, month, day = _parts(name, raw, source, layers, dialect)
    begins = layers.months.add(f"{name}__month_from", month_of(year, call("COALESCE", month, number(1))))
    later = plus([month_of(year, call("COALESCE", month, number(12))), number(1)])
    after = layers.months.add(f"{name}__month_after", later)
    before = layers.ends.add(f"{name}__before", days_before(begins))
    last = layers.ends.add(f"{name}__month_ends", days_before(after))
    known = all_of([at_least(year, number(1)), any_of([missing(day), at_most(day, minus(last, before))])])
    places = None
    if name in layers.placed:
        at = plus([times(number(PLACES), begins), call("COALESCE", day, number(1))])
        of_month = plus([times(number(PLACES), begins), minus(last, before)])
        of_year = plus([times(number(PLACES), minus(after, number(1))), number(_DECEMBER)])
        ends = case((present(day), at), (present(month), of_month), otherwise=of_year)
        places = layers.days.add(f"{name}__first_place", at), layers.days.add(f"{name}__last_place", ends)
    first = layers.days.add(f"{name}__first", case((known, plus([before, call("COALESCE", day, number(1))]))))
    ends = case((missing(day), last), otherwise=plus([before, day]))
    return _Meant(first, layers.days.add(f"{name}__last", case((known, ends))), places)


def _parts(name: str, raw: Sql, source: ColumnSource, layers: DateLayers, dialect: Dialect) -> tuple[Sql, Sql, Sql]:
    """The year, the month and the day of the month, as far as they are said."""
    names = [f"{name}__{part}" for part in ("year", "month", "day")]
    if source.given is GivenColumn.DAY:
        values = [dialect.cast(call(part, raw), dialect.whole) for part in ("YEAR", "MONTH", "DAY")]
    else:
        as_text = dialect.cast(raw, dialect.text) if source.scale is not None else raw
        written = layers.written.add(f"{name}__written", case((dialect.matches(as_text, _WRITTEN), as_text)))
        values = [_digits(written, *place, dialect) for place in ((1, 4), (6, 2), (9, 2))]
    year, month, day = (layers.parts.add(part, value) for part, value in zip(names, values, strict=True))
    return year, month, day


def _digits(written: Sql, start: int, length: int, dialect: Dialect) -> Sql:
    """Some digits of a text as a number, where it goes as far."""
    digits = dialect.cast(call("SUBSTR", written, number(start), number(length)), dialect.whole)
    return digits if start == 1 else case((at_least(call("LENGTH", written), number(start)), digits))


def _from(day: Sql, value: Sql, limit: int, at_limit: int) -> Sql:
    """A value of a day, or that of the limit where the day lies before it or is missing."""
    return number(at_limit) if day == _NULL else case((at_least(day, number(limit)), value), otherwise=number(at_limit))


def _until(day: Sql, value: Sql, kind: DateKind, at_limit: int, at_visit: Sql) -> Sql:
    """Likewise where the day lies behind the last one, or behind the visit where that is the last one."""
    visit, limit = column(VISIT), number(kind.last)
    before = [at_most(day, limit)] if not kind.until_visit or kind.last < VISIT_KIND.last else []
    before += [at_most(day, visit)] if kind.until_visit else []
    own = [] if day == _NULL else [(all_of(before), value)]
    if kind.until_visit and kind.last >= VISIT_KIND.last:
        return case(*own, otherwise=at_visit) if own else at_visit
    earlier = [(at_most(visit, limit), at_visit)] if kind.until_visit else []
    return case(*own, *earlier, otherwise=number(at_limit))
