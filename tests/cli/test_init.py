"""``guideproof init``: what it writes holds, and what it must not write it does not."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.cli.test_commands import run

from guideproof.cli import init

TOLD = ["--title", 'Ankle: "twisted" \U0001f600', "--licence", "CC BY 4.0"]


def test_what_it_writes_is_sound_proven_covered_and_drawn(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    code, out, _ = run(capsys, "init", str(folder), *TOLD)
    assert (code, out.count("written: ")) == (0, 9)
    assert run(capsys, "check", str(folder), "--fail-on", "warning")[1].startswith("ankle-twisted 0.1.0: no findings")
    code, out, _ = run(capsys, "test", str(folder))
    assert code == 0
    assert out.count("(100%)") == 3
    assert run(capsys, "render", str(folder), "-o", str(tmp_path / "renders"))[0] == 0
    assert run(capsys, "cases", str(folder), "--check")[0] == 0


def test_an_editor_that_knows_other_ids_is_told_of_and_taught(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "guideline"
    at = ["--guideline", str(folder)]
    run(capsys, "init", str(folder), *TOLD)
    assert run(capsys, "check", str(folder))[2] == ""
    run(capsys, "new", "parameter", "other", *at)
    assert "schemas of your editor" not in run(capsys, "check", str(folder))[2]  # blanks: not all ids are known
    parameters = folder / "parameters" / "all.yaml"
    parameters.write_text("other: {title: A limit, value: 5, because: It is an example.}\n")
    assert f"guideproof schema {folder} writes them anew" in run(capsys, "check", str(folder))[2]
    assert run(capsys, "check", str(folder), "--quiet")[2] == ""
    assert run(capsys, "check", str(folder), "--format", "json")[2] == ""
    _, out, _ = run(capsys, "rename", "parameter", "other", "another", *at)
    assert "for an editor that completes ids" in out
    assert run(capsys, "schema", str(folder), "--check")[0] == 0


def test_four_questions_are_asked_on_a_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(init, "terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("A knee\n\ncheck-up\nApache-2.0\n"))
    code, _, err = run(capsys, "init", str(tmp_path / "new"))
    assert code == 0
    assert err.count(": ") == 4
    manifest = (tmp_path / "new" / "guideline.yaml").read_text(encoding="utf-8")
    assert manifest.startswith("id: a-knee\n")
    assert "  check-up:\n    start: look\n" in manifest
    assert "copyright: Apache-2.0\n" in manifest


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "--title and --licence must be given"),
        (["--licence", "x"], "--title must be given"),
        (["--title", "x"], "--licence must be given"),
        ([*TOLD, "--id", "../x"], "the id `../x` is none"),
        ([*TOLD, "--id", "a" * 61], "up to 60"),
        ([*TOLD, "--entry", "First visit"], "the entry point `First visit` is none"),
        (["--title", " ", "--licence", "x"], "the title ` ` has nothing to read"),
        (["--title", "a\u202eb", "--licence", "x"], "`a<U+202E>b`"),
        (["--title", "a", "--licence", "\ud800"], "the licence"),
    ],
)
def test_what_cannot_stand_there_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: list[str], said: str
) -> None:
    code, _, err = run(capsys, "init", str(tmp_path / "new"), *options)
    assert code == 2
    assert said in err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kind", ["folder", "link", "file"])
def test_nothing_is_written_where_something_is(capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str) -> None:
    place = tmp_path / "guideline"
    if kind == "folder":
        place.mkdir()
        (place / ".hidden").write_text("mine", encoding="utf-8")
    elif kind == "link":
        (tmp_path / "other").mkdir()
        place.symlink_to(tmp_path / "other")
    else:
        place.write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert run(capsys, "init", str(place), *TOLD)[0] == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_taken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "init", str(tmp_path), *TOLD)[0] == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        ".vscode",
        "guideline.yaml",
        "inputs",
        "interventions",
        "nodes",
        "vignettes",
    }


def test_a_name_too_long_for_a_folder_is_misuse(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "init", str(tmp_path / ("n" * 300)), "--title", "A", "--licence", "B")
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert "File name too long" in err
