"""`render` and `cases` remove and replace what they made, by its mark, and nothing that anybody else put there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.writing.powerless import without_power

from guideproof.cli import main
from guideproof.drawing import draw
from guideproof.workflow import Misuse, write_cases

TESTS = Path(__file__).parents[1]
GUIDELINE = TESTS / "reporters" / "small" / "guideline"
CASES = TESTS / "vignettes" / "guideline"
KINDS = (
    "flowchart/guideline.svg", "dot/guideline.dot", "flowchart/sections/treatment.svg",
    "dot/sections/treatment.dot", "evaluator.py", "evaluator.js", "cohort.duckdb.sql",
)  # fmt: skip
"""One file of every kind that is made."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "renders"
    draw(GUIDELINE, out)
    return out


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "renders")
    return tmp_path / "renders"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_not_made_any_more_is_removed(out: Path) -> None:
    several = [path for path in KINDS if "evaluator" not in path]  # there is never more than one of an evaluator
    for path in several:
        name = path.replace("treatment", "former").replace("guideline", "former").replace("duckdb", "former")
        (out / name).write_bytes((out / path).read_bytes().replace(f'"{path}"'.encode(), f'"{name}"'.encode()))
    drawn = draw(GUIDELINE, out)
    assert len(drawn.removed) == len(several)
    assert not [name for name in contents(out) if "former" in name]


def test_what_somebody_put_there_stays(out: Path) -> None:
    """Also a copy of what was made, which carries the mark of another place, and an empty file."""
    for path in KINDS:
        folder, name = (out / path).parent, Path(path)
        (folder / f"mine{name.suffix}").write_text("mine", encoding="utf-8")
        shutil.copy(out / path, folder / f"copy{name.suffix}")
        (folder / f"empty{name.suffix}").touch()
    (out / "flowchart" / "sections" / "notes").mkdir()
    (out / "flowchart" / "sections" / "notes" / "deep.svg").write_text("mine", encoding="utf-8")
    (out / "cohort.mine.sql").write_text("-- mine", encoding="utf-8")
    before = contents(out)
    drawn = draw(GUIDELINE, out)
    assert drawn.current
    assert contents(out) == before


@pytest.mark.parametrize("path", KINDS)
def test_no_file_of_somebody_else_is_replaced(capsys: pytest.CaptureFixture[str], out: Path, path: str) -> None:
    (out / path).write_text("mine", encoding="utf-8")
    (out / "dot" / "sections" / "treatment.dot").unlink()
    (out / path).write_text("mine", encoding="utf-8")
    before = contents(out)
    for trial, code in ((["--check"], 1), ([], 2)):
        with pytest.raises(SystemExit) as left:
            main(["render", str(GUIDELINE), "-o", str(out), *trial])
        assert left.value.code == code
    assert contents(out) == before
    captured = capsys.readouterr()
    assert f"not up to date: {out / path} (not made by guideproof" in captured.out
    assert f"without the mark that says so: `{out / path}`; nothing was written" in captured.err
    (out / path).unlink()
    draw(GUIDELINE, out)
    assert (out / path).read_bytes() != b"mine"


def test_what_was_changed_in_a_made_file_is_made_anew(out: Path) -> None:
    before = contents(out)
    for path in KINDS:
        (out / path).write_bytes((out / path).read_bytes() + b"changed")
    assert sorted(draw(GUIDELINE, out).written) == sorted(KINDS)
    assert contents(out) == before


def linked_folder(out: Path, away: Path) -> None:
    (out / "flowchart").rename(away / "flowchart")
    (out / "flowchart").symlink_to(away / "flowchart")


def linked_file(out: Path, away: Path) -> None:
    (out / "evaluator.py").rename(away / "evaluator.py")
    (out / "evaluator.py").symlink_to(away / "evaluator.py")


def folder(out: Path, away: Path) -> None:
    (out / "evaluator.py").unlink()
    (out / "evaluator.py").mkdir()


def pipe(out: Path, away: Path) -> None:
    (out / "evaluator.py").unlink()
    os.mkfifo(out / "evaluator.py")


