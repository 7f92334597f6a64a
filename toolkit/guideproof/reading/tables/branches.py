"""The rows of a table as the branches of a decision (section 6)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from guideproof.model.condition import All, Condition, Unreadable
from guideproof.model.fault import SchemaFault, Shape
from guideproof.model.node import Branch
from guideproof.model.reference import Ref
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.model.text_fault import BlankText
from guideproof.nearest import nearest
from guideproof.reading.characters import without_invisible
from guideproof.reading.schemas import schema
from guideproof.reading.tables.cells import Cell, Row, Table, between_semicolons
from guideproof.reading.tables.columns import Column, element_column, named, twice
from guideproof.reading.tables.conditions import ANYTHING, read_cell
from guideproof.reading.variables import Signatures

NEXT, ID, LABEL = "next", "id", "label"
"""The columns that name no element."""

OTHERWISE = "otherwise"
"""What the first cell of a row says that takes the rest."""


def read_branches(table: Table, variables: Signatures) -> tuple[Branch, ...] | None:
    """The branches of a decision, in the order of the rows; ``None``, with faults, where they cannot all be told."""
    return _Rows(table, variables).branches()


@dataclass(slots=True)
class _Rows:
    """One table being read. ``words`` are the places of the columns that name no element, ``columns`` the others by
    their places: ``None`` for one that cannot be read."""

    table: Table
    variables: Signatures
    words: dict[str, int] = field(default_factory=dict)
    columns: dict[int, Column | None] = field(default_factory=dict)

    def branches(self) -> tuple[Branch, ...] | None:
        sound = self._header() and self.table.whole
        self.variables = replace(self.variables, by_name=False)
        branches = tuple(self._branch(row) for row in self.table.rows)
        return branches if sound else None

    def _header(self) -> bool:
        """Reads the first line; whether it is one of a table of branches."""
        names, words, seen = self.table.names, (NEXT, ID, LABEL), set[str]()
        repeated = list(twice(names))
        self.variables.faults += repeated
        for place, name in enumerate(names):
            id = named(name)[0]
            if name.text in words:
                self.words.setdefault(name.text, place)
            elif id not in seen:
                self.columns[place] = element_column(name, words, self.variables)
            seen.add(id)
        # A name that is like it is told for itself.
        if NEXT not in self.words and not any(nearest(id, (NEXT,)) for id in seen):
            self._fault(TableFlaw.NO_COLUMN, NEXT, "", names[-1])
        return NEXT in self.words and not repeated

    def _branch(self, row: Row) -> Branch:
        id, label = self._cell(row, ID), self._cell(row, LABEL)
        called = f"row `{id.text}`" if id is not None and id.text else f"row {row.number}"
        if id is not None and id.text and not re.fullmatch(_id()["pattern"], id.text):
            self._refuse(Shape.PATTERN, ID, called, id, id.text, (_id()["title"],))
        if label is not None and label.text and not without_invisible(label.text).strip():
            self.variables.faults.append(BlankText(LABEL, called, label.span))
        asked = [row.cells[place] for place in self.columns]
        return Branch(
            id=id.text if id is not None and id.text else f"row-{row.number}",
            label=label.text if label is not None and label.text else None,
            when=self._when(row, called),
            next=self._next(row, called),
            knows=(),
            evidence=(),
            span=row.span,
            when_span=asked[0].span.until(asked[-1].span) if asked else row.span,
            label_span=label.span if label is not None and label.text else None,
        )

    def _when(self, row: Row, called: str) -> Condition | None:
        """What the cells of a row test together; ``None`` for the one that takes the rest."""
        cells = [(row.cells[place], column) for place, column in self.columns.items()]
        if cells and cells[0][0].text == OTHERWISE:
            for cell, _ in cells[1:]:
                if cell.text not in ANYTHING:
                    self._fault(TableFlaw.REST, cell.text, "", cell)
            return None
        said = [(cell, column) for cell, column in cells if cell.text not in ANYTHING]
        if not said:
            self._fault(TableFlaw.EVERYBODY, called, "", row.cells[0])
            return Unreadable((), row.span)
        parts = tuple(
            read_cell(column, cell, called, self.variables) if column is not None else Unreadable((), cell.span)
            for cell, column in said
        )
        return parts[0] if len(parts) == 1 else All(parts, said[0][0].span.until(said[-1][0].span))

    def _next(self, row: Row, called: str) -> tuple[Ref, ...] | None:
        cell = self._cell(row, NEXT)
        if cell is None:
            return None
        ids = between_semicolons(cell)
        for id, count in Counter(ids).items():
            if count > 1:
                self._refuse(Shape.REPEATED, NEXT, called, cell, id, ())
        return tuple(Ref(id, cell.span) for id in dict.fromkeys(ids))

    def _cell(self, row: Row, word: str) -> Cell | None:
        place = self.words.get(word)
        return row.cells[place] if place is not None else None

    def _refuse(self, shape: Shape, key: str, called: str, cell: Cell, given: str, expected: tuple[str, ...]) -> None:
        self.variables.faults.append(SchemaFault(shape, key, called, given, expected, cell.span))

    def _fault(self, flaw: TableFlaw, text: str, instead: str, cell: Cell) -> None:
        self.variables.faults.append(TableFault(flaw, text, instead, cell.span))


def _id() -> dict[str, str]:
    """What the schemas say of an id."""
    said: dict[str, str] = schema("common")["$defs"]["id"]
    return said
