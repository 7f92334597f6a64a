"""A fault planted in what is emitted is noticed, and reported with a small guideline and a small patient.

``planted/`` holds the reports.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.agreement import differences
from tests.conformance.cohorts import Cohort
from tests.conformance.engines import Engine, QuickJsProgram, missing_engines
from tests.conformance.patients import Patients
from tests.conformance.referee import Referee, said
from tests.conformance.tables import Form
from tests.generation.draw import Draw
from tests.referee.kleene import Interval, Truth
from tests.referee.naive import Patient, verdict_of

from guideproof.model.condition import Bound, Comparison
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.statement import CohortStatement

REPORTS = Path(__file__).parent / "planted"


class FaultyProgram(QuickJsProgram):
    """Takes `>=` for `>`."""

    def program(self, guideline: Guideline) -> str:
        return super().program(guideline).replace(" >= ", " > ")


class FaultyStatement(Cohort):
    """Likewise."""

    def __init__(self) -> None:
        super().__init__("duckdb", "DuckDB", Form.DECIMALS, tally=False)

    def rows(self, asked: CohortStatement) -> str:
        return super().rows(asked).replace(" >= ", " > ")


class FaultyReferee(Referee):
    """Takes `at_least` for `above`, as though the page said so."""

    def receive(self) -> list[Any]:
        guideline, cases = self._sent
        return [said(verdict_of(_Mistaken(guideline, case.read(), case.entry))) for case in cases]


class _Mistaken(Patient):
    def _compared(self, held: Interval | None, comparison: Comparison, bound: Bound) -> Truth:
        taken = Comparison.ABOVE if comparison is Comparison.AT_LEAST else comparison
        return super()._compared(held, taken, bound)


def first_report(engine: Engine) -> str | None:
    for seed in range(20):
        guideline = Draw(seed, 3).guideline()
        patients = Patients(guideline, seed)
        report = differences(guideline, [patients.case() for _ in range(100)], [engine], Counter())
        if report is not None:
            return report
    return None


PLANTED: dict[str, Callable[[], Engine]] = {
    "evaluator-js": FaultyProgram,
    "cohort": FaultyStatement,
    "referee": FaultyReferee,
}


@pytest.mark.golden
@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_noticed_and_shrunk(name: str) -> None:
    if name == "evaluator-js" and "quickjs" in missing_engines():
        pytest.skip(missing_engines()["quickjs"])
    report = first_report(PLANTED[name]())
    assert report is not None
    path = REPORTS / f"{name}.txt"
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(report + "\n", encoding="utf-8")
    assert report + "\n" == path.read_text(encoding="utf-8")
