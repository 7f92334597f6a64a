"""What a file that somebody names for a result may replace: nothing that the run reads, and nothing but a result."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from guideproof.reading.files import MANIFEST
from guideproof.writing.folder_mark import is_marked
from guideproof.writing.misuse import Misuse, unwritable

_FOLDERS_OF_A_GUIDELINE = frozenset(
    {"inputs", "derived", "parameters", "interventions", "nodes", "evidence", "safety", "disagreements", "vignettes"}
)

Identity = tuple[int, int]
"""What the system knows a file by, whatever its name: by links, by another spelling, by a second name."""


class ReadSource(Struct, frozen=True):
    """A file or folder that is read and must stay; ``what`` says what it is: ``the patients``."""

    path: Path
    what: str


class FileToWrite(Struct, frozen=True):
    """A file that is to be written; ``what`` says what it is, ``folder`` whether a marked folder may be replaced."""

    path: Path
    what: str
    folder: bool = False


def refuse_loss(results: Sequence[FileToWrite], sources: Sequence[ReadSource]) -> None:
    """Raises ``Misuse`` where writing the results would cost the user something, or cannot be."""
    for result in results:
        with unwritable(result.path):
            _refuse_special(result)
            for source in sources:
                _refuse_source(result, source)
            _refuse_part_of_guideline(result)
            _refuse_folder(result)
    for place, result in enumerate(results):
        for other in results[:place]:
            if _same_name(result.path, other.path):
                raise Misuse(f"`{result.path}` is named for {other.what} and for {result.what}: name another file")


def _refuse_special(result: FileToWrite) -> None:
    kind = _mode(result.path)
    if kind is not None and not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise Misuse(f"`{result.path}` is a device or a pipe, and {result.what} takes the place of a file: name one")


def _refuse_source(result: FileToWrite, source: ReadSource) -> None:
    place, home = Path(os.path.realpath(result.path)), Path(os.path.realpath(source.path))
    named, own = _identity(place), _identity(home)
    if own is not None and own in _identities((place, *place.parents)):
        if home == place or own == named:
            raise Misuse(f"{result.what} would take the place of {source.what}: name another file than `{result.path}`")
        raise Misuse(f"`{result.path}` lies in `{source.path}`, which holds {source.what}: name a file elsewhere")
    if named is None:
        return
    if named in _identities(home.parents):
        raise Misuse(f"{result.what} would take the place of `{result.path}`, which holds {source.what}: name another")
    if home.is_dir() and named in _identities(_within(home)):
        raise Misuse(
            f"{result.what} would take the place of a file of {source.what}: `{result.path}` is one of those in "
            f"`{source.path}`; name another file"
        )


def _refuse_part_of_guideline(result: FileToWrite) -> None:
    place = Path(os.path.realpath(result.path))
    for above in place.parents:
        inside = place.relative_to(above).parts[0]
        if inside in {MANIFEST, *_FOLDERS_OF_A_GUIDELINE} and (above / MANIFEST).is_file():
            raise Misuse(f"`{result.path}` lies in the guideline `{above}`: name a file elsewhere for {result.what}")


def _refuse_folder(result: FileToWrite) -> None:
    path, kind = result.path, _mode(result.path)
    if kind is not None and stat.S_ISDIR(kind) and not (result.folder and is_marked(Path(os.path.realpath(path)))):
        raise Misuse(
            f"`{path}` is a folder, and not one that holds a result of `guideproof cohort` and nothing else, so it is "
            f"not replaced: name another file for {result.what}, or move the folder away"
        )


def _same_name(one: Path, other: Path) -> bool:
    """Whether two paths may be one file, also where the file system takes two spellings for the same."""
    spelled = [unicodedata.normalize("NFC", os.path.realpath(path)).casefold() for path in (one, other)]
    known = _identity(one)
    return spelled[0] == spelled[1] or (known is not None and known == _identity(other))


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _identity(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _identities(paths: Iterable[Path]) -> set[Identity]:
    return {found for path in paths if (found := _identity(path)) is not None}


def _within(folder: Path) -> Iterator[Path]:
    """Whatever lies in a folder, also behind links; a folder that was seen is not gone through again."""
    seen: set[Identity | None] = set()
    for parent, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if (known := _identity(Path(parent) / name)) not in seen and known]
        seen |= {_identity(Path(parent) / name) for name in folders}
        yield from (Path(parent) / name for name in (*folders, *names))
