"""Files that take their places together: each is written beside its place, and none is there before all are whole."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from guideproof.writing.folder_mark import mark_folder
from guideproof.writing.misuse import Misuse, unwritable


@contextmanager
def writing() -> Iterator[Writing]:
    """Files to write; they take their places at the end of the block, all or none.

    Whatever goes wrong before, an interruption included, leaves what was there and nothing else. Raises ``Misuse``,
    which names the file that cannot be written.
    """
    work = Writing()
    try:
        yield work
        work.put_in_place()
    finally:
        work.clear_away()


class _Step(Struct, frozen=True):
    """A change at a place: what is to stand there (``None``: nothing), where what stood there goes to meanwhile, and
    the name by which the user knows the place."""

    new: Path | None
    place: Path
    old: Path
    shown: Path


class Writing:
    """The files of one command, first beside their places, in a hidden folder in each folder that gets some."""

    def __init__(self) -> None:
        self._rooms: dict[Path, Path] = {}
        self._made: list[Path] = []
        self._steps: list[_Step] = []
        self._left: list[Path] = []

    def beside(self, path: Path) -> Path:
        """A free path of the same name, for whoever writes the file or the folder that is to stand at ``path``.

        Where ``path`` is a link, what it leads to is replaced, and the link stays. Raises ``Misuse``.
        """
        with unwritable(path):
            place = Path(os.path.realpath(path))
            if place.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            if place.is_file() and not (place.stat().st_mode & 0o222 and os.access(place, os.W_OK)):
                raise Misuse(f"`{path}` is read-only: make it writable, or name another file")
            room = self._room(place.parent)
        new = room / "new" / place.name
        self._steps.append(_Step(new, place, room / "old" / place.name, path))
        return new

    def write(self, path: Path, data: bytes) -> None:
        """Writes a whole file. Raises ``Misuse``."""
        new = self.beside(path)
        with unwritable(path):
            new.write_bytes(data)

    def remove(self, path: Path) -> None:
        """Takes a file away when the others take their places. Raises ``Misuse``."""
        with unwritable(path):
            room = self._room(path.parent)
        self._steps.append(_Step(None, path, room / "old" / path.name, path))

    def leave(self, folder: Path) -> None:
        """Takes a folder away in the end, if nothing is left in it."""
        self._left.append(folder)

    def _room(self, folder: Path) -> Path:
        """The hidden folder in a folder, which is made where it is missing."""
        if folder in self._rooms:
            return self._rooms[folder]
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            self._made.append(each)
            each.mkdir()
        # Its name is known before it is there, so that no interruption can leave it behind.
        room = self._rooms[folder] = folder / f".guideproof-{secrets.token_hex(8)}"
        room.mkdir(mode=0o700)
        (room / "new").mkdir()
        (room / "old").mkdir()
        return room

    def put_in_place(self) -> None:
        """Lets every file take its place; where one cannot, those that did give theirs back. Raises ``Misuse``."""
        for step in self._steps:
            if step.new is not None:
                with unwritable(step.shown):
                    _finish(step.new, step.place)
        begun: list[_Step] = []
        try:
            for step in self._steps:
                begun.append(step)
                with unwritable(step.shown):
                    _take(step)
        except BaseException as error:
            stuck = [step for step in reversed(begun) if not _given_back(step)]
            if not stuck:
                raise
            for step in stuck:
                self._rooms.pop(step.place.parent, None)  # what it holds is the only copy now
            lost = "; ".join(f"what was in `{step.shown}` is in `{step.old}` now" for step in stuck)
            raise Misuse(f"{error}; and not all could be put back: {lost}") from error

    def clear_away(self) -> None:
        """Removes what was only needed on the way: hidden folders, and folders made for files that never came."""
        for room in self._rooms.values():
            shutil.rmtree(room, ignore_errors=True)
        for folder in self._left:
            with suppress(OSError):
                folder.rmdir()
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()


def _finish(new: Path, place: Path) -> None:
    """Gives what was written the mark of a folder, or the permissions of the file whose place it takes."""
    if stat.S_ISDIR(new.stat().st_mode):
        mark_folder(new)
    elif place.is_file():
        new.chmod(stat.S_IMODE(place.stat().st_mode))


def _take(step: _Step) -> None:
    """Sets aside what stands at a place and puts there what is to stand there."""
    if os.path.lexists(step.place):
        _set_aside(step)
    if step.new is not None:
        step.new.replace(step.place)


def _given_back(step: _Step) -> bool:
    """Undoes what was done of a step, and says whether that could be."""
    try:
        if step.new is not None and not os.path.lexists(step.new):
            step.place.replace(step.new)
        if os.path.lexists(step.old) and not os.path.lexists(step.place):
            step.old.replace(step.place)
    except OSError:
        return False
    return True


def _set_aside(step: _Step) -> None:
    if step.new is not None and step.new.is_file() and step.place.is_file():
        try:
            os.link(step.place, step.old)  # so that there is a file at the place at every moment
        except OSError:
            pass  # this file system knows no second names
        else:
            return
    step.place.replace(step.old)
