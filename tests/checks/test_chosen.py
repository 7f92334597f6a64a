"""What is checked where a few checks are chosen: whether proofs are made, and what must wait is told all the same."""

from __future__ import annotations

from pathlib import Path

from guideproof.checks.run import examine
from guideproof.reading.load import load_guideline

HERE = Path(__file__).parent


def test_nothing_is_proven_for_checks_without_proofs() -> None:
    guideline = load_guideline(HERE / "overlap/bad/two-numbers/guideline")
    without, with_one = (examine(guideline, chosen=frozenset({code})) for code in ("GP202", "GP302"))
    assert without.proofs is None
    assert with_one.proofs is not None
    assert ["GP313" in {check.code for check in each.made} for each in (without, with_one)] == [False, True]


def test_what_waits_for_a_shape_that_nobody_asked_about_is_told() -> None:
    folder = next((HERE / "unknown-key/bad").glob("*/guideline"))
    told = examine(load_guideline(folder), chosen=frozenset({"GP202"})).findings
    assert [finding.code for finding in told] == ["GP114"]
    assert "`unknown-reference`" in told[0].message
