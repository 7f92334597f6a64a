"""One patient of a table, through the library: the whole path with its reasons."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guideproof.analysis.evaluation import UnknownEntry, evaluate
from guideproof.analysis.result import Evaluation
from guideproof.cohort.columns import Storage, Stored, match
from guideproof.cohort.mapping import ColumnMapping, MappedColumn
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.run import Order, mapping_of
from guideproof.model.element import NUMERIC, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.number import exact, format_number, parse_number
from guideproof.renderers.cohort_sql.columns import fact_columns


def explain(guideline: Guideline, order: Order, patient: str) -> Evaluation:
    """The evaluation of the patient whose id, as text, is this. Raises ``CohortMisuse``."""
    from guideproof.cohort.duck import DuckEngine

    mapping = mapping_of(guideline, order)
    engine = DuckEngine(order.patients, guideline, mapping)
    try:
        columns = engine.columns()
        matched = match(columns, mapping, guideline, order.entry)
        names, rows = engine.find(matched.table.patient, patient)
    finally:
        engine.close()
    if len(rows) != 1:
        what = "more than one patient" if rows else "no patient"
        raise CohortMisuse(f"{what} in `{order.patients}` has `{matched.table.patient}` = {patient}")
    row = dict(zip((name.lower() for name in names), rows[0], strict=True))
    stored = {column.name.lower(): column for column in columns}
    facts = facts_of(row, stored, mapping, guideline)
    entry = matched.table.entry
    if matched.table.entry_column is not None:
        given = row[matched.table.entry_column.lower()]
        entry = None if given is None else str(given)
    try:
        return evaluate(guideline, facts, entry)
    except UnknownEntry as unknown:
        raise CohortMisuse(str(unknown)) from unknown


def facts_of(
    row: Mapping[str, Any], stored: Mapping[str, Stored], mapping: ColumnMapping, guideline: Guideline
) -> dict[str, Any]:
    """The facts of a row as a patient file would have them; the row's and the columns' names are in lower case."""
    facts: dict[str, Any] = {}
    for element in guideline.elements.values():
        found = {}
        for name in fact_columns(element):
            mapped = mapping.columns.get(name, MappedColumn(name))
            key = mapped.column.lower()
            value = row.get(key)
            if value is not None:
                found[name] = _value(element, value, stored[key], mapped)
        if element.type is ElementType.CODES:
            held = {name.removeprefix(f"{element.id}__"): value for name, value in found.items()}
            if held:
                facts[element.id] = held
        elif found:
            facts[element.id] = found[element.id]
    return facts


def _value(element: Element, value: Any, column: Stored, mapped: MappedColumn) -> Any:
    if mapped.values is not None:
        written = str(value).lower() if isinstance(value, bool) else str(value)
        # What has no name in the mapping is no value at all; in angle brackets it is none of any element either.
        return mapped.values.get(written, f"<{written}>")
    if element.type in NUMERIC:
        number = _number(value, column)
        if number is None:
            return f"<{value}>"
        return number if mapped.unit is None else f"{format_number(number)} {mapped.unit}"
    if element.type is not ElementType.CODE and isinstance(value, str):
        return {"true": True, "false": False}.get(value, value)
    return value


def _number(value: Any, column: Stored) -> Fraction | None:
    if isinstance(value, str):
        return parse_number(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        return exact(_single(value) if column.storage is Storage.SINGLE and isinstance(value, float) else value)
    except ValueError:
        return None


def _single(value: float) -> Decimal | float:
    """The shortest decimal of a 32-bit number."""
    for digits in range(1, 10):
        text = f"{value:.{digits}g}"
        if struct.pack("f", float(text)) == struct.pack("f", value):
            return Decimal(text)
    return value
