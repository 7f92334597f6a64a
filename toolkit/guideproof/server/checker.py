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
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from guideproof.analysis.cases.vignettes import vignette_results
from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.run import examine
from guideproof.model.guideline import Guideline
from guideproof.reading.load import NotAGuideline, load_guideline
from guideproof.reading.remembering import Remembering
from guideproof.reading.store import Disk, Overlay
from guideproof.server.messages import Answer, Case, Job, Told, Tried, next_job, write


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

    def waiting(self) -> bool:
        """Whether there is something to do."""
        return bool(self._waiting)

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
        with suppress(Overtaken):
            guideline, answer = _checked(job, reader, lambda: jobs.has_newer(job))  # noqa: B023 - asked while it is done
            _write(output, answer)
            if job.cases:
                _write(output, _tried(job, guideline, jobs.waiting))


def _write(output: BinaryIO, message: Told) -> None:
    try:
        write(output, message)
    except OSError:
        os._exit(0)


def _listen(stream: BinaryIO, jobs: Jobs) -> None:
    while (job := next_job(stream)) is not None:
        jobs.put(job)
    os._exit(0)


def _checked(job: Job, reader: Remembering, overtaken: Callable[[], bool]) -> tuple[Guideline | None, Answer]:
    """A job's guideline, and what is found of it. Raises ``Overtaken``."""

    def given_up(_done: int = 0, _whole: int = 0) -> None:
        if overtaken():
            raise Overtaken

    store = Overlay(Disk(Path(job.folder)), job.over)
    try:
        guideline = load_guideline(store, reading=reader.reading())
        given_up()
        findings = examine(guideline, progress=given_up).findings
        shown = store.shown(None)
    except NotAGuideline:
        return None, Answer(job.number, job.folder, "", ())
    except Overtaken:
        raise
    except Exception:  # noqa: BLE001 - a bug is told, and the next job is done all the same
        return None, Answer(job.number, job.folder, "", (), bug=traceback.format_exc())
    told = tuple(replace(each, witness=None) for each in findings)
    return guideline, Answer(job.number, job.folder, shown, told)


def _tried(job: Job, guideline: Guideline | None, waiting: Callable[[], bool]) -> Tried:
    """The worked cases by the nodes that they visit. Raises ``Overtaken`` as soon as there is something to check."""
    if guideline is None or obstacles(guideline):
        return Tried(job.number, job.folder, None)
    visits: dict[str, list[Case]] = {}
    for result in vignette_results(guideline):
        if waiting():
            raise Overtaken
        otherwise = (f"{each.key}: expected {each.expected}, came {each.came}" for each in result.mismatches)
        case = Case(result.vignette.id, tuple(otherwise))
        for node in dict.fromkeys(step.node for step in result.evaluation.path):
            visits.setdefault(node, []).append(case)
    return Tried(job.number, job.folder, {node: tuple(cases) for node, cases in visits.items()})
