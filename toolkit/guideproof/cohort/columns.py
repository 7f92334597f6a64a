"""Which column of a table holds which fact, and what of the table is not used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from guideproof.cohort.mapping import ColumnMapping, MappedColumn
from guideproof.cohort.misuse import CohortMisuse
from guideproof.model.element import NUMERIC, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.columns import ENTRY, PATIENT, Given, Source, fact_columns
from guideproof.renderers.cohort_sql.statement import TABLE, Table


class Storage(StrEnum):
    """How an engine stores a column."""

    BOOLEAN = "boolean"
    TEXT = "text"
    EXACT = "exact"
    DOUBLE = "double"
    SINGLE = "single"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stored:
    """A column of a table; ``scale`` is how many decimals an exact number has."""

    name: str
    storage: Storage
    scale: int = 0


@dataclass(frozen=True, slots=True)
class Matched:
    """The table as the statement sees it, and notes on what of it is not used or not there."""

    table: Table
    notes: tuple[str, ...]


def match(columns: Sequence[Stored], mapping: ColumnMapping, guideline: Guideline, entry: str | None) -> Matched:
    """Finds the columns of the facts, by the mapping or by name, capitals or not. Raises ``CohortMisuse``."""
    by_name = {column.name.lower(): column for column in reversed(columns)}
    patient = _required(mapping.patient, PATIENT, by_name)
    entry_column = _entry_column(mapping, by_name, guideline, entry)
    sources: dict[str, Source] = {}
    absent: list[str] = []
    for element in guideline.elements.values():
        for name in fact_columns(element):
            mapped = mapping.columns.get(name, MappedColumn(name))
            column = by_name.get(mapped.column.lower())
            if column is not None:
                sources[name] = _source(element, column, mapped)
            elif name in mapping.columns:
                raise CohortMisuse(f"the table has no column `{mapped.column}`, to which `{name}` is mapped")
            else:
                absent.append(name)
    if not sources:
        raise CohortMisuse("the table has no column of any element; a mapping file (--mapping) says which is which")
    used = {patient, entry_column, *(source.column for source in sources.values())}
    unused = [column.name for column in columns if column.name not in used]
    if entry is None and entry_column is None:
        entry = next(iter(guideline.manifest.entry_points))
    table = Table(sources, TABLE, patient, entry_column, entry)
    return Matched(table, tuple(_notes(unused, absent, guideline)))


def _required(mapped: str | None, usual: str, by_name: Mapping[str, Stored]) -> str:
    column = by_name.get((mapped or usual).lower())
    if column is None:
        hint = "" if mapped else "; a mapping file (--mapping) can name another, as `patient_id: COLUMN`"
        raise CohortMisuse(f"the table has no column `{mapped or usual}` that says who each patient is{hint}")
    return column.name


def _entry_column(
    mapping: ColumnMapping, by_name: Mapping[str, Stored], guideline: Guideline, entry: str | None
) -> str | None:
    points = guideline.manifest.entry_points
    if entry is not None:
        if entry not in points:
            raise CohortMisuse(f"no entry point `{entry}`; there are: {', '.join(points)}")
        return None
    if mapping.entry is not None:
        return _required(mapping.entry, ENTRY, by_name)
    taken = {each.column.lower() for each in mapping.columns.values()} | set(guideline.elements)
    column = by_name.get(ENTRY)
    return column.name if column is not None and ENTRY not in taken else None


def _source(element: Element, column: Stored, mapped: MappedColumn) -> Source:
    given = _given(element, column.storage, renamed=mapped.values is not None)
    scale = column.scale if column.storage is Storage.EXACT else None
    return Source(column.name, given, mapped.factor, scale, mapped.values)


def _given(element: Element, storage: Storage, *, renamed: bool) -> Given:
    """How values of this storage are read as this element; with names for values, anything is read as text."""
    if renamed:
        return Given.TEXT if storage is Storage.TEXT else Given.PROPER
    if element.type in NUMERIC:
        kinds = {
            Storage.EXACT: Given.PROPER,
            Storage.DOUBLE: Given.DOUBLE,
            Storage.SINGLE: Given.SINGLE,
            Storage.TEXT: Given.TEXT,
        }
        return kinds.get(storage, Given.WRONG)
    if element.type is ElementType.CODE:
        return Given.PROPER if storage is Storage.TEXT else Given.WRONG
    return {Storage.BOOLEAN: Given.PROPER, Storage.TEXT: Given.TEXT}.get(storage, Given.WRONG)


def _notes(unused: list[str], absent: list[str], guideline: Guideline) -> list[str]:
    notes = []
    for name in unused:
        if name.lower() in guideline.derived:
            notes.append(f"column `{name}` is not used: it is derived, so it is computed")
            continue
        near = get_close_matches(name.lower(), absent, 1, 0.8)
        hint = f"; did you mean `{near[0]}`?" if near else ""
        notes.append(f"column `{name}` is not used: no element has this name{hint}")
    notes += [f"`{name}` has no column, so it is missing for everybody" for name in absent]
    return notes
