"""The process that checks: jobs come on its standard input, answers go to its standard output.

It ends when its input ends, whatever it is doing, so that nothing is left of a server that was killed. Of the jobs for
a guideline only the newest is done: one that is overtaken while it is being proven is given up.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from guideproof.checks.run import examine
from guideproof.reading.load import NotAGuideline, load_guideline
from guideproof.reading.store import Disk, Overlay
from guideproof.server.messages import Answer, Job, read, write
from guideproof.server.remembering import Remembering


class Overtaken(Exception):
    """There is a newer job for the guideline."""


class Jobs:
    """The newest job of each guideline, in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._waiting: dict[str, Job] = {}
        self._changed = threading.Condition()

    def put(self, job: Job) -> None:
        """Takes a job in, in the place of an older one."""
        with self._changed:
            self._waiting[job.folder] = job
            self._changed.notify()

    def take(self) -> Job:
        """The next job; waits for one."""
        with self._changed:
            while not self._waiting:
                self._changed.wait()
            return self._waiting.pop(next(iter(self._waiting)))

    def has_newer(self, job: Job) -> bool:
        """Whether a job is overtaken."""
        return job.folder in self._waiting


def main() -> None:
    """Checks until there is nobody left to check for."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no answer
    jobs = Jobs()
    readers: dict[str, Remembering] = {}
    threading.Thread(target=_listen, args=(sys.stdin.buffer, jobs), daemon=True).start()
    while True:
        job = jobs.take()
        reader = readers.setdefault(job.folder, Remembering())
        try:
            answer = _done(job, reader, lambda: jobs.has_newer(job))  # noqa: B023 - it is asked while it is done
        except Overtaken:
            continue
        try:
            write(output, answer)
        except OSError:
            os._exit(0)


def _listen(stream: BinaryIO, jobs: Jobs) -> None:
    while (job := read(stream, Job)) is not None:
        jobs.put(job)
    os._exit(0)


def _done(job: Job, reader: Remembering, overtaken: Callable[[], bool]) -> Answer:
    """What is found of a job's guideline. Raises ``Overtaken``."""

    def given_up(_done: int = 0, _whole: int = 0) -> None:
        if overtaken():
            raise Overtaken

    store = Overlay(Disk(Path(job.folder)), job.over)
    try:
        reader.turn()
        guideline = load_guideline(store, read=reader)
        given_up()
        findings = examine(guideline, progress=given_up).findings
        shown = store.shown(None)
    except NotAGuideline:
        return Answer(job.number, job.folder, "", ())
    except Overtaken:
        raise
    except Exception:  # noqa: BLE001 - a bug is told, and the next job is done all the same
        return Answer(job.number, job.folder, "", (), bug=traceback.format_exc())
    return Answer(job.number, job.folder, shown, tuple(replace(each, witness=None) for each in findings))
