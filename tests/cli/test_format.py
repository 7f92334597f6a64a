"""``guideproof format``: which files it takes, what it says, and how it ends."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest
from tests.cli.test_commands import run

SMALL = Path(__file__).parents[2] / "examples" / "stroke-risk"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guideline with two files to format, one that cannot be read and a table, where somebody stands above it."""
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    manifest = folder / "guideline.yaml"
    manifest.write_bytes(manifest.read_bytes() + b"\n\n# the end")
    (folder / "interventions" / "more.yaml").write_bytes(b"b:\r\n    {title: B, category: drug}\r\n")
    (folder / "parameters").mkdir()
    (folder / "parameters" / "broken.yaml").write_text("a:   {title: [\n", encoding="utf-8")
    (folder / "derived" / "some.csv").write_text(" a,b\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def held(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_that_can_be_is_formatted_and_the_rest_is_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    before = held(folder)
    code, out, err = run(capsys, "format")
    assert code == 1
    assert out.splitlines()[:2] == [
        "formatted: guideline/guideline.yaml",
        "formatted: guideline/interventions/more.yaml",
    ]
    assert out.splitlines()[2].startswith("2 files formatted, ")
    assert out.endswith(" unchanged, 1 left as it is\n")
    assert err.startswith("left as it is: guideline/parameters/broken.yaml:1:14: the `[` here is not closed")
    after = held(folder)
    changed = {path.relative_to(folder).as_posix(): data for path, data in after.items() if before.get(path) != data}
    assert changed.keys() == {"guideline.yaml", "interventions/more.yaml"}
    assert changed["interventions/more.yaml"] == b"b: {title: B, category: drug}\r\n"
    assert changed["guideline.yaml"].endswith(b"\n\n# the end\n")
    assert run(capsys, "format")[1].startswith("0 files formatted, ")
    assert held(folder) == after


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_a_trial_writes_nothing(capsys: pytest.CaptureFixture[str], folder: Path, option: str) -> None:
    before = held(folder)
    code, out, _ = run(capsys, "format", option, "guideline/interventions")
    assert code == 1
    assert held(folder) == before
    if option == "--check":
        assert out.startswith(
            "would be formatted: guideline/interventions/more.yaml\n1 file would be formatted, 1 unch"
        )
    else:
        assert "\n-    {title: B, category: drug}" in out
        assert "\n+b: {title: B, category: drug}" in out
    assert run(capsys, "format", option, "guideline/nodes")[0] == 0


def test_files_are_named_once_and_tables_passed_over(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    more = str(folder / "interventions" / "more.yaml")
    code, out, err = run(
        capsys, "format", more, str(folder / "interventions"), more, str(folder / "derived" / "some.csv")
    )
    assert (code, err) == (0, "")
    assert out == f"formatted: {more}\n1 file formatted, 1 unchanged\n"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (["nowhere.yaml"], "`nowhere.yaml` cannot be read: there is no such file"),
        (["nowhere"], "`nowhere` is no YAML file by its name"),
        (["guideline/interventions/more.yaml", "README.md"], "`README.md` is no YAML file by its name"),
        (["."], "`.` is no guideline"),
        (["-", "guideline"], "name no file beside it"),
    ],
)
def test_what_cannot_be_asked(capsys: pytest.CaptureFixture[str], folder: Path, named: list[str], said: str) -> None:
    before = held(folder)
    code, _, err = run(capsys, "format", *named)
    assert code == 2
    assert said in err
    assert held(folder) == before


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "a:\r\n- é # 😀".encode())
    assert run(capsys, "format", "-") == (0, "a:\r\n  - é # 😀\r\n", "")
    given(monkeypatch, b"a:\n- b")
    assert run(capsys, "format", "-", "--check") == (1, "", "")
    given(monkeypatch, b"a: 1\n")
    assert run(capsys, "format", "-", "--check") == (0, "", "")
    given(monkeypatch, b"a: &b 1\n")
    code, out, err = run(capsys, "format", "-")
    assert (code, out) == (1, "")
    assert err.startswith("left as it is: -:1:4: ")


def test_what_is_closed_is_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "safety").mkdir(exist_ok=True)
    (folder / "safety" / "link.yaml").symlink_to(folder / "guideline.yaml")
    (folder / "safety" / "Rule.yml").write_text("a:\n- b\n", encoding="utf-8")
    code, out, err = run(capsys, "format", "guideline/safety")
    assert code == 1
    assert out.endswith("2 left as they are\n")
    assert err.count("left as it is: ") == 2
    assert (folder / "safety" / "Rule.yml").read_text(encoding="utf-8") == "a:\n- b\n"
    assert run(capsys, "format", "guideline/safety/Rule.yml")[0] == 0  # by name


def test_init_writes_in_this_layout(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    run(capsys, "init", str(folder), "--title", 'It\'s: a "knee"', "--licence", "CC BY 4.0")
    assert run(capsys, "format", "--check", str(folder)) == (0, "0 files would be formatted, 8 unchanged\n", "")


def test_a_link_out_of_the_guideline_is_not_followed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    outside = folder.parent / "outside.yaml"
    outside.write_text("a:    1\n", encoding="utf-8")
    (folder / "evidence" / "link.yaml").symlink_to(outside)
    code, _, err = run(capsys, "format", "guideline/evidence/link.yaml")
    assert (code, outside.read_text(encoding="utf-8")) == (2, "a:    1\n")
    assert "leads out of its guideline, so nothing was formatted" in err
