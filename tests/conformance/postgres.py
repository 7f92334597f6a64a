"""The cohort statement in a PostgreSQL of this machine, which is started in a folder of its own and ended again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from tests.conformance.cohorts import Cohort, row_said, told_in
from tests.conformance.tables import Form

from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.columns import ENTRY, proper_sources
from guideproof.renderers.cohort_sql.dialects import POSTGRES
from guideproof.renderers.cohort_sql.outcome import UNDETERMINED
from guideproof.renderers.cohort_sql.statement import CohortTable, statement

HOW = "`apt-get install postgresql`"
USER = "postgres"
"""Who runs the server where the tests run as root, as whom it refuses to run."""


def missing_postgres() -> str | None:
    """What to do where PostgreSQL cannot run."""
    if None in map(_program, ("initdb", "pg_ctl", "psql")):
        return f"PostgreSQL is not installed: {HOW}"
    if os.geteuid() == 0 and subprocess.run(["id", USER], check=False, capture_output=True).returncode:
        return f"PostgreSQL does not run as root, and there is no user `{USER}`: {HOW} makes one"
    return None


def _program(name: str) -> str | None:
    """Debian puts the programs of each version into a folder of its own, which is on no path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


class Postgres(Cohort):
    """The statement as the renders have it, over a table just as it asks for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__("postgres", "PostgreSQL", Form.DECIMALS, tally=False)
        self._folder = folder

    def ask(self, sql: str) -> str:
        """What the server answers, a line a row; an error ends it."""
        settings = ["-h", str(self._folder), "-U", USER, "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qAtX", "-f", "-"]
        done = subprocess.run(
            ["psql", *settings], input=sql, check=False, capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _asked(self, guideline: Guideline, path: Path) -> list[Any] | None:
        table = CohortTable(proper_sources(guideline), entry_column=ENTRY)
        try:
            asked = statement(guideline, POSTGRES, table, derived_values=True)
        except NotExpressible:
            return None
        with duckdb.connect() as connection:
            described = connection.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
        columns = ", ".join(f'"{name}" {type}' for name, type, *_ in described)
        answers = self.ask(
            f"DROP TABLE IF EXISTS {table.name};\nCREATE TABLE {table.name} ({columns});\n"
            f"\\copy {table.name} FROM '{path.with_suffix('.source')}' (FORMAT csv, HEADER true)\n"
            f"SELECT row_to_json(said) FROM (\n{asked.rows()}) AS said ORDER BY patient_id;\n"
        )
        # Not `splitlines`: a line separator (U+2028) in a text ends no line.
        rows = [json.loads(line) for line in answers.split("\n") if line]
        # Of whom no double tells, the statement alone says nothing; in a cohort run the library does.
        return [
            None
            if row["status"] == UNDETERMINED
            else {"row": row_said(guideline, row), "told": told_in(row, guideline, asked)}
            for row in rows
        ]


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server that is reached by a socket in its own folder alone."""
    initdb, control = _program("initdb"), _program("pg_ctl")
    assert initdb is not None
    assert control is not None
    with TemporaryDirectory(prefix="guideproof-postgres-") as temporary:
        folder, data = Path(temporary), str(Path(temporary, "data"))
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        _do(folder, initdb, "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses= -c fsync=off -k {folder}"
        _do(folder, control, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield Postgres(folder)
        finally:
            _do(folder, control, "-D", data, "-w", "-m", "immediate", "stop")


def _do(folder: Path, *command: str) -> None:
    user = USER if os.geteuid() == 0 else None
    subprocess.run(command, check=True, cwd=folder, user=user, stdout=subprocess.DEVNULL)
