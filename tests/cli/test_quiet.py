"""``--quiet``: nothing where all is well, and what is wrong as ever; completion and colours as the page says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.test_commands import run

from guideproof.cli import guideproof

SMALL = Path(__file__).parents[2] / "examples" / "stroke-risk"
LOUD = ["ask", "diff", "lsp", "run", "serve"]
"""These have no summary: what they print is what was asked for, or lasts."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SMALL, tmp_path / "guideline")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "guideline"


def test_every_command_with_a_summary_takes_it() -> None:
    takes = {
        name for name, command in guideproof.commands.items() if any(each.name == "quiet" for each in command.params)
    }
    assert set(guideproof.commands) - takes == set(LOUD)


@pytest.mark.parametrize(
    "asked",
    [
        ["check"],
        ["test"],
        ["format"],
        ["render", "--only", "mermaid"],
        ["render", "--only", "mermaid", "--check"],
        ["schema"],
        ["schema", "--check"],
        ["init", "other", "--title", "A", "--licence", "B"],
        ["new", "intervention", "other"],
        ["rename", "node", "talk", "other"],
    ],
    ids=" ".join,
)
def test_nothing_is_said_where_all_is_well(capsys: pytest.CaptureFixture[str], folder: Path, asked: list[str]) -> None:
    if asked[-1] == "--check":
        run(capsys, *asked[:-1])
    loud = run(capsys, *asked)
    assert loud[0] == 0
    assert loud[1]
    shutil.rmtree(folder)
    shutil.copytree(SMALL, folder)
    shutil.rmtree("other", ignore_errors=True)
    if asked[-1] == "--check":
        run(capsys, *asked[:-1])
    assert run(capsys, *asked, "--quiet") == (0, "", "")


def test_what_is_wrong_is_said_as_ever(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    manifest = folder / "guideline.yaml"
    table = folder / "vignettes" / "patients.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",no-anticoagulant", ",anticoagulant"), encoding="utf-8")
    (code, loud, _), (again, out, _) = run(capsys, "test"), run(capsys, "test", "-q")
    assert (code, again) == (1, 1)
    assert out.splitlines()[:-1] == loud.splitlines()[:-1]
    manifest.write_text(manifest.read_text(encoding="utf-8") + "colour: red\n\n\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", "-q")
    assert code == 1
    assert "colour" in out
    assert run(capsys, "format", "-q", "--check") == (1, "would be formatted: guideline/guideline.yaml\n", "")
    assert run(capsys, "check", "-q", "--format", "json")[1].startswith("{")


def test_the_shell_completes(folder: Path) -> None:
    asked = {
        "guideproof ren": "plain,rename",
        "guideproof new saf": "plain,safety-rule",
        "guideproof format gu": "file,gu",
    }
    for words, said in asked.items():
        count = str(words.count(" "))
        variables = {"_GUIDEPROOF_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}
        done = subprocess.run(
            [sys.executable, "-m", "guideproof"],
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.splitlines()[0] == said
