"""Has guidelines checked by a process of its own, so that the editor is answered meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

import guideproof
from guideproof.server.messages import Answer, Job, Told, next_told, write

_COMMAND = "from guideproof.server.checker import main; main()"


class Checking:
    """The process that checks; it is started when it is first needed, and again where it came to an end.

    ``told`` is called with each answer, in a thread of its own.
    """

    def __init__(self, told: Callable[[Told], None]) -> None:
        self._told = told
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0
        self._awaited: dict[str, int] = {}
        self._closed = False

    def ask(self, folder: Path, over: Mapping[str, bytes | None], *, cases: bool = False) -> int:
        """Has the guideline in a folder checked with texts over its files, and its worked ``cases`` tried afterwards;
        gives the number of the answer to come."""
        self._number += 1
        job = Job(self._number, str(folder), over, cases)
        self._awaited[job.folder] = job.number
        for _ in range(2):
            with suppress(OSError):
                write(self._input(), job)
                break
        return self._number

    def close(self) -> None:
        """Ends the process."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _input(self) -> IO[bytes]:
        process = self._process
        if process is None or process.poll() is not None:
            process = self._process = _started()
            threading.Thread(target=self._listen, args=(process,), daemon=True).start()
        assert process.stdin is not None
        return process.stdin

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        while (told := next_told(process.stdout)) is not None:
            if isinstance(told, Answer) and self._awaited.get(told.folder) == told.number:
                del self._awaited[told.folder]
            self._tell(told)
        if process is self._process:
            awaited, self._awaited = self._awaited, {}
            for folder, number in awaited.items():
                self._tell(Answer(number, folder, "", (), bug="the process that checks has ended"))

    def _tell(self, told: Told) -> None:
        if not self._closed:
            self._told(told)


def _started() -> subprocess.Popen[bytes]:
    """The process. Nothing is looked for in the folder where the editor stands, which may hold modules of its own."""
    home = str(Path(guideproof.__file__).parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
