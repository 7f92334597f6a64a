"""Spark, for those who outgrow one machine: the same statement, in a session of its own on this machine or a cluster.

The master is Spark's own setting (``SPARK_MASTER``, ``spark-defaults.conf``); unless one is set, all local cores.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guideproof.cohort.columns import Storage, Stored
from guideproof.cohort.engine import Progress
from guideproof.cohort.files import Format, format_of, readable
from guideproof.cohort.misuse import CohortMisuse
from guideproof.renderers.cohort_sql.dialects import SPARK, Dialect
from guideproof.renderers.cohort_sql.statement import TABLE

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

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

    def __init__(self, patients: Path) -> None:
        path, form = readable(patients), format_of(patients)
        if form is Format.NDJSON:
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
        self._path, self._form = path, form
        self._frame = self._opened()
        self._frame.createOrReplaceTempView(TABLE)

    def _opened(self) -> DataFrame:
        reader = self._session.read
        try:
            if self._form is Format.PARQUET:
                return reader.parquet(str(self._path))
            frame = reader.csv(
                str(self._path), header=True, inferSchema=False, escape='"', enforceSchema=False, mode="FAILFAST"
            )
            # As on DuckDB: `null` and nothing are missing, whether quoted or not.
            return frame.replace({"": None, "null": None})
        except self._error as error:
            raise CohortMisuse(f"`{self._path}` cannot be read as {self._form}: {_first_line(error)}") from error

    def columns(self) -> Sequence[Stored]:
        """The columns of the table."""
        return [_stored(name, kind) for name, kind in self._frame.dtypes]

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
                    frame.write.json(str(out))
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


def _stored(name: str, kind: str) -> Stored:
    if kind.startswith("decimal("):
        return Stored(name, Storage.EXACT, int(kind.removesuffix(")").partition(",")[2]))
    if kind in _WHOLE:
        return Stored(name, Storage.EXACT)
    kinds = {"boolean": Storage.BOOLEAN, "string": Storage.TEXT, "double": Storage.DOUBLE, "float": Storage.SINGLE}
    return Stored(name, kinds.get(kind, Storage.OTHER))


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
