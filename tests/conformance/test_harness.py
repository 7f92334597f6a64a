"""A fault planted in what is emitted is noticed, and reported with a small guideline and a small patient.

``planted/`` holds the reports.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from tests.conformance.agreement import differences
from tests.conformance.cohorts import Cohort
from tests.conformance.engines import Engine, QuickJsProgram, missing_engines
from tests.conformance.patients import Patients
from tests.conformance.tables import Form
from tests.generation.draw import Draw

from guideproof.cohort.duck import DuckEngine
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.statement import Statement

REPORTS = Path(__file__).parent / "planted"


class FaultyProgram(QuickJsProgram):
    """Takes `>=` for `>`."""

    def program(self, guideline: Guideline) -> str:
        return super().program(guideline).replace(" >= ", " > ")


class FaultyStatement(Cohort):
    """Likewise."""

    def __init__(self) -> None:
        super().__init__("DuckDB", DuckEngine, Form.DECIMALS, tally=False)

    def rows(self, asked: Statement) -> str:
        return super().rows(asked).replace(" >= ", " > ")


def first_report(engine: Engine) -> str | None:
    for seed in range(20):
        guideline = Draw(seed, 3).guideline()
        patients = Patients(guideline, seed)
        report = differences(guideline, [patients.case() for _ in range(100)], [engine], Counter())
        if report is not None:
            return report
    return None


@pytest.mark.golden
@pytest.mark.parametrize("name", ["evaluator-js", "cohort"])
def test_a_planted_fault_is_noticed_and_shrunk(name: str) -> None:
    if name == "evaluator-js" and "quickjs" in missing_engines():
        pytest.skip(missing_engines()["quickjs"])
    report = first_report(FaultyProgram() if name == "evaluator-js" else FaultyStatement())
    assert report is not None
    path = REPORTS / f"{name}.txt"
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(report + "\n", encoding="utf-8")
    assert report + "\n" == path.read_text(encoding="utf-8")
