"""The rows of a table as the classes of a derived element (sections 4 and 6)."""

from __future__ import annotations

from collections.abc import Callable

from guideproof.model.element import ClassBranch, ClassValue
from guideproof.model.table_fault import TableFlaw
from guideproof.reading.parameters import PARAMETER
from guideproof.reading.tables.cells import Cell, Row, Table
from guideproof.reading.tables.columns import plain_scalar
from guideproof.reading.tables.rows import TableRows
from guideproof.reading.tree import Entry, Mapped, Scalar, Tree
from guideproof.reading.variables import Signatures

VALUE = "value"
"""The last column, which names no element."""

ReadValue = Callable[[Tree], tuple[ClassValue, str]]
"""Reads what a class gives, as its file in YAML would say it, and says how that is written."""


def values_in(table: Table) -> list[Tree]:
    """What stands in the last column, in the order of the rows."""
    return [_value(row.cells[-1]) for row in table.rows]


def _value(cell: Cell) -> Tree:
    """What a cell of the last column says, as YAML would: a parameter in braces, or a plain scalar."""
    if cell.text.startswith("{") and cell.text.endswith("}"):
        id = cell.text[1:-1].strip()
        return Mapped({PARAMETER: Entry(PARAMETER, cell.span, Scalar(id, id, cell.span))}, cell.span)
    return plain_scalar(cell.text, None, cell.span)


def read_classes(table: Table, read: ReadValue, variables: Signatures) -> tuple[ClassBranch, ...] | None:
    """The classes, in the order of the rows; ``None``, with faults, where they cannot all be told."""
    rows = _ClassRows(table, variables, (VALUE,))
    sound = rows.header(TableFlaw.NO_VALUES) and table.whole
    if sound and rows.words[VALUE] != len(table.names) - 1:
        rows.fault(TableFlaw.NOT_LAST, VALUE, "", table.names[rows.words[VALUE]])
        sound = False
    if sound and not table.rows:
        rows.fault(TableFlaw.NO_CLASSES, VALUE, "", table.names[-1])
        sound = False
    branches = tuple(rows.branch(row, read) for row in table.rows) if VALUE in rows.words else ()
    return branches if sound else None


class _ClassRows(TableRows):
    """A table of classes being read."""

    def branch(self, row: Row, read: ReadValue) -> ClassBranch:
        """The class that a row gives."""
        cell, called = row.cells[self.words[VALUE]], f"row {row.number}"
        asked = self.asked(row)
        place = asked[0].span.until(asked[-1].span) if asked else row.span
        if not cell.text:
            self.fault(TableFlaw.NO_VALUE, VALUE, "", cell)
        value, written = read(_value(cell)) if cell.text else ("", "")
        return ClassBranch(self.when(row, called), value, row.span, place, written and cell.text)
