"""Which column of a table holds which fact, and what of the table is not used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from guideproof.cohort.declared import Declared
from guideproof.cohort.mapping import ColumnMapping, MappedColumn
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.stored import ColumnFinder, Storage, Stored, folded
from guideproof.model.calendar import days_written
from guideproof.model.element import ON, Element
from guideproof.model.guideline import Guideline
from guideproof.model.number import parse_number
from guideproof.nearest import did_you_mean, no_such
from guideproof.program.slots import CodeKind, DateKind, NumberKind, SetKind, TruthKind, input_kind
from guideproof.renderers.cohort_sql.columns import (
    ENTRY,
    PATIENT,
    VISIT_COLUMN,
    ColumnSource,
    GivenColumn,
    fact_columns,
)
from guideproof.renderers.cohort_sql.statement import TABLE, CohortTable


class Matched(Struct, frozen=True):
    """The table as the statement sees it, and notes on what of it is not used or not there.

    ``stored`` are its columns by their names for the engine; ``warnings`` are notes of which nobody should not know.
    """

    table: CohortTable
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    stored: Mapping[str, Stored]


def match(
    columns: Sequence[Stored], mapping: ColumnMapping, guideline: Guideline, entry: str | None, on: str | None = None
) -> Matched:
    """Finds the columns of the facts, by the mapping or by name, capitals or not. Raises ``CohortMisuse``."""
    finder = ColumnFinder(columns)
    patient = finder.required(mapping.patient, PATIENT)
    entry_column = _entry_column(mapping, finder, guideline, entry)
    visit = _visit(mapping, finder, on) if guideline.dated else VISIT_COLUMN
    sources: dict[str, ColumnSource] = {}
    absent: list[str] = []
    for element in guideline.elements.values():
        for name in fact_columns(element):
            mapped = mapping.columns.get(name)
            column = finder.found(mapped.column if mapped is not None else name, mapped=mapped is not None)
            if column is not None:
                sources[name] = _source(element, column, mapped or MappedColumn(name), mapping.declared)
            elif mapped is not None:
                hint = finder.meant(mapped.column)
                raise CohortMisuse(f"the table has no column `{mapped.column}`, to which `{name}` is mapped{hint}")
            else:
                absent.append(name)
    whole = list(_unread_sets(columns, mapping, guideline))
    if not sources:
        raise CohortMisuse(
            "the table has no column of any element; a mapping file (--mapping) says which is which"
            f"{''.join(f'; {note}' for note in whole or _meant(columns, absent))}"
        )
    visit_column = visit.column if guideline.dated and isinstance(visit, ColumnSource) else None
    used = {patient, entry_column, visit_column, *(source.column for source in sources.values())}
    unused = [column for column in columns if column.name not in used]
    if entry is None and entry_column is None:
        entry = next(iter(guideline.manifest.entry_points))
    table = CohortTable(sources, TABLE, patient, entry_column, entry, mapping.declared.missing, visit)
    warnings = (*whole, *_named_twice(unused))
    notes = tuple(_notes(unused, absent, guideline))
    return Matched(table, notes, warnings, {column.name: column for column in columns})


def _entry_column(mapping: ColumnMapping, finder: ColumnFinder, guideline: Guideline, entry: str | None) -> str | None:
    points = guideline.manifest.entry_points
    if entry is not None:
        if entry not in points:
            raise CohortMisuse(no_such("entry point", entry, points))
        return None
    if mapping.entry is not None:
        return finder.required(mapping.entry, ENTRY)
    taken = {folded(each.column) for each in mapping.columns.values()} | set(guideline.elements)
    column = finder.found(ENTRY) if ENTRY not in taken else None
    return column.name if column is not None else None


def _visit(mapping: ColumnMapping, finder: ColumnFinder, on: str | None) -> ColumnSource | int:
    """Where the day of the visit stands, or that of all patients: today where nothing says it."""
    column = finder.found(mapping.visit or ON, mapped=mapping.visit is not None)
    if column is None and mapping.visit is not None:
        hint = finder.meant(mapping.visit)
        raise CohortMisuse(f"the table has no column `{mapping.visit}`, to which `{ON}` is mapped{hint}")
    if column is not None and on is not None:
        raise CohortMisuse(
            f"the column `{column.label}` says on which day each patient is seen, and `--on` says {on} for all: leave"
            " one out"
        )
    if column is None:
        day = days_written(on or date.today().isoformat())
        assert day is not None, "an option names a day"
        return day[0]
    given = {Storage.TEXT: GivenColumn.TEXT, Storage.DAY: GivenColumn.DAY}.get(column.storage)
    if given is None:
        raise CohortMisuse(
            f"the column `{column.label}` is to be the day of the visit, and is neither of dates nor of texts such as"
            " 2026-01-31"
        )
    return ColumnSource(column.name, given, missing=mapping.declared.missing)


def _source(element: Element, column: Stored, mapped: MappedColumn, declared: Declared) -> ColumnSource:
    values = mapped.values
    if values is None and isinstance(input_kind(element), TruthKind | SetKind):
        values = _booleans(column.storage, declared)
    return ColumnSource(
        column.name,
        _given(element, column.storage, renamed=values is not None),
        mapped.conversion,
        column.scale if column.storage is Storage.EXACT else None,
        values,
        (*declared.missing, *mapped.missing),
        declared.comma and column.storage is Storage.TEXT,
        whole_set=column.of_set is not None,
    )


def _booleans(storage: Storage, declared: Declared) -> Mapping[str, bool] | None:
    """What the words of a column mean, where booleans are declared and the column is not of booleans already."""
    if not declared.booleans or storage is Storage.BOOLEAN:
        return None
    if storage is Storage.TEXT:
        return {"true": True, "false": False, **declared.booleans}
    return {word: value for word, value in declared.booleans.items() if parse_number(word) is not None} or None


def _given(element: Element, storage: Storage, *, renamed: bool) -> GivenColumn:
    """How values of this storage are read as this element; with names for values, anything is read as text."""
    kinds = {Storage.DOUBLE: GivenColumn.DOUBLE, Storage.SINGLE: GivenColumn.SINGLE, Storage.TEXT: GivenColumn.TEXT}
    if renamed:
        return kinds.get(storage, GivenColumn.PROPER)
    match input_kind(element):
        case NumberKind():
            return kinds.get(storage, GivenColumn.PROPER if storage is Storage.EXACT else GivenColumn.WRONG)
        case CodeKind():
            return GivenColumn.PROPER if storage is Storage.TEXT else GivenColumn.WRONG
        case TruthKind() | SetKind():
            return {Storage.BOOLEAN: GivenColumn.PROPER, Storage.TEXT: GivenColumn.TEXT}.get(storage, GivenColumn.WRONG)
        case DateKind():
            as_text = kinds.get(storage) is GivenColumn.TEXT
            given = {Storage.DAY: GivenColumn.DAY, Storage.EXACT: GivenColumn.PROPER}.get(storage, GivenColumn.WRONG)
            return GivenColumn.TEXT if as_text else given


def _unread_sets(columns: Sequence[Stored], mapping: ColumnMapping, guideline: Guideline) -> Iterator[str]:
    """Columns that are named as a whole set and hold no list of it."""
    for element in guideline.elements.values():
        if not isinstance(input_kind(element), SetKind):
            continue
        mapped = mapping.sets.get(element.id)
        held = [each for each in columns if each.of_set is None and each.key == folded(mapped or element.id)]
        codes = ", ".join(f"`{name}`" for name in fact_columns(element)[:2])
        for column in held:
            says = (
                f"column `{column.label}` is not read: `{element.id}` is a set, and a set is one column a code, {codes}"
                " …, true or false, or one column that is a list of its codes (in Parquet and NDJSON)"
            )
            if mapped is not None:
                raise CohortMisuse(says)
            yield says
        there = held or any(each.of_set in fact_columns(element) for each in columns)
        if mapped is not None and not there:
            raise CohortMisuse(f"the table has no column `{mapped}`, to which `{element.id}` is mapped")


def _meant(columns: Sequence[Stored], absent: Sequence[str]) -> Iterator[str]:
    """Of each column that is nearly called as an element which one is meant."""
    for column in columns:
        hint = did_you_mean(column.label, absent)
        if hint:
            yield f"column `{column.label}`: {hint}"


def _named_twice(unused: Sequence[Stored]) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for column in unused:
        if column.label.strip():
            groups.setdefault(column.key, []).append(column.label)
    for labels in groups.values():
        if len(labels) > 1:
            yield f"the table has the column `{labels[0]}` {len(labels)} times ({', '.join(labels)}); none is used"


def _notes(unused: Sequence[Stored], absent: list[str], guideline: Guideline) -> Iterator[str]:
    sets = {folded(each.id) for each in guideline.elements.values() if isinstance(input_kind(each), SetKind)}
    for column in unused:
        if column.of_set is not None or column.key in sets:
            continue
        if not column.label.strip():
            yield f"`{column.name}` is not used: it has no name"
        elif column.key in guideline.derived:
            yield f"column `{column.label}` is not used: it is derived, so it is computed"
        else:
            hint = did_you_mean(column.label, absent)
            yield f"column `{column.label}` is not used: no element has this name{f'; {hint}' if hint else ''}"
    for name in absent:
        yield f"`{name}` has no column, so it is missing for everybody"
