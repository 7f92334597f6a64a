"""Faults planted in what a formula is made of, where the decision that reads it also starts an entry."""

from __future__ import annotations

from pathlib import Path

import guideproof
from guideproof.analysis.cases.mutation import mutation_report


def test_every_fault_is_told_where_a_changed_formula_is_compared_at_a_second_entry() -> None:
    report = mutation_report(guideproof.load(Path(__file__).parent / "formula/guideline"))
    assert not report.open
    assert report.planted == report.noticed + len(report.survivors) + len(report.equivalent)
    assert {survivor.mutant.where for survivor in report.survivors} >= {"double"}
