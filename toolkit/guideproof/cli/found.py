"""Which guideline somebody means who names a file of it, or who stands in a folder below it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

MANIFEST = "guideline.yaml"
GUIDELINE = Path("guideline")


def guideline_of(path: Path) -> Path:
    """The guideline that is meant: a folder as it is, if it has a manifest or lies in no guideline; of a file, also one
    that was removed, the nearest folder above with a manifest. A folder that there is not is none of it.

    Raises ``click.UsageError`` for a file that lies in no guideline: what is not checked is never passed over.
    """
    if _has_manifest(path):
        return path
    named_as_file = path.suffix in (".yaml", ".csv", ".md")
    if not named_as_file and not os.path.lexists(path):
        return path
    above = next((each for each in _above(path) if _has_manifest(each)), None)
    if above is not None:
        return _short(above, path)
    if os.path.isdir(path) or not named_as_file:  # noqa: PTH112 - as below
        return path
    raise click.UsageError(f"`{path}` lies in no guideline: no folder above it has a `{MANIFEST}`")


def guidelines_of(paths: Iterable[Path]) -> list[Path]:
    """The guidelines of several files and folders, each once, in the order in which they are named."""
    found: dict[str, Path] = {}
    for path in paths:
        folder = guideline_of(path)
        found.setdefault(os.path.realpath(folder), folder)
    return list(found.values())


def default_guideline() -> Path:
    """The guideline of the place where somebody stands: `guideline` in it, the one it lies in, or `guideline` in the
    nearest folder above that has one, no further up than the top of the repository."""
    here = Path()
    if _has_manifest(here / GUIDELINE):
        return GUIDELINE
    top = Path(os.path.realpath(here))
    for above in (top, *top.parents):
        if _has_manifest(above):
            return _short(above, here)
        if _has_manifest(above / GUIDELINE):
            return _short(above / GUIDELINE, here)
        if os.path.lexists(above / ".git"):
            break
    return GUIDELINE


def _above(path: Path) -> list[Path]:
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - a link is not followed
    return list(whole.parents)


def _has_manifest(folder: Path) -> bool:
    return os.path.isfile(folder / MANIFEST)  # noqa: PTH113 - `Path.is_file` raises where a name is too long


def _short(folder: Path, given: Path) -> Path:
    """Relative, unless the path that was given is absolute."""
    return folder if given.is_absolute() else Path(os.path.relpath(folder))
