"""Quantities in other units: library, naive evaluator, both programs and SQL convert, round and refuse alike."""

from __future__ import annotations

from random import Random

import pytest
from tests.conformance.agreement import agree
from tests.conformance.cohorts import on_duckdb
from tests.conformance.engines import Engine, library
from tests.conformance.measures import measured, patient
from tests.conformance.tables import Form


@pytest.mark.parametrize("seed", range(4))
def test_all_take_numbers_in_other_units_alike(programs: list[Engine], seed: int) -> None:
    chance = Random(seed)
    guideline = measured(chance)
    cases = [patient(guideline, chance) for _ in range(150)]
    agree(guideline, cases, [*programs, on_duckdb(Form.RECORDS)])
    told = [each["evaluation"] for each in library(guideline, cases)]
    assert sum(bool(each["converted"]) for each in told) > 10
    assert sum("rounded" in problem["message"] for each in told for problem in each["problems"]) > 3
