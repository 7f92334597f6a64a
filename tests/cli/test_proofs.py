"""The commands that prove: questions about all patients, formats of findings, checks chosen by name."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from guideproof.cli import main

TESTS = Path(__file__).parents[1]
GAP = str(TESTS / "checks" / "gap" / "bad" / "a-code-forgotten" / "guideline")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    captured = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, captured.out, captured.err


def test_a_patient_as_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(
        capsys, "ask", "--guideline", GAP, "--when", "{ecog: {at_least: 3}}", "--recommends", "surgery"
    )
    assert code == 0
    assert err == ""
    assert out == (
        "Yes, there is such a patient. Facts that are not named can be anything.\n"
        "  patient at `first-visit`, as a vignette:\n"
        "    id: as-asked\n"
        "    title: A patient as asked for\n"
        "    entry: first-visit\n"
        "    facts:\n"
        "      ecog: 3\n"
        "      histology: clear_cell\n"
        "    expect:\n"
        "      visits: [choose, operate]\n"
        "  path choose > operate\n"
        "  recommended for surgery\n"
        "\n"
        "Recommended\n"
        "- Surgery · We recommend · ⊕⊕○○ low\n"
    )


def test_none_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--when", "{histology: papillary, ecog: {at_most: 1}}", "--visits", "watch")
    code, out, _ = run(capsys, "ask", "--guideline", GAP, *asked)
    assert (code, out) == (0, "None, proven: no complete and valid record is of such a patient.\n")
    code, out, _ = run(capsys, "ask", "--guideline", GAP, *asked, "--format", "json")
    assert json.loads(out) == {"answer": "none", "patient": None}


def test_answer_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(
        capsys, "ask", "--guideline", GAP, "--visits", "operate", "--entry", "first-visit", "--format", "json"
    )
    answer = json.loads(out)
    assert answer["answer"] == "patient"
    assert answer["patient"]["path"] == ["choose", "operate"]
    assert answer["patient"]["recommendations"] == ["for surgery"]
    assert answer["patient"]["vignette"].startswith("id: as-asked\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--when", "{ecgo: 3}"], "there is no element `ecgo`"),
        (["--when", "{ecgo: 3}"], "Did you mean `ecog`?"),
        (["--when", "{ecog: {at_leest: 3}}"], "Did you mean `at_least`?"),
        (["--when", "{histology: clear-cell}"], "Did you mean `clear_cell`?"),
        (["--when", "{ecog: "], "is not closed"),
        (["--when", "{}"], "the condition is empty"),
        (["--when", "ecog"], "the condition is `ecog`"),
        (["--recommends", "surgry"], "there is no intervention `surgry`. Did you mean `surgery`?"),
        (["--advises-against", "surgry"], "Did you mean `surgery`?"),
        (["--visits", "opperate"], "there is no node `opperate`. Did you mean `operate`?"),
        (["--entry", "frist-visit"], "there is no entry point `frist-visit`. Did you mean `first-visit`?"),
    ],
)
def test_what_cannot_be_asked(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    code, out, err = run(capsys, "ask", "--guideline", GAP, *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_check_says_what_was_proven(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", GAP, "--select", "GP3", "--format", "json")
    assert code == 1
    report = json.loads(out)
    assert [finding["name"] for finding in report["findings"]] == ["gap"]
    assert report["findings"][0]["witness"]["facts"] == {"histology": "other"}
    assert report["summary"]["proven"] > 0
    assert report["summary"]["not_decided"] == 0


def test_checks_are_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", GAP, "--ignore", "gap", "--ignore", "GP4")[0] == 0
    assert run(capsys, "check", GAP, "--select", "overlap")[0] == 0
    code, _, err = run(capsys, "check", GAP, "--select", "gop")
    assert code == 2
    assert "there is no check `gop`. Did you mean `gap`?" in err
    err = run(capsys, "check", GAP, "--select", "unreachable")[2]
    assert "Did you mean `unreachable-node` or `unreachable-by-any-patient`?" in err


def test_formats(capsys: pytest.CaptureFixture[str]) -> None:
    path = "tests/checks/gap/bad/a-code-forgotten/guideline/nodes/visits/choose.yaml"
    code, out, _ = run(capsys, "check", GAP, "--select", "gap", "--format", "github")
    assert code == 1
    assert out.startswith(
        f"::error file={path},line=1,col=5,endLine=1,endColumn=11,title=GP301 gap::no branch of `choose`"
    )
    _, out, _ = run(capsys, "check", GAP, "--select", "gap", "--format", "sarif")
    (sarif_run,) = json.loads(out)["runs"]
    assert [rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]] == ["GP114", "GP301", "GP313"]
    assert sarif_run["results"][0]["ruleIndex"] == 1
    _, out, _ = run(capsys, "check", GAP, "--select", "gap", "--format", "junit")
    assert ElementTree.fromstring(out).attrib["failures"] == "1"


def test_a_guideline_with_a_gap_is_still_evaluated(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    patient = tmp_path / "patient.yaml"
    patient.write_text("{histology: clear_cell, ecog: 1}\n")
    assert run(capsys, "run", str(patient), "--guideline", GAP)[0] == 0
