"""CSV field by field, with the line of everything: slow, and exact about what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from guideproof.model.table_fault import RecordFlaw


class Record(Struct, frozen=True):
    """A record: the line where it begins, its fields as they are written, and where it ends in the chunk."""

    line: int
    fields: tuple[bytes, ...]
    end: int

    @property
    def blank(self) -> bool:
        """Whether there is nothing on its line."""
        return self.fields == (b"",)


class BrokenRecord(Struct, frozen=True):
    """A record that cannot be read: the line of the flaw, that where the flawed field begins, and what stands there."""

    flaw: RecordFlaw
    line: int
    began: int
    written: bytes


def walk(chunk: bytes, separator: bytes, line: int) -> Iterator[Record | BrokenRecord]:
    """The records of a chunk that begins at the beginning of a line; what is behind a flaw is read from the next line
    on, but for a quotation mark that is never closed, behind which nothing is."""
    field = _field(separator)
    position, began, fields = 0, line, list[bytes]()
    quote = lone = end = -1
    while position < len(chunk):
        quote = quote if quote >= position else _next(chunk, b'"', position)
        lone = lone if lone >= position else _next(chunk, b"\r", position)
        end = end if end >= position else _next(chunk, b"\n", position)
        stop = lone if lone == end - 1 and end < len(chunk) else end
        if quote >= end and lone >= stop:  # nothing but separators in what is left of the line
            fields += chunk[position:stop].split(separator)
            position = min(end + 1, len(chunk))
            yield Record(began, tuple(fields), position)
            line += 1
            began, fields = line, []
            continue
        found = field.match(chunk, position)
        if found is None:
            broken, position = _broken(chunk, position, separator, line)
            yield broken
            line = broken.line + 1
            began, fields = line, []
            continue
        fields.append(found[1])
        line += found[1].count(b"\n")
        position = found.end()
        if found[2] != separator:
            yield Record(began, tuple(fields), position)
            line += 1
            began, fields = line, []
        elif position == len(chunk):
            yield Record(began, (*fields, b""), position)


def text_of(field: bytes) -> str:
    """What a field says: without its quotation marks."""
    text = field.decode("utf-8")
    return text[1:-1].replace('""', '"') if text.startswith('"') else text


def _next(chunk: bytes, sign: bytes, position: int) -> int:
    """Where a sign stands next; the end where it stands nowhere, so that nothing is looked through twice."""
    found = chunk.find(sign, position)
    return found if found >= 0 else len(chunk)


def _field(separator: bytes) -> re.Pattern[bytes]:
    """A field as it is written, and what ends it."""
    sign = re.escape(separator)
    return re.compile(rb'("(?:[^"]++|"")*+"|[^"\r\n' + sign + rb"]*+)(" + sign + rb"|\r?\n|\Z)")


def _broken(chunk: bytes, start: int, separator: bytes, line: int) -> tuple[BrokenRecord, int]:
    """The flaw of the field that begins here, and where to read on."""
    quoted = re.compile(rb'"(?:[^"]++|"")*+"').match(chunk, start)
    if chunk.startswith(b'"', start) and quoted is None:
        return BrokenRecord(RecordFlaw.UNCLOSED, line, line, _line_at(chunk, start)), len(chunk)
    if quoted is not None:
        at, flaw = quoted.end(), RecordFlaw.TEXT_AFTER_QUOTE
    else:
        at = start
        while chunk[at : at + 1] not in (b'"', b"\r"):
            at += 1
        flaw = RecordFlaw.BARE_QUOTE if chunk.startswith(b'"', at) else RecordFlaw.LONE_RETURN
    if chunk.startswith(b"\r", at):
        flaw = RecordFlaw.LONE_RETURN
    here = line + chunk.count(b"\n", start, at)
    end = chunk.find(b"\n", at)
    return BrokenRecord(flaw, here, line, _line_at(chunk, at)), len(chunk) if end < 0 else end + 1


def _line_at(chunk: bytes, at: int) -> bytes:
    """The line in which a place lies."""
    return chunk[chunk.rfind(b"\n", 0, at) + 1 :].partition(b"\n")[0].rstrip(b"\r")
