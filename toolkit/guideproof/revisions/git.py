"""Runs `git` on a repository that nobody has to trust: its configuration is hostile until shown otherwise.

Plain reading can run a command. An object that is missing is fetched from a promisor remote, and the remote's URL
(`ext::command`), its `uploadpack`, `vcs` or `core.sshCommand` name what is run. So objects are never fetched
(`GIT_NO_LAZY_FETCH`, of Git 2.45, 2.44.1 and 2.39.4 on) and, for what does not know that word, no transport is
allowed: by `GIT_ALLOW_PROTOCOL`, since `protocol.allow=never` gives way to a `protocol.ext.allow` of the repository.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

SECONDS = 60
"""How long one call may take: a configuration may include a pipe that never ends."""

MOST = 64 * 1024 * 1024
"""How many bytes one call may give."""

_OFF = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.sshCommand=false",
    "core.gitProxy=",
    "core.alternateRefsCommand=",
    "core.askPass=",
    "core.pager=cat",
    "core.useReplaceRefs=false",
    "credential.helper=",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
    "gc.auto=0",
    "maintenance.auto=false",
)
"""What a repository could have run. Values of the command line win over those of the repository."""

_ALLOWED = ("rev-parse", "merge-base", "ls-tree", "cat-file")


class NoRevision(ValueError):
    """What somebody asks of a repository is not there, or cannot be read: misuse, not a finding."""


class GitAnswer(Struct, frozen=True):
    """What a call of `git` gave: its exit code, its output and what it said of errors, in one line."""

    code: int
    output: bytes
    said: str


def git(place: Path, *arguments: str, bare: bool = False, given: bytes = b"", most: int = MOST) -> GitAnswer:
    """Runs a reading command of `git` in the repository whose top is ``place``, with ``given`` as its input.

    Raises ``NoRevision`` where there is no `git`, where it takes longer than a minute or gives more than
    ``most`` bytes.
    """
    assert arguments[0] in _ALLOWED, f"`git {arguments[0]}` is not among what is run"
    command = [_program(), "--no-pager", "--no-replace-objects", "--literal-pathspecs"]
    command += [f"--git-dir={place}"] if bare else ["-C", str(place)]
    for setting in _OFF:
        command += ["-c", setting]
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as wrong:
        asked.write(given)
        asked.seek(0)
        code, output = _run([*command, *arguments], asked, wrong, most)
        wrong.seek(0)
        said = wrong.read(2000).decode("utf-8", "replace")
    return GitAnswer(code, output, _one_line(said))


def _run(command: list[str], asked: BinaryIO, wrong: BinaryIO, most: int) -> tuple[int, bytes]:
    """The exit code and the output of a command, which is ended, with all that it started, when it takes too long."""
    late = threading.Event()
    with subprocess.Popen(
        command,
        stdin=asked,
        stdout=subprocess.PIPE,
        stderr=wrong,
        env=environment(),
        start_new_session=True,
    ) as process:

        def stop() -> None:
            late.set()
            _end(process)

        timer = threading.Timer(SECONDS, stop)
        timer.start()
        try:
            assert process.stdout is not None
            output = process.stdout.read(most + 1)
            if len(output) > most:
                raise NoRevision(f"Git gives more than {most:,} bytes: name a smaller folder")
            code = process.wait()
        finally:
            timer.cancel()
            _end(process)
    if late.is_set():
        raise NoRevision(f"Git has not answered in {SECONDS} seconds: see whether `git status` answers here")
    return code, output


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()


def environment() -> dict[str, str]:
    """The environment of a call: no `GIT_…` of whoever calls (in a hook they name another index), all doors shut."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return kept | {
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_ASKPASS": "",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_PROTOCOL_FROM_USER": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _program() -> str:
    """The `git` of the search path, of which what is relative is left out: a checkout may hold a `git` of its own."""
    places = [each for each in os.environ.get("PATH", os.defpath).split(os.pathsep) if Path(each).is_absolute()]
    found = next((each for each in (shutil.which("git", path=place) for place in places) if each), None)
    if found is None or not Path(found).is_absolute():
        raise NoRevision("there is no `git` on the search path: install it, or name two folders")
    return found


def _one_line(text: str) -> str:
    printable = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(printable.split())[:300]
