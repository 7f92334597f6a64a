"""The same statement on a real local Spark: a sample, because starting it takes longer than all other tests."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import duckdb
import pytest
from tests.cohort.tables import Patients, comparable, create, expected, narrow

import guideproof
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.run import Order, run
from guideproof.cohort.spark import missing_java

TESTS = Path(__file__).parents[1]

WITHOUT = missing_java() or (
    None if importlib.util.find_spec("pyspark") else "Spark is not installed: pip install 'guideproof[spark]'"
)


@pytest.mark.skipif(WITHOUT is not None, reason=WITHOUT or "")
@pytest.mark.filterwarnings("ignore")
def test_spark_says_what_the_library_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    guideline = guideproof.load(TESTS / "evaluation" / "guideline")
    connection = duckdb.connect()
    # Twice the same patients, and some in decimals that can hold no more than the grids, which are used as stored.
    anybody, narrower = Patients(guideline, 7), Patients(guideline, 8, narrow(guideline))
    patients, others = ([each.draw() for _ in range(300)] for each in (anybody, narrower))
    create(connection, guideline, patients)
    connection.execute(f"COPY patients TO '{tmp_path / 'patients.parquet'}'")
    connection.execute(f"COPY patients TO '{tmp_path / 'patients.csv'}' (HEADER)")
    create(connection, guideline, others, narrow(guideline))
    connection.execute(f"COPY patients TO '{tmp_path / 'narrow.parquet'}'")
    tables = {"patients.parquet": patients, "patients.csv": patients, "narrow.parquet": others}
    for table, drawn in tables.items():
        wanted = expected(guideline, drawn)
        out = tmp_path / f"{table}.ndjson"
        summary = run(guideline, Order(tmp_path / table, out, engine="spark"))
        lines = [line for part in sorted(out.glob("part-*")) for line in part.read_text(encoding="utf-8").splitlines()]
        rows = sorted(map(json.loads, lines), key=lambda row: int(row["patient_id"]))
        found = [comparable(row) for row in rows]
        assert [(place, one) for place, one in enumerate(found) if one != wanted[place]] == []
        assert summary.statuses == {name: sum(one["status"] == name for one in wanted) for name in summary.statuses}


def test_missing_java_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    (tmp_path / "patients.csv").write_text("patient_id,age\n1,70\n", encoding="utf-8")
    guideline = guideproof.load(TESTS / "evaluation" / "guideline")
    with pytest.raises(CohortMisuse, match="Spark needs Java 17 or newer"):
        run(guideline, Order(tmp_path / "patients.csv", engine="spark"))
