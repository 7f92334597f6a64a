"""A run on a real local Spark; that it says of every patient what the library says is tested in `conformance/`."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace
from tests.conformance.cohorts import missing_spark

import guideproof
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.run import Order, run

REPOSITORY = Path(__file__).parents[2]

PATIENTS = """patient_id,karnofsky,hemoglobin,calcium_high,neutrophils_high,histology,line
a,90,13.5,false,false,clear_cell,first
b,70,11.9,true,false,clear_cell,later
c,,13.5,false,false,other,first
d,75,13.5,false,false,other,first
"""


@pytest.mark.skipif(missing_spark() is not None, reason=missing_spark() or "")
@pytest.mark.filterwarnings("ignore")  # of PySpark
def test_a_run_on_spark_is_a_run_on_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    guideline = guideproof.load(REPOSITORY / "benchmarks" / "guidelines" / "twelve-rules")
    table, out = tmp_path / "patients.csv", tmp_path / "out.ndjson"
    table.write_text(PATIENTS, encoding="utf-8")
    summary = run(guideline, Order(table, out, engine="spark"))
    lines = [line for part in sorted(out.glob("part-*")) for line in part.read_text(encoding="utf-8").splitlines()]
    statuses = {row["patient_id"]: row["status"] for row in map(json.loads, lines)}
    assert statuses == {"a": "complete", "b": "complete", "c": "needs_data", "d": "invalid"}
    on_duckdb = run(guideline, Order(table))
    assert summary == replace(on_duckdb, engine=summary.engine)


@pytest.mark.skipif(missing_spark() is not None, reason=missing_spark() or "")
@pytest.mark.filterwarnings("ignore")  # of PySpark
@pytest.mark.parametrize("other", ["66.5::DOUBLE AS age", "66 AS age, 5 AS length", "true AS fever"])
def test_parts_of_another_schema_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    guideline = guideproof.load(REPOSITORY / "tests" / "evaluation" / "guideline")
    folder = tmp_path / "parts.parquet"
    folder.mkdir()
    own = duckdb.connect()
    own.execute(f"COPY (SELECT 1 AS patient_id, 65 AS age) TO '{folder / 'a.parquet'}'")
    own.execute(f"COPY (SELECT 66 AS age, 2 AS patient_id) TO '{folder / 'b.parquet'}'")
    assert run(guideline, Order(folder, engine="spark")).patients == 2
    own.execute(f"COPY (SELECT 2 AS patient_id, {other}) TO '{folder / 'b.parquet'}'")
    with pytest.raises(CohortMisuse, match="has another schema than"):
        run(guideline, Order(folder, engine="spark"))


def test_missing_java_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    (tmp_path / "patients.csv").write_text("patient_id,age\n1,70\n", encoding="utf-8")
    guideline = guideproof.load(REPOSITORY / "tests" / "evaluation" / "guideline")
    with pytest.raises(CohortMisuse, match="Spark needs Java 17 or newer"):
        run(guideline, Order(tmp_path / "patients.csv", engine="spark"))
