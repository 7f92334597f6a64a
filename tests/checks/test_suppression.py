"""What an `allow` suppresses, until when and where; which checks are meant by names on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guideproof.checks import CHECKS
from guideproof.checks.run import Examination, examine
from guideproof.checks.selection import UnknownCheckError, chosen
from guideproof.reading.load import load_guideline

HERE = Path(__file__).parent
EXPIRES = HERE / "idle-suppression/bad/unused-and-expired/guideline"
GRAPH = chosen(["GP2"], [])


def names(examination: Examination) -> list[str]:
    return [finding.name for finding in examination.findings]


def test_suppresses_up_to_its_last_day() -> None:
    examination = examine(load_guideline(EXPIRES), chosen=GRAPH, today=date(2020, 6, 30))
    assert names(examination) == ["idle-suppression"]
    (suppressed,) = examination.suppressed
    assert suppressed.finding.name == "unused"
    assert suppressed.because == "A decision on fitness for surgery will ask it."
    assert suppressed.until == "2020-06-30"


def test_reports_again_from_the_next_day() -> None:
    examination = examine(load_guideline(EXPIRES), chosen=GRAPH, today=date(2020, 7, 1))
    assert names(examination) == ["idle-suppression", "unused", "idle-suppression"]
    assert examination.suppressed == ()


def test_says_nothing_of_an_allow_whose_check_was_not_made() -> None:
    examination = examine(load_guideline(EXPIRES), chosen=frozenset({"GP208"}), today=date(2020, 6, 30))
    assert examination.findings == ()


def test_speaks_only_of_the_thing_on_which_it_stands(tmp_path: Path) -> None:
    allow = "allow: [{check: unused, because: A decision is being written.}]"
    (tmp_path / "inputs").mkdir()
    (tmp_path / "guideline.yaml").write_text("{}\n")
    (tmp_path / "inputs" / "patient.yaml").write_text(
        f"first: {{title: First, type: boolean, {allow}}}\n"
        "second: {title: Second, type: boolean}\n"
        f"third: {{title: Third, type: boolean, {allow}}}\n"
    )
    examination = examine(load_guideline(tmp_path, root=tmp_path), chosen=frozenset({"GP205"}))
    assert names(examination) == ["not-checked"]  # the manifest is faulty, so `unused` waits
    (tmp_path / "guideline.yaml").write_text(
        "{id: example, version: 1.0.0, language: 1, title: Example, status: draft,"
        " entry_points: {visit: {start: end, title: Visit}}}\n"
    )
    (tmp_path / "nodes" / "visits").mkdir(parents=True)
    (tmp_path / "nodes" / "visits" / "end.yaml").write_text(
        "{id: end, version: 1.0.0, kind: reassess, title: End, until: it is over, resume_at: visit}\n"
    )
    examination = examine(load_guideline(tmp_path, root=tmp_path), chosen=frozenset({"GP205"}))
    assert [finding.span.line for finding in examination.findings] == [2]
    assert [each.finding.span.line for each in examination.suppressed] == [1, 3]


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (["GP205"], [], {"GP205"}),
        (["unused", "gp203"], [], {"GP203", "GP205"}),
        (["GP20"], ["circle"], {check.code for check in CHECKS if check.code.startswith("GP20")} - {"GP203"}),
        ([], [], {check.code for check in CHECKS}),
        ([], ["GP"], set()),
    ],
)
def test_names_mean_checks(select: list[str], ignore: list[str], codes: set[str]) -> None:
    assert chosen(select, ignore) == codes


@pytest.mark.parametrize("name", ["unuesd", "GP9", "GP2051", "", "2"])
def test_a_name_that_means_no_check(name: str) -> None:
    with pytest.raises(UnknownCheckError, match=f"there is no check `{name}`"):
        chosen([name], [])
