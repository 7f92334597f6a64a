"""Where the files of a guideline are kept: a mapping from paths to bytes, of which a folder on the disk is one.

Paths are relative to the guideline, with ``/``. Links are named and never followed, whatever lies over them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from guideproof.model.fault import Closed
from guideproof.reading.opening import Unopened, read_file, refuse_others, unopened

Held = bytes | Closed | None
"""What lies over a path: a file's bytes, why it cannot be opened, or ``None`` where there is no file any more."""


class NotAGuideline(ValueError):
    """The folder asked for does not exist or is no guideline: misuse, not a finding."""


class Store(Protocol):
    """The files of a guideline; ``folder`` is where they are, as messages name it."""

    @property
    def folder(self) -> Path:
        """Where they are, or would be."""

    def named(self) -> str:
        """What the guideline is called where it does not say so itself."""

    def shown(self, root: Path | None) -> str:
        """The folder as messages show it: relative to ``root``, or to its repository, with ``/``."""

    def listed(self, below: str) -> Collection[tuple[str, bool]]:
        """The names in a folder that are not hidden, each with whether it is a folder itself, which a link never is.

        Raises ``Unopened``.
        """

    def look(self, path: str) -> None:
        """Raises ``Unopened`` for what is no regular file."""

    def read(self, path: str, most: int) -> bytes:
        """The bytes of a regular file of at most ``most`` bytes. Raises ``Unopened``."""


class Disk(Struct, frozen=True):
    """A folder of the disk."""

    folder: Path

    def named(self) -> str:
        """What the folder is called."""
        return real(self.folder).name

    def shown(self, root: Path | None) -> str:
        """The folder as messages show it."""
        return shown_folder(self.folder, root or repository_of(self.folder))

    def listed(self, below: str) -> Collection[tuple[str, bool]]:
        """The names in a folder."""
        try:
            with os.scandir(self.folder / below) as listing:
                return [(each.name, each.is_dir(follow_symlinks=False)) for each in listing if not _hidden(each.name)]
        except OSError as error:
            raise unopened(error) from error

    def look(self, path: str) -> None:
        """Raises ``Unopened`` for what is no regular file."""
        try:
            refuse_others((self.folder / path).lstat())
        except OSError as error:
            raise unopened(error) from error

    def read(self, path: str, most: int) -> bytes:
        """The bytes of a file."""
        return read_file(self.folder / path, most)


class Overlay(Struct, frozen=True):
    """Texts over the files of another store: changed and new ones, and those that are gone.

    Where the other has something that is no regular file, a link or a folder, that stays: a text does not make it one.
    """

    below: Store
    over: Mapping[str, Held]

    @property
    def folder(self) -> Path:
        """Where the files below are."""
        return self.below.folder

    def named(self) -> str:
        """What the guideline below is called."""
        return self.below.named()

    def shown(self, root: Path | None) -> str:
        """The folder as messages show it."""
        return self.below.shown(root)

    def listed(self, below: str) -> Collection[tuple[str, bool]]:
        """The names in a folder of both, without those of files that are gone."""
        prefix = f"{below}/" if below else ""
        held = (path for path, held in self.over.items() if held is not None and path.startswith(prefix))
        inside = [path.removeprefix(prefix) for path in held]
        added = {path.partition("/")[0]: "/" in path for path in inside}
        try:
            names = dict(self.below.listed(below))
        except Unopened as error:
            if error.why is not Closed.GONE or not added:
                raise
            names = {}
        gone = {name for name, folder in names.items() if not folder and self.over.get(prefix + name, b"") is None}
        return [
            *((name, folder) for name, folder in names.items() if name not in gone),
            *((name, folder) for name, folder in added.items() if name not in names and not _hidden(name)),
        ]

    def look(self, path: str) -> None:
        """Raises ``Unopened`` for what is no regular file."""
        held = self._over(path)
        if held is None:
            self.below.look(path)
        elif isinstance(held, Closed) and held is not Closed.TOO_LARGE:
            raise Unopened(held)

    def read(self, path: str, most: int) -> bytes:
        """The bytes of the text that lies over, or else of the file below."""
        held = self._over(path)
        if held is None:
            return self.below.read(path, most)
        if isinstance(held, Closed):
            raise Unopened(held, f"more than {most:,} bytes" if held is Closed.TOO_LARGE else "")
        if len(held) > most:
            raise Unopened(Closed.TOO_LARGE, f"more than {most:,} bytes")
        return held

    def _over(self, path: str) -> bytes | Closed | None:
        """What counts instead of the file below, ``None`` where that does. Raises ``Unopened``."""
        if path not in self.over:
            return None
        held = self.over[path]
        if held is None:
            raise Unopened(Closed.GONE)
        try:
            self.below.look(path)
        except Unopened as error:
            if error.why is not Closed.GONE:
                raise
        return held


class Nowhere(Struct, frozen=True):
    """No files, under a name: what an ``Overlay`` lies over that holds all files itself; ``path`` is the folder as
    messages show it, where that is not the name."""

    name: str
    path: str = ""

    @property
    def folder(self) -> Path:
        """As messages name it."""
        return Path(self.name)

    def named(self) -> str:
        """The name."""
        return self.name

    def shown(self, root: Path | None) -> str:
        """The path, or the name."""
        return self.path or self.name

    def listed(self, below: str) -> Collection[tuple[str, bool]]:
        """Nothing. Raises ``Unopened``."""
        raise Unopened(Closed.GONE)

    def look(self, path: str) -> None:
        """Raises ``Unopened``."""
        raise Unopened(Closed.GONE)

    def read(self, path: str, most: int) -> bytes:
        """Raises ``Unopened``."""
        raise Unopened(Closed.GONE)


Place = Path | Store
"""Where a guideline is: a folder of the disk, or what else keeps its files."""


def store_of(place: Place) -> Store:
    """The store that is meant by a place."""
    return Disk(place) if isinstance(place, Path) else place


def shown_folder(folder: Path, root: Path) -> str:
    """The folder as messages show it: relative to ``root``, with ``/``."""
    place = real(folder)
    relative = os.path.relpath(place, real(root))
    return place.name if relative.startswith("..") else Path(relative).as_posix()


def real(folder: Path) -> Path:
    """The folder by its whole path, without links. Raises ``NotAGuideline`` where nobody can tell."""
    try:
        return Path(os.path.realpath(folder))  # unlike `Path.resolve` it takes links that lead in a circle as they are
    except OSError as error:
        raise NotAGuideline(f"the folder `{folder}` cannot be opened: the one it is looked for in is gone") from error


def repository_of(folder: Path) -> Path:
    """The nearest folder above that is a Git work tree, or else the folder's parent."""
    place = real(folder)
    # What may not be looked into is no work tree that anybody could name.
    return next((above for above in (place, *place.parents) if os.path.exists(above / ".git")), place.parent)  # noqa: PTH110


def files_below(store: Store) -> Iterator[str]:
    """The paths of all that is not itself a folder, in those folders that can be opened, in order."""
    waiting = [""]
    found: list[str] = []
    while waiting:
        below = waiting.pop()
        try:
            inside = store.listed(below)
        except Unopened:
            continue
        for name, folder in inside:
            (waiting if folder else found).append(f"{below}/{name}" if below else name)
    yield from sorted(found)


def _hidden(name: str) -> bool:
    return name.startswith(".")
