"""What is not rounded because of the points of a code that it is compared with: the same in every back end."""

from __future__ import annotations

import json
from itertools import product

import pytest
from msgspec.structs import replace
from tests.conformance.agreement import agree
from tests.conformance.cases import Case
from tests.conformance.cohorts import on_duckdb
from tests.conformance.engines import Engine
from tests.conformance.tables import Form
from tests.evaluation.test_rounded import AS_POINTS, GRADE, SHARE, made
from tests.generation.parts import HERE

from guideproof.model.element import Assumption

SHARES = ["23 %", "17 %", "25 %", "20 %", "35 %", "4 %", None]


@pytest.mark.parametrize("assumption", [None, Assumption("low", "so", HERE)], ids=["asked", "assumed"])
def test_the_points_of_a_code(programs: list[Engine], assumption: Assumption | None) -> None:
    patients = [{"share": share, "grade": grade} for share, grade in product(SHARES, ["low", "high", None])]
    cases = [Case(json.dumps(facts), "visit", True) for facts in patients]
    guideline = made(AS_POINTS, elements=(SHARE, replace(GRADE, assumption=assumption)))
    agree(guideline, cases, [*programs, on_duckdb(Form.TEXTS), on_duckdb(Form.RECORDS)])
