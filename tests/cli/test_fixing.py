"""``check --fix`` and ``--diff``: what is certain is written and said, all else is left as it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.test_commands import run

CHECKS = Path(__file__).parents[1] / "checks"


@pytest.fixture
def misspelt(tmp_path: Path) -> Path:
    """A guideline with three misspelt keys, one unknown key, and line ends of Windows in one file."""
    folder = tmp_path / "guideline"
    shutil.copytree(CHECKS / "unknown-key" / "bad" / "misspelt" / "guideline", folder)
    choose = folder / "nodes" / "visits" / "choose.yaml"
    choose.write_bytes(choose.read_bytes().replace(b"\n", b"\r\n"))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_fix_writes_what_is_certain_and_says_so(capsys: pytest.CaptureFixture[str], misspelt: Path) -> None:
    before = contents(misspelt)
    code, out, err = run(capsys, "check", str(misspelt), "--select", "GP1", "--fix", "--format", "json")
    after = contents(misspelt)
    assert code == 1
    assert err.count("\n") == err.count("fixed ") == 3
    assert {path for path in before if before[path] != after[path]} == {
        "derived/scores.yaml",
        "inputs/patient.yaml",
        "nodes/visits/choose.yaml",
    }
    assert before.keys() == after.keys()
    assert after["nodes/visits/choose.yaml"] == before["nodes/visits/choose.yaml"].replace(b"nxet", b"next")
    assert [each["message"] for each in json.loads(out)["findings"] if each["code"] == "GP106"] == [
        "branch `unfit` has no key `comment`, so what stands under it would be read by nobody"
    ]
    _, _, err = run(capsys, "check", str(misspelt), "--select", "GP1", "--fix")
    assert err == "no certain fix, so nothing was written\n"
    assert contents(misspelt) == after


def test_diff_writes_nothing(capsys: pytest.CaptureFixture[str], misspelt: Path) -> None:
    before = contents(misspelt)
    code, out, _ = run(capsys, "check", str(misspelt), "--diff")
    assert code == 1
    assert out.count("\n+++ ") == 3
    assert contents(misspelt) == before
    run(capsys, "check", str(misspelt), "--fix")
    assert run(capsys, "check", str(misspelt), "--diff")[:2] == (0, "")


def test_a_link_is_not_followed_and_nothing_is_written(capsys: pytest.CaptureFixture[str], misspelt: Path) -> None:
    choose = misspelt / "nodes" / "visits" / "choose.yaml"
    outside = misspelt.parent / "outside.yaml"
    choose.rename(outside)
    choose.symlink_to(outside)
    before = contents(misspelt.parent)
    code, _, _ = run(capsys, "check", str(misspelt), "--fix")
    assert code in (1, 2)
    after = contents(misspelt.parent)
    assert after["outside.yaml"] == before["outside.yaml"]


def test_json_offers_every_fix_with_its_edits(capsys: pytest.CaptureFixture[str], misspelt: Path) -> None:
    _, out, _ = run(capsys, "check", str(misspelt), "--format", "json")
    fixes = [fix for finding in json.loads(out)["findings"] for fix in finding["fixes"]]
    assert {"title", "certain", "asks", "edits"} == set(fixes[0])
    assert "Write `next` for `nxet`" in [fix["title"] for fix in fixes]
    assert all(
        edit.keys() == {"path", "line", "column", "end_line", "end_column", "text"} for edit in fixes[0]["edits"]
    )
