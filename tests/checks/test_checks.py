"""Every check has its page and its examples; every example gives exactly the recorded report."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from guideproof.analysis.proof import Budget
from guideproof.checks import CHECKS, check_named
from guideproof.checks.check import Check
from guideproof.checks.run import examine
from guideproof.reading.load import load_guideline
from guideproof.reading.source_lines import source_lines
from guideproof.reading.store import Disk, Overlay
from guideproof.reporters.report import Report
from guideproof.reporters.text import findings

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*/*/guideline"))


def report_of(guideline_folder: Path) -> Report:
    """The report of a small guideline, without the time it took, by the checks of its own stage and those before it.

    An example of a misspelt key need not be free of gaps, nor one of a gap be rich in evidence.
    """
    return _recorded(guideline_folder) if guideline_folder.is_relative_to(HERE) else report_over(guideline_folder, {})


@cache
def _recorded(guideline_folder: Path) -> Report:
    return report_over(guideline_folder, {})


def report_over(guideline_folder: Path, over: Mapping[str, bytes]) -> Report:
    """The same with other texts over some of its files."""
    guideline = load_guideline(Overlay(Disk(guideline_folder), over), root=guideline_folder.parent)
    shown = check_named(guideline_folder.parts[-4])
    stages = {"1", "2", shown.code[2]} if shown is not None else set()
    # Nobody waits for what is never settled.
    budget = Budget(search=500, solver=20_000) if shown is not None and shown.slug == "not-decided" else None
    chosen = frozenset(check.code for check in CHECKS if check.code[2] in stages)
    examined = examine(guideline, chosen=chosen, budget=budget)
    manifest = guideline.manifest
    return Report(manifest.id, manifest.version, examined.findings, 0, 0.0, examined.suppressed)


def text_of(guideline_folder: Path) -> str:
    lines = source_lines(guideline_folder, root=guideline_folder.parent)
    return findings.render(report_of(guideline_folder), lines, color=False)


def expect(path: Path, text: str) -> None:
    """The file holds this text; where expectations are being recorded, it is written instead."""
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"record it with `make accept`: {path}"
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.golden
@pytest.mark.parametrize("folder", CASES, ids=lambda folder: "/".join(folder.parts[-4:-1]))
def test_example(folder: Path) -> None:
    slug, kind = folder.parts[-4], folder.parts[-3]
    found = {finding.name for finding in report_of(folder).findings}
    assert (slug in found) == (kind == "bad")
    expect(folder.parent / "expected.txt", text_of(folder))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_check_is_complete(check: Check) -> None:
    assert "**Why it matters.**" in check.manual
    assert "**How to fix it.**" in check.manual
    for kind in ("good", "bad"):
        assert list((HERE / check.slug / kind).glob("*/guideline")), f"no {kind} example of {check.slug}"


def test_codes_and_names_are_used_once() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.slug for check in CHECKS}) == len(CHECKS)
    assert [check.code for check in CHECKS] == sorted(check.code for check in CHECKS)
    for check in CHECKS:
        assert check.find.__module__ == f"guideproof.checks.{check.slug.replace('-', '_')}"
        assert check_named(check.code) is check_named(check.slug) is check


def test_examples_belong_to_checks() -> None:
    slugs = {check.slug for check in CHECKS}
    assert {folder.parts[-4] for folder in CASES} <= slugs
