"""Numbers in texts: the quick way to read them finds what the pattern finds, however they are spelt."""

from __future__ import annotations

from random import Random

import duckdb
import nanoarrow as na
import pytest
from msgspec.structs import replace

from guideproof.renderers.cohort_sql.columns import ColumnSource, GivenColumn
from guideproof.renderers.cohort_sql.dialects import DUCKDB
from guideproof.renderers.cohort_sql.expressions import column, true
from guideproof.renderers.cohort_sql.readings import counted

ODD = (
    *("", "-", ".", "-.", "+5", "5.", ".5", "-0", "-0.0", "0.0", "00", "01.5", "1e2", "1E-1", " 5", "5 ", "1_000"),
    *("1,5", "nan", "inf", "-inf", "٣", "5\n", "99.96", "9.95", "-9.95", "1000", "0x10", "1.0000", "1.00", "1.01"),
    *("1.0" + "0" * 50, "9" * 40, "9" * 18, "-" + "9" * 18, "−1", "1\N{NO-BREAK SPACE}", "1\0", "true"),
)


@pytest.fixture(scope="module")
def spelt() -> duckdb.DuckDBPyConnection:
    """A table of texts, most of them nearly numbers."""
    random = Random(4)
    drawn = ("".join(random.choices("0011955..-", k=random.choice((1, 2, 4, 6, 19)))) for _ in range(5000))
    texts = [None, *ODD, *sorted(set(drawn))]
    connection = duckdb.connect()
    column = na.c_array(texts, na.string())
    rows = na.c_array_from_buffers(na.struct({"spelt": na.string()}), len(texts), [None], children=[column])
    connection.register("texts", na.Array(rows))
    connection.execute("CREATE TABLE spelt AS FROM texts")
    return connection


@pytest.mark.parametrize("size", [(1, 0), (1, 1), (2, 1), (3, 0), (4, 2), (8, 5), (16, 1), (18, 0)])
def test_a_number_is_read_as_the_pattern_reads_it(spelt: duckdb.DuckDBPyConnection, size: tuple[int, int]) -> None:
    source = ColumnSource("spelt", GivenColumn.TEXT)
    quick, exact = (
        dialect.sql(counted(column("spelt"), source, None, size, 1, true(), dialect))
        for dialect in (DUCKDB, replace(DUCKDB, trips=False))
    )
    assert "TRY_CAST" in quick
    assert "TRY_CAST" not in exact
    found = spelt.execute(f"SELECT count({exact}), any_value(typeof({exact})), any_value(typeof({quick})) FROM spelt")
    [(numbers, one, other)] = found.fetchall()
    assert numbers
    assert one == other
    assert not spelt.execute(
        f"SELECT spelt, {exact}, {quick} FROM spelt WHERE ({exact}) IS DISTINCT FROM ({quick})"
    ).fetchall()


def test_a_number_that_has_no_room_is_left_to_the_pattern() -> None:
    source = ColumnSource("spelt", GivenColumn.TEXT)
    assert "TRY_CAST" not in DUCKDB.sql(counted(column("spelt"), source, None, (9, 5), 1, true(), DUCKDB))
