"""Commands take files and start in any subfolder: the guideline is found above."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner

from guideproof.cli import guideproof
from guideproof.cli.found import default_guideline, guideline_of, guidelines_of

SMALL = Path(__file__).parents[1] / "reporters" / "small" / "guideline"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    for name in ("guideline", "other/guideline"):
        shutil.copytree(SMALL, tmp_path / name)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_guideline_of_a_file_is_found_above_it(place: Path) -> None:
    assert guideline_of(Path("guideline/nodes/any/removed.yaml")) == Path("guideline")
    assert guideline_of(Path("other/guideline/inputs")) == Path("other/guideline")
    assert guideline_of(place / "guideline" / "guideline.yaml") == place / "guideline"
    names = ["guideline/guideline.yaml", "other/guideline/inputs", "guideline/inputs/a.yaml", "guideline"]
    assert guidelines_of(map(Path, names)) == [Path("guideline"), Path("other/guideline")]


@pytest.mark.parametrize("command", ["check", "test", "render", "schema"])
def test_a_folder_that_there_is_not_is_no_part_of_the_guideline_around_it(place: Path, command: str) -> None:
    result = CliRunner().invoke(guideproof, [command, "guideline/nodez"])
    assert result.exit_code == 2
    assert "there is no folder `guideline/nodez`" in result.output


def test_a_file_of_no_guideline_is_refused(place: Path) -> None:
    with pytest.raises(UsageError, match="lies in no guideline"):
        guideline_of(Path("docs/page.yaml"))
    result = CliRunner().invoke(guideproof, ["check", "guideline", "docs/page.yaml"])
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("below", "found"),
    [
        (".", "guideline"),
        ("docs", "../guideline"),
        ("guideline/inputs", ".."),
        ("other", "guideline"),
        ("other/guideline", "."),
    ],
)
def test_a_command_starts_in_any_subfolder(
    place: Path, monkeypatch: pytest.MonkeyPatch, below: str, found: str
) -> None:
    monkeypatch.chdir(place / below)
    assert default_guideline() == Path(found)
    assert CliRunner().invoke(guideproof, ["check", "--select", "GP1"]).exit_code == 0


def test_no_guideline_is_looked_for_above_the_repository(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = place / "inner"
    (inner / ".git").mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert default_guideline() == Path("guideline")
    assert CliRunner().invoke(guideproof, ["check"]).exit_code == 2


def test_several_guidelines_are_checked_and_tried_one_after_the_other(place: Path) -> None:
    for command in ("check", "test"):
        one, both = (
            CliRunner().invoke(guideproof, [command, *names])
            for names in (["guideline"], ["guideline", "other/guideline"])
        )
        assert both.exit_code == one.exit_code
        assert both.output.count("\n") == 2 * one.output.count("\n")
        refused = CliRunner().invoke(guideproof, [command, "guideline", "other/guideline", "--format", "json"])
        assert refused.exit_code == 2
        assert "name one at a time" in refused.output
