"""Where in its file a patient stands, for messages: by our own readers, or in Parquet by the number of the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from guideproof.cohort.engine import Engine
from guideproof.cohort.lines_of_json import objects
from guideproof.cohort.opened import OpenedTable
from guideproof.cohort.separated.reading import records
from guideproof.cohort.stored import folded
from guideproof.renderers.cohort_sql.statement import CohortTable

_SHOWN = 5
_NOTHING = ("", "null")


class Sought(Struct, frozen=True):
    """What is looked for: rows without an id, without anything, with the name of the column as id, with certain ids;
    ``names`` are those of the columns, where rows are as wide as they are."""

    label: str
    missing: tuple[str, ...]
    ids: tuple[str, ...]
    names: tuple[str, ...] = ()

    def keys(self, id: Any, values: Sequence[Any]) -> Iterator[str]:
        """As what a row is looked for."""
        written = "" if id is None else str(id)
        if not written.strip() or written in self.missing or written == "null":
            yield "empty"
            if all(value in (None, *_NOTHING) for value in values):
                yield "blank"
        elif folded(written) == folded(self.label):
            yield "header"
            if self.names and [folded(str(value)) for value in values] != [folded(name) for name in self.names]:
                yield "other header"
        if written in self.ids:
            yield f"id {written}"


def find(
    opened: OpenedTable, engine: Engine, table: CohortTable, sought: Sought, counts: Mapping[str, int]
) -> dict[str, list[str]]:
    """The first places of what is sought, by ``empty``, ``blank``, ``header`` and ``id …``; ``counts`` says how many
    there are of each. Of a table without places that can be told there are none."""
    wanted = {key: min(count, _SHOWN) for key, count in counts.items() if count}
    found: dict[str, list[str]] = {}
    for place, id, values in _rows(opened, engine, table, sought):
        for key in sought.keys(id, values):
            if len(found.setdefault(key, [])) < _SHOWN:
                found[key].append(place)
        if all(len(found.get(key, ())) >= count for key, count in wanted.items()):
            break
    return found


def _rows(
    opened: OpenedTable, engine: Engine, table: CohortTable, sought: Sought
) -> Iterator[tuple[str, Any, Sequence[Any]]]:
    """Each row's place, id and values."""
    several = len(opened.file.parts) > 1
    if opened.separated is not None:
        header = opened.separated.header
        column = header.names.index(sought.label)
        for part in opened.file.parts:
            for line, fields in records(part, header):
                yield f"{part.name}:{line}" if several else str(line), fields[column], fields
    for each in opened.lines:
        for line, record in objects(each.part):
            yield f"{each.part.name}:{line}" if several else str(line), record.get(sought.label), [*record.values()]
    if not opened.lines and opened.separated is None:
        yield from engine.places(table.patient, [sought.label, *sought.missing, *sought.ids])
