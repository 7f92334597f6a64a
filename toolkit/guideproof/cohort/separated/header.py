"""The first line of a CSV file: the separator, which is never guessed from the rows, and the names of the columns."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from guideproof.cohort.encoding import byte_order_mark, check_text
from guideproof.cohort.misuse import CohortMisuse, excerpt
from guideproof.cohort.separated.faults import Faults
from guideproof.reading.tables.records import BrokenRecord, Record, text_of, walk

SEPARATORS = {b",": "comma", b";": "semicolon", b"\t": "tab"}
"""What may stand between fields."""

_LOOKED_INTO = 1 << 20
_LINE = re.compile(rb'(?:[^"\r\n]++|"(?:[^"]++|"")*+")*+')
_QUOTED = re.compile(rb'"(?:[^"]++|"")*+"')
_ROWS = 50


class Header(Struct, frozen=True):
    """The separator, the names of the columns, and where the records begin: after so many bytes and lines.

    ``line_end`` is what ends the header, LF or CRLF.
    """

    separator: bytes
    names: tuple[str, ...]
    end: int
    lines: int
    line_end: bytes

    @property
    def sign(self) -> str:
        """The separator as text."""
        return self.separator.decode()


def read_header(part: Path, identity: str) -> Header:
    """The header of a file, in which the column ``identity`` is looked for. Raises ``CohortMisuse``."""
    with part.open("rb") as file:
        head = file.read(_LOOKED_INTO)
    mark = byte_order_mark(head, part)
    text = head[mark:]
    if not text.strip():
        raise CohortMisuse(f"`{part}` is empty: a table begins with a line of the names of its columns")
    found = _LINE.match(text)
    first = found[0] if found is not None else b""
    rest = text[len(first) :]
    if not first.strip():
        raise CohortMisuse(f"`{part}`, line 1 is blank: a table begins with a line of the names of its columns")
    check_text(first, part, 1)
    if rest.startswith(b"\r") and not rest.startswith(b"\r\n"):
        raise CohortMisuse(
            f"`{part}`, line 1: it ends in a carriage return alone, as on old Macintoshes: save it with line ends LF or"
            " CRLF"
        )
    separator = _separator(first, part, identity, text)
    record = next(walk(first + b"\n" if not rest.startswith(b'"') else text, separator, 1))
    if isinstance(record, BrokenRecord):
        faults = Faults(1, separator)
        faults.add(record)
        raise CohortMisuse(f"`{part}`, {faults.explain(0)}")
    names = tuple(map(text_of, record.fields))
    _check_names(names, part, identity, text)
    line_end = b"\r\n" if rest.startswith(b"\r\n") else b"\n"
    taken = len(first) + (len(line_end) if rest else 0)
    return Header(separator, names, mark + taken, first.count(b"\n") + 1, line_end)


def _separator(line: bytes, part: Path, identity: str, text: bytes) -> bytes:
    bare = _QUOTED.sub(b"", line)
    found = [sign for sign in SEPARATORS if sign in bare]
    if len(found) < 2:
        return found[0] if found else b","
    names = " and ".join(f"a {SEPARATORS[sign]}" for sign in found)
    raise CohortMisuse(
        f"`{part}`, line 1 holds {names} (`{excerpt(line)}`), so it does not say which of them stands between fields:"
        f' put a name that holds one of them in quotation marks (`"…"`){_further_down(text, identity)}'
    )


def _check_names(names: tuple[str, ...], part: Path, identity: str, text: bytes) -> None:
    """Raises ``CohortMisuse`` where the first line is a title, or is separated by something else."""
    named = identity.casefold() in {name.strip().casefold() for name in names}
    further = "" if named else _further_down(text, identity)
    if further:
        raise CohortMisuse(
            f"`{part}`, line 1 (`{excerpt(text)}`) is no header, for it does not name `{identity}`{further}"
        )
    if len(names) == 1:
        raise CohortMisuse(
            f"`{part}`, line 1 (`{excerpt(text)}`) names one column: it holds none of the separators comma, semicolon"
            " and tab; export it with one of them between fields"
        )


def _further_down(text: bytes, identity: str) -> str:
    """Where a header seems to stand instead, in words."""
    wanted = identity.casefold()
    for number, line in enumerate(text.split(b"\n", _ROWS)[1:_ROWS], 2):
        for separator in SEPARATORS:
            record = next(walk(line.rstrip(b"\r") + b"\n", separator, number))
            if isinstance(record, Record) and len(record.fields) > 1:
                fields = [each.decode("utf-8", "replace").strip('" ').casefold() for each in record.fields]
                if wanted in fields:
                    return f"; the header seems to be line {number}: remove what stands above it"
    return ""
