"""What a command refuses, and how it says that something cannot be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Misuse(ValueError):
    """What was asked for cannot be done as asked: no such file, entry point, renderer or engine, no place to write."""


@contextmanager
def unwritable(path: Path) -> Iterator[None]:
    """Turns what the system refuses about a file into ``Misuse`` that names the file."""
    try:
        yield
    except OSError as error:
        raise Misuse(f"`{path}` cannot be written: {error.strerror or error}") from error
