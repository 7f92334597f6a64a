"""Of a guideline that nobody changed the same is reported as ever, whatever it is: findings, their order, the patients
who show them, and what is left open where a proof may take next to no work.

Of each generated guideline a digest of the whole report is recorded. Where one differs, what is reported now is shown;
what was reported before is shown by the same test on an earlier commit.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tests.generation.chained import Chained
from tests.generation.draw import Draw, WithRoots
from tests.generation.holes import Holes
from tests.generation.tabled import Tabled

from guideproof.analysis.proof import Budget
from guideproof.checks import CHECKS
from guideproof.checks.check import Stage
from guideproof.checks.run import examine
from guideproof.model.guideline import Guideline
from guideproof.reporters import json
from guideproof.reporters.report import Report

RECORDED = Path(__file__).parent / "same_reports"
PROVEN = frozenset(check.code for check in CHECKS if check.stage is Stage.PROOFS)
TODAY = date(2026, 1, 1)
KINDS: dict[str, Callable[[int], Guideline]] = {
    "drawn": lambda seed: Draw(seed, seed % 5, bool(seed % 2)).guideline(),
    "chained": lambda seed: Chained(seed, seed % 5, bool(seed % 2)).guideline(),
    "tabled": lambda seed: Tabled(seed, seed % 5, bool(seed % 2)).guideline(),
    "holes": lambda seed: Holes(seed, seed % 4).guideline(),
    "irrational": lambda seed: WithRoots(seed, seed % 3).guideline(),
}
LITTLE = {
    "search": 200,
    "search_in_all": 4_000,
    "search_for_each_node": 0,
    "quick": 60,
    "soon": 60,
    "cover": 12,
    "tries": 3,
    "pairs": 1,
    "shown": 1,
    "overlaps": 1,
    "groups": 1,
    "left_out": 1,
    "examples": 0,
    "large": 4,
    "few_changes": 1,
    "changes": 2,
}
WITHOUT_Z3 = {"solver": 0, "solver_in_all": 0, "solver_for_each_node": 0}
NOTHING = {"search": 0, "search_in_all": 0, "search_for_each_node": 0, "quick": 0, "soon": 0, "cover": 1, "tries": 1}
BUDGETS = {
    "usual": Budget(**WITHOUT_Z3),
    "little": Budget(**WITHOUT_Z3, **LITTLE),
    "nothing": Budget(**WITHOUT_Z3, **NOTHING),
    "mending": Budget(**WITHOUT_Z3, large=0),
}
SEEDS = {"usual": 30, "little": 24, "nothing": 12, "mending": 12}
"""What z3 finds depends on its version."""


def reports(kind: str, budget: str) -> Iterator[str]:
    for seed in range(SEEDS[budget]):
        found = examine(KINDS[kind](seed), chosen=PROVEN, today=TODAY, budget=BUDGETS[budget])
        yield json.render(Report("made", "1.0.0", found.findings, 0, 0.0, found.suppressed))


@pytest.mark.golden
@pytest.mark.parametrize("budget", BUDGETS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_reported_as_ever(kind: str, budget: str) -> None:
    path = RECORDED / f"{kind}-{budget}.txt"
    texts = list(reports(kind, budget))
    digests = [sha256(text.encode()).hexdigest()[:16] for text in texts]
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.write_text("".join(f"{digest}\n" for digest in digests), encoding="utf-8")
    recorded = path.read_text(encoding="utf-8").split()
    assert len(recorded) == len(digests)
    for text, digest, before in zip(texts, digests, recorded, strict=True):
        assert digest == before, text
