"""When something in a folder changed, also where the folder itself goes and comes back, as in a change of branches."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, awatch

_TOGETHER = 400
"""Changes within so many thousandths of a second are one."""

_QUIET = 60
"""After so many thousandths without another change they are told."""

_LOOK = 2000
"""How often the folder itself is looked at, in thousandths."""


async def changes(folder: Path, ended: asyncio.Event) -> AsyncIterator[None]:
    """Something each time that files of the folder changed, until it ends; the first time at once."""
    while not ended.is_set():
        place = _identity(folder)
        yield
        if place is None:
            await _until_another(folder, place, ended)
            continue
        try:
            async for found in awatch(
                folder,
                watch_filter=lambda change, path: _is_meant(folder, change, path),
                debounce=_TOGETHER,
                step=_QUIET,
                stop_event=ended,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
            ):
                if _identity(folder) != place:
                    break
                if found:
                    yield
        except FileNotFoundError:
            await _until_another(folder, place, ended)


async def _until_another(folder: Path, place: tuple[int, int] | None, ended: asyncio.Event) -> None:
    while _identity(folder) == place and not ended.is_set():
        try:
            await asyncio.wait_for(ended.wait(), 0.5)
        except TimeoutError:
            continue


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(folder)  # noqa: PTH116 - as `Path.stat`, without its own errors for odd names
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _is_meant(folder: Path, change: Change, path: str) -> bool:
    """Whether a guideline may hold such a file: nothing hidden, as what editors write while they save."""
    inside = os.path.relpath(path, os.path.realpath(folder))
    return not any(part.startswith(".") and part not in (".", "..") for part in Path(inside).parts)
