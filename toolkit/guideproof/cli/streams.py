"""The streams that a command prints into: closed, full, or in an encoding that lacks a sign. That is misuse, no bug."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

import click
from click import utils


def opened() -> None:
    """Sees to it that there is something to print into; of errors nobody has to hear. Raises click's usage error."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - to the end of the process
    if sys.stdout is None:
        raise click.UsageError("standard output is closed, so nothing can be shown: leave it open")


def unwritten(error: Exception) -> str | None:
    """Why what was to be printed could not be, ``None`` for an error that came from elsewhere."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None or place.tb_frame.f_code is not utils.echo.__code__:
        return None
    match error:
        case UnicodeEncodeError():
            sign = error.object[error.start].encode("ascii", "backslashreplace").decode()
            return f"standard output is in {error.encoding}, which has no `{sign}`: set PYTHONIOENCODING=utf-8"
        case OSError():
            return f"standard output cannot be written: {error.strerror}"
        case _:
            return None


def silenced(stream: TextIO) -> None:
    """Lets go of what could not be printed into a stream: Python would try again on the way out, complain, and end with
    an exit code of its own."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def of_errors() -> Iterator[None]:
    """Where errors cannot be shown, there is the exit code."""
    try:
        yield
    except OSError:
        silenced(sys.stderr)
