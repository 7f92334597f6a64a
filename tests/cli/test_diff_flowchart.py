"""``guideproof diff --flowchart``: a picture of both versions, written whole or not at all, never into a guideline."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guideproof.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "stroke-risk"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return int(left.value.code or 0)


def test_a_picture_of_both_versions(tmp_path: Path) -> None:
    head = tmp_path / "head"
    shutil.copytree(EXAMPLE, head)
    node = head / "nodes" / "prevention" / "talk.yaml"
    node.write_text(node.read_text(encoding="utf-8").replace("title: ", "title: Now ", 1), encoding="utf-8")
    picture = tmp_path / "flowchart-diff.svg"
    assert run("diff", str(EXAMPLE), str(head), "--flowchart", str(picture)) == 0
    assert b"texts or evidence changed" in picture.read_bytes()


def test_nothing_is_written_among_the_files_of_a_guideline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "guideline")
    monkeypatch.chdir(tmp_path)
    assert run("diff", str(EXAMPLE), "--flowchart", "guideline/x.svg") == 2
    assert "name a folder elsewhere" in capsys.readouterr().err
    assert not (tmp_path / "guideline" / "x.svg").exists()
