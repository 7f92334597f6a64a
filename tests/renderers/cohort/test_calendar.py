"""Days, months and places in SQL, asked of DuckDB for all days of a cycle of the calendar and beside its ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import duckdb
import pytest

from guideproof.model.calendar import date_of, day_of, months_between, months_later
from guideproof.renderers.cohort_sql.calendar import (
    PLACES,
    day_at,
    days_before,
    month_nearly,
    month_of,
    place,
    place_from,
    place_in,
)
from guideproof.renderers.cohort_sql.dialects import DUCKDB
from guideproof.renderers.cohort_sql.expressions import Sql, column

CYCLE = range(day_of(1, 3, 1), day_of(401, 3, 1))
DAYS = [*CYCLE[:800], *CYCLE[36_000:37_500], *range(day_of(1896, 1, 1), day_of(1905, 1, 1)), *CYCLE[-800:]]


@pytest.fixture(scope="module")
def answered() -> Iterator[Callable[[Sql, Sequence[int]], list[int]]]:
    """What DuckDB says of an expression of the column `x`, for each of some numbers."""
    with duckdb.connect() as connection:

        def asked(sql: Sql, numbers: Sequence[int]) -> list[int]:
            values = f"SELECT UNNEST(?) AS x, UNNEST(range({len(numbers)})) AS place"
            rows = connection.execute(f"SELECT {DUCKDB.sql(sql)} FROM ({values}) ORDER BY place", [list(numbers)])
            return [number for (number,) in rows.fetchall()]

        yield asked


X = column("x")


def test_the_days_before_each_month(answered: Callable[[Sql, Sequence[int]], list[int]]) -> None:
    months = range(12 - 2, 12 * 401)
    starts = [day_of(*divmod_month(month), 1) - 1 for month in months]
    assert answered(days_before(X), months) == starts
    assert answered(month_of(X, column("x")), [7]) == [12 * 7 + 7 - 3]


def divmod_month(month: int) -> tuple[int, int]:
    """The year and the month of a month that is counted from March of the year 0."""
    year, number = divmod(month + 2, 12)
    return year, number + 1


def test_the_place_of_each_day(answered: Callable[[Sql, Sequence[int]], list[int]]) -> None:
    assert answered(place_in(X, month_nearly(X)), CYCLE) == [place(day) for day in CYCLE]


def test_the_day_some_months_later(answered: Callable[[Sql, Sequence[int]], list[int]]) -> None:
    for months in (0, 1, 11, 13, 48):
        later = [months_later(day, months) for day in DAYS]
        ats = [place(day) + PLACES * months for day in DAYS]
        assert answered(day_at(X), ats) == later
        assert answered(place_from(X), ats) == [place(day) for day in later]


def test_between_places_lie_whole_months() -> None:
    for one, other in zip(DAYS, DAYS[999:], strict=False):
        assert (place(other) - place(one)) // PLACES == months_between(one, other)
        assert (place(one) - place(other)) // PLACES == months_between(other, one)
        assert place(one) % PLACES == date_of(one)[2]
