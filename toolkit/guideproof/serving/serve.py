"""Listening, watching and ending."""

from __future__ import annotations

import asyncio
import secrets
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn

from guideproof.reading.files import read_files
from guideproof.reading.store import store_of
from guideproof.serving.app import app_of
from guideproof.serving.editors import HINT, editor_named
from guideproof.serving.keeping import Tell, keep
from guideproof.serving.patients import Patients
from guideproof.serving.runs import Runs
from guideproof.serving.shown import Shown, shown
from guideproof.serving.watching import changes
from guideproof.writing import Misuse

HOST = "127.0.0.1"
"""The loopback address: nobody but this machine can ask."""

_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


def serve(folder: Path, *, port: int, editor: str | None, listening: Callable[[str], None], tell: Tell) -> None:
    """Shows the guideline of a folder until somebody ends it. ``listening`` is given the address once it answers, and
    ``tell`` each new state. Raises ``Misuse`` and ``NotAGuideline``."""
    read_files(store_of(folder))  # nobody waits for a folder that was misspelt
    opens = editor_named(editor, folder) if editor is not None else None
    with _bound(port) as taken:
        number = taken.getsockname()[1]
        token = secrets.token_urlsafe(24)
        address = f"http://{HOST}:{number}/{token}/"
        asyncio.run(_served(folder, taken, token, shown(opens, HINT), lambda: listening(address), tell))


@contextmanager
def _bound(port: int) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as taken:
        try:
            taken.bind((HOST, port))
        except OSError as error:
            why = error.strerror or str(error)
            raise Misuse(f"port {port} cannot be listened on ({why}): leave `--port` out to take a free one") from error
        yield taken


class _Server(uvicorn.Server):
    """The server without its own handling of signals, which would end the process by the signal again."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals to whoever runs it."""
        yield


async def _served(
    folder: Path, taken: socket.socket, token: str, shown: Shown, listening: Callable[[], None], tell: Tell
) -> None:
    app = app_of(shown, Patients(), token, taken.getsockname()[1])
    server = _Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            http="h11",
            loop="asyncio",
            server_header=False,
            timeout_graceful_shutdown=2,
        )
    )
    ended, changed, runs = asyncio.Event(), asyncio.Event(), Runs(folder)

    def end() -> None:
        ended.set()
        shown.end()
        server.should_exit = True

    with _handled(asyncio.get_running_loop(), end):
        tasks = [
            asyncio.create_task(_watched(folder, changed, ended)),
            asyncio.create_task(keep(shown, changed, runs, tell)),
        ]
        serving = asyncio.create_task(server.serve([taken]))
        try:
            while not server.started and not serving.done():
                await asyncio.sleep(0.01)
            if not serving.done():
                listening()
            await asyncio.wait({serving, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            end()
            for task in tasks:
                task.cancel()
            done = await asyncio.gather(serving, *tasks, return_exceptions=True)
            await runs.close()
        for each in done:
            if isinstance(each, Exception):
                raise each


async def _watched(folder: Path, changed: asyncio.Event, ended: asyncio.Event) -> None:
    async for _ in changes(folder, ended):
        changed.set()
    await ended.wait()


@contextmanager
def _handled(loop: asyncio.AbstractEventLoop, end: Callable[[], None]) -> Iterator[None]:
    """Ends at Ctrl-C, when it is asked to, and when its terminal is closed."""

    def handle(number: int, frame: FrameType | None) -> Any:
        loop.call_soon_threadsafe(end)

    before = {}
    for each in _ENDING:
        with suppress(ValueError):  # signals reach the main thread alone
            before[each] = signal.signal(each, handle)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
