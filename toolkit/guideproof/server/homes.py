"""Which guideline a file belongs to, and which of its files are open with a text of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from pygls.uris import to_fs_path

from guideproof.reading.files import MANIFEST


class OpenFile(Struct, frozen=True):
    """A file that is open in the editor, by the address that the editor has for it."""

    uri: str
    text: str


def path_of(uri: str) -> Path | None:
    """The path of an address; ``None`` for what is no file of the disk, as a text that was never saved."""
    if not uri.startswith("file:"):
        return None
    path = to_fs_path(uri)
    return None if path is None or "\0" in path else Path(os.path.normpath(path))


def home_of(path: Path, opened: Mapping[Path, OpenFile]) -> Path | None:
    """The guideline that a file lies in: the nearest folder above with a manifest, on the disk or as an open text."""
    return next((above for above in path.parents if is_home(above, opened)), None)


def is_home(folder: Path, opened: Mapping[Path, OpenFile]) -> bool:
    """Whether there is a manifest in a folder."""
    manifest = folder / MANIFEST
    return manifest in opened or os.path.lexists(manifest)


def homes_below(roots: Iterable[Path], opened: Mapping[Path, OpenFile]) -> list[Path]:
    """The guidelines that are looked at although none of their files is open: a folder of the editor that is one, or
    has one called `guideline`."""
    return [folder for root in roots for folder in (root, root / "guideline") if is_home(folder, opened)]


def within(path: Path, home: Path) -> str:
    """The path of a file in a guideline, with ``/``."""
    return path.relative_to(home).as_posix()
