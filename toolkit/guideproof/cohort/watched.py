"""DuckDB asked so that it can be interrupted and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from guideproof.cohort.engine import Progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")


def watched(ask: Callable[[], T], progress: Progress, doing: str, asked: DuckDBPyConnection) -> T:
    """Asks on a thread of its own, so that this one can tell how far it is, and can be interrupted."""
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(ask())
        except BaseException as error:  # noqa: BLE001 - raised again below, on the thread that asked
            failed.append(error)

    progress(doing, None)
    thread = Thread(target=run, daemon=True)
    try:
        thread.start()
        alive = True
        while alive:  # told at least once, however quick the statement and slow the machine
            thread.join(0.1)
            alive = thread.is_alive()
            share = asked.query_progress() if alive else 100.0
            progress(doing, share / 100 if share >= 0 else None)
    except BaseException:
        while thread.is_alive():
            asked.interrupt()  # again: one that comes before the statement has begun is forgotten
            thread.join(0.05)
        raise
    if failed:
        raise failed[0]
    return done[0]
