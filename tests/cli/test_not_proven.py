"""What was not checked or not decided fails every run, whatever is selected, in every format, unless it is allowed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from guideproof.analysis import proof
from guideproof.analysis.proof import Budget
from guideproof.checks import CHECKS
from guideproof.checks.check import Level, Stage
from guideproof.checks.run import examine
from guideproof.cli import main
from guideproof.reading.load import load_guideline

CHECKED = Path(__file__).parents[1] / "checks"
BROKEN = CHECKED / "yaml-syntax" / "bad" / "hides-nodes" / "guideline"
PERIOD = CHECKED / "period" / "bad" / "each-kind" / "guideline"
CIRCLE = CHECKED / "circle" / "bad" / "itself" / "guideline"
UNDECIDED = CHECKED / "not-decided" / "bad" / "a-product" / "guideline"
ALLOWED = CHECKED / "not-decided" / "good" / "allowed" / "guideline"
FORMATS = ("text", "json", "github", "sarif", "junit")


@pytest.fixture(autouse=True)
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for what is never settled."""
    prove = proof.prove
    little = Budget(search=500, solver=20_000)
    monkeypatch.setattr(proof, "prove", lambda guideline, budget=None, *, progress=None: prove(guideline, little))


def check(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as left:
        main(["check", str(folder), *options])
    captured = capsys.readouterr()
    assert not captured.err
    assert isinstance(left.value.code, int)
    return left.value.code, captured.out


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("folder", "options", "name"),
    [
        (BROKEN, ["--select", "GP3"], "not-checked"),
        (BROKEN, ["--select", "gap"], "not-checked"),
        (BROKEN, ["--select", "GP4", "--select", "GP6"], "not-checked"),
        (BROKEN, ["--select", "schema"], "not-checked"),
        (BROKEN, ["--select", "not-checked"], "not-checked"),
        (BROKEN, ["--select", "not-decided"], "not-checked"),
        (BROKEN, ["--ignore", "yaml-syntax"], "not-checked"),
        (CIRCLE, ["--select", "GP3"], "not-checked"),
        (PERIOD, ["--select", "stale"], "not-checked"),
        (UNDECIDED, ["--select", "GP3"], "not-decided"),
        (UNDECIDED, ["--select", "overlap"], "not-decided"),
        (UNDECIDED, ["--select", "not-decided"], "not-decided"),
    ],
)
def test_fails_whatever_is_selected(
    capsys: pytest.CaptureFixture[str], folder: Path, options: list[str], name: str, form: str
) -> None:
    code, out = check(capsys, folder, *options, "--format", form)
    assert code == 1
    assert name in out
    assert "no findings" not in out


@pytest.mark.parametrize(
    ("folder", "ignored", "name"),
    [
        (CIRCLE, ["--ignore", "circle", "--ignore", "not-checked"], "not-checked"),
        (BROKEN, ["--ignore", "GP1"], "not-checked"),
        (UNDECIDED, ["--ignore", "not-decided"], "not-decided"),
    ],
)
def test_ignored_it_is_hidden_and_fails(
    capsys: pytest.CaptureFixture[str], folder: Path, ignored: list[str], name: str
) -> None:
    options = [*ignored, "--ignore", "GP4", "--ignore", "GP6"]
    code, out = check(capsys, folder, *options)
    assert code == 1
    assert f": 1 error not shown ({name})" in out
    code, out = check(capsys, folder, *options, "--format", "json")
    found = json.loads(out)
    assert (code, found["summary"]["hidden"], found["summary"]["errors"], found["findings"]) == (1, 1, 0, [])
    code, out = check(capsys, folder, *options, "--format", "github")
    assert (code, "guideproof: 1 error not shown" in out) == (1, True)
    code, out = check(capsys, folder, *options, "--format", "junit")
    assert (code, ElementTree.fromstring(out).attrib["failures"]) == (1, "1")
    code, out = check(capsys, folder, *options, "--format", "sarif")
    (notification,) = json.loads(out)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert (code, notification["level"]) == (1, "error")


def test_allowed_with_a_reason_it_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, ALLOWED, "--select", "GP3")[0] == 0


def test_a_manifest_that_switches_it_off_changes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for folder, name in ((BROKEN, "yaml-syntax"), (CIRCLE, "circle"), (UNDECIDED, "not-decided")):
        copy = tmp_path / name
        shutil.copytree(folder, copy)
        with (copy / "guideline.yaml").open("a") as manifest:
            manifest.write("severity: {" + ", ".join(f"{each.slug}: off" for each in CHECKS) + "}\n")
        code, out = check(capsys, copy)
        assert code == 1
        assert f" error {next(each.code for each in CHECKS if each.slug == name)} {name}\n" in out


def test_nothing_selected_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", str(BROKEN), "--select", "gap", "--ignore", "GP3"])
    assert left.value.code == 2
    assert "no check is left" in capsys.readouterr().err


@pytest.mark.parametrize("folder", sorted(CHECKED.glob("*/bad/*/guideline")), ids=lambda folder: folder.parts[-4])
def test_no_choice_of_one_check_makes_what_could_not_be_read_clean(folder: Path) -> None:
    """One check by itself is clean only if nothing that it would have to see was hidden from it."""
    guideline = load_guideline(folder, root=folder.parent)
    whole = examine(guideline, chosen=frozenset(check.code for check in CHECKS if check.stage is not Stage.PROOFS))
    levels = {check.code: check.level for check in CHECKS}
    worst = min((levels[finding.code] for finding in whole.findings if guideline.faults), default=Level.MEANING)
    for check in CHECKS:
        if check.level > worst and check.stage is not Stage.PROOFS:
            assert examine(guideline, chosen=frozenset({check.code})).findings, check.slug


def test_one_proof_that_waits_is_told_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = check(capsys, BROKEN, "--select", "gap")
    assert code == 1
    assert "would mislead it: `gap`\n" in out
