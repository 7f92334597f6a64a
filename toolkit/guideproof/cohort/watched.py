"""DuckDB asked so that it can be interrupted and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

from guideproof.cohort.engine import Progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")


def watched(ask: Callable[[], T], progress: Progress, doing: str, asked: DuckDBPyConnection) -> T:
    """Asks on a thread of its own, so that this one can tell how far it is, and can be interrupted."""
    done: list[T] = []
    failed: list[BaseException] = []
    ended = Event()  # not the thread's own word: Python may take it for ended when its `join` is interrupted

    def run() -> None:
        try:
            done.append(ask())
        except BaseException as error:  # noqa: BLE001 - raised again below, on the thread that asked
            failed.append(error)
        finally:
            ended.set()

    progress(doing, None)
    thread = Thread(target=run, daemon=True)
    over = False
    try:
        thread.start()
        while not over:  # told at least once, however quick the statement and slow the machine
            over = ended.wait(0.1)
            share = 100.0 if over else asked.query_progress()
            progress(doing, share / 100 if share >= 0 else None)
    except BaseException:
        while thread.ident is not None and not ended.is_set():
            with suppress(KeyboardInterrupt):  # the second and third of somebody impatient
                asked.interrupt()  # again: one that comes before the statement has begun is forgotten
                ended.wait(0.05)
        raise
    if failed:
        raise failed[0]
    return done[0]
