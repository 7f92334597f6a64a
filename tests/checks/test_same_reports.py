"""Of an example that nobody changed the same is reported as ever for programs too: with every way to mend it, where it
stands, and what is allowed. ``same_reports.txt`` holds a digest of each.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest
from tests.checks.test_checks import CASES, HERE, report_of

from guideproof.reporters import json

RECORDED = HERE / "same_reports.txt"


def name_of(folder: Path) -> str:
    return "/".join(folder.parts[-4:-1])


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def recorded() -> dict[str, str]:
    lines = RECORDED.read_text(encoding="utf-8").splitlines() if RECORDED.exists() else []
    return {name: digest for name, _, digest in (line.partition(" ") for line in lines)}


@pytest.mark.golden
@pytest.mark.parametrize("slug", sorted({folder.parts[-4] for folder in CASES}))
def test_the_same_is_reported_as_ever(slug: str) -> None:
    texts = {name_of(folder): json.render(report_of(folder)) for folder in CASES if folder.parts[-4] == slug}
    before = recorded()
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        others = {name: digest for name, digest in before.items() if not name.startswith(f"{slug}/")}
        before = {**others, **{name: digest_of(text) for name, text in texts.items()}}
        there = {name_of(folder) for folder in CASES}
        lines = (f"{name} {digest}\n" for name, digest in sorted(before.items()) if name in there)
        RECORDED.write_text("".join(lines), encoding="utf-8")
    for name, text in texts.items():
        assert before.get(name) == digest_of(text), text
