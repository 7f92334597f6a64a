"""The files of a guideline, or some of them, in the layout of the house: all that can be, and the others named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from guideproof.given import bytes_of, in_one_line, worded
from guideproof.model.fault import Fault
from guideproof.model.guideline import Guideline
from guideproof.reading.files import MANIFEST, kind_at, read_files
from guideproof.reading.key_order import in_schema_order
from guideproof.reading.manifest import unread_manifest
from guideproof.reading.store import store_of
from guideproof.writing import Misuse, writing
from guideproof.writing.difference import unified
from guideproof.writing.formatted import Ordering, Unformatted, formatted

STREAM = "-"
"""Names standard input."""

_YAML = (".yaml", ".yml")
_TABLE = ".csv"


class _File(Struct, frozen=True):
    """A file to format: its name for messages, its bytes, and what kind it is, if its path says so."""

    name: str
    data: bytes
    kind: str | None


class _Closed(Struct, frozen=True):
    """A file, or a folder, whose contents nobody can read."""

    name: str
    fault: Fault


class Formatted(Struct, frozen=True):
    """What became of files: how each was and is now, by name; ``left`` says of those left as they are why."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    left: dict[str, str]

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the files that are otherwise now."""
        return tuple(name for name, data in self.after.items() if data != self.before[name])

    def diff(self) -> str:
        """The changes as a unified diff."""
        return unified(self.before, self.after)


def format_files(paths: Sequence[str], *, sort_keys: bool = False, trial: bool = False) -> Formatted:
    """Formats the YAML files that paths name: a file, a guideline or a folder in one, ``-`` for standard input, which
    is not written. With ``sort_keys`` known keys stand in the order of the schemas.

    Tables are passed over. All files take their places together; as a trial none does. Raises ``Misuse`` and
    ``NotAGuideline``, before anything is written.
    """
    done = Formatted({}, {}, {})
    for found in _found(paths):
        if isinstance(found, _Closed):
            done.left[found.name] = _told([found.fault])
        else:
            _format(found, done, in_schema_order if sort_keys else None)
    if not trial:
        with writing() as work:
            for name in done.changed:
                if name != STREAM:
                    work.write(Path(name), done.after[name])
    return done


def _format(file: _File, done: Formatted, ordering: Ordering | None) -> None:
    done.before[file.name] = file.data
    try:
        done.after[file.name] = formatted(file.data, file.name, file.kind, ordering)
    except Unformatted as refused:
        done.left[file.name] = _told(refused.faults) if refused.faults else f"{file.name}: {refused}"


def _told(faults: Sequence[Fault]) -> str:
    """The first fault of a file in the words of the checks."""
    return in_one_line(worded(faults, faults[0].span.path, _nothing())[0])


def _nothing() -> Guideline:
    """What stands for the guideline of files that may lie in none."""
    manifest = unread_manifest(MANIFEST, "")
    return Guideline(manifest, {}, {}, {}, {}, {}, {}, {}, {}, {}, faults=(), unread=frozenset())


def _found(paths: Sequence[str]) -> Iterator[_File | _Closed]:
    """What the paths name, each file once."""
    seen: set[str] = set()
    for path in paths:
        for found in _of(path):
            real = os.path.realpath(found.name) if found.name != STREAM else STREAM
            if real not in seen:
                seen.add(real)
                yield found


def _of(path: str) -> Iterator[_File | _Closed]:
    if path != STREAM and os.path.isdir(path):  # noqa: PTH112 - of a path as it was given
        yield from _in_folder(Path(path))
    elif path == STREAM or path.lower().endswith(_YAML):
        home = None if path == STREAM else _guideline_above(Path(path))
        if home is not None and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(home)):
            raise Misuse(
                f"`{path}` is a link, or behind one, that leads out of its guideline, so nothing was formatted"
            )
        kind = kind_at(_within(Path(path), home)) if home is not None else None
        yield _File(path, bytes_of(path), kind)
    elif not path.lower().endswith(_TABLE):
        raise Misuse(f"`{path}` is no YAML file by its name, so nothing was formatted: one ends in `.yaml`")


def _in_folder(folder: Path) -> Iterator[_File | _Closed]:
    """The files of a guideline, or those of it that lie in one of its folders."""
    home = _guideline_above(folder / MANIFEST) or folder
    below = _within(folder, home)
    found = read_files(store_of(home), home)
    for file in found.files:
        if below == "." or _relative(file.path).startswith(f"{below}/"):
            yield _File(str(home / file.path), file.data, file.kind)
    for fault in found.faults:
        relative = _relative(fault.span.path)
        if (below == "." or relative.startswith(f"{below}/")) and not relative.endswith(_TABLE):
            yield _Closed(str(home / relative), fault)


def _relative(shown: str) -> str:
    return shown.removeprefix("./")


def _within(path: Path, home: Path) -> str:
    return Path(os.path.relpath(path, home)).as_posix()


def _guideline_above(file: Path) -> Path | None:
    """The nearest folder above a file that has a manifest."""
    return next((above for above in file.parents if os.path.isfile(above / MANIFEST)), None)  # noqa: PTH113
