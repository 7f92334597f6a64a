"""Files of one command take their places together or not at all, and nothing is left behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from guideproof.writing import Misuse, writing
from guideproof.writing.folder_mark import MARK


def standing(folder: Path) -> dict[str, str]:
    """Everything in a folder: what a file holds, where a link leads, nothing of a folder but that it is there."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = str(path.readlink()) if path.is_symlink() else path.read_text("utf-8") if path.is_file() else "/"
    return found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "one").write_text("1", encoding="utf-8")
    (tmp_path / "stale").write_text("old", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "part").write_text("p", encoding="utf-8")
    return tmp_path


def test_all_take_their_places(home: Path) -> None:
    with writing() as work:
        work.write(home / "one", b"new")
        work.write(home / "deep" / "er" / "two", b"2")
        work.remove(home / "stale")
        work.beside(home / "folder").write_bytes(b"a file in the place of a folder")
        assert (home / "one").read_text("utf-8") == "1"
    assert standing(home) == {
        "deep": "/",
        "deep/er": "/",
        "deep/er/two": "2",
        "folder": "a file in the place of a folder",
        "one": "new",
    }


def begun(home: Path, then: Callable[[], None]) -> None:
    with writing() as work:
        work.write(home / "one", b"new")
        work.write(home / "deep" / "er" / "two", b"2")
        work.remove(home / "stale")
        work.beside(home / "folder").write_bytes(b"")
        then()


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, OSError])
def test_a_failure_before_the_end_leaves_all_as_it_was(home: Path, error: type[BaseException]) -> None:
    before = standing(home)

    def fail() -> None:
        raise error

    with pytest.raises(error):
        begun(home, fail)
    assert standing(home) == before


@pytest.mark.parametrize("error", [OSError(13, "Permission denied"), KeyboardInterrupt()])
@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_a_failure_at_every_move_gives_all_places_back(
    home: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, links: bool
) -> None:
    """Each rename on the way to the places fails once; those done before are undone."""
    before, moves, replace = standing(home), 0, Path.replace
    if not links:
        monkeypatch.setattr(os, "link", lambda *given: (_ for _ in ()).throw(OSError(1, "Operation not permitted")))
    for failing in range(100):
        count = 0

        def failing_replace(self: Path, target: Path, failing: int = failing) -> Path:
            nonlocal count
            count += 1
            if count == failing + 1:
                raise error
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", failing_replace)
        try:
            begun(home, lambda: None)
        except (Misuse, KeyboardInterrupt):
            assert standing(home) == before
            moves += 1
        else:
            break
    assert moves == (5 if links else 6)
    assert "stale" not in standing(home)


def test_what_cannot_be_put_back_is_kept_and_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, broken = Path.replace, OSError(5, "Input/output error")

    def fail_from_there_on(self: Path, target: Path) -> Path:
        if self.name == "folder" and self.parent.name == "new":
            monkeypatch.setattr(Path, "replace", lambda *given: (_ for _ in ()).throw(broken))
            raise broken
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_from_there_on)
    with pytest.raises(Misuse, match="folder` cannot be written: Input/output error; and not all") as raised:
        begun(home, lambda: None)
    (room,) = home.glob(".guideproof-*")
    assert f"what was in `{home / 'folder'}` is in `{room / 'old' / 'folder'}` now" in str(raised.value)
    assert (room / "old" / "folder" / "part").read_text("utf-8") == "p"


def test_what_was_never_written_takes_no_place(home: Path) -> None:
    before = standing(home)

    def forget() -> None:
        with writing() as work:
            work.write(home / "one", b"new")
            work.beside(home / "missing")

    with pytest.raises(Misuse, match=r"`.*missing` cannot be written: No such file"):
        forget()
    assert standing(home) == before


def test_a_link_stays_and_what_it_leads_to_is_replaced(home: Path) -> None:
    (home / "link").symlink_to("one")
    (home / "away").symlink_to(home / "elsewhere" / "new")
    with writing() as work:
        work.write(home / "link", b"new")
        work.write(home / "away", b"far")
    assert (home / "link").is_symlink()
    assert (home / "one").read_text("utf-8") == "new"
    assert (home / "elsewhere" / "new").read_text("utf-8") == "far"


def test_permissions_stay(home: Path) -> None:
    (home / "one").chmod(0o600)
    with writing() as work:
        work.write(home / "one", b"new")
        work.write(home / "two", b"new")
    umask = os.umask(0)
    os.umask(umask)
    assert (home / "one").stat().st_mode & 0o777 == 0o600
    assert (home / "two").stat().st_mode & 0o777 == 0o666 & ~umask


def test_what_cannot_be_written_is_named(home: Path) -> None:
    (home / "guarded").write_text("", encoding="utf-8")
    (home / "guarded").chmod(0o444)
    (home / "loop").symlink_to("loop")
    for path, why in (
        ("guarded", "is read-only"),
        ("one/in-a-file", "cannot be written: Not a directory"),
        ("x" * 300, "cannot be written: File name too long"),
        ("loop", "cannot be written: Too many levels of symbolic links"),
    ):
        before = standing(home)
        with pytest.raises(Misuse, match=f"`.*{path}` {why}"), writing() as work:
            work.write(home / path, b"")
        assert standing(home) == before


def test_a_folder_gets_its_mark(home: Path) -> None:
    with writing() as work:
        made = work.beside(home / "rows.csv")
        made.mkdir()
        (made / "part-0").write_text("rows", encoding="utf-8")
    assert sorted(path.name for path in (home / "rows.csv").iterdir()) == [MARK, "part-0"]
