"""What a live page is told: in which state the files are, what is found, which picture is the last good one."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from enum import StrEnum
from time import monotonic
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from guideproof.renderers import site
from guideproof.serving.work import DrawnPicture, Examined, Failed, Step, Undrawn

_MOST = 500
"""How many findings are sent; the first ones are those that cause the others."""


class Phase(StrEnum):
    """How what is shown stands to the files."""

    READING = "reading"
    CHECKING = "checking"
    CURRENT = "current"
    BROKEN = "broken"
    FAILED = "failed"


class ShownState(Struct, frozen=True):
    """What is known now. ``since`` is the second from which this is so; ``drawn`` says whether the last run drew a
    picture, ``outdated`` that the findings are of before the last change."""

    phase: Phase = Phase.READING
    title: str = "A guideline"
    made: str | None = None
    page: bytes | None = None
    drawn: bool = True
    findings: tuple[dict[str, Any], ...] = ()
    outdated: bool = False
    proven: str = ""
    problem: str | None = None
    since: float | None = None

    @property
    def line(self) -> str:
        """The state as a sentence."""
        last = "the last good picture stays" if self.made is not None else "there is no picture yet"
        match self.phase:
            case Phase.READING:
                return "Reading what is in the files."
            case Phase.CHECKING:
                return "The picture is current; the checks are being made."
            case Phase.CURRENT:
                none = "" if self.findings else "no findings. "
                return f"Current: {none}{self.proven}"
            case Phase.BROKEN:
                return f"The guideline has errors, so {last}."
            case Phase.FAILED:
                return f"Nothing new can be shown: {last}."

    @property
    def counts(self) -> str:
        """How many findings of each severity there are."""
        counted = Counter(found["severity"] for found in self.findings)
        return ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for word, number in counted.most_common())


def after_change(told: ShownState) -> ShownState:
    """Somebody changed a file."""
    return replace(told, phase=Phase.READING, outdated=True, since=None)


def after(told: ShownState, step: Step, now: float) -> ShownState:
    """What a run said."""
    match step:
        case DrawnPicture(title, made, page):
            told = replace(told, title=title, made=made, page=page, findings=told.findings if told.drawn else ())
            return replace(told, phase=Phase.CHECKING, drawn=True, problem=None, since=now)
        case Undrawn(title, findings):
            told = replace(told, title=title, findings=tuple(findings[:_MOST]), outdated=False)
            return replace(told, phase=Phase.BROKEN, drawn=False, problem=None, since=now)
        case Examined(findings, proven):
            phase = Phase.CURRENT if told.drawn else Phase.BROKEN
            return replace(told, phase=phase, findings=tuple(findings[:_MOST]), outdated=False, proven=proven)
        case Failed(why):
            return replace(told, phase=Phase.FAILED, findings=(), outdated=False, problem=why, since=now)


class Shown:
    """What is told, to all pages that listen."""

    def __init__(self, opens: Callable[[dict[str, Any]], str] | None, hint: str, clock: Callable[[], float]) -> None:
        self.told = ShownState()
        self._opens, self._hint, self._clock = opens, hint, clock
        self._changed = asyncio.Event()
        self._ended = False

    @property
    def page(self) -> bytes:
        """The last good picture, or the page that waits for one."""
        return self.told.page or site.waiting(self.told.title)

    def tell(self, told: ShownState) -> None:
        """Tells it to all."""
        self.told = told
        self._wake()

    def end(self) -> None:
        """Lets all go."""
        self._ended = True
        self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def as_json(self) -> bytes:
        """What is told, for the script of a page."""
        told = self.told
        return msgspec.json.encode(
            {
                "phase": told.phase,
                "line": told.line,
                "age": None if told.since is None else max(0.0, self._clock() - told.since),
                "made": told.made,
                "findings": [self._linked(each) for each in told.findings],
                "outdated": told.outdated,
                "problem": told.problem,
                "hint": None if self._opens is not None else self._hint,
            }
        )

    def _linked(self, found: dict[str, Any]) -> dict[str, Any]:
        return found if self._opens is None else {**found, "editor": self._opens(found)}

    async def changes(self, breath: float = 15.0) -> AsyncIterator[bytes | None]:
        """What is told now and after each change, until the end; ``None`` where for a while there is nothing new."""
        while not self._ended:
            changed = self._changed
            yield self.as_json()
            while not changed.is_set():
                try:
                    await asyncio.wait_for(changed.wait(), breath)
                except TimeoutError:
                    yield None


def shown(opens: Callable[[dict[str, Any]], str] | None, hint: str) -> Shown:
    """What is shown before anything was read."""
    return Shown(opens, hint, monotonic)
