"""The rows of a table as conditions: what all tables have alike whose rows say who is meant (section 6)."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.model.condition import All, Condition, Unreadable
from guideproof.model.fault import SchemaFault, Shape
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.nearest import nearest
from guideproof.reading.tables.cells import Cell, Row, Table
from guideproof.reading.tables.columns import Column, element_column, named, twice
from guideproof.reading.tables.conditions import ANYTHING, read_cell
from guideproof.reading.variables import Signatures

OTHERWISE = "otherwise"
"""What the first cell of a row says that takes the rest."""


class TableRows(Struct):
    """One table being read. ``allowed`` are the names of columns that name no element, the first of which must be
    there; ``words`` are the places of those that are, ``columns`` the others by their places: ``None`` for one that
    cannot be read."""

    table: Table
    variables: Signatures
    allowed: tuple[str, ...]
    words: dict[str, int] = field(default_factory=dict)
    columns: dict[int, Column | None] = field(default_factory=dict)

    def header(self, missing: TableFlaw) -> bool:
        """Reads the first line; whether it can be one of such a table. ``missing`` is what is wrong where the column
        that must be there is not."""
        names, seen = self.table.names, set[str]()
        repeated = list(twice(names))
        self.variables.faults += repeated
        for place, name in enumerate(names):
            id = named(name)[0]
            if name.text in self.allowed:
                self.words.setdefault(name.text, place)
            elif id not in seen:
                self.columns[place] = element_column(name, self.allowed, self.variables)
            seen.add(id)
        needed = self.allowed[0]
        # A name that is like it is told for itself.
        if needed not in self.words and not any(nearest(id, (needed,)) for id in seen):
            self.fault(missing, needed, "", names[-1])
        self.variables = replace(self.variables, by_name=False)
        return needed in self.words and not repeated

    def when(self, row: Row, called: str) -> Condition | None:
        """What the cells of a row test together; ``None`` for the one that takes the rest."""
        cells = [(row.cells[place], column) for place, column in self.columns.items()]
        if cells and cells[0][0].text == OTHERWISE:
            for cell, _ in cells[1:]:
                if cell.text not in ANYTHING:
                    self.fault(TableFlaw.REST, cell.text, "", cell)
            return None
        said = [(cell, column) for cell, column in cells if cell.text not in ANYTHING]
        if not said:
            self.fault(TableFlaw.EVERYBODY, called, "", row.cells[0])
            return Unreadable((), row.span)
        parts = tuple(
            read_cell(column, cell, called, self.variables) if column is not None else Unreadable((), cell.span)
            for cell, column in said
        )
        return parts[0] if len(parts) == 1 else All(parts, said[0][0].span.until(said[-1][0].span))

    def asked(self, row: Row) -> list[Cell]:
        """The cells that test something, or could."""
        return [row.cells[place] for place in self.columns]

    def cell(self, row: Row, word: str) -> Cell | None:
        """The cell of a column that names no element."""
        place = self.words.get(word)
        return row.cells[place] if place is not None else None

    def refuse(self, shape: Shape, key: str, called: str, cell: Cell, given: str, expected: tuple[str, ...]) -> None:
        """Tells that a cell says what it cannot."""
        self.variables.faults.append(SchemaFault(shape, key, called, given, expected, cell.span))

    def fault(self, flaw: TableFlaw, text: str, instead: str, cell: Cell) -> None:
        """Tells what is wrong at a cell."""
        self.variables.faults.append(TableFault(flaw, text, instead, cell.span))
