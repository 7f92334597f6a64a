"""One patient of a table, through the library: the whole path with its reasons."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from guideproof.analysis.evaluation.evaluate import Evaluator, UnknownEntry, evaluator_for
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.cohort.declared import NOT_A_NUMBER
from guideproof.cohort.mapping import MappedColumn
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.opening import Cohort, Order, open_cohort
from guideproof.cohort.stored import Storage, Stored
from guideproof.model.calendar import format_day
from guideproof.model.element import ON, Element
from guideproof.model.guideline import Guideline
from guideproof.model.number import exact, format_number, parse_number
from guideproof.model.unit import parse_quantity
from guideproof.program.slots import CodeKind, DateKind, NumberKind, SetKind, input_kind
from guideproof.renderers.cohort_sql.columns import ColumnSource, fact_columns
from guideproof.renderers.cohort_sql.expressions import text
from guideproof.renderers.cohort_sql.statement import CohortTable


def explain(guideline: Guideline, order: Order, patient: str) -> Evaluation:
    """The evaluation of the patient whose id, as text, is this. Raises ``CohortMisuse``."""
    with open_cohort(guideline, replace(order, engine="duckdb")) as cohort:
        try:
            return evaluated(evaluator_for(guideline), _row(cohort, patient, order), cohort)
        except UnknownEntry as unknown:
            raise CohortMisuse(str(unknown)) from unknown


def evaluated(evaluator: Evaluator, row: Mapping[str, Any], cohort: Cohort) -> Evaluation:
    """The evaluation of a row, which is by the names of columns for the engine. Raises ``UnknownEntry``."""
    table, guideline = cohort.matched.table, evaluator.guideline
    facts = facts_of(row, cohort, guideline)
    entry = table.entry
    if table.entry_column is not None:
        given = _present(row[table.entry_column], table.missing)
        entry = None if given is None else str(given)
    facts |= _visit(row, table) if guideline.dated else {}
    return evaluator.evaluate(facts, entry)


def _visit(row: Mapping[str, Any], table: CohortTable) -> dict[str, Any]:
    """The day of the visit; nobody's is guessed where a column does not say it."""
    if isinstance(table.visit, int):
        return {ON: format_day(table.visit)}
    given = _present(row[table.visit.column], table.visit.missing)
    return {ON: "nothing" if given is None else given}


def _row(cohort: Cohort, patient: str, order: Order) -> dict[str, Any]:
    """The only row of a patient, by the names of columns for the engine."""
    table, dialect, stored = cohort.matched.table, cohort.engine.dialect, cohort.matched.stored
    identity = f"CAST({dialect.sql(table.identity(dialect))} AS {dialect.text})"
    columns, relation = ", ".join(map(dialect.identifier, stored)), dialect.identifier(table.name)
    rows = cohort.engine.some(
        f"SELECT {columns} FROM {relation} WHERE {identity} = {dialect.sql(text(patient))} LIMIT 2"
    )
    if len(rows) != 1:
        what = "more than one patient" if rows else "no patient"
        raise CohortMisuse(f"{what} in `{order.patients}` has `{stored[table.patient].label}` = {patient}")
    return dict(zip(stored, rows[0], strict=True))


def facts_of(row: Mapping[str, Any], cohort: Cohort, guideline: Guideline) -> dict[str, Any]:
    """The facts of a row as a patient file would have them; the row is by the names of columns for the engine."""
    facts: dict[str, Any] = {}
    for element in guideline.elements.values():
        found = {}
        for name in fact_columns(element):
            source = cohort.matched.table.sources.get(name)
            value = _present(row[source.column], source.missing, source.comma) if source is not None else None
            if source is not None and value is not None:
                mapped = cohort.mapping.columns.get(name, MappedColumn(name))
                found[name] = _value(element, value, source, cohort.matched.stored[source.column], mapped)
        if isinstance(input_kind(element), SetKind):
            held = {name.removeprefix(f"{element.id}__"): value for name, value in found.items()}
            if held:
                facts[element.id] = held
        elif found:
            facts[element.id] = found[element.id]
    return facts


def _present(value: Any, missing: Sequence[str], comma: bool = False) -> Any:
    """The value, ``None`` where one of the words for a missing one says it."""
    return None if value is None or any(_says(value, word, comma) for word in missing) else value


def _says(value: Any, word: str, comma: bool) -> bool:
    """As ``cohort_sql.words.says``."""
    number = parse_number(word)
    if isinstance(value, str) and number is not None:
        return parse_number(value.replace(",", ".") if comma and "." not in value else value) == number
    if isinstance(value, float) and value != value:
        return word.casefold() == NOT_A_NUMBER
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return parse_number(word) == exact(value)
    return (str(value).lower() if isinstance(value, bool) else str(value)) == word


def _value(element: Element, value: Any, source: ColumnSource, column: Stored, mapped: MappedColumn) -> Any:
    if source.renamed is not None:
        # What has no name in the mapping is no value at all; in angle brackets it is none of any element either.
        return next((new for word, new in source.renamed.items() if _says(value, word, source.comma)), f"<{value}>")
    kind = input_kind(element)
    if isinstance(kind, NumberKind):
        return _measured(kind, value, source, column, mapped)
    if not isinstance(kind, CodeKind | DateKind) and isinstance(value, str):
        return {"true": True, "false": False}.get(value, value)
    return value


def _measured(kind: NumberKind, value: Any, source: ColumnSource, column: Stored, mapped: MappedColumn) -> Any:
    """A number, or one with its unit as text."""
    if isinstance(value, str):
        written = value
        if source.comma:
            written = "<point>" if "." in value.partition(" ")[0] else value.replace(",", ".", 1)
        if " " in written and kind.converted:
            return written if parse_quantity(written) is not None else f"<{value}>"
        number = parse_number(written)
    else:
        number = _number(value, column)
    if number is None:
        return f"<{value}>"
    return number if mapped.unit is None else f"{format_number(number)} {mapped.unit}"


def _number(value: Any, column: Stored) -> Fraction | None:
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
