"""Spark, for those who outgrow one machine: the same statement, in a session of its own on this machine or a cluster.

The master is Spark's own setting (``SPARK_MASTER``, ``spark-defaults.conf``); unless one is set, all local cores.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guideproof.cohort.engine import Progress
from guideproof.cohort.files import Format, format_of
from guideproof.cohort.mapping import ColumnMapping
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.opened import OpenedTable
from guideproof.cohort.sets import Lists, spread
from guideproof.cohort.stored import Storage, Stored, distinct, refuse_unlike
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.dialects import SPARK, Dialect
from guideproof.renderers.cohort_sql.statement import TABLE

if TYPE_CHECKING:
    from nanoarrow.c_array import CArray
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

_SOURCE = "patients___source"
_KINDS = {
    "boolean": Storage.BOOLEAN,
    "string": Storage.TEXT,
    "double": Storage.DOUBLE,
    "float": Storage.SINGLE,
    "date": Storage.DAY,
    "array<string>": Storage.TEXTS,
}
_LISTS = Lists(
    SPARK, lambda value, code: f"COALESCE(ARRAY_CONTAINS({value}, {code}), FALSE)", lambda value: f"SIZE({value})"
)
_WHOLE = frozenset({"tinyint", "smallint", "int", "bigint"})


def missing_java() -> str | None:
    """What to say where there is no Java, which Spark runs on; ``None`` where there is."""
    home = os.environ.get("JAVA_HOME")
    found = (home and (Path(home) / "bin" / "java").exists()) or shutil.which("java")
    return None if found else "Spark needs Java 17 or newer, and there is no `java`: install a JRE, or set JAVA_HOME"


class SparkEngine:
    """A Spark session with a view ``patients`` of a file. Raises ``CohortMisuse``."""

    dialect: Dialect = SPARK
    keeps_tables = False

    def __init__(self, table: OpenedTable, guideline: Guideline, mapping: ColumnMapping) -> None:
        if table.file.format is Format.NDJSON:
            raise CohortMisuse("on Spark the patients come as .parquet or .csv; DuckDB reads .ndjson")
        without = missing_java()
        if without is not None:
            raise CohortMisuse(without)
        try:
            import pyspark
            from pyspark.errors import PySparkException
        except ImportError as missing:
            raise CohortMisuse("Spark is not installed: pip install 'guideproof[spark]'") from missing
        self.title = f"Spark {pyspark.__version__}"
        self._error: type[Exception] = PySparkException
        self._session = _session()
        self._table = table
        try:
            self._columns = self._open(guideline, mapping)
        except PySparkException as error:
            file = table.file
            raise CohortMisuse(f"`{file.path}` cannot be read as {file.format}: {_first_line(error)}") from error

    def _open(self, guideline: Guideline, mapping: ColumnMapping) -> Sequence[Stored]:
        frame, labels = self._frame()
        columns = [_stored(name, kind, label) for (name, kind), label in zip(frame.dtypes, labels, strict=True)]
        frame.createOrReplaceTempView(_SOURCE)
        relation, columns = spread(columns, f"SELECT * FROM {_SOURCE}", _LISTS, mapping, guideline)
        self._session.sql(relation).createOrReplaceTempView(TABLE)
        return columns

    def _frame(self) -> tuple[DataFrame, Sequence[str]]:
        """The table, and the labels of its columns."""
        parts = [str(part.absolute()) for part in self._table.file.parts]
        separated = self._table.separated
        if separated is None:
            refuse_unlike(self._table.file.parts, lambda part: dict(self._session.read.parquet(str(part)).dtypes))
            frame = self._session.read.parquet(*parts)
            return frame, frame.columns
        names = distinct(separated.header.names)
        # The names and the records are those that our own reader has found; Spark has no word in it but must split.
        frame = self._session.read.csv(
            parts,
            schema=_texts(names),
            sep=separated.header.sign,
            quote='"',
            escape='"',
            comment="",
            header=True,
            enforceSchema=True,
            ignoreLeadingWhiteSpace=False,
            ignoreTrailingWhiteSpace=False,
            emptyValue="",
            maxColumns=len(names) + 1,
            maxCharsPerColumn=-1,
            multiLine=separated.quoted_line_ends,
            mode="FAILFAST",
        )
        # As on DuckDB: `null` and nothing are missing, whether quoted or not.
        return frame.replace({"": None, "null": None}), separated.header.names

    def columns(self) -> Sequence[Stored]:
        """The columns of the table."""
        return self._columns

    def do(self, sql: str, progress: Progress) -> None:
        """Runs a statement that gives nothing."""
        progress("evaluating", None)
        self._session.sql(sql)

    def one(self, sql: str, progress: Progress) -> tuple[Any, ...]:
        """The only row of a statement."""
        progress("counting", None)
        row = self._session.sql(sql).first()
        assert row is not None
        return tuple(row)

    def some(self, sql: str) -> list[tuple[Any, ...]]:
        """All rows of a statement that gives few."""
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def places(self, column: str, values: Sequence[str]) -> Iterator[tuple[str, Any, Sequence[Any]]]:
        """None: rows have no number here."""
        return iter(())

    def batches(self, sql: str, progress: Progress, *, in_order: bool = False) -> Iterator[CArray]:
        """None: Spark runs the whole statement by itself."""
        return iter(())

    def keep(self, table: str, rows: CArray, progress: Progress) -> None:
        """Nothing, likewise."""

    def hold(self, table: str, names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
        """Makes a table of texts for later statements."""
        self._session.createDataFrame([tuple(row) for row in rows], _texts(names)).createOrReplaceTempView(table)

    def write(self, sql: str, out: Path, progress: Progress) -> None:
        """Writes the rows of a statement to a free path, as a folder. Raises ``OSError``."""
        progress(f"writing {out.name}", None)
        frame = self._session.sql(sql)
        try:
            match format_of(out):
                case Format.PARQUET:
                    frame.write.parquet(str(out))
                case Format.CSV:
                    frame.write.csv(str(out), header=True, escape='"', emptyValue="")
                case Format.NDJSON:
                    frame.write.json(str(out), ignoreNullFields=False)
        except self._error as error:
            raise OSError(_first_line(error)) from error

    def close(self) -> None:
        """Ends the engine and removes what it spilled."""
        self._session.stop()


def _session() -> SparkSession:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("guideproof cohort")
    if "SPARK_MASTER" in os.environ:
        builder = builder.master(os.environ["SPARK_MASTER"])
    session = (
        builder.config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        # A deep guideline is many layers; Spark's analyzer gives up after a hundred rounds unless told otherwise.
        .config("spark.sql.analyzer.maxIterations", "1000")
        .config("spark.sql.optimizer.maxIterations", "1000")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return session


def _texts(names: Sequence[str]) -> StructType:
    from pyspark.sql.types import StringType, StructField, StructType

    return StructType([StructField(name, StringType()) for name in names])


def _stored(name: str, kind: str, label: str) -> Stored:
    if kind.startswith("decimal("):
        return Stored(name, Storage.EXACT, label, int(kind.removesuffix(")").partition(",")[2]))
    if kind in _WHOLE:
        return Stored(name, Storage.EXACT, label)
    return Stored(name, _KINDS.get(kind, Storage.OTHER), label)


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
