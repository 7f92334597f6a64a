"""Guidelines of awkward shapes: cases are made and faults planted, and nothing that is said of them is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.generation.shapes import SHAPES

import guideproof
from guideproof.analysis.cases.generated import generate
from guideproof.analysis.cases.mutation import mutation_report
from guideproof.analysis.proof.solver.search import Verdict

SIZES = {
    "chain": 40,
    "counted-chain": 8,
    "formula-chain": 6,
    "nested": 12,
    "diamonds": 12,
    "compared": 5,
    "counted": 6,
    "extremes": 3,
    "table": 8,
}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_cases_and_faults_of_awkward_shapes(tmp_path: Path, name: str) -> None:
    for path, text in SHAPES[name](SIZES[name]).items():
        file = tmp_path / "guideline" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    guideline = guideproof.load(tmp_path / "guideline")
    made = generate(guideline)
    report = mutation_report(guideline)
    # Formulas that grow with each that uses the one before are too large to be proven, and that is said.
    too_large = name == "formula-chain"
    assert bool(report.open) is too_large
    assert {each.verdict for each in made.untold} <= {Verdict.OPEN if too_large else Verdict.NO}
    assert report.planted == len(report.survivors) + len(report.equivalent) + len(report.open)
