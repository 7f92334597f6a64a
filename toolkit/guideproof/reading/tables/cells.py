"""The text of a table as cells, each with its place, and everything that keeps it from being one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator

from msgspec import Struct

from guideproof.model.fault import Fault
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.model.text_fault import Forbidden, ForbiddenYaml, InvisibleCharacter
from guideproof.reading.broken.cause import conflict
from guideproof.reading.characters import IN_PROSE, decode, with_prose, without_invisible, without_refused
from guideproof.reading.tables.records import BrokenRecord, Record, text_of, walk
from guideproof.reading.yaml_tree import LARGEST
from guideproof.source import Span, whole

TABLE = "table"
"""The key that says that the branches of a decision, or the classes of an element, are the rows of a table."""

_UNREAD = (TableFlaw.SEPARATOR, TableFlaw.FOR_SPREADSHEETS)
"""What keeps the whole of a table from being read."""

_SEPARATORS = (";", "\t")
"""What spreadsheets put between cells in some countries, or when asked to, in place of the comma."""


class Cell(Struct, frozen=True):
    """What a cell says, without its quotation marks and the blanks around it."""

    text: str
    span: Span


class Row(Struct, frozen=True):
    """A row that is as long as the header; ``number`` counts from 1 and passes over blank lines."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def span(self) -> Span:
        """From its first cell to its last."""
        return self.cells[0].span.until(self.cells[-1].span)


class Table(Struct, frozen=True):
    """The cells of a file; ``whole`` says that every row of it could be read."""

    names: tuple[Cell, ...]
    rows: tuple[Row, ...]
    whole: bool
    span: Span


def parse_table(data: bytes, path: str, prose: Collection[str]) -> tuple[Table | None, list[Fault]]:
    """The table of a file and everything that is wrong with it; ``None`` where there is none. The cells of the columns
    ``prose`` are texts for people."""
    if len(data) > LARGEST:
        return None, [ForbiddenYaml(Forbidden.TOO_LARGE, f"{len(data)} bytes", whole(path))]
    text, faults = decode(data, path)
    if text is None:
        return None, faults
    if unmerged := conflict(text, path):
        return None, [*faults, unmerged]
    records = list(_records(with_prose(data), path))
    flaws: list[Fault] = [each for each in records if isinstance(each, TableFault)]
    header, *lines = [each for each in records if not isinstance(each, TableFault)] or [()]
    if header or not flaws:  # what keeps every line from being read is the one thing to tell
        flaws += _wrong_header(header, path)
    if not header or any(isinstance(flaw, TableFault) and flaw.what in _UNREAD for flaw in flaws):
        return None, [*faults, *flaws]
    names = tuple(_plain(cell) for cell in header)
    rows: list[Row] = []
    for number, cells in enumerate(lines, start=1):
        if len(cells) == len(names):
            rows.append(Row(number, _read(cells, names, prose) if faults else cells))
        else:
            flaw = TableFlaw.SHORT if len(cells) < len(names) else TableFlaw.LONG
            flaws.append(TableFault(flaw, str(len(cells)), str(len(names)), cells[0].span.until(cells[-1].span)))
    spoken = sorted(row.cells[place].span for place, name in enumerate(names) if name.text in prose for row in rows)
    faults = [fault for fault in faults if not _may_stand(fault, spoken)]
    return Table(names, tuple(rows), not flaws, whole(path)), [*faults, *flaws]


def _records(text: str, path: str) -> Iterator[tuple[Cell, ...] | TableFault]:
    """Every line that is not blank; a line of nothing but empty cells is one that a spreadsheet saved."""
    for found in walk(text.encode(), b",", 1):
        if isinstance(found, BrokenRecord):
            line = found.written.decode("utf-8", "replace")
            yield TableFault(found.flaw, line, "", Span(path, found.line, 1, found.line, len(line) + 1))
        else:
            cells = tuple(_cells(found, path))
            if any(cell.text for cell in cells):
                yield cells


def _cells(record: Record, path: str) -> Iterator[Cell]:
    line, column = record.line, 1
    for field in record.fields:
        written = field.decode()
        end_line, end_column = line, column + len(written)
        if not written.startswith('"'):
            yield Cell(written.strip(), Span(path, line, column, line, end_column))
            column = end_column + 1
            continue
        if "\n" in written:
            end_line, end_column = line + written.count("\n"), len(written) - written.rindex("\n")
        yield Cell(text_of(field).strip(), Span(path, line, column, end_line, end_column))
        line, column = end_line, end_column + 1


def _plain(cell: Cell) -> Cell:
    return Cell(without_invisible(cell.text).strip(), cell.span) if cell.text else cell


def _read(cells: tuple[Cell, ...], names: tuple[Cell, ...], prose: Collection[str]) -> tuple[Cell, ...]:
    """The cells of a file in which there are characters that may not be in every text."""
    named = zip(names, cells, strict=True)
    return tuple(_said(cell) if name.text in prose else _plain(cell) for name, cell in named)


def _said(cell: Cell) -> Cell:
    return Cell(without_refused(cell.text), cell.span)


def between_semicolons(cell: Cell) -> list[str]:
    """What a cell names; semicolons alone name none of the things that there are, and are no empty cell."""
    parts = [part for each in cell.text.split(";") if (part := each.strip())]
    return parts or [cell.text] if cell.text else []


def _wrong_header(header: tuple[Cell, ...], path: str) -> Iterator[TableFault]:
    if not header:
        yield TableFault(TableFlaw.EMPTY, "", "", whole(path))
    elif re.fullmatch(r"sep=.?", header[0].text, re.IGNORECASE | re.DOTALL):
        sign = f"{header[0].text}," if len(header) > 1 else header[0].text
        yield TableFault(TableFlaw.FOR_SPREADSHEETS, sign, "", header[0].span)
    elif len(header) == 1 and (found := next((each for each in _SEPARATORS if each in header[0].text), None)):
        yield TableFault(TableFlaw.SEPARATOR, found, header[0].text, header[0].span)
    else:
        yield from (TableFault(TableFlaw.NO_NAME, "", "", cell.span) for cell in header if not _plain(cell).text)


def _may_stand(fault: Fault, spoken: list[Span]) -> bool:
    """Whether a character is one that a language needs, in a text for people; these are given by their places."""
    if not isinstance(fault, InvisibleCharacter) or not IN_PROSE.match(fault.character):
        return False
    before = bisect_right(spoken, fault.span)
    return before > 0 and spoken[before - 1].contains(fault.span)