@pytest.mark.parametrize("place", [linked_folder, linked_file, folder, pipe])
def test_no_link_is_followed_out_of_the_folder(out: Path, tmp_path: Path, place: Callable[[Path, Path], None]) -> None:
    away = tmp_path / "away"
    away.mkdir()
    stale = (out / "flowchart" / "guideline.svg").read_bytes().replace(b"/guideline.svg", b"/old.svg")
    (out / "flowchart" / "old.svg").write_bytes(stale)
    place(out, away)
    before = contents(away)
    with pytest.raises(Misuse, match=r"a link on the way to it leads out|is a link, a folder or a device"):
        draw(GUIDELINE, out)
    assert contents(away) == before


def test_a_link_to_a_folder_aside_is_not_gone_through(out: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    mark = b'<?made-by guideproof: {"file": "flowchart/%s", "guideline": "small"}?>'
    (away / "old.svg").write_bytes(mark % b"more/old.svg")
    (out / "flowchart" / "more").symlink_to(away)
    (away / "one.svg").write_bytes(mark % b"one.svg")
    (out / "flowchart" / "one.svg").symlink_to(away / "one.svg")
    assert draw(GUIDELINE, out).current
    assert sorted(contents(away)) == ["old.svg", "one.svg"]
    assert (out / "flowchart" / "one.svg").is_symlink()


def test_the_folder_itself_may_be_a_link(out: Path) -> None:
    link = out.with_name("link")
    link.symlink_to(out)
    (out / "evaluator.py").unlink()
    assert draw(GUIDELINE, link).written == ("evaluator.py",)


def test_nothing_is_drawn_into_the_guideline(tmp_path: Path) -> None:
    guideline = tmp_path / "flowchart"
    shutil.copytree(GUIDELINE, guideline)
    before = contents(tmp_path)
    for out in (guideline, guideline / "renders", tmp_path):
        with pytest.raises(Misuse, match="would lie in the guideline"):
            draw(guideline, out)
    assert contents(tmp_path) == before


def test_a_folder_that_nobody_may_write_into_is_named(out: Path) -> None:
    (out / "evaluator.py").unlink()
    (out / "flowchart" / "guideline.svg").unlink()
    before = contents(out)
    (out / "flowchart").chmod(0o555)
    given = without_power([sys.executable, "-m", "guideproof", "render", GUIDELINE, "-o", out])
    (out / "flowchart").chmod(0o755)
    assert given.returncode == 2, given.stderr
    said = " ".join(given.stderr.split())
    assert f"Error: `{out / 'flowchart' / 'guideline.svg'}` cannot be written: Permission denied" in said
    assert contents(out) == before


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(CASES, tmp_path / "guideline")
    return tmp_path / "guideline"


def test_a_case_that_somebody_changed_is_left_alone(capsys: pytest.CaptureFixture[str], copied: Path) -> None:
    home = copied / "vignettes"
    first, second, third, *others = (home / name for name in write_cases(copied).drawn.written)
    first.write_bytes(first.read_bytes().replace(b"To be confirmed", b"Read by me"))
    second.write_bytes(second.read_bytes() + b"# a note\n")
    third.write_bytes(third.read_bytes().replace(b"\n", b"\r\n"))  # as a checkout on Windows writes it
    old = home / "generated-by-hand.yaml"
    old.write_text(
        "id: generated-by-hand\ntitle: Mine\norigin: generated\nconfirmed: false\nfacts: {age: 60 a}\n"
        "expect: {status: needs_data}\n",
        encoding="utf-8",
    )
    mine = {path: path.read_bytes() for path in (first, second, old)}
    main_code = []
    for arguments in ([], ["--check"]):
        with pytest.raises(SystemExit) as left:
            main(["cases", str(copied), *arguments])
        main_code.append(left.value.code)
    assert main_code == [0, 0]
    assert {path: path.read_bytes() for path in mine} == mine
    said = capsys.readouterr().out
    for path in mine:
        assert f"left alone, since it was changed and is not confirmed: {path}\n" in said
    assert all(path.exists() for path in others)


def test_a_vignette_under_the_name_of_a_case_is_not_replaced(copied: Path) -> None:
    name = write_cases(copied).drawn.written[0]
    path = copied / "vignettes" / name
    path.write_text(
        f"id: {path.stem}\ntitle: Mine\nfacts: {{age: 60 a}}\nexpect: {{status: needs_data}}\n", encoding="utf-8"
    )
    before = path.read_bytes()
    write_cases(copied)
    assert path.read_bytes() == before
