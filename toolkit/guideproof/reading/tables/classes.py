"""The rows of a table as the classes of a derived element (sections 4 and 6)."""

from __future__ import annotations

import re
from collections.abc import Callable

from guideproof.model.element import ClassBranch, ClassValue
from guideproof.model.fault import Shape
from guideproof.model.table_fault import TableFlaw
from guideproof.reading.schemas import schema
from guideproof.reading.tables.cells import Row, Table
from guideproof.reading.tables.columns import plain_scalar
from guideproof.reading.tables.rows import TableRows
from guideproof.reading.tree import Tree
from guideproof.reading.variables import Signatures

VALUE = "value"
"""The last column, which names no element."""

ReadValue = Callable[[Tree], ClassValue]
"""Reads what a class gives, as its file in YAML would say it."""


def codes_in(table: Table) -> tuple[str, ...]:
    """The texts in the last column, each once, in the order of the rows."""
    given = (plain_scalar(row.cells[-1].text, None, row.cells[-1].span).value for row in table.rows)
    return tuple(dict.fromkeys(each for each in given if isinstance(each, str) and each))


def read_classes(table: Table, read: ReadValue, variables: Signatures) -> tuple[ClassBranch, ...] | None:
    """The classes, in the order of the rows; ``None``, with faults, where they cannot all be told."""
    rows = _ClassRows(table, variables, (VALUE,))
    sound = rows.header(TableFlaw.NO_VALUES) and table.whole
    if sound and rows.words[VALUE] != len(table.names) - 1:
        rows.fault(TableFlaw.NOT_LAST, VALUE, "", table.names[rows.words[VALUE]])
        sound = False
    branches = tuple(rows.branch(row, read) for row in table.rows) if VALUE in rows.words else ()
    return branches if sound else None


class _ClassRows(TableRows):
    """A table of classes being read."""

    def branch(self, row: Row, read: ReadValue) -> ClassBranch:
        """The class that a row gives."""
        cell, called = row.cells[self.words[VALUE]], f"row {row.number}"
        if not cell.text:
            self.fault(TableFlaw.NO_VALUE, VALUE, "", cell)
        elif isinstance(written := plain_scalar(cell.text, None, cell.span).value, str):
            code = schema("common")["$defs"]["code"]
            if not re.fullmatch(code["pattern"], written) or written in code["not"]["enum"]:
                self.refuse(Shape.PATTERN, VALUE, called, cell, cell.text, (code["title"],))
        asked = self.asked(row)
        place = asked[0].span.until(asked[-1].span) if asked else row.span
        value = read(plain_scalar(cell.text, None, cell.span)) if cell.text else cell.text
        return ClassBranch(self.when(row, called), value, row.span, place)
