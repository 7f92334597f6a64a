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
    assert "name a file elsewhere" in capsys.readouterr().err
    assert not (tmp_path / "guideline" / "x.svg").exists()


@pytest.mark.parametrize("named", ["guideline.yaml", "nodes/prevention/talk.yaml", "parameters/x.svg", "x.svg"])
def test_a_side_is_never_drawn_over(tmp_path: Path, capsys: pytest.CaptureFixture[str], named: str) -> None:
    head = tmp_path / "head"
    shutil.copytree(EXAMPLE, head)
    before = {path: path.read_bytes() for path in head.rglob("*") if path.is_file()}
    assert run("diff", str(EXAMPLE), str(head), "--flowchart", str(head / named)) == 2
    assert "a guideline that is compared: name a file elsewhere" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in head.rglob("*") if path.is_file()} == before


def test_the_table_is_never_drawn_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "patients.csv"
    table.write_text("patient_id,sex\n1,female\n", encoding="utf-8")
    arguments = ("diff", str(EXAMPLE), str(EXAMPLE), "--cohort", str(table), "--picture", str(table))
    assert run(*arguments) == 2
    assert "the picture would take the place of the patients" in capsys.readouterr().err
    assert table.read_text(encoding="utf-8").startswith("patient_id")
