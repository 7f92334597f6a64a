"""What the server and the process that checks say to each other: a length of eight bytes, and so many bytes of data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

import msgspec
from msgspec import Struct

from guideproof.diagnostic import Diagnostic

_LENGTH = 8


class Job(Struct, frozen=True):
    """A guideline to be checked: the folder it is in, and the texts over its files, ``None`` for one that is gone; with
    ``cases`` its worked cases are tried afterwards."""

    number: int
    folder: str
    over: Mapping[str, bytes | None]
    cases: bool = False


class Answer(Struct, frozen=True, tag=True):
    """What was found of a job's guideline, with how its folder is shown in places; nothing where it is none, or where
    ``bug`` says what went wrong."""

    number: int
    folder: str
    shown: str
    findings: tuple[Diagnostic, ...]
    bug: str = ""


class Case(Struct, frozen=True):
    """A vignette that was tried, and what came otherwise than it expects, a line each."""

    id: str
    otherwise: tuple[str, ...] = ()


class Tried(Struct, frozen=True, tag=True):
    """The worked cases of a job's guideline, by the nodes that they visit; ``None`` where it cannot be evaluated."""

    number: int
    folder: str
    visits: Mapping[str, tuple[Case, ...]] | None


Told = Answer | Tried
"""What the process says."""


def write(stream: IO[bytes], message: Job | Told) -> None:
    """Writes a message as a whole."""
    data = msgspec.msgpack.encode(message)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def next_job(stream: IO[bytes]) -> Job | None:
    """The next job; ``None`` at the end of what is written."""
    data = _read(stream)
    return msgspec.msgpack.decode(data, type=Job) if data is not None else None


def next_told(stream: IO[bytes]) -> Told | None:
    """What the process says next; ``None`` at the end."""
    data = _read(stream)
    return msgspec.msgpack.decode(data, type=Told) if data is not None else None


def _read(stream: IO[bytes]) -> bytes | None:
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length, "big")
    data = stream.read(size)
    return data if len(data) == size else None
