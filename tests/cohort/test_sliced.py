"""Many patients are evaluated at once, some batches of them: the same rows and the same numbers as of few."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import duckdb
from tests.conformance.patients import Patients, written
from tests.conformance.tables import Form, write_table

import guideproof
from guideproof.cohort.run import Order, run
from guideproof.cohort.sliced.choices import Choice, compared
from guideproof.renderers.cohort_sql.tree import SqlOperator

REPOSITORY = Path(__file__).parents[2]
COPIES = 2_000
BATCH = 131_072
NUMBERS = ("statuses", "nodes", "branches", "recommends", "options", "advises_against", "needs", "problems")


def test_many_are_told_the_same_as_few(tmp_path: Path) -> None:
    guideline = guideproof.load(REPOSITORY / "guideline")
    drawn = Patients(guideline, 4)
    bases = [written(each.facts) for each in guideline.vignettes.values()]
    cases = [drawn.case(base) for base in bases[:120]] + [drawn.case() for _ in range(60)]
    alone, alike = tmp_path / "alone.parquet", tmp_path / "alike.parquet"
    write_table(guideline, cases, Form.DECIMALS, alone)
    connection = duckdb.connect()
    connection.execute(
        f"COPY (SELECT * REPLACE (patient_id || '-' || copy AS patient_id) FROM '{alone}', range({COPIES}) c(copy))"
        f" TO '{alike}'"
    )
    once = run(guideline, Order(alone, tmp_path / "once.parquet"))
    often = run(guideline, Order(alike, tmp_path / "often.parquet"))
    assert often.patients > 2 * BATCH
    assert once.patients > 100
    assert once.statuses["invalid"] > 0
    for name in NUMBERS:
        numbers = {id: count * COPIES for id, count in getattr(once, name).items()}
        assert getattr(often, name) == numbers, name
    columns = "split_part(patient_id, '-', 1) AS id, * EXCLUDE (patient_id)"
    difference = f"(SELECT {columns} FROM '{tmp_path / 'often.parquet'}') EXCEPT FROM '{tmp_path / 'once.parquet'}'"
    assert connection.execute(difference).fetchall() == []
    given, told = (
        connection.execute(f"SELECT patient_id FROM '{path}'").fetchall()
        for path in (alike, tmp_path / "often.parquet")
    )
    assert told == given  # in their order


def test_what_can_be_but_one_value_may_still_be_missing() -> None:
    everybody = Choice(lambda batch: {1: 0b11}, frozenset([1]))
    some = Choice(lambda batch: {1: 0b01}, frozenset([1]))
    for left, right in ((everybody, some), (some, everybody)):
        assert compared(SqlOperator.AT_LEAST, left, right)(None) == (0b01, 0)  # type: ignore[arg-type]


def test_who_a_patient_is_keeps_its_type(tmp_path: Path) -> None:
    table, out = tmp_path / "patients.parquet", tmp_path / "out.parquet"
    connection = duckdb.connect()
    connection.execute(f"COPY (SELECT uuid() AS patient_id, true AS bone_pain FROM range(3)) TO '{table}'")
    run(guideproof.load(REPOSITORY / "guideline"), Order(table, out))
    given, told = (connection.execute(f"SELECT patient_id FROM '{path}'").fetchall() for path in (table, out))
    assert told == given
    assert isinstance(told[0][0], UUID)
