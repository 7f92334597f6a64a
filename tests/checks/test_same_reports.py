"""Of an example that nobody changed the same is reported as ever by all checks together, for programs too: with every
way to mend it, what is allowed, and what is left out because of it. ``same_reports.txt`` holds a digest of each.
"""

from __future__ import annotations

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tests.checks.test_checks import CASES, HERE

from guideproof.analysis.proof import Budget
from guideproof.checks.run import examine
from guideproof.reading.load import load_guideline
from guideproof.reporters import json
from guideproof.reporters.report import Report

RECORDED = HERE / "same_reports.txt"
LITTLE = Budget(search=500, solver=0, solver_in_all=0, solver_for_each_node=0)
TODAY = date(2026, 1, 1)


def name_of(folder: Path) -> str:
    return "/".join(folder.parts[-4:-1])


def reported(folder: Path) -> str:
    guideline = load_guideline(folder, root=folder.parent)
    texts = []
    for lenient in (True, False):
        found = examine(guideline, today=TODAY, budget=LITTLE, lenient=lenient)
        texts.append(json.render(Report("example", "1.0.0", found.findings, 0, 0.0, found.suppressed)))
    return "\n".join(texts)


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def recorded() -> dict[str, str]:
    lines = RECORDED.read_text(encoding="utf-8").splitlines() if RECORDED.exists() else []
    return {name: digest for name, _, digest in (line.partition(" ") for line in lines)}


@pytest.mark.golden
@pytest.mark.parametrize("slug", sorted({folder.parts[-4] for folder in CASES}))
def test_the_same_is_reported_as_ever(slug: str) -> None:
    texts = {name_of(folder): reported(folder) for folder in CASES if folder.parts[-4] == slug}
    before = recorded()
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        others = {name: digest for name, digest in before.items() if not name.startswith(f"{slug}/")}
        before = {**others, **{name: digest_of(text) for name, text in texts.items()}}
        there = {name_of(folder) for folder in CASES}
        lines = (f"{name} {digest}\n" for name, digest in sorted(before.items()) if name in there)
        RECORDED.write_text("".join(lines), encoding="utf-8")
    for name, text in texts.items():
        assert before.get(name) == digest_of(text), text
