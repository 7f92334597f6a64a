"""The rows of a table as the branches of a decision (section 6)."""

from __future__ import annotations

import re
from collections import Counter

from guideproof.model.fault import Shape
from guideproof.model.node import Branch
from guideproof.model.reference import Ref
from guideproof.model.table_fault import TableFlaw
from guideproof.model.text_fault import BlankText
from guideproof.reading.characters import without_invisible
from guideproof.reading.schemas import schema
from guideproof.reading.tables.cells import Row, Table, between_semicolons
from guideproof.reading.tables.rows import TableRows
from guideproof.reading.variables import Signatures

NEXT, ID, LABEL = "next", "id", "label"
"""The columns that name no element."""


def read_branches(table: Table, variables: Signatures) -> tuple[Branch, ...] | None:
    """The branches of a decision, in the order of the rows; ``None``, with faults, where they cannot all be told."""
    rows = _BranchRows(table, variables, (NEXT, ID, LABEL))
    sound = rows.header(TableFlaw.NO_COLUMN) and table.whole
    branches = tuple(map(rows.branch, table.rows))
    return branches if sound else None


class _BranchRows(TableRows):
    """A table of branches being read."""

    def branch(self, row: Row) -> Branch:
        """The branch that a row is."""
        id, label = self.cell(row, ID), self.cell(row, LABEL)
        called = f"row `{id.text}`" if id is not None and id.text else f"row {row.number}"
        if id is not None and id.text and not re.fullmatch(_id()["pattern"], id.text):
            self.refuse(Shape.PATTERN, ID, called, id, id.text, (_id()["title"],))
        if label is not None and label.text and not without_invisible(label.text).strip():
            self.variables.faults.append(BlankText(LABEL, called, label.span))
        asked = self.asked(row)
        return Branch(
            id=id.text if id is not None and id.text else f"row-{row.number}",
            label=label.text if label is not None and label.text else None,
            when=self.when(row, called),
            next=self._next(row, called),
            knows=(),
            evidence=(),
            span=row.span,
            when_span=asked[0].span.until(asked[-1].span) if asked else row.span,
            label_span=label.span if label is not None and label.text else None,
        )

    def _next(self, row: Row, called: str) -> tuple[Ref, ...] | None:
        cell = self.cell(row, NEXT)
        if cell is None:
            return None
        ids = between_semicolons(cell)
        for id, count in Counter(ids).items():
            if count > 1:
                self.refuse(Shape.REPEATED, NEXT, called, cell, id, ())
        return tuple(Ref(id, cell.span) for id in dict.fromkeys(ids))


def _id() -> dict[str, str]:
    """What the schemas say of an id."""
    said: dict[str, str] = schema("common")["$defs"]["id"]
    return said
