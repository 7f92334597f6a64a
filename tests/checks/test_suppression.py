"""What an `allow` suppresses, until when and where; which checks are meant by names on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.graph.obstacles import NotEvaluable
from guideproof.checks import CHECKS
from guideproof.checks.run import Examination, examine
from guideproof.checks.selection import UnknownCheckError, chosen
from guideproof.diagnostic import Severity
from guideproof.reading.load import load_guideline
from guideproof.workflow import Faulty, sound

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


def with_dead_ends(folder: Path, **allowing: str) -> Path:
    """A guideline of decisions in which branches lead nowhere; each may allow findings."""
    (folder / "inputs").mkdir()
    (folder / "nodes" / "visits").mkdir(parents=True)
    (folder / "guideline.yaml").write_text(
        "{id: example, version: 1.0.0, language: 1, title: Example, status: draft,"
        " entry_points: {visit: {start: first, title: Visit}}}\n"
    )
    (folder / "inputs" / "patient.yaml").write_text("sick: {title: Sick, type: boolean}\n")
    for id, next in (("first", "[second, third]"), ("second", "[]"), ("third", "[]")):
        (folder / "nodes" / "visits" / f"{id}.yaml").write_text(
            f"id: {id}\nversion: 1.0.0\nkind: decision\ntitle: Choose\nquestion: Is the patient sick?\n"
            f"branches: [{{id: sick, when: {{sick: true}}, next: {next}}},"
            f" {{id: well, when: {{sick: false}}{'' if id != 'first' else ', next: []'}}}]\n"
            + (f"allow: [{allowing[id]}]\n" if id in allowing else "")
        )
    return folder


DEAD_END = "{check: dead-end, because: Being written.}"
NOT_CHECKED = "{check: not-checked, because: Being written.}"


@pytest.mark.parametrize(
    ("allowing", "left"),
    [
        ({}, ["dead-end", "dead-end", "not-checked"]),
        ({"second": NOT_CHECKED}, ["dead-end", "dead-end", "not-checked"]),
        ({"second": f"{DEAD_END}, {NOT_CHECKED}"}, ["dead-end", "not-checked"]),
        ({"second": NOT_CHECKED, "third": NOT_CHECKED}, ["dead-end", "dead-end"]),
        ({"second": f"{DEAD_END}, {NOT_CHECKED}", "third": f"{NOT_CHECKED}, {DEAD_END}"}, []),
    ],
)
def test_what_was_not_checked_is_allowed_only_at_each_place(
    tmp_path: Path, allowing: dict[str, str], left: list[str]
) -> None:
    folder = with_dead_ends(tmp_path, **allowing)
    examination = examine(load_guideline(folder, root=folder.parent), chosen=chosen(["GP1", "GP2", "GP3"], []))
    assert names(examination) == left
    if left[-1:] == ["not-checked"]:
        assert ("second" in allowing) == ("third" in examination.findings[-1].span.path)
    with pytest.raises(Faulty) as faulty:
        sound(folder)  # allowed or not, there is no algorithm
    assert {finding.name for finding in faulty.value.checked.report.findings} == {"dead-end"}
    with pytest.raises(NotEvaluable, match="leads nowhere"):
        evaluate(load_guideline(folder), {"sick": False})


def test_a_severity_by_a_code_in_small_letters(tmp_path: Path) -> None:
    folder = with_dead_ends(tmp_path)
    manifest = folder / "guideline.yaml"
    text = manifest.read_text().rstrip("}\n")
    manifest.write_text(text + "}}, severity: {gp204: warning}}\n")
    examination = examine(load_guideline(folder, root=folder.parent), chosen=frozenset({"GP204"}))
    assert {finding.severity for finding in examination.findings} == {Severity.WARNING}
    manifest.write_text(text + "}}, severity: {gp204: off, dead-end: warning}}\n")
    examination = examine(load_guideline(folder, root=folder.parent), chosen=frozenset({"GP204"}))
    assert {finding.severity for finding in examination.findings} == {Severity.WARNING}
