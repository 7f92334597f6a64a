"""A statement that is asked: an interruption ends it before anything else is done with its connection."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from threading import Event, main_thread
from time import sleep
from typing import Any

import pytest

from guideproof.cohort.engine import silent
from guideproof.cohort.watched import watched


class Asked:
    """A connection that is busy until it is interrupted."""

    def __init__(self) -> None:
        self.interrupted, self.free = Event(), Event()

    def query_progress(self) -> float:
        return -1.0

    def interrupt(self) -> None:
        self.interrupted.set()

    def answer(self) -> None:
        sleep(0.05)  # until somebody waits for the answer
        signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)
        self.interrupted.wait(10)
        self.free.set()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """As on a terminal: who runs the tests in the background has interruptions ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_ends_the_statement_first() -> None:
    asked: Any = Asked()
    with pytest.raises(KeyboardInterrupt):
        watched(asked.answer, silent, "evaluating", asked)
    assert asked.interrupted.is_set()
    assert asked.free.is_set()
