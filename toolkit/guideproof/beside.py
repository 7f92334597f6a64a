"""Work that another process does while this one goes on with something else, where a command may do so.

The process is a copy of this one (a fork), so that all that was read is there at once, and ends with its work. Whoever
calls the library never gets another process. What comes out is the same with and without one: work must rest on nothing
that goes on elsewhere, and what was not done there, whatever the cause, is done here when it is asked for, and fails
here as it would have failed alone.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeVar

from guideproof.timing import recording

Result = TypeVar("Result")

_commands: list[bool] = []


def allow() -> None:
    """Says that this process is a command's own, which does nothing else: from now on it may be copied."""
    _commands.append(True)


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begins some work, if another process may do it, and gives what waits for its result. If none may, it is done when
    that is asked for. At the end of the block the other process ends."""
    copied = _copied() if _may() else None
    if copied is None:
        yield work
        return
    child, reading, writing = copied
    if not child:
        os.close(reading)
        _do(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        try:
            yield lambda: _result(pipe.read(), work)
        finally:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            with suppress(ChildProcessError):  # whoever started the command may have it ignore what ends
                os.waitpid(child, 0)


def _may() -> bool:
    """Whether the process may be copied: it is a command's, nothing goes on in it but this (a progress bar may), and
    there is a core for the copy. What is recorded of the time is that of one process."""
    if not _commands or sys.platform != "linux" or recording():
        return False
    here = threading.current_thread()
    alone = all(each is here or each.daemon for each in threading.enumerate())
    return alone and len(os.sched_getaffinity(0)) > 1


def _copied() -> tuple[int, int, int] | None:
    """A copy of this process: its number, which is zero in the copy, and the ends of a pipe to read from and to write
    to; ``None`` where the system has no room for one. Nobody interrupts a copy but by what it is a copy of."""
    with suppress(OSError):
        reading, writing = os.pipe()
        blocked, child = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}), None
        try:
            child = os.fork()
            return child, reading, writing
        except OSError:
            os.close(reading)
            os.close(writing)
        finally:
            if child != 0:
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    return None


def _do(work: Callable[[], Result], writing: int) -> NoReturn:
    """Does the work and ends the process, without a word and without what a process does at its end."""
    try:
        _tie(writing)
        done = pickle.dumps(work())
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(done)
    finally:
        os._exit(0)


def _tie(writing: int) -> None:
    """Lets a copy end as soon as nobody is left who reads what it writes, and keep nothing open whose end others wait
    for."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for each in {0, 1, 2} - {writing}:
        os.dup2(nothing, each)
    threading.Thread(target=_end_with_reader, args=(writing,), daemon=True).start()


def _end_with_reader(writing: int) -> None:
    ends = select.poll()
    ends.register(writing, 0)
    ends.poll()
    os._exit(0)


def _result(written: bytes, work: Callable[[], Result]) -> Result:
    """What the other process wrote, which is this one's own; whatever was not written whole is done here."""
    try:
        done: Result = pickle.loads(written)
    except (EOFError, pickle.UnpicklingError):
        return work()
    return done
