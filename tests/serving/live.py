"""`guideproof serve` as a process, for tests that ask it as a browser would."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
_SECONDS = 60


class Live:
    """A live page of a copy of a guideline."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        self.folder, self.process = folder, process
        assert process.stdout is not None
        self.first = process.stdout.readline()
        self.address = self.first.split(" ")[0]

    def change(self, name: str, change: Callable[[str], str]) -> None:
        """Saves a file otherwise, as editors do: beside its place first."""
        path = self.folder / name
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        beside.replace(path)

    def page(self) -> str:
        with urlopen(self.address, timeout=_SECONDS) as answer:
            return str(answer.read().decode())

    def told(self) -> Iterator[dict[str, Any]]:
        """What the page is told, from now on."""
        with urlopen(f"{self.address}events", timeout=_SECONDS) as answer:
            for line in answer:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

    def until(self, **wanted: Any) -> dict[str, Any]:
        """What is told first of which this is so."""
        return next(told for told in self.told() if {key: told[key] for key in wanted} == wanted)

    def workers(self) -> list[int]:
        """The processes that make runs over this folder."""
        found = []
        for each in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = each.read_bytes().split(b"\0")
            except OSError:
                continue
            if b"guideproof.serving.worker" in words and str(self.folder).encode() in words:
                found.append(int(each.parent.name))
        return found

    def ended(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Ends it; its exit code, and all that it printed."""
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=_SECONDS)
        return self.process.returncode, re.sub(r"^\d\d:\d\d:\d\d", "00:00:00", rest, flags=re.MULTILINE)


@contextmanager
def live(example: str, folder: Path, *options: str) -> Iterator[Live]:
    """Serves a copy of an example in a folder."""
    copy = shutil.copytree(ROOT / "examples" / example, folder / "guideline")
    command = [sys.executable, "-m", "guideproof", "serve", str(copy), *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    try:
        yield Live(copy, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
