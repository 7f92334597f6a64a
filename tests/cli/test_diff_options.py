"""What was renamed, and another guideline in place of another version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideproof.cli import guideproof

SCORE = Path(__file__).parents[2] / "examples" / "stroke-risk"


def run(*options: object) -> Result:
    return CliRunner().invoke(guideproof, ["diff", *map(str, options)])


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    folder = tmp_path / "head"
    shutil.copytree(SCORE, folder)
    done = CliRunner().invoke(
        guideproof,
        ["rename", "intervention", "oral-anticoagulant", "anticoagulant-by-mouth", "--guideline", str(folder)],
    )
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("kind", ["", "intervention:"])
def test_what_is_said_to_be_renamed_counts_as_the_same(renamed: Path, kind: str) -> None:
    told = run(SCORE, renamed, "--rename", f"{kind}oral-anticoagulant=anticoagulant-by-mouth").stdout
    assert "No question was asked" in told
    assert "\u201cOral anticoagulant\u201d, renamed: oral-anticoagulant \u2192 anticoagulant-by-mouth" in told


def test_without_it_another_thing_is_recommended(renamed: Path) -> None:
    assert "Some patients are treated differently" in run(SCORE, renamed).stdout


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("oral-anticoagulant", "write KIND:OLD=NEW"),
        ("drug:oral-anticoagulant=x", "write KIND:OLD=NEW"),
        ("nothing=x", "is nothing that has an id there"),
        ("node:nothing=x", "there is no node `nothing`"),
        ("anticoagulant=x", "anticoagulant"),
        ("=x", "write KIND:OLD=NEW"),
        ("oral-anticoagulant=Not An Id", "cannot be the id"),
    ],
)
def test_a_renaming_that_cannot_be_is_refused(renamed: Path, written: str, said: str) -> None:
    done = run(SCORE, renamed, "--rename", written)
    assert said in done.output
    assert "Traceback" not in done.output
    if written != "anticoagulant=x":  # a node has that id
        assert done.exit_code == 2


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = tmp_path / "other-score"
    shutil.copytree(SCORE, folder)
    manifest, score = folder / "guideline.yaml", folder / "derived" / "score.yaml"
    text = manifest.read_text(encoding="utf-8")
    assert "\n  visit:\n" in text
    manifest.write_text(
        text.replace("id: stroke-risk", "id: other-score").replace("\n  visit:\n", "\n  clinic:\n"), encoding="utf-8"
    )
    text = score.read_text(encoding="utf-8")
    assert text.count("points: 2") > 0
    score.write_text(text.replace("points: 2", "points: 1"), encoding="utf-8")
    for path in (folder / "vignettes").iterdir():
        path.unlink()
    return folder


def test_two_guidelines_of_the_same_inputs_are_compared(other: Path) -> None:
    told = run(SCORE, "--against", other).stdout
    assert "two guidelines: stroke-risk 0.1.0 \u2192 other-score 0.1.0" in told
    assert "only stroke-risk 0.1.0: Oral anticoagulant" in told
    assert "no longer" not in told


def test_a_guideline_against_itself_differs_for_nobody() -> None:
    told = run(SCORE, "--against", SCORE).stdout
    assert "Some patients" not in told
    assert "only" not in told


def test_versions_are_not_checked_between_guidelines(other: Path) -> None:
    done = run(SCORE, "--against", other, "--check")
    assert done.exit_code == 2
    assert "--against" in done.output


def test_a_version_with_errors_still_gives_what_was_edited(tmp_path: Path) -> None:
    folder = tmp_path / "head"
    shutil.copytree(SCORE, folder)
    node = folder / "nodes" / "prevention" / "how-many-points.yaml"
    text = node.read_text(encoding="utf-8")
    assert text.count("next: no-anticoagulant") > 0
    node.write_text(text.replace("next: no-anticoagulant", "next: nowhere", 1), encoding="utf-8")
    done = run(SCORE, folder)
    assert done.exit_code == 0
    assert "could not be asked: the guideline of" in done.stdout
    assert "there is no node `nowhere`" in done.stdout
    assert "leads to: No anticoagulant \u2192 nowhere" in done.stdout
    for option in ("--flowchart", "--cohort"):
        refused = run(SCORE, folder, option, tmp_path / "file.csv")
        assert refused.exit_code == 2
        assert "has 1 error" in refused.output
    assert run(SCORE, folder, "--check").exit_code == 1


def test_a_version_of_which_something_cannot_be_read_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "head"
    shutil.copytree(SCORE, folder)
    (folder / "nodes" / "prevention" / "how-many-points.yaml").write_text("a: [", encoding="utf-8")
    done = run(SCORE, folder)
    assert done.exit_code == 2
    assert "removed" not in done.output
