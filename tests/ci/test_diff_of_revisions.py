"""``guideproof diff`` between folders and revisions, and its rules of versions."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideproof.cli import guideproof

EXAMPLE = Path(__file__).parents[2] / "examples" / "stroke-risk"
NODE = "guideline/nodes/prevention/anticoagulant.yaml"


def git(*arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(guideproof, ["diff", *arguments])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLE, "guideline")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    return tmp_path


def edited(place: Path, old: str, new: str, file: str = NODE) -> None:
    text = (place / file).read_text(encoding="utf-8")
    assert old in text
    (place / file).write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_is_nothing_and_breaks_no_rule(place: Path) -> None:
    result = diff("--check")
    assert result.exit_code == 0, result.output
    assert "Nothing differs." in result.output


def test_the_working_tree_is_compared_with_the_main_branch_from_any_subfolder(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(place, "title: Oral", "title: An oral")
    for below in (".", "guideline/nodes"):
        monkeypatch.chdir(place / below)
        result = diff()
        assert result.exit_code == 0, result.output
        assert "An oral anticoagulant" in result.output


def test_sides_are_revisions_paths_in_them_and_folders(place: Path) -> None:
    edited(place, "title: Oral", "title: An oral")
    git("commit", "-q", "-a", "-m", "two")
    for sides in (("main~1", "main"), ("main~1:guideline", "guideline"), ("main~1:guideline", "HEAD:./guideline")):
        found = json.loads(diff(*sides, "--format", "json").output)
        assert [(each["thing"], each["part"]) for each in found["edits"]] == [("node anticoagulant", "title")]
    turned = json.loads(diff("main", "main~1", "--format", "json").output)
    assert turned["edits"][0]["after"] == "Oral anticoagulant"


def test_the_rules_of_versions_end_with_one_until_they_are_kept(place: Path) -> None:
    edited(place, "title: Oral", "title: An oral")
    result = diff("--check", "--format", "markdown")
    assert result.exit_code == 1
    assert "3 rules of versions broken" in result.output
    edited(place, "version: 0.1.0", "version: 0.1.1")
    edited(place, "version: 0.1.0", "version: 0.1.1", "guideline/guideline.yaml")
    (place / "guideline" / "CHANGELOG.md").write_text("# Changes\n\n## 0.1.1\n\n- A title.\n", encoding="utf-8")
    result = diff("--check")
    assert result.exit_code == 0, result.output
    git("tag", "v0.1.1")
    assert diff("--check").exit_code == 1


@pytest.mark.parametrize(
    "name", ["--output=seen", "-x", "nowhere", "main:nowhere", "main:..", ":/one", "main:guideline/nodes"]
)
def test_a_side_that_is_none_is_misuse(place: Path, name: str) -> None:
    result = diff("--", name)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert not (place / "seen").exists()


def test_a_link_in_a_revision_is_a_finding_and_a_submodule_is_said(place: Path) -> None:
    (place / "guideline" / "inputs" / "link.yaml").symlink_to("/etc/hostname")
    git("add", "-A")
    git("commit", "-q", "-m", "link")
    result = diff("main", "guideline")
    assert result.exit_code == 2
    assert "link" in result.output
    git("rm", "-q", "guideline/inputs/link.yaml")
    git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},guideline/inputs/sub")
    git("commit", "-q", "-m", "submodule")
    result = diff("main", "guideline")
    assert result.exit_code == 2
    assert "submodule" in result.output


def test_bump_writes_the_numbers_and_a_draft_and_no_other_byte(place: Path) -> None:
    node = place / NODE
    edited(place, "title: Oral", "title: An oral")
    edited(place, "version: 0.1.0", "version:   '0.1.0'   # by hand")
    node.write_bytes(b"\xef\xbb\xbf" + node.read_bytes().replace(b"\n", b"\r\n"))
    before = {path: path.read_bytes() for path in (place / "guideline").rglob("*") if path.is_file()}
    trial = CliRunner().invoke(guideproof, ["bump", "--dry-run"])
    assert trial.exit_code == 0, trial.output
    assert {path: path.read_bytes() for path in (place / "guideline").rglob("*") if path.is_file()} == before
    result = CliRunner().invoke(guideproof, ["bump"])
    assert result.output == trial.output
    assert result.output == (
        "guideline: 0.1.0 -> 0.1.1\nnode anticoagulant: 0.1.0 -> 0.1.1\n"
        "CHANGELOG.md: a draft to be said in your words\n"
    )
    manifest = place / "guideline" / "guideline.yaml"
    log = (place / "guideline" / "CHANGELOG.md").read_text(encoding="utf-8")
    told = "- recommendation \u201cAn oral anticoagulant\u201d: title\n"
    assert log == f"# Changes of the guideline\n\n## 0.1.1\n\n{told}"
    expected = before | {
        node: before[node].replace(b"'0.1.0'", b"'0.1.1'"),
        manifest: before[manifest].replace(b"version: 0.1.0", b"version: 0.1.1"),
        place / "guideline" / "CHANGELOG.md": log.encode(),
    }
    assert {path: path.read_bytes() for path in (place / "guideline").rglob("*") if path.is_file()} == expected
    assert diff("--check").exit_code == 0
    assert CliRunner().invoke(guideproof, ["bump"]).output == "No number is too low.\n"


def test_the_draft_ends_its_lines_as_the_changelog_does_and_stands_under_what_is_not_released(place: Path) -> None:
    log = place / "guideline" / "CHANGELOG.md"
    log.write_bytes(b"# Changes\r\n\r\n## [Unreleased]")
    edited(place, "title: Oral", "title: An oral")
    assert CliRunner().invoke(guideproof, ["bump", "--quiet"]).exit_code == 0
    told = "- recommendation \u201cAn oral anticoagulant\u201d: title\r\n"
    assert log.read_bytes().decode() == f"# Changes\r\n\r\n## [Unreleased]\r\n\r\n{told}"
    assert diff("--check").exit_code == 0
