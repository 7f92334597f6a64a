"""Opening a file without surprises: a pipe never waits, a device never runs on, a link is never followed unasked.

What is no file, or may not be read, is said (``Unopened``); what is too large is read no further than that shows.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from guideproof.model.fault import Closed

_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Names of what the shell has opened already: standard input, `<(a command)`."""

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

_KINDS = (
    (stat.S_ISDIR, Closed.FOLDER),
    (stat.S_ISFIFO, Closed.PIPE),
    (stat.S_ISSOCK, Closed.SOCKET),
    (stat.S_ISLNK, Closed.LINK),
)

_ERRORS = {
    errno.EACCES: Closed.DENIED,
    errno.EPERM: Closed.DENIED,
    errno.ENOENT: Closed.GONE,
    errno.ENOTDIR: Closed.GONE,
    errno.ELOOP: Closed.CIRCLE,
    errno.EISDIR: Closed.FOLDER,
}


class Unopened(ValueError):
    """A file that cannot be read as asked; ``why`` says it in words, ``said`` adds what else is known."""

    def __init__(self, why: Closed, said: str = "") -> None:
        super().__init__(f"{why} ({said})" if said else str(why))
        self.why = why
        self.said = said


def read_file(path: Path, most: int, *, links: bool = False) -> bytes:
    """The bytes of a regular file of at most ``most`` bytes; with ``links`` it may be reached through symbolic links.

    Raises ``Unopened``.
    """
    try:
        refuse_others(path.stat() if links else path.lstat())  # opening a device may already do something
        handle = os.open(path, os.O_RDONLY | _AT_ONCE | (0 if links else _NO_LINK))
        with open(handle, "rb") as file:  # noqa: PTH123 - what is opened is the handle
            refuse_others(os.fstat(handle))
            return _at_most(file, most)
    except OSError as error:
        found = unopened(error)
        raise (Unopened(Closed.LINK) if found.why is Closed.CIRCLE and not links else found) from error


def read_named(name: str, most: int) -> bytes:
    """The bytes of a file that somebody names on a command line, ``-`` for standard input. Raises ``Unopened``."""
    if name != "-" and not name.startswith(_STREAMS):
        return read_file(Path(name), most, links=True)
    if name == "-" and sys.stdin is None:
        raise Unopened(Closed.GONE, "standard input is closed")
    try:
        if name == "-":
            return _whole_stream(sys.stdin.buffer, most)
        with Path(name).open("rb") as stream:
            return _whole_stream(stream, most)
    except OSError as error:
        raise unopened(error) from error


def unopened(error: OSError) -> Unopened:
    """The reason that an error of the system gives."""
    why = _ERRORS.get(error.errno or 0, Closed.BROKEN)
    return Unopened(why, (error.strerror or str(error)) if why is Closed.BROKEN else "")


def refuse_others(status: os.stat_result) -> None:
    """Raises ``Unopened`` for all but regular files."""
    if not stat.S_ISREG(status.st_mode):
        raise Unopened(next((why for is_one, why in _KINDS if is_one(status.st_mode)), Closed.DEVICE))


def _whole_stream(stream: BinaryIO, most: int) -> bytes:
    with suppress(OSError):  # where it does not wait, what has come so far would look like the whole
        os.set_blocking(stream.fileno(), True)
    return _at_most(stream, most)


def _at_most(file: BinaryIO, most: int) -> bytes:
    data = file.read(most + 1)
    if len(data) > most:
        raise Unopened(Closed.TOO_LARGE, f"more than {most:,} bytes")
    return data
