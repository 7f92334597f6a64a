"""DuckDB, embedded: larger than memory, and nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from guideproof.cohort.duck_files import csv_relation, paths_literal, stored_as, text_literal, top_names
from guideproof.cohort.engine import Progress, silent
from guideproof.cohort.files import Format, format_of
from guideproof.cohort.lines_of_json import flaw_of
from guideproof.cohort.mapping import ColumnMapping
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.ndjson import ndjson_look, ndjson_relation
from guideproof.cohort.opened import OpenedTable
from guideproof.cohort.sets import Lists, spread
from guideproof.cohort.stored import Storage, Stored, distinct, refuse_unlike
from guideproof.cohort.watched import watched
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.dialects import DUCKDB, Dialect
from guideproof.renderers.cohort_sql.statement import TABLE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from nanoarrow.c_array import CArray

T = TypeVar("T")

_MEMORY = "1500MB"
"""What a run may hold before it spills to disk: enough for any guideline, and a machine keeps working."""

_PLACES = 10_000
"""The most rows of which places are told; more than a person would look up."""


_PROGRESS = "SET enable_progress_bar = true; SET enable_progress_bar_print = false"

_LISTS = Lists(DUCKDB, lambda value, code: f"list_has_any({value}, [{code}])", lambda value: f"len({value})")

_WRITING = {
    Format.PARQUET: "FORMAT PARQUET, COMPRESSION ZSTD",
    Format.CSV: "FORMAT CSV, HEADER TRUE",
    Format.NDJSON: "FORMAT JSON",
}


class DuckEngine:
    """DuckDB in memory, with a view ``patients`` of a file. Raises ``CohortMisuse``."""

    dialect: Dialect = DUCKDB
    keeps_tables = True

    def __init__(self, table: OpenedTable, guideline: Guideline, mapping: ColumnMapping, spill: Path) -> None:
        try:
            import duckdb
            import nanoarrow  # noqa: F401 - the rows come through it
        except ImportError as missing:
            raise CohortMisuse("cohorts need DuckDB and nanoarrow: pip install 'guideproof[cohort]'") from missing
        self.title = f"DuckDB {duckdb.__version__}"
        # Of what goes wrong while rows come in batches nanoarrow tells, as a RuntimeError.
        self._error: tuple[type[Exception], ...] = (duckdb.Error, RuntimeError)
        self._table, self._spill = table, spill
        self._connection: DuckDBPyConnection = duckdb.connect(
            config={"memory_limit": _MEMORY, "temp_directory": str(spill)}
        )
        self._connection.execute(_PROGRESS)
        # Looking at the first patients costs three times as much where their order matters, and it does not in counts.
        self._connection.execute("SET preserve_insertion_order = false")
        # A test for one of seven or more codes would be made a join, and no join keeps the order of rows.
        self._connection.execute("SET disabled_optimizers = 'in_clause'")
        try:
            self._columns = self._open(guideline, mapping)
        except BaseException:
            self.close()
            raise

    def _open(self, guideline: Guideline, mapping: ColumnMapping) -> Sequence[Stored]:
        parts = self._table.file.parts
        if self._table.separated is not None:
            names = distinct(self._table.separated.header.names)
            relation = csv_relation(paths_literal(parts), names, self._table.separated)
            labels: Sequence[str] = self._table.separated.header.names
            columns = [Stored(name, Storage.TEXT, label) for name, label in zip(names, labels, strict=True)]
        elif self._table.file.format is Format.NDJSON:
            relation, columns = self._ndjson(guideline, mapping)
        else:
            relation = f"SELECT * FROM read_parquet({paths_literal(parts)}, hive_partitioning = false)"
            refuse_unlike(parts, self._types)
            columns = self._parquet(relation, parts[0])
        relation, columns = spread(columns, relation, _LISTS, mapping, guideline)
        self._asked(lambda: self._connection.execute(f'CREATE VIEW "{TABLE}" AS {relation}'))
        return columns

    def _types(self, part: Path) -> dict[str, str]:
        rows = self._described(f"SELECT * FROM read_parquet({paths_literal([part])}, hive_partitioning = false)")
        return {str(row[0]): str(row[1]) for row in rows}

    def _described(self, relation: str) -> list[tuple[Any, ...]]:
        return list(self._asked(lambda: self._connection.execute(f"DESCRIBE {relation}").fetchall()))

    def _parquet(self, relation: str, part: Path) -> list[Stored]:
        described = self._described(relation)
        schema = f"SELECT name, COALESCE(num_children, 0) FROM parquet_schema({paths_literal([part])})"
        labels = top_names(self._asked(lambda: self._connection.execute(schema).fetchall()))
        return [stored_as(str(row[0]), str(row[1]), label) for row, label in zip(described, labels, strict=True)]

    def _ndjson(self, guideline: Guideline, mapping: ColumnMapping) -> tuple[str, list[Stored]]:
        lines = self._table.lines
        paths = paths_literal([each.read for each in lines])
        try:
            found = self._connection.execute(ndjson_look(paths)).fetchone()
        except self._error as error:
            self._refuse_json()
            raise CohortMisuse(f"`{self._table.file.path}` cannot be read as ndjson: {_first_line(error)}") from error
        assert found is not None
        if not self._table.records:
            raise CohortMisuse(
                f"`{self._table.file.path}` is empty: it has one JSON object a line, one for each patient"
            )
        objects, twice, keys = found
        if not objects or twice:
            self._refuse_json()
        marked = any(each.read != each.part for each in lines)
        relation = ndjson_relation(paths, keys, guideline, mapping, marked=marked)
        return relation.sql, list(relation.columns)

    def _refuse_json(self) -> None:
        """Says which line is no object, of which there is one."""
        for each in self._table.lines:
            flaw = flaw_of(each.part)
            if flaw is not None:
                raise CohortMisuse(f"`{each.part}`, {flaw}")

    def columns(self) -> Sequence[Stored]:
        """The columns of the table."""
        return self._columns

    def do(self, sql: str, progress: Progress) -> None:
        """Runs a statement that gives nothing."""
        self._asked(lambda: self._connection.execute(sql).fetchall(), progress, "evaluating")

    def one(self, sql: str, progress: Progress) -> tuple[Any, ...]:
        """The only row of a statement."""
        [row] = self._asked(lambda: self._connection.execute(sql).fetchall(), progress, "counting")
        return tuple(row)

    def batches(self, sql: str, progress: Progress, *, in_order: bool = False) -> Iterator[CArray]:
        """The rows of a statement, many at a time, as Arrow has them."""
        from nanoarrow.c_array_stream import c_array_stream

        with self._connection.cursor() as own:
            own.execute(_PROGRESS)
            own.execute(f"SET preserve_insertion_order = {str(in_order).lower()}")
            stream = self._asked(lambda: c_array_stream(own.sql(sql)), progress, "evaluating", own)
            while (batch := self._asked(lambda: next(stream, None), progress, "evaluating", own)) is not None:
                yield batch

    def keep(self, table: str, rows: CArray, progress: Progress) -> None:
        """Puts rows behind those of a table, which is made for the first ones."""
        self._connection.register("rows___", _Rows(rows))
        self.do(f"CREATE TABLE IF NOT EXISTS {table} AS FROM rows___ LIMIT 0", progress)
        self.do(f"INSERT INTO {table} FROM rows___", progress)

    def hold(self, table: str, names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
        """Makes a table of texts for later statements."""
        import nanoarrow as na

        columns = [na.c_array([row[place] for row in rows], na.string()) for place in range(len(names))]
        fields = na.struct(dict.fromkeys(names, na.string()))
        self.keep(
            DUCKDB.identifier(table), na.c_array_from_buffers(fields, len(rows), [None], children=columns), silent
        )

    def write(self, sql: str, out: Path, progress: Progress) -> None:
        """Writes the rows of a statement to a free path. Raises ``OSError``."""
        options = _WRITING[format_of(out)]
        self._connection.execute("SET preserve_insertion_order = true")
        copy = f"COPY (\n{sql}) TO {text_literal(str(out))} ({options})"
        try:
            watched(lambda: self._connection.execute(copy), progress, f"writing {out.name}", self._connection)
        except self._error as error:
            if str(out) not in str(error):
                raise self._unread(error) from error
            raise OSError(_first_line(error).replace(str(out), out.name)) from error

    def some(self, sql: str) -> list[tuple[Any, ...]]:
        """All rows of a statement that gives few."""
        return list(self._asked(lambda: self._connection.execute(sql).fetchall()))

    def places(self, column: str, values: Sequence[str]) -> Iterator[tuple[str, Any, Sequence[Any]]]:
        """Of rows whose column is missing or, as text, one of the values, in whatever capitals: the number in the
        file, the column's value and all values. None where rows have no number."""
        parts = self._table.file.parts
        if self._table.file.format is not Format.PARQUET or len(parts) > 1:
            return
        asked = DUCKDB.identifier(column)
        written = f"COALESCE(TRIM(LOWER(CAST({asked} AS VARCHAR))), '')"
        sought = ", ".join(text_literal(value.strip().lower()) for value in ("", *values))
        sql = (
            f"SELECT file_row_number + 1, {asked}, * EXCLUDE (file_row_number)"
            f" FROM read_parquet({paths_literal(parts)}, file_row_number = true, hive_partitioning = false)"
            f" WHERE {written} IN ({sought}) ORDER BY 1 LIMIT {_PLACES}"
        )
        for number, value, *others in self.some(sql):
            yield str(number), value, others

    def close(self) -> None:
        """Ends the engine."""
        self._connection.close()

    def _asked(
        self,
        ask: Callable[[], T],
        progress: Progress = silent,
        doing: str = "reading",
        own: DuckDBPyConnection | None = None,
    ) -> T:
        """What DuckDB answers; an error is about the file, since the statements are ours."""
        try:
            return watched(ask, progress, doing, own or self._connection)
        except self._error as error:
            raise self._unread(error) from error

    def _unread(self, error: Exception) -> CohortMisuse:
        if str(self._spill) in str(error):
            room = f"what does not fit into memory goes to `{self._spill}`, and that failed"
            return CohortMisuse(f"{room}: {_first_line(error)}. Set TMPDIR to a folder with more room")
        file = self._table.file
        return CohortMisuse(f"`{file.path}` cannot be read as {file.format}: {_first_line(error)}")


class _Rows(Struct, frozen=True):
    """Rows for the engine, which reads them more than once."""

    rows: CArray

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from nanoarrow.c_array_stream import c_array_stream

        return c_array_stream(self.rows).__arrow_c_stream__(requested_schema)


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
