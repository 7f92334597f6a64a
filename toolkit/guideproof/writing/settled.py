"""A folder of made files: what would change in it, and changing it, without a loss of what somebody else put there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from guideproof.writing.misuse import Misuse, unwritable
from guideproof.writing.together import writing

_NAMED = 5
"""How many files a refusal names."""

Ours = Callable[[str, bytes], bool]
"""Whether a file, by its path in the folder and its bytes, was made for just this place and not changed since."""


class Drawn(Struct, frozen=True):
    """What became of the files in a folder of made files, by their paths in it; for a trial, what would have become.

    ``foreign`` are those in the way that somebody else made; only a trial gets so far as to say so. ``kept`` are those
    that were made and then changed by somebody, so that they were left as they are.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def current(self) -> bool:
        """Whether all was up to date already."""
        return not self.written and not self.removed


def settled(home: Path, files: Mapping[str, bytes], owned: Iterable[str], ours: Ours, trial: bool) -> Drawn:
    """Makes a folder hold these files, and of the owned ones that are ``ours`` no others; a trial only says what that
    would change.

    A file that is not ours is neither removed nor replaced, and no link is followed out of the folder: ``Misuse`` names
    what is in the way, before anything is written.
    """
    found = {path: _content(home, path) for path in sorted({*files, *owned})}
    changed = tuple(path for path in sorted(files) if found[path] != files[path])
    foreign = tuple(path for path in changed if (held := found[path]) and not ours(path, held))
    stale = tuple(path for path in sorted(set(owned) - set(files)) if (held := found[path]) and ours(path, held))
    if not trial:
        _refuse_foreign(home, foreign)
        with writing() as work:
            for path in changed:
                work.write(home / path, files[path])
            for path in stale:
                work.remove(home / path)
    return Drawn(changed, tuple(path for path in sorted(files) if found[path] == files[path]), stale, foreign)


def standing_under(home: Path, name: str) -> Iterator[str]:
    """The files in a folder that are called so, with any suffix, or lie in its folder of this name, by their paths in
    it; no link is followed. Raises ``Misuse``."""

    def refused(error: OSError) -> None:
        raise Misuse(f"`{error.filename}` cannot be read: {error.strerror}") from error

    for parent, folders, names in os.walk(home, onerror=refused if home.exists() else None):
        if Path(parent) == home:
            folders[:] = [each for each in folders if each == name]
            names = [each for each in names if each == name or each.startswith(f"{name}.")]
        paths = (Path(parent) / each for each in names)
        yield from (path.relative_to(home).as_posix() for path in paths if path.is_file() and not path.is_symlink())


def refuse_inside(paths: Iterable[Path], guideline: Path) -> None:
    """Raises ``Misuse`` where one of the files to make would lie in the folder of the guideline."""
    home = Path(os.path.realpath(guideline))
    for path in paths:
        if home in Path(os.path.realpath(path)).parents:
            raise Misuse(f"`{path}` would lie in the guideline `{guideline}`: name a folder elsewhere")


def _content(home: Path, path: str) -> bytes | None:
    """What a file in the folder holds, ``None`` where there is none. Raises ``Misuse`` where none could be."""
    place = home / path
    top = os.path.realpath(home)
    above = next((each for each in place.parents if os.path.lexists(each)), None)
    if above is not None and not above.is_dir():
        raise Misuse(f"`{above}` is a file, and a folder is to stand there: move it away, or name another folder")
    if os.path.lexists(place) and (place.is_symlink() or not place.is_file()):
        raise Misuse(f"`{place}` is a link, a folder or a device, and a file is to stand there: move it away")
    if os.path.commonpath((top, os.path.realpath(place))) != top:
        raise Misuse(f"`{place}` would lie outside `{home}`, since a link on the way to it leads out: name its folder")
    with unwritable(place):
        return place.read_bytes() if place.is_file() else None


def _refuse_foreign(home: Path, foreign: tuple[str, ...]) -> None:
    if foreign:
        named = ", ".join(f"`{home / path}`" for path in foreign[:_NAMED])
        more = f" and {len(foreign) - _NAMED} more" if len(foreign) > _NAMED else ""
        raise Misuse(
            f"not made by guideproof for this place, or without the mark that says so: {named}{more}; nothing was "
            "written, so that nothing is lost: move them away, or delete them to have them made"
        )
