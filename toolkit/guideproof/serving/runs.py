"""Runs, one after the other in a process that stays warm; one that does not end when it is dropped is ended with it."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path

import msgspec

from guideproof.serving.work import Failed, Step
from guideproof.serving.worker import GO, LENGTH, STOP

_RUNS = 50
"""After how many runs a process is replaced, whatever it holds."""

_PATIENCE = 1.0
"""After how many seconds a run that does not stop by itself is ended with its process."""


class Runs:
    """The runs over a folder, one at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready: Process | None = None
        self._busy: Process | None = None
        self._length: int | None = None  # of what is half read, so that reading can be broken off
        self._made = 0

    async def begin(self) -> None:
        """Starts a run; the one before must be over or dropped."""
        process, self._ready = self._ready or await self._started(), None
        self._busy = process
        await _said(process, GO)

    async def step(self) -> Step | None:
        """The next thing that the run says; ``None`` once it is over. Who stops waiting for it has to drop the run."""
        process = self._busy
        if process is None:
            return None
        assert process.stdout is not None
        try:
            if self._length is None:
                self._length = int.from_bytes(await process.stdout.readexactly(LENGTH), "big")
            data = await process.stdout.readexactly(self._length)
        except (asyncio.IncompleteReadError, ConnectionError):
            await self._lost()
            return Failed("guideproof failed: the run ended before it was done, perhaps for lack of memory")
        self._length = None
        if not data:
            self._busy, self._ready, self._made = None, process, self._made + 1
            if self._made % _RUNS == 0:
                await self._renewed()
            return None
        said: Step = msgspec.msgpack.decode(data, type=Step)
        return said

    async def drop(self) -> None:
        """Ends the run that is going on, of which nobody waits for the rest."""
        if self._busy is None:
            return
        await _said(self._busy, STOP)
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                while await self.step() is not None:
                    continue
        await self._lost()

    async def _lost(self) -> None:
        """Ends the process of a run that goes on, and has another one ready."""
        if self._busy is not None:
            await _ended(self._busy)
            self._busy = self._length = None
        if self._ready is None:
            self._ready = await self._started()

    async def close(self) -> None:
        """Ends all processes."""
        for process in (self._busy, self._ready):
            if process is not None:
                await _ended(process)
        self._busy = self._ready = None

    async def _renewed(self) -> None:
        if self._ready is not None:
            await _ended(self._ready)
        self._ready = await self._started()

    async def _started(self) -> Process:
        command = (sys.executable, "-m", "guideproof.serving.worker", str(self._folder))
        # In a session of its own, since what is typed at the terminal is for the process that started it.
        return await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True, limit=1 << 22
        )


async def _said(process: Process, what: bytes) -> None:
    assert process.stdin is not None
    with suppress(ConnectionError):  # one that died says so when it is asked for a step
        process.stdin.write(what)
        await process.stdin.drain()


async def _ended(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
