"""Files that a command makes: what would change, and changing it (floor 6, below the workflow); nobody else writes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


class Misuse(ValueError):
    """What was asked for cannot be done as asked: no such file, entry point, renderer or engine."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of the files in a folder of renders, by their paths in it; for a trial, what would have become."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def current(self) -> bool:
        """Whether all was up to date already."""
        return not self.written and not self.removed


def settled(home: Path, files: Mapping[str, bytes], owned: Iterable[str], trial: bool) -> Drawn:
    """Makes a folder hold these files, and of the owned ones no others; as a trial only says what that would change."""
    stale = sorted(set(owned) - set(files))
    changed = [path for path, data in sorted(files.items()) if not _holds(home / path, data)]
    if not trial:
        for path in changed:
            _replace(home / path, files[path])
        for path in stale:
            (home / path).unlink()
    return Drawn(tuple(changed), tuple(path for path in sorted(files) if path not in changed), tuple(stale))


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _replace(path: Path, data: bytes) -> None:
    """Writes beside the file and renames, so that nobody ever reads half a file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
            beside.write(data)
        written = Path(beside.name)
        written.chmod(0o644)
        written.replace(path)
    except OSError as error:
        raise Misuse(f"`{path}` cannot be written: {error.strerror}") from error
