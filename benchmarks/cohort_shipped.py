"""`guideproof cohort` on the shipped guideline, a table of 79 columns: beside one test a column, and DuckDB's own COPY.

    python -m benchmarks.cohort_shipped [ROWS]

Patients are drawn from the worked cases (``sampling``), then a tenth of all values is taken away. Seconds are of the
processor, user and system, of the whole process; "fixed" is what a run of 1,000 patients takes.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import duckdb

from benchmarks.cohort import ours, timed
from benchmarks.sampling import Sampler, Values
from guideproof.analysis.evaluation.facts import CodeSet
from guideproof.model.element import Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.number import decimals, format_number
from guideproof.renderers.cohort_sql.columns import fact_columns
from guideproof.workflow import sound

GUIDELINE = Path(__file__).parents[1] / "guideline"
_STEPS = 100
_MISSING = 0.1


def generate(guideline: Guideline, folder: Path, rows: int) -> dict[str, Path]:
    """The same patients as Parquet with exact types and as CSV; and the first thousand of them."""
    names = [name for element in guideline.elements.values() for name in fact_columns(element)]
    types = {name: _type(element) for element in guideline.elements.values() for name in fact_columns(element)}
    drawn = folder / "drawn.csv"
    with drawn.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["base", *names])
        patients = Sampler(guideline, Random(1)).patients(_STEPS)
        bases = sum(1 for place, (_, each) in enumerate(patients) if writer.writerow([place, *_cells(guideline, each)]))
    columns = ", ".join(f"'{name}': '{type}'" for name, type in {"base": "INTEGER", **types}.items())
    some = ", ".join(f"CASE WHEN random() < {_MISSING} THEN NULL ELSE {name} END AS {name}" for name in names)
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE bases AS FROM read_csv('{drawn}', header = true, columns = {{{columns}}})")
        connection.execute("SELECT setseed(0.5)")
        connection.execute(
            f"CREATE TABLE patients AS SELECT i AS patient_id, {some} FROM (SELECT i, CAST(floor(random() * {bases})"
            f" AS INTEGER) AS base FROM range({rows}) t(i)) JOIN bases USING (base)"
        )
        files = {each: folder / f"patients.{each}" for each in ("parquet", "csv")}
        for each in files.values():
            connection.execute(f"COPY patients TO '{each}'")
        files["few"] = folder / "few.parquet"
        connection.execute(f"COPY (FROM patients LIMIT 1000) TO '{files['few']}'")
    return files


def _type(element: Element) -> str:
    if element.grid is None:
        return "VARCHAR" if element.type is ElementType.CODE else "BOOLEAN"
    places = decimals(element.grid.precision) or 0
    digits = len(str(int(max(abs(element.grid.low), abs(element.grid.high)))))
    return f"DECIMAL({digits + places}, {places})" if places else "SMALLINT"


def _cells(guideline: Guideline, values: Values) -> Iterator[str | None]:
    for element in guideline.elements.values():
        value = values.get(element.id)
        if element.type is ElementType.CODES:
            known = value if isinstance(value, CodeSet) else CodeSet(frozenset(), frozenset())
            for code in element.codes:
                yield "true" if code in known.present else "false" if code in known.absent else None
        elif element.grid is not None and value is not None:
            yield format_number(element.grid.number(value))
        else:
            yield str(value).lower() if isinstance(value, bool) else value


def _sql(statement: str) -> tuple[float, float]:
    return timed([sys.executable, "-c", f"import duckdb; duckdb.connect().execute({statement!r}).fetchall()"])


def _a_test_each(guideline: Guideline, table: Path) -> str:
    tests = ["count(CASE WHEN patient_id >= 10 THEN 1 END)"]
    for element in guideline.elements.values():
        for name in fact_columns(element):
            test = name
            if element.grid is not None or element.type is ElementType.CODE:
                test = f"{name} >= 10" if element.grid is not None else f"{name} = '{next(iter(element.codes))}'"
            tests.append(f"count(CASE WHEN {test} THEN 1 END)")
    return f"SELECT {', '.join(tests)} FROM '{table}'"


def main(arguments: list[str] | None = None) -> None:
    rows = int(next(iter(sys.argv[1:] if arguments is None else arguments), 10**6))
    guideline = sound(GUIDELINE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = generate(guideline, folder, rows)
        nothing, _ = _sql("SELECT 1")
        fixed, _ = timed(ours(files["few"], None, GUIDELINE))
        print(f"shipped guideline, {rows:,} patients, 79 columns")
        print(f"  fixed: {fixed:.2f} s, of which importing DuckDB {nothing:.2f} (goal: under 0.6)")
        test, _ = _sql(_a_test_each(guideline, files["parquet"]))
        for form in ("parquet", "csv"):
            seconds, peak = timed(ours(files[form], None, GUIDELINE))
            reading = 0.0
            if form == "csv":
                reading = _sql(_all_counted(guideline, files[form]))[0] - nothing
            times = (seconds - fixed - reading) / (test - nothing)
            without = f" and {reading:.2f} of reading" if reading else ""
            print(
                f"  summary from {form}: {seconds:.2f} s, peak {peak:.0f} MB; without what is fixed{without}"
                f" {times:.2f} times one test a column, which takes {test - nothing:.2f} (goal: 2.5)"
            )
        summary, _ = timed(ours(files["parquet"], None, GUIDELINE))
        out = folder / "out.parquet"
        seconds, peak = timed(ours(files["parquet"], out, GUIDELINE))
        copied = f"COPY (FROM '{out}') TO '{folder / 'copy.parquet'}' (FORMAT PARQUET, COMPRESSION ZSTD)"
        copying, _ = _sql(copied)
        print(
            f"  a row a patient: {seconds:.2f} s, peak {peak:.0f} MB (goal: under 400); the summary and"
            f" {(seconds - summary) / (copying - nothing):.2f} times COPY of the same rows, which takes"
            f" {copying - nothing:.2f} (goal: 1.5)"
        )


def _all_counted(guideline: Guideline, table: Path) -> str:
    names = ["patient_id", *(name for element in guideline.elements.values() for name in fact_columns(element))]
    return f"SELECT {', '.join(f'count({name})' for name in names)} FROM read_csv('{table}', all_varchar = true)"


if __name__ == "__main__":
    main()
