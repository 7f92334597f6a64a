"""From what is asked for to an engine that has its table open, its columns found and its file looked through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.cohort.columns import Matched, match
from guideproof.cohort.declared import Declared
from guideproof.cohort.engine import Engine, Progress, silent
from guideproof.cohort.mapping import ColumnMapping
from guideproof.cohort.mapping_file import read_mapping
from guideproof.cohort.opened import OpenedTable, look_through
from guideproof.cohort.table_file import table_file
from guideproof.cohort.units import with_units
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.columns import PATIENT


class Order(Struct, frozen=True):
    """What is asked for: the table, where its rows go, the engine, the entry point, the mapping file, where the picture
    goes, the folder of the guideline, which no result may be written into, what else is declared of how the table
    writes things, the day of the visit of all patients, and whether the rows tell of derived elements, too."""

    patients: Path
    out: Path | None = None
    engine: str = "duckdb"
    entry: str | None = None
    mapping: Path | None = None
    picture: Path | None = None
    folder: Path | None = None
    declared: Declared = field(default_factory=Declared)
    on: str | None = None
    derived: bool = False


class Cohort(Struct, frozen=True):
    """An engine with the table of an order open."""

    engine: Engine
    opened: OpenedTable
    matched: Matched
    mapping: ColumnMapping


@contextmanager
def open_cohort(guideline: Guideline, order: Order, progress: Progress = silent) -> Iterator[Cohort]:
    """Opens the table of an order for as long as it is needed. Raises ``CohortMisuse``."""
    mapping = _mapping_of(guideline, order)
    file = table_file(order.patients)
    with TemporaryDirectory(prefix="guideproof-cohort-") as folder:
        opened = look_through(file, mapping.patient or PATIENT, Path(folder), progress)
        engine = _open_engine(guideline, order, opened, mapping, Path(folder))
        try:
            matched = match(engine.columns(), mapping, guideline, order.entry, order.on)
            if opened.spaced:
                matched = with_units(engine, matched, guideline, progress)
            yield Cohort(engine, opened, matched, mapping)
        finally:
            engine.close()


def _mapping_of(guideline: Guideline, order: Order) -> ColumnMapping:
    mapping = ColumnMapping() if order.mapping is None else read_mapping(order.mapping, guideline)
    declared = Declared().and_also(mapping.declared).and_also(order.declared)
    return replace(mapping, declared=declared)


def _open_engine(
    guideline: Guideline, order: Order, opened: OpenedTable, mapping: ColumnMapping, spill: Path
) -> Engine:
    if order.engine == "spark":
        from guideproof.cohort.spark import SparkEngine

        return SparkEngine(opened, guideline, mapping)
    from guideproof.cohort.duck import DuckEngine

    return DuckEngine(opened, guideline, mapping, spill)
