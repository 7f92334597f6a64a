"""The second reader: counts the records of a CSV file and asks whether each has just the fields of the header.

It looks at whole chunks with the functions of ``bytes``, so that a hundred megabytes take half a second. What stands
outside of quotation marks is made out by their parity, which no single mark can escape:

    1,"Doe, Jane",61⏎   without what lies between each two marks   1,"",61⏎   without contents   ,,⏎

A chunk whose separators and line ends come out as they have to is sound; any other is walked through field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct, field

from guideproof.cohort.encoding import check_text, may_have_units
from guideproof.cohort.lines import Lines
from guideproof.cohort.misuse import CohortMisuse, excerpt
from guideproof.cohort.separated.faults import Faults
from guideproof.cohort.separated.header import Header
from guideproof.model.table_fault import RecordFlaw
from guideproof.reading.tables.records import BrokenRecord, walk

_BLOCK = 1 << 18
_LONGEST = 1 << 20
"""The most bytes that a record may take."""

_SPARSE = 64
"""With fewer marks than one in so many bytes it is quickest to cut out what stands between them."""

Share = Callable[[float], None]
"""Told how much of a file has been read, from 0 to 1."""


class Counted(Struct):
    """What the records of a file are: how many, which lines are blank, which records have their first field alone,
    whether quoted fields hold line ends, whether line ends are of both kinds, and whether some field may be a number
    with a unit."""

    records: int = 0
    blank: Lines = field(default_factory=Lines)
    alone: Lines = field(default_factory=Lines)
    quoted_line_ends: bool = False
    lone_feeds: bool = False
    returns: bool = False
    spaced: bool = False

    @property
    def mixed(self) -> bool:
        """Whether some lines end in LF and others in CRLF."""
        return self.lone_feeds and self.returns


def count_records(part: Path, header: Header, told: Share) -> Counted:
    """Counts the records behind the header. Raises ``CohortMisuse`` with every line that is no record of the table."""
    counter = _Counter(header)
    size = max(part.stat().st_size, 1)
    for chunk, done in _chunks(part, header, counter):
        check_text(chunk, part, counter.line)
        if not counter.take(chunk):
            break
        told(done / size)
    if counter.faults:
        raise CohortMisuse(f"`{part}`, {counter.faults.explain(counter.counted.records)}")
    return counter.counted


def _chunks(part: Path, header: Header, counter: _Counter) -> Iterator[tuple[bytes, int]]:
    """The file behind the header in pieces of whole records, as far as it is sound, and where each ends.

    The last line may lack its end, which is added.
    """
    rest, done = b"", header.end
    with part.open("rb") as file:
        file.seek(header.end)
        while block := file.read(_BLOCK):
            rest += block
            end = _end_of_records(rest)
            if end:
                done += end
                yield rest[:end], done
                rest = rest[end:]
            if len(rest) > _LONGEST:
                _refuse_long(rest, counter.line, header, part)
        if rest:
            # A carriage return at the very end is no line end, and must not become one.
            yield rest + (b"" if rest.endswith(b"\r") else header.line_end), done + len(rest)


def _end_of_records(buffer: bytes) -> int:
    """Where the last record ends: behind the last line end with an even number of quotation marks before it."""
    end = buffer.rfind(b"\n") + 1
    marks = buffer.count(b'"', 0, end) if b'"' in buffer else 0
    while end and marks % 2:
        before = buffer.rfind(b"\n", 0, end - 1) + 1
        marks -= buffer.count(b'"', before, end)
        end = before
    return end


def _refuse_long(rest: bytes, line: int, header: Header, part: Path) -> None:
    found = next(walk(rest, header.separator, line))
    if isinstance(found, BrokenRecord) and found.flaw is not RecordFlaw.UNCLOSED:
        return  # it is found in its turn, with the words for it
    why = ", as where a quotation mark is opened and never closed" if b'"' in rest else ""
    raise CohortMisuse(f"`{part}`, line {line}: a record goes on for more than a megabyte (`{excerpt(rest)}`){why}")


class _Counter:
    """Takes chunk after chunk and adds up what they hold; ``line`` is where the next one begins."""

    def __init__(self, header: Header) -> None:
        self._separator = header.separator
        self._fields = len(header.names)
        kept = header.separator + b"\n"
        self._contents = bytes(byte for byte in range(256) if byte not in kept + b'"')
        self._row = header.separator * (self._fields - 1) + b"\n"
        self._alone = (self._row, header.separator * (self._fields - 1) + b"\r\n")
        returns = header.line_end == b"\r\n"
        self.line = header.lines + 1
        self.counted = Counted(lone_feeds=not returns, returns=returns)
        self.faults = Faults(self._fields, header.separator)

    def take(self, chunk: bytes) -> bool:
        """Counts a chunk; false where nothing more can be read behind it."""
        counted = self.counted
        counted.spaced = counted.spaced or may_have_units(chunk)
        outside = self._outside(chunk)
        if outside is None or self._curious(outside, chunk) or not self._sound(outside, chunk):
            return self._walk(chunk)
        return True

    def _curious(self, outside: bytes, chunk: bytes) -> bool:
        """Whether some record may be empty, or a first field alone, where it takes a walk to tell the lines."""
        if not any(alone in outside for alone in self._alone):
            return False
        return (
            outside is not chunk
            or outside.startswith(self._alone)
            or any(b"\n" + each in outside for each in self._alone)
        )

    def _outside(self, chunk: bytes) -> bytes | None:
        """The chunk without what stands in quotation marks, or with it where that makes no difference; ``None`` where
        the marks are not where they have to be."""
        if b'"' not in chunk:
            return chunk
        marks = chunk.count(b'"')
        if marks % 2:
            return None
        if marks * _SPARSE > len(chunk) and self._simply_quoted(chunk, marks):
            return chunk
        first, *pieces, last = chunk.split(b'"')[::2]
        before, behind = self._separator + b"\n", self._separator + b"\r\n"
        if (first and first[-1] not in before) or not last or last[0] not in behind:
            return None
        for piece in pieces:
            # Nothing between two quoted pieces is a mark written twice, within one field.
            if piece and (piece[0] not in behind or piece[-1] not in before):
                return None
        return b"".join([first, *pieces, last])

    def _simply_quoted(self, chunk: bytes, marks: int) -> bool:
        """Whether no field holds a separator, a line end or a mark: all marks stand at an end of a field, and between
        separators and line ends there is an even number of them."""
        sign = self._separator
        beside = chunk.count(sign + b'"') + chunk.count(b'\n"') + chunk.startswith(b'"')
        beside += chunk.count(b'"' + sign) + chunk.count(b'"\n')
        if b"\r" in chunk:
            beside += chunk.count(b'"\r\n')
        return beside == marks and b'"' not in chunk.translate(None, self._contents).replace(b'""', b"")

    def _sound(self, outside: bytes, chunk: bytes) -> bool:
        """Whether each line outside of quotation marks has the separators that it has to have; if so, counts them."""
        returns = outside.count(b"\r") if b"\r" in outside else 0
        if returns and returns != outside.count(b"\r\n"):
            return False
        bare = outside.translate(None, self._contents + b'"')
        lines = len(bare) // len(self._row)
        if bare != self._row * lines:
            return False
        counted = self.counted
        for alone in self._alone:
            self._count_alone(outside, alone)
        counted.records += lines
        counted.returns |= returns > 0
        counted.lone_feeds |= lines > returns
        self.line += lines
        if outside is not chunk:
            further = chunk.count(b"\n") - lines
            self.line += further
            counted.quoted_line_ends |= further > 0 or chunk.count(b"\r") > returns
        return True

    def _count_alone(self, chunk: bytes, alone: bytes) -> None:
        """Counts the records in which nothing stands behind the first field."""
        places, at = self.counted.alone, chunk.find(alone)
        while at >= 0 and places.more:
            places.add(self.line + chunk.count(b"\n", 0, at))
            at = chunk.find(alone, at + 1)
        if at >= 0:
            places.count += chunk.count(alone, at)

    def _walk(self, chunk: bytes) -> bool:
        counted, began = self.counted, 0
        for found in walk(chunk, self._separator, self.line):
            if isinstance(found, BrokenRecord):
                self.faults.add(found)
                if found.flaw is RecordFlaw.UNCLOSED:
                    return False
                continue
            returns = chunk.endswith(b"\r\n", began, found.end)
            counted.returns |= returns
            counted.lone_feeds |= not returns
            counted.quoted_line_ends |= any(b"\n" in each or b"\r" in each for each in found.fields)
            began = found.end
            if found.blank:
                counted.blank.add(found.line)
            elif len(found.fields) == self._fields:
                counted.records += 1
                if found.fields[0] and not any(found.fields[1:]):
                    counted.alone.add(found.line)
            else:
                self.faults.add(found)
        self.line += chunk.count(b"\n")
        return True
