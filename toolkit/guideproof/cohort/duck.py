"""DuckDB, embedded: larger than memory, and nothing leaves the machine."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from guideproof.cohort.columns import Storage, Stored
from guideproof.cohort.engine import Progress, silent
from guideproof.cohort.files import Format, format_of, readable
from guideproof.cohort.mapping import ColumnMapping
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.ndjson import ndjson_columns, ndjson_relation
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.dialects import DUCKDB, Dialect
from guideproof.renderers.cohort_sql.statement import TABLE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")

_MEMORY = "1500MB"
"""What a run may hold before it spills to disk: enough for any guideline, and a machine keeps working."""

_EXACT = re.compile(r"U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)")
_DECIMAL = re.compile(r"DECIMAL\([0-9]+,([0-9]+)\)")

_WRITING = {
    Format.PARQUET: "FORMAT PARQUET, COMPRESSION ZSTD",
    Format.CSV: "FORMAT CSV, HEADER TRUE",
    Format.NDJSON: "FORMAT JSON",
}


def text_literal(value: str) -> str:
    """A text in DuckDB's SQL."""
    return "'" + value.replace("'", "''") + "'"


class DuckEngine:
    """DuckDB in memory, with a view ``patients`` of a file. Raises ``CohortMisuse``."""

    dialect: Dialect = DUCKDB
    keeps_tables = True

    def __init__(self, patients: Path, guideline: Guideline, mapping: ColumnMapping | None = None) -> None:
        try:
            import duckdb
        except ImportError as missing:
            raise CohortMisuse("cohorts need DuckDB: pip install 'guideproof[cohort]'") from missing
        self.title = f"DuckDB {duckdb.__version__}"
        self._error: type[Exception] = duckdb.Error
        self._path, self._format = readable(patients), format_of(patients)
        self._spill = tempfile.TemporaryDirectory(prefix="guideproof-cohort-")
        self._connection: DuckDBPyConnection = duckdb.connect(
            config={"memory_limit": _MEMORY, "temp_directory": self._spill.name}
        )
        self._connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
        # Looking at the first patients costs three times as much where their order matters, and it does not in counts.
        self._connection.execute("SET preserve_insertion_order = false")
        try:
            self._open(guideline, mapping or ColumnMapping())
        except BaseException:
            self.close()
            raise

    def _open(self, guideline: Guideline, mapping: ColumnMapping) -> None:
        # A name may hold what DuckDB would take for a pattern of names.
        path = text_literal(re.sub(r"([*?\[])", r"[\1]", str(self._path)))
        match self._format:
            case Format.PARQUET:
                relation = f"SELECT * FROM read_parquet({path})"
            case Format.CSV:
                # Everything as text: what a value is, the statement says, and never a guess from the first rows.
                relation = f"SELECT * FROM read_csv({path}, all_varchar = true, header = true, nullstr = ['', 'null'])"
            case Format.NDJSON:
                seen = self._asked(lambda: self._connection.execute(ndjson_columns(path)).fetchall())
                relation = ndjson_relation(path, [str(name) for (name,) in seen], guideline, mapping)
        self._asked(lambda: self._connection.execute(f'CREATE VIEW "{TABLE}" AS {relation}'))

    def columns(self) -> Sequence[Stored]:
        """The columns of the table."""
        rows = self._asked(lambda: self._connection.execute(f'DESCRIBE "{TABLE}"').fetchall())
        return [_stored(str(row[0]), str(row[1])) for row in rows]

    def do(self, sql: str, progress: Progress) -> None:
        """Runs a statement that gives nothing."""
        self._asked(lambda: self._connection.execute(sql), progress, "evaluating")

    def one(self, sql: str, progress: Progress) -> tuple[Any, ...]:
        """The only row of a statement."""
        row = self._asked(lambda: self._connection.execute(sql).fetchone(), progress, "counting")
        assert row is not None
        return tuple(row)

    def write(self, sql: str, out: Path, progress: Progress) -> None:
        """Writes the rows of a statement to a free path. Raises ``OSError``."""
        options = _WRITING[format_of(out)]
        self._connection.execute("SET preserve_insertion_order = true")
        copy = f"COPY (\n{sql}) TO {text_literal(str(out))} ({options})"
        try:
            self._watched(lambda: self._connection.execute(copy), progress, f"writing {out.name}")
        except self._error as error:
            if str(out) not in str(error):
                raise self._unread(error) from error
            raise OSError(_first_line(error).replace(str(out), out.name)) from error

    def find(self, column: str, value: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The columns, and at most two rows of those whose column, as text, is the value."""
        quoted = column.replace('"', '""')
        sql = f'SELECT * FROM "{TABLE}" WHERE CAST("{quoted}" AS VARCHAR) = ? LIMIT 2'

        def found() -> tuple[list[str], list[tuple[Any, ...]]]:
            answer = self._connection.execute(sql, [value])
            return [str(each[0]) for each in answer.description or ()], list(answer.fetchall())

        return self._asked(found)

    def close(self) -> None:
        """Ends the engine and removes what it spilled."""
        self._connection.close()
        self._spill.cleanup()

    def _asked(self, ask: Callable[[], T], progress: Progress = silent, doing: str = "reading") -> T:
        """What DuckDB answers; an error is about the file, since the statements are ours."""
        try:
            return self._watched(ask, progress, doing)
        except self._error as error:
            raise self._unread(error) from error

    def _unread(self, error: Exception) -> CohortMisuse:
        if self._spill.name in str(error):
            room = f"what does not fit into memory goes to `{self._spill.name}`, and that failed"
            return CohortMisuse(f"{room}: {_first_line(error)}. Set TMPDIR to a folder with more room")
        return CohortMisuse(f"`{self._path}` cannot be read as {self._format}: {_first_line(error)}")

    def _watched(self, ask: Callable[[], T], progress: Progress, doing: str) -> T:
        """Asks on a thread of its own, so that this one can tell how far it is, and can be interrupted."""
        done: list[T] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                done.append(ask())
            except BaseException as error:  # noqa: BLE001 - raised again below, on the thread that asked
                failed.append(error)

        progress(doing, None)
        thread = Thread(target=run, daemon=True)
        try:
            thread.start()
            while thread.is_alive():
                thread.join(0.1)
                share = self._connection.query_progress() if thread.is_alive() else 100.0
                progress(doing, share / 100 if share >= 0 else None)
        except BaseException:
            while thread.is_alive():
                self._connection.interrupt()  # again: one that comes before the statement has begun is forgotten
                thread.join(0.05)
            raise
        if failed:
            raise failed[0]
        return done[0]


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _stored(name: str, type: str) -> Stored:
    decimal = _DECIMAL.fullmatch(type)
    if decimal:
        return Stored(name, Storage.EXACT, int(decimal[1]))
    if _EXACT.fullmatch(type):
        return Stored(name, Storage.EXACT)
    kinds = {"BOOLEAN": Storage.BOOLEAN, "VARCHAR": Storage.TEXT, "DOUBLE": Storage.DOUBLE, "FLOAT": Storage.SINGLE}
    kind = Storage.TEXT if type.startswith("ENUM(") else kinds.get(type, Storage.OTHER)
    return Stored(name, kind)
