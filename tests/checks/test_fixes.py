"""Every fix that a finding offers mends it: the finding goes, and none comes that was not there or hidden before."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.checks.test_checks import report_of

from guideproof.checks.written_name import named_so
from guideproof.diagnostic import Diagnostic, Edit, Fix
from guideproof.reading.load import load_guideline
from guideproof.source import Span
from guideproof.writing.edited import edited

HERE = Path(__file__).parent
NAMES = ("unknown-key", "unknown-code", "unknown-reference")
EXAMPLES = sorted(folder for slug in NAMES for folder in HERE.glob(f"{slug}/bad/*/guideline"))
PROVEN = sorted(HERE.glob("gap/bad/*/guideline"))[:4]


def apply(folder: Path, fix: Fix, to: Path) -> Path:
    """A copy of a guideline with a fix made; paths of edits are relative to what the guideline lies in."""
    shutil.rmtree(to, ignore_errors=True)
    copy = to / folder.name
    shutil.copytree(folder, copy)
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.span.path, []).append(edit)
    for path, edits in by_path.items():
        file = to / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(edited(file.read_bytes() if file.exists() else b"", edits))
    return copy


def told(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((finding.code, finding.message) for finding in findings)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: "/".join(folder.parts[-4:-1]))
def test_a_name_is_mended(folder: Path, tmp_path: Path) -> None:
    before = report_of(folder).findings
    for finding in before:
        for fix in finding.fixes:
            copy = tmp_path / finding.name / "bad" / "fixed" / "guideline"
            after = report_of(apply(folder, fix, copy.parent)).findings
            gone, come = told(before) - told(after), told(after) - told(before)
            assert (finding.code, finding.message) in gone, fix.title
            assert not come, fix.title


def test_what_is_offered_is_not_nothing() -> None:
    offered = {finding.name for folder in EXAMPLES for finding in report_of(folder).findings if finding.fixes}
    assert offered == set(NAMES)


@pytest.mark.parametrize("folder", PROVEN, ids=lambda folder: "/".join(folder.parts[-4:-1]))
def test_a_kept_patient_is_a_vignette_without_a_finding(folder: Path, tmp_path: Path) -> None:
    before = report_of(folder).findings
    fixes = [fix for finding in before for fix in finding.fixes if fix.title.startswith("Keep")]
    assert fixes
    copy = apply(folder, fixes[0], tmp_path / "gap" / "bad" / "fixed")
    assert len(load_guideline(copy).vignettes) == len(load_guideline(folder).vignettes) + 1
    assert not told(report_of(copy).findings) - told(before)
    again = [fix for finding in report_of(copy).findings for fix in finding.fixes if fix.title == fixes[0].title]
    assert again[0].edits[0].span.path.removesuffix("-2.yaml") == fixes[0].edits[0].span.path.removesuffix(".yaml")


PLACE = Span("guideline/nodes/a.yaml", 3, 5, 3, 9)


@pytest.mark.parametrize(
    ("given", "meant", "place", "fixed", "certain"),
    [
        ("tall", ["tail"], PLACE, [PLACE], False),
        ("tAll", ["tall"], PLACE, [PLACE], True),
        ("tA", ["ta"], PLACE, [Span(PLACE.path, 3, 6, 3, 8)], True),
        ("t", ["tail"], PLACE, [], False),
        ("tAll", ["tall", "t-all"], PLACE, [PLACE, PLACE], False),
        ("True", ["true"], PLACE, [], False),
        ("tall", ["t all: [x"], PLACE, [], False),
        ("tall", ["tail"], PLACE._replace(end_line=4), [], False),
    ],
)
def test_a_name_is_written_only_where_it_stands_alone(
    given: str, meant: list[str], place: Span, fixed: list[Span], certain: bool
) -> None:
    fixes = named_so(given, meant, [place])
    assert [edit.span for fix in fixes for edit in fix.edits] == fixed
    assert any(fix.certain for fix in fixes) is certain


def test_one_illness_never_becomes_another_by_itself() -> None:
    place = Span("guideline/nodes/a.yaml", 1, 1, 1, 12)
    (fix,) = named_so("hypotension", ["hypertension"], [place])
    assert not fix.certain
    (fix,) = named_so("hypotension", ["hypertension"], [place], of_language=True)
    assert fix.certain
