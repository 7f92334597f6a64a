"""DuckDB says of every patient what the library says: over the shipped guideline and over drawn ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cohort.tables import Patient, Patients, answers, asked, create, expected, narrow
from tests.generation.draw import Draw

import guideproof
from guideproof.analysis.facts import CodeSet, read_value
from guideproof.cohort.run import Order, run
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.tally import Kind

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shipped() -> Guideline:
    return guideproof.load(REPOSITORY / "guideline")


def fact(element: Element, written: Any) -> Any:
    """A fact of a vignette as the table has it; one that does not fit, of a case about that, is left out."""
    value = read_value(element, written)
    if not isinstance(value, bool | str | int | CodeSet):
        return None
    if isinstance(value, CodeSet):
        known = value.present | value.absent
        return {code: code in value.present if code in known else None for code in element.codes}
    return element.grid.number(value) if element.grid is not None and isinstance(value, int) else value


def from_vignettes(guideline: Guideline, seed: int, count: int) -> list[Patient]:
    """The worked cases with a few facts changed or lost, so that the patients go deep into the algorithm."""
    drawn = Patients(guideline, seed)
    cases = list(guideline.vignettes.values())
    patients = []
    for number in range(count):
        case = cases[number % len(cases)]
        entry, other = drawn.draw()
        facts = {}
        for id, element in guideline.elements.items():
            value = fact(element, case.facts.get(id))
            if number >= len(cases) and drawn.chance.random() < 0.04:
                value = other.get(id)
            if value is not None:
                facts[id] = value
        patients.append((case.entry.id if case.entry is not None else entry, facts))
    return patients


def test_shipped_guideline(shipped: Guideline) -> None:
    drawn = Patients(shipped, 1)
    patients = [*from_vignettes(shipped, 2, 500), *(drawn.draw() for _ in range(300))]
    connection = duckdb.connect()
    create(connection, shipped, patients)
    found, wanted = answers(connection, asked(shipped).rows()), expected(shipped, patients)
    assert [(place, one) for place, one in enumerate(found) if one != wanted[place]] == []
    assert {one["status"] for one in found} == {"complete", "needs_data", "out_of_scope", "invalid"}


def test_tally_counts_the_rows(shipped: Guideline) -> None:
    patients = from_vignettes(shipped, 3, 300)
    connection = duckdb.connect()
    create(connection, shipped, patients)
    statement, wanted = asked(shipped), expected(shipped, patients)
    row = connection.execute(statement.tally()).fetchone()
    assert row is not None
    assert row[0] == len(patients)
    columns = {Kind.STATUS: "status", Kind.FOR: "recommends", Kind.AGAINST: "advises_against", Kind.NEED: "needs"}
    for count, number in zip(statement.counts(), row[1:], strict=True):
        column = columns.get(count.kind)
        if column is not None:
            told = [{one[column]} if column == "status" else one[column] for one in wanted]
            assert number == sum(count.ids[0] in each for each in told), count.ids
        elif count.kind is Kind.PROBLEM:
            assert number == sum(count.ids[0].partition("__")[0] in one["problems"] for one in wanted), count.ids


def agree(guideline: Guideline, seed: int, count: int, places: Mapping[str, int] | None = None) -> None:
    drawn = Patients(guideline, seed, places)
    patients = [drawn.draw() for _ in range(count)]
    connection = duckdb.connect()
    create(connection, guideline, patients, places)
    found, wanted = answers(connection, asked(guideline, places=places).rows()), expected(guideline, patients)
    for one, other, patient in zip(found, wanted, patients, strict=True):
        assert one == other, patient


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), size=st.integers(0, 4), flawed=st.booleans(), stored=st.booleans())
def test_drawn_guidelines(seed: int, size: int, flawed: bool, stored: bool) -> None:
    guideline = Draw(seed, size, flawed).guideline()
    agree(guideline, seed, 60, narrow(guideline) if stored else None)


def test_numbers_as_stored(shipped: Guideline) -> None:
    places = narrow(shipped)
    statement = asked(shipped, places=places)
    assert re.search(r'"crp" < [0-9]+[.][0-9]{2}\b', statement.rows())
    agree(shipped, 6, 300, places)


def test_profiles_say_the_same(shipped: Guideline, tmp_path: Path) -> None:
    """Where many patients are alike they are evaluated once a profile: the same rows and the same numbers."""
    drawn = Patients(shipped, 4)
    patients = [*from_vignettes(shipped, 5, 120), *(drawn.draw() for _ in range(30))]
    connection = duckdb.connect()
    create(connection, shipped, patients)
    alone, alike = tmp_path / "alone.parquet", tmp_path / "alike.parquet"
    connection.execute(f"COPY patients TO '{alone}'")
    connection.execute(
        f"COPY (SELECT * REPLACE (patient_id * 40 + copy AS patient_id) FROM patients, range(40) c(copy)) TO '{alike}'"
    )
    told: list[str] = []
    once = run(shipped, Order(alone, tmp_path / "once.parquet"))
    often = run(shipped, Order(alike, tmp_path / "often.parquet"), lambda doing, share: told.append(doing))
    assert "evaluating" in told
    assert once.statuses["invalid"] > 0
    for name in ("statuses", "nodes", "branches", "recommends", "options", "advises_against", "needs", "problems"):
        numbers = {id: count * 40 for id, count in getattr(once, name).items()}
        assert getattr(often, name) == numbers, name
    columns = "patient_id // 40 AS id, * EXCLUDE (patient_id)"
    difference = f"(SELECT {columns} FROM '{tmp_path / 'often.parquet'}') EXCEPT FROM '{tmp_path / 'once.parquet'}'"
    assert connection.execute(difference).fetchall() == []
