"""A whole CSV table: one file or the parts of a folder, with one header; and the lines of its patients."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.separated.counting import Counted, Share, count_records
from guideproof.cohort.separated.header import Header, read_header
from guideproof.cohort.table_file import TableFile


class Separated(Struct, frozen=True):
    """A CSV table that is sound: its header, and what its records are, part by part."""

    table: TableFile
    header: Header
    counted: tuple[Counted, ...]

    @property
    def records(self) -> int:
        """How many there are."""
        return sum(each.records for each in self.counted)

    @property
    def mixed(self) -> bool:
        """Whether some lines end in LF and others in CRLF."""
        return any(each.mixed for each in self.counted)

    @property
    def quoted_line_ends(self) -> bool:
        """Whether some field holds a line end."""
        return any(each.quoted_line_ends for each in self.counted)

    @property
    def spaced(self) -> bool:
        """Whether some field may be a number with a unit."""
        return any(each.spaced for each in self.counted)


def read_separated(table: TableFile, identity: str, told: Share) -> Separated:
    """Reads a table; ``identity`` is the column that says who each patient is. Raises ``CohortMisuse``."""
    try:
        headers = [read_header(part, identity) for part in table.parts]
        for part, header in zip(table.parts, headers, strict=True):
            if (header.names, header.separator) != (headers[0].names, headers[0].separator):
                raise CohortMisuse(f"`{part}` has another header than `{table.parts[0]}`: a table has one")
        counted = [count_records(part, header, told) for part, header in zip(table.parts, headers, strict=True)]
    except OSError as error:
        raise CohortMisuse(f"`{table.path}` cannot be read: {error.strerror}") from error
    return Separated(table, headers[0], tuple(counted))


def records(part: Path, header: Header) -> Iterator[tuple[int, list[str]]]:
    """The records of a sound file, each with the line where it begins."""
    with part.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=header.sign, strict=True)
        next(reader)
        began = reader.line_num + 1
        for fields in reader:
            if fields:
                yield began, fields
            began = reader.line_num + 1
