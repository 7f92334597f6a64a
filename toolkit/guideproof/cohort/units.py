"""Units that stand in the cells of a table, behind the numbers (``61 a``): found before the run, converted exactly."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guideproof.analysis.evaluation.facts import conversion_of
from guideproof.cohort.columns import Matched
from guideproof.cohort.engine import Engine, Progress
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.model.unit import DIMENSIONLESS, Conversion
from guideproof.program.slots import NumberKind, input_kind
from guideproof.renderers.cohort_sql.columns import ColumnSource, GivenColumn
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import call, column, number, text

_PATTERN = r"^-?[0-9]+[.,]?[0-9]* +([^ ]{1,60}) *$"


def with_units(engine: Engine, matched: Matched, guideline: Guideline, progress: Progress) -> Matched:
    """The table with the units that its cells name and that have the dimension of their element."""
    asked = dict(_asked(matched, guideline))
    if not asked:
        return matched
    units = [_units(matched.table.sources[id], engine.dialect) for id in asked]
    row = engine.one(f"SELECT {', '.join(units)} FROM {engine.dialect.identifier(matched.table.name)}", progress)
    sources = dict(matched.table.sources)
    for (id, element), found in zip(asked.items(), row, strict=True):
        known = {unit: _conversion(unit, element) for unit in sorted(filter(None, found or ()))}
        converting = {unit: conversion for unit, conversion in known.items() if conversion is not None}
        sources[id] = replace(sources[id], units=converting)
    return replace(matched, table=replace(matched.table, sources=sources))


def _asked(matched: Matched, guideline: Guideline) -> Iterator[tuple[str, Element]]:
    for id, source in matched.table.sources.items():
        element = guideline.elements.get(id)
        kind = input_kind(element) if element is not None else None
        if element is not None and isinstance(kind, NumberKind) and kind.converted and source.given is GivenColumn.TEXT:
            yield id, element


def _units(source: ColumnSource, dialect: Dialect) -> str:
    """All that stands behind numbers in a column, as a list."""
    value = column(dialect.stored(source.column))
    unit = dialect.sql(call("NULLIF", call("REGEXP_EXTRACT", value, text(_PATTERN), number(1)), text("")))
    return f"COLLECT_SET({unit})" if dialect.name == "spark" else f"LIST(DISTINCT {unit})"


def _conversion(unit: str, element: Element) -> Conversion | None:
    return conversion_of(unit, element.unit or DIMENSIONLESS)
