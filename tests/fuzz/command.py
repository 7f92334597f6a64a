"""The command in this process, watched: what it printed, how it ended, and that it ended in time."""

from __future__ import annotations

import io
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from types import FrameType

from guideproof import cli

LONGEST = 5.0
"""Seconds of CPU that one input may take."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


class Hang(AssertionError):
    """An input took too long."""


def run(*arguments: str) -> Ended:
    """The command with these arguments. A traceback, which is exit code 3, fails."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), in_time():
        try:
            cli.main(list(arguments))
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
    ended = Ended(code, out.getvalue(), err.getvalue())
    assert code in (0, 1, 2), f"exit code {code}:\n{ended.err}"
    assert "Traceback (most recent call last)" not in ended.out + ended.err, ended.err
    return ended


@contextmanager
def in_time() -> Iterator[None]:
    """Fails if what is done within takes more than ``LONGEST`` seconds of CPU; ends it at twice that."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Hang(f"not done after {2 * LONGEST} s of CPU")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, 2 * LONGEST)
    started = time.process_time()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if time.process_time() - started > LONGEST:
        raise Hang(f"took {time.process_time() - started:.1f} s of CPU")
