"""What is open in the editor, the guidelines that this belongs to, and what was last found of each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from lsprotocol.types import Diagnostic as Shown
from lsprotocol.types import Location
from msgspec import Struct, field

from guideproof.diagnostic import Diagnostic
from guideproof.reading.opening import Unopened
from guideproof.reading.store import Disk, Overlay
from guideproof.reading.yaml_tree import LARGEST
from guideproof.server.checking import Checking
from guideproof.server.findings import Published, shown_findings
from guideproof.server.homes import OpenFile, home_of, homes_below, path_of, within
from guideproof.server.messages import Answer, Case, Tried
from guideproof.server.texts import Text, bytes_of, text_of, text_of_bytes
from guideproof.source import Span


class Home(Struct):
    """A guideline that is looked at: the texts over its files, the number of the check that is awaited (0: none) and of
    the last one that was asked for, what was found last, how often something of it changed and when it last did; the
    worked cases by the nodes that they visit, and at which check they were ``tried``."""

    folder: Path
    published: Published
    over: Mapping[str, bytes | None]
    shown: str = ""
    awaited: int = 0
    asked: int = 0
    findings: tuple[Diagnostic, ...] = ()
    changes: int = 0
    changed_at: float = 0.0
    visits: Mapping[str, tuple[Case, ...]] | None = None
    tried: int = 0
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def store(self) -> Overlay:
        """Its files, with the texts that are open."""
        return Overlay(Disk(self.folder), self.over)


class Session:
    """The state of a server; every change comes here."""

    def __init__(self, checking: Checking, send: Callable[[str, list[Shown]], None]) -> None:
        self.encoding = "utf-16"
        self.cases = False
        self.roots: list[Path] = []
        self.opened: dict[Path, OpenFile] = {}
        self.homes: dict[Path, Home] = {}
        self._checking = checking
        self._send = send

    def opened_as(self, uri: str, text: str) -> None:
        """A file is open with a text."""
        path = path_of(uri)
        if path is not None:
            self.opened[path] = OpenFile(uri, text)
            self.changed([])

    def closed(self, uri: str) -> None:
        """A file is not open any more: what the disk has counts."""
        path = path_of(uri)
        if path is not None and self.opened.pop(path, None) is not None:
            self.changed([])

    def changed(self, paths: Iterable[Path]) -> None:
        """Has checked again what changed: the guidelines whose texts are others than when they were last checked, and
        those in which files of the disk did."""
        touched = {home_of(path, self.opened) for path in paths}
        over = self._over()
        for folder in [folder for folder in self.homes if folder not in over]:
            home = self.homes.pop(folder)
            home.published.publish({})
            _told(home)
        for folder, texts in over.items():
            home = self.homes.get(folder) or Home(folder, Published(self._send), {})
            if folder not in self.homes or home.over != texts or folder in touched:
                self.homes[folder] = home
                home.over = texts
                home.changes += 1
                home.changed_at = time.monotonic()
                home.shown = home.store.shown(None)
                home.awaited = home.asked = self._checking.ask(folder, texts, cases=self.cases)

    def answered(self, answer: Answer) -> bool:
        """Takes in what was found, unless something changed since it was asked; says whether it counts."""
        home = self.homes.get(Path(answer.folder))
        if home is None or home.awaited != answer.number:
            return False
        home.awaited = 0
        if not answer.bug:
            home.shown, home.findings = answer.shown, answer.findings
            texts: dict[str, Text] = {}
            home.published.publish(shown_findings(answer.findings, lambda span: self.located(home, span, texts)))
        _told(home)
        return True

    def cases_tried(self, told: Tried) -> bool:
        """Takes in which worked cases visit which nodes, unless something changed since; says whether it counts."""
        home = self.homes.get(Path(told.folder))
        if home is None or home.asked != told.number:
            return False
        home.visits, home.tried = told.visits, told.number
        _told(home)
        return True

    async def with_cases(self, home: Home) -> None:
        """Waits until the worked cases of a guideline are tried as it stands, if they can be."""
        await self.settled(home)
        while home.tried != home.asked and self.homes.get(home.folder) is home:
            waiting = asyncio.get_running_loop().create_future()
            home.waiting.append(waiting)
            await waiting

    async def settled(self, home: Home) -> None:
        """Waits until the newest check of a guideline has come."""
        while home.awaited and self.homes.get(home.folder) is home:
            waiting = asyncio.get_running_loop().create_future()
            home.waiting.append(waiting)
            await waiting

    def home(self, uri: str) -> tuple[Home, str] | None:
        """The guideline of an open file, and the path of the file in it; ``None`` for one outside of all."""
        path = path_of(uri)
        folder = None if path is None else home_of(path, self.opened)
        home = None if folder is None else self.homes.get(folder)
        return None if home is None or path is None else (home, within(path, home.folder))

    def text(self, home: Home, path: str) -> Text:
        """The text of a file of a guideline, by its path in it; an empty one where it cannot be read."""
        opened = self.opened.get(home.folder / path)
        if opened is not None:
            return text_of(opened.text, self.encoding)
        try:
            return text_of_bytes(home.store.read(path, LARGEST), self.encoding)
        except Unopened:
            return text_of("", self.encoding)

    def located(self, home: Home, span: Span, texts: dict[str, Text]) -> Location:
        """Where a place is; ``texts`` keeps the texts of files that were asked for."""
        path = span.path.removeprefix(f"{home.shown}/")
        if path not in texts:
            texts[path] = self.text(home, path)
        return Location(self.uri(home, path), texts[path].range(span))

    def uri(self, home: Home, path: str) -> str:
        """The address of a file, as the editor has it where it is open."""
        whole = home.folder / path
        opened = self.opened.get(whole)
        return opened.uri if opened is not None else whole.as_uri()

    def _over(self) -> dict[Path, dict[str, bytes | None]]:
        """The guidelines to look at, each with the texts over its files; one that was once looked at in a folder of the
        editor stays until its manifest is gone."""
        kept = [folder for folder in self.homes if any(folder.is_relative_to(root) for root in self.roots)]
        found: dict[Path, dict[str, bytes | None]] = {folder: {} for folder in homes_below([*self.roots], self.opened)}
        found |= {folder: {} for folder in kept if home_of(folder / "any", self.opened) == folder}
        for path, opened in self.opened.items():
            folder = home_of(path, self.opened)
            if folder is not None:
                found.setdefault(folder, {})[within(path, folder)] = bytes_of(opened.text)
        return found


def _told(home: Home) -> None:
    waiting, home.waiting = home.waiting, []
    for each in waiting:
        if not each.done():
            each.set_result(None)
