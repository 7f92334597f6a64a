"""The guideline as it stands in the editor, read in a thread so that nobody waits for it who need not."""

from __future__ import annotations

import asyncio
import time
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from guideproof.model.guideline import Guideline
from guideproof.reading.load import NotAGuideline, load_guideline
from guideproof.reading.remembering import Remembering
from guideproof.reading.store import Store
from guideproof.server.expected import Expected
from guideproof.server.session import Home

_TYPING = 0.5
"""So many seconds after a change somebody is still typing."""

_CASES = "vignettes"


class Known:
    """A guideline that was read, and what may stand where in it; ``changes`` tells how it stood in the editor."""

    def __init__(self, guideline: Guideline, changes: int) -> None:
        self.guideline = guideline
        self.changes = changes

    @cached_property
    def expected(self) -> Expected:
        """The schemas of the guideline."""
        return Expected(self.guideline)


class WithoutCases(Struct, frozen=True):
    """The files of a guideline but its worked cases, of which there may be hundreds: they name things, and nothing of
    the guideline names them."""

    below: Store

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self.below.folder

    def named(self) -> str:
        """What the guideline is called."""
        return self.below.named()

    def shown(self, root: Path | None) -> str:
        """The folder as messages show it."""
        return self.below.shown(root)

    def listed(self, below: str) -> list[tuple[str, bool]]:
        """The names in a folder. Raises ``Unopened``."""
        return [each for each in self.below.listed(below) if below or each[0] != _CASES]

    def look(self, path: str) -> None:
        """Raises ``Unopened`` for what is no regular file."""
        self.below.look(path)

    def read(self, path: str, most: int) -> bytes:
        """The bytes of a file. Raises ``Unopened``."""
        return self.below.read(path, most)


class Loading:
    """Reads the guidelines that are asked for, each once for each change."""

    def __init__(self) -> None:
        self._known: dict[Path, Known] = {}
        self._readers: dict[Path, Remembering] = {}
        self._running: dict[Path, asyncio.Task[None]] = {}

    async def known(self, home: Home, *, hasty: bool = False) -> Known | None:
        """The guideline as it stands, without its worked cases; while somebody types, who is ``hasty`` gets it as it
        stood when it was last read. ``None`` where it is none."""
        known = self._known.get(home.folder)
        typing = time.monotonic() < home.changed_at + _TYPING
        if known is not None and (known.changes == home.changes or (hasty and typing)):
            return known
        task = self._running.get(home.folder)
        if task is None:
            task = self._running[home.folder] = asyncio.create_task(self._load(home))
        await asyncio.wait([task])
        return self._known.get(home.folder)

    async def _load(self, home: Home) -> None:
        try:
            while True:
                changes = home.changes
                found = await asyncio.to_thread(self._read, home.folder, WithoutCases(home.store))
                if found is None:
                    self._known.pop(home.folder, None)
                else:
                    self._known[home.folder] = Known(found, changes)
                if home.changes == changes:
                    return
        finally:
            del self._running[home.folder]

    def _read(self, folder: Path, store: Store) -> Guideline | None:
        reader = self._readers.setdefault(folder, Remembering())
        try:
            return load_guideline(store, reading=reader.reading())
        except NotAGuideline:
            return None
