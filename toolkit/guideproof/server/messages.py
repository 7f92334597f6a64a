"""What the server and the process that checks say to each other: a length of eight bytes, and so many bytes of data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TypeVar

import msgspec
from msgspec import Struct

from guideproof.diagnostic import Diagnostic

_LENGTH = 8
T = TypeVar("T")


class Job(Struct, frozen=True):
    """A guideline to be checked: the folder it is in, and the texts over its files, ``None`` for one that is gone."""

    number: int
    folder: str
    over: Mapping[str, bytes | None]


class Answer(Struct, frozen=True):
    """What was found of a job's guideline, with how its folder is shown in places; nothing where it is none, or where
    ``bug`` says what went wrong."""

    number: int
    folder: str
    shown: str
    findings: tuple[Diagnostic, ...]
    bug: str = ""


def write(stream: IO[bytes], message: Job | Answer) -> None:
    """Writes a message as a whole."""
    data = msgspec.msgpack.encode(message)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def read(stream: IO[bytes], kind: type[T]) -> T | None:
    """The next message; ``None`` at the end of what is written."""
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length, "big")
    data = stream.read(size)
    return msgspec.msgpack.decode(data, type=kind) if len(data) == size else None
