"""Which derived element has which table of classes."""

from __future__ import annotations

from collections.abc import Sequence

from guideproof.model.fault import Fault
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.reading.files import Files
from guideproof.reading.tables.cells import TABLE, Table, parse_table
from guideproof.reading.tree import Entry, Mapped
from guideproof.reading.variables import Signatures
from guideproof.source import whole


def tables_of_classes(
    files: Files, entries: Sequence[Entry], variables: Signatures
) -> tuple[dict[str, Table], list[Fault]]:
    """The tables of derived elements by their ids, and what is wrong with them; one that no element has is told of."""
    said = {
        entry.key: entry.value.entries[TABLE].key_span
        for entry in entries
        if isinstance(entry.value, Mapped) and TABLE in entry.value.entries
    }
    found: dict[str, Table] = {}
    faults: list[Fault] = []
    for id, file in files.classes.items():
        if id in said:
            table, wrong = parse_table(file.data, file.path, ())
            faults += wrong
            found |= {id: table} if table is not None else {}
        elif variables.hidden:
            variables.unread.add(id)  # its element may stand in the file that could not be read
        elif id not in variables.unread:
            faults.append(TableFault(TableFlaw.NO_ELEMENT, id, "", whole(file.path)))
    for id, place in said.items():
        if id not in files.classes and not any(f"derived/{id}.csv" in each.span.path for each in files.faults):
            faults.append(TableFault(TableFlaw.NO_ROWS, id, "", place))
    return found, faults
