"""How the dialects write expressions: texts come back as they were, and divisions and remainders are what they say."""

from __future__ import annotations

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from guideproof.renderers.cohort_sql.dialects import BIGQUERY, DIALECTS, DUCKDB, POSTGRES, SNOWFLAKE, SPARK, Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    beside,
    column,
    decimal,
    number,
    one_of,
    plus,
    quotient,
    remainder,
    text,
    times,
)
from guideproof.renderers.cohort_sql.tree import columns_of

TEXTS = (
    "",
    "it's",
    "''",
    "\\",
    "\\'",
    "\\\\' OR TRUE --",
    'a "b" `c`',
    "line\nline\r\n\ttab",
    "$$ ${x} {{ x }} %s é \u2028",
)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
@pytest.mark.parametrize("value", TEXTS)
def test_texts_come_back(dialect: Dialect, value: str) -> None:
    literal = sqlglot.parse_one(f"SELECT {dialect.sql(text(value))} AS x", dialect=dialect.name).find(exp.Literal)
    assert literal is not None
    assert literal.this == value


@pytest.mark.parametrize("value", TEXTS)
def test_texts_come_back_from_an_engine(value: str) -> None:
    assert duckdb.connect().execute(f"SELECT {DUCKDB.sql(beside(text(value), text('.')))}").fetchone() == (f"{value}.",)


ARITHMETIC = {
    DUCKDB: ('CAST(("a" * 3) AS HUGEINT) // 10', '("a" + 1) % 10'),
    SPARK: ("(`a` * 3) DIV 10", "(`a` + 1) % 10"),
    POSTGRES: ('DIV(("a" * 3), 10)', '("a" + 1) % 10'),
    BIGQUERY: ("DIV((`a` * 3), 10)", "MOD(`a` + 1, 10)"),
    SNOWFLAKE: ('CAST(TRUNC(("a" * 3) / 10) AS BIGINT)', '("a" + 1) % 10'),
}


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_whole_divisions_and_remainders(dialect: Dialect) -> None:
    divided = quotient(times(column("a"), number(3)), number(10))
    rest = remainder(plus([column("a"), number(1)]), number(10))
    assert (dialect.sql(divided), dialect.sql(rest)) == ARITHMETIC[dialect]


def test_decimals_have_their_places() -> None:
    written = [DUCKDB.sql(decimal(count, places)) for count, places in ((120, 1), (-5, 2), (0, 1), (7, 0))]
    assert written == ["12.0", "-0.05", "0.0", "7"]


def test_columns_that_are_read() -> None:
    a, b = column("a"), column("b")
    read: Sql = all_of([any_of([a, one_of(b, [text("x"), text("y")])]), a])
    assert list(columns_of(read)) == ["a", "b", "a"]


def test_a_sum_of_very_many_parts_is_written() -> None:
    """A set may have a thousand codes, and a count as many conditions."""
    many = plus([column(f"c{number}") for number in range(5000)])
    assert DUCKDB.sql(many).count(" + ") == len(list(columns_of(many))) - 1 == 4999
