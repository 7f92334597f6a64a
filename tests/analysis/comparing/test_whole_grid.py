"""Comparisons of small drawn versions against every record that there is: nothing is missed, nothing told of nobody."""

from __future__ import annotations

import pytest
from tests.analysis.comparing.brute_force import Judged, of_same_names
from tests.generation.edited import edited

from guideproof.analysis.comparing.compare import compare

SEEDS = {
    7: "who lacks a branch in one version, and has no record in the other",
    69: "a truth by cases in place of a condition",
    75: "another node",
    97: "a value alone, beside which what is missing means something that nobody can have",
    426: "an input that means something for fewer, in a version that has no patients",
    435: "a formula that leaves its range for some, out of scope for others",
    529: "an input that means something for more, in a version that has no patients",
}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed}: {SEEDS[seed]}")
def test_every_record_agrees_with_what_is_told(seed: int) -> None:
    [(what, base, head)] = edited(seed, 1 + seed % 3, 1 + seed % 2)
    compared = compare(base, head)
    assert compared.not_compared is None, what
    assert compared.open == ()
    judged = Judged(of_same_names(base, head), head, compared)
    assert judged.wrong == {}
    assert judged.counts["records"] > 0
