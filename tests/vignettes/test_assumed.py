"""Faults planted in what missing values stand for: who tells them, and that of the others nobody could."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

import guideproof
from guideproof.analysis.cases.mutants import Mutant, mutants
from guideproof.analysis.cases.mutation import MutationReport, mutation_report
from guideproof.analysis.evaluation.evaluate import Evaluator

GUIDELINE = guideproof.load(Path(__file__).parent / "assumed/guideline")
VALUES: dict[str, list[Any]] = {
    "frail": [True, False],
    "line": ["first", "second", "later"],
    "size": ["0 mm", "1 mm", "2 mm", "3 mm"],
    "sites": [[], ["liver"], ["lung"], ["liver", "lung"]],
    "operated": [True, False],
    "radical": [True, False, None],
    "unread": [True, False],
    "shown": ["2020-01-01", "2020-01-02", "2020-01-03"],
    "left": ["2020-01-01", "2020-01-03", None],
}
NO_DIFFERENCE = {
    ("size", "a missing value stands for 0 mm, not for 1 mm"),
    ("sites", "a missing value stands for [liver, lung], not for [liver]"),
    ("unread", "a missing value stands for nothing, not for false"),
    ("unread", "a missing value stands for true, not for false"),
    ("shown", "a missing value stands for 2020-01-03, not for 2020-01-02"),
}


@pytest.fixture(scope="module")
def report() -> MutationReport:
    return mutation_report(GUIDELINE, filter(assumed, mutants(GUIDELINE)))


def assumed(mutant: Mutant) -> bool:
    return mutant.operator in ("assumption", "drop-assumption")


def fares(evaluator: Evaluator, facts: dict[str, Any]) -> tuple[Any, ...]:
    came = evaluator.evaluate(facts)
    return came.status, [each.intervention.id for each in came.recommendations], [step.node for step in came.path]


def lacking(id: str) -> Iterator[dict[str, Any]]:
    """Patients by chance of whom all is known but one thing."""
    every = list(product(*VALUES.values()))
    for values in Random(id).sample(every, 150):
        yield {"on": "2024-05-17", **dict(zip(VALUES, values, strict=True)), id: None}


def test_each_is_told_by_somebody_or_by_nobody(report: MutationReport) -> None:
    assert {(each.where, each.what) for each in report.equivalent} == NO_DIFFERENCE
    assert not report.open
    assert report.planted == len(report.survivors) + len(NO_DIFFERENCE) == 21


def test_who_is_found_fares_otherwise(report: MutationReport) -> None:
    base = Evaluator(GUIDELINE)
    for each in report.survivors:
        assert each.mutant.where not in each.patient.facts
        faulty = Evaluator(each.mutant.planted(GUIDELINE))
        assert fares(base, dict(each.patient.facts)) != fares(faulty, dict(each.patient.facts)), each.mutant.what


def test_nobody_fares_otherwise_where_none_is_found(report: MutationReport) -> None:
    base = Evaluator(GUIDELINE)
    for mutant in report.equivalent:
        faulty = Evaluator(mutant.planted(GUIDELINE))
        for facts in lacking(mutant.where):
            assert fares(base, facts) == fares(faulty, facts), mutant.what
