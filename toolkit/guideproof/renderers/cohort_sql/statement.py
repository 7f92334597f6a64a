"""The whole statement: the layers in order, and their text in one dialect, laid out for a person to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.calendar import format_day
from guideproof.model.element import ON, VISIT
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.renderers.cohort_sql.admission import MISFIT, AdmissionLayers, admission
from guideproof.renderers.cohort_sql.algorithm import ENTERED, Algorithm, algorithm
from guideproof.renderers.cohort_sql.applicability import applicability_layer, put_in
from guideproof.renderers.cohort_sql.columns import (
    PATIENT,
    VISIT_COLUMN,
    ColumnSource,
    Layer,
    LayerColumn,
    Sources,
    proper_sources,
)
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.date_facts import VISIT_GIVEN
from guideproof.renderers.cohort_sql.dated import placed
from guideproof.renderers.cohort_sql.derived import derived_layers, formula_layers, plain_formulas
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import Sql, all_of, call, column, counted_all, negated, text
from guideproof.renderers.cohort_sql.facts import fact_layers
from guideproof.renderers.cohort_sql.layout import LaidOut, selected, written
from guideproof.renderers.cohort_sql.missing_inputs import Lacks
from guideproof.renderers.cohort_sql.needs import needs
from guideproof.renderers.cohort_sql.outcome import (
    IDENTITY,
    RESULT,
    UNDETERMINED,
    one_status,
    result_columns,
    status_layers,
)
from guideproof.renderers.cohort_sql.rounded import rounded_layer
from guideproof.renderers.cohort_sql.tally import Tallied, TallyCount, tally
from guideproof.renderers.cohort_sql.told import NOTHING_TOLD, ToldValues, told_values
from guideproof.renderers.cohort_sql.tree import columns_of
from guideproof.renderers.cohort_sql.words import present_value

TABLE = "patients"
TESTS = "tests"


class CohortTable(Struct, frozen=True):
    """The table of patients: its name, where the facts are, and the columns of the patient's id and the entry point.

    ``visit`` is where the day of the visit stands, or that of all patients, for a guideline with dates.
    ``entry_column`` is ``None`` where all patients enter at ``entry``, or else at the first entry point. ``missing``
    are texts that stand for no value in these two columns; in all others their sources say which.
    """

    sources: Sources
    name: str = TABLE
    patient: str = PATIENT
    entry_column: str | None = None
    entry: str | None = None
    missing: tuple[str, ...] = ()
    visit: ColumnSource | int = VISIT_COLUMN

    def identity(self, dialect: Dialect) -> Sql:
        """Who a patient is."""
        return self._present(self.patient, dialect)

    def entered(self, dialect: Dialect) -> Sql:
        """The name of the entry point in its column."""
        assert self.entry_column is not None
        return self._present(self.entry_column, dialect)

    def _present(self, name: str, dialect: Dialect) -> Sql:
        return present_value(dialect.given(name), ColumnSource(name, missing=self.missing), dialect)


class CohortStatement(Struct, frozen=True):
    """A statement in one dialect, not yet text: layers that build on each other, and what can be asked at the top.

    ``lower`` reads the table as far as truths and codes, ``upper`` all that follows from them. ``on`` is the day of the
    visit as a text, or what stands there for it, of a guideline with dates.
    """

    dialect: Dialect
    table: CohortTable
    lower: tuple[Layer, ...]
    upper: tuple[Layer, ...]
    found: Algorithm
    admitted: AdmissionLayers
    lacks: Lacks
    assumed: Mapping[str, Sql]
    converted: Mapping[str, Sql]
    on: Sql | None = None
    told: ToldValues = NOTHING_TOLD
    doubtful: tuple[str, ...] = ()
    """The columns of the table, where of some patients a double may not tell what a formula is."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All layers, from below."""
        return (*self.lower, *self.upper)

    def rows(self) -> str:
        """One row a patient, with the columns of ``outcome.RESULT``, before the status the day of the visit, if it is
        read, and at the end what is ``told`` of derived elements."""
        [text] = self.rows_in([self.dialect])
        return text

    def rows_in(self, dialects: Sequence[Dialect]) -> list[str]:
        """The same in several dialects, of a statement that was made for ``ANY``."""
        columns, layers, laid_out = self.columns(), self.layers_of_rows, LaidOut()
        return [self._text(_stored(columns, dialect), layers, dialect, laid_out) for dialect in dialects]

    @property
    def layers_of_rows(self) -> tuple[Layer, ...]:
        """All layers, with those that ``rows`` alone reads."""
        return (*self.layers, *self.found.texts, *self.told.layers)

    def columns(self) -> list[LayerColumn]:
        """The columns of ``rows``."""
        result = result_columns(self.found, self.admitted, self.lacks, self.assumed, self.converted, self.dialect)
        if self.on is not None:
            result.insert(RESULT.index("status"), LayerColumn(ON, self.on))
        return [*result, *self.told.columns]

    def counts(self) -> tuple[TallyCount, ...]:
        """What ``tally`` counts: nothing of those of whom a double does not tell but their status."""
        counts = tally(self.found, self.admitted, self.lacks, self.assumed, self.converted)
        if not self.doubtful:
            return counts
        told = negated(one_status(UNDETERMINED))
        kept = [each.value or each.kind is Tallied.STATUS for each in counts]
        return tuple(
            each if whole else replace(each, holds=all_of([told, each.holds]))
            for each, whole in zip(counts, kept, strict=True)
        )

    def tally(self) -> str:
        """One row: ``patients``, how many there are, then every number of ``counts``."""
        everybody = LayerColumn("patients", counted_all())
        counted = [each.column(place) for place, each in enumerate(self.counts())]
        return self._text([everybody, *counted], self.layers, self.dialect, LaidOut())

    def _text(self, result: list[LayerColumn], layers: Sequence[Layer], dialect: Dialect, laid_out: LaidOut) -> str:
        blocks = written(layers, dialect.stored(self.table.name), dialect, first=True, laid_out=laid_out)
        return f"WITH\n{blocks}\n{selected(result, layers[-1].name, dialect, laid_out)}\n"


def _stored(columns: list[LayerColumn], dialect: Dialect) -> list[LayerColumn]:
    return [replace(each, name=dialect.stored(each.name)) for each in columns]


def statement(
    guideline: Guideline, dialect: Dialect, table: CohortTable | None = None, *, derived_values: bool = False
) -> CohortStatement:
    """The statement over a table; without one, over the table that it asks for, with every entry point.
    ``derived_values`` says whether its rows tell of derived elements, too.

    Raises ``NotExpressible``, and ``analysis.graph.Circular`` for a guideline that runs in a circle.
    """
    table = table or CohortTable(proper_sources(guideline))
    points = guideline.manifest.entry_points
    entries: tuple[EntryPoint, ...] = tuple(points.values()) if table.entry is None else (points[table.entry],)
    facts = fact_layers(guideline, table.sources, table.visit, dialect, placed(guideline))
    facts.given.columns.insert(0, LayerColumn(IDENTITY, table.identity(dialect), "who it is"))
    facts.given.columns.insert(1, _entry(table, entries, dialect))
    tests = Layer(TESTS, "Every comparison of numbers, once: above this there are only truths and codes.")
    plain = frozenset((*guideline.elements, VISIT, *plain_formulas(guideline)))
    vocabulary = Vocabulary(guideline, dialect, plain, tests, dict(facts.stored))
    rounded, converted = rounded_layer(guideline, facts, tests, dialect)
    below = (*facts.layers, rounded, *formula_layers(vocabulary), tests)
    derived = (*derived_layers(vocabulary), applicability_layer(vocabulary))
    found = algorithm(vocabulary, entries)
    read = frozenset(
        name for layer in (*derived, *found.layers) for each in layer.columns for name in columns_of(each.sql)
    )
    admitted = admission(vocabulary, facts.misfits, facts.without_visit, facts.absent, table.sources, entries, read)
    assumed = put_in(vocabulary, facts.assumed, column(MISFIT))
    needed = needs(found, vocabulary)
    above = (
        *derived,
        *admitted.layers,
        *found.layers,
        *status_layers(found, vocabulary.undetermined),
        *needed.layers,
    )
    lower, upper = (tuple(layer for layer in part if layer.columns) for part in (below, above))
    on = _on(table, dialect) if guideline.dated else None
    doubtful = _columns_of(table, guideline) if vocabulary.undetermined else ()
    told = told_values(vocabulary) if derived_values else NOTHING_TOLD
    whole = (dialect, table, lower, upper, found, admitted, needed.elements, assumed, converted, on, told, doubtful)
    return CohortStatement(*whole)


def _columns_of(table: CohortTable, guideline: Guideline) -> tuple[str, ...]:
    """The columns of the table that say anything of a patient, but for who it is."""
    names = [each.column for each in table.sources.values()]
    names += [] if table.entry_column is None else [table.entry_column]
    names += [table.visit.column] if guideline.dated and isinstance(table.visit, ColumnSource) else []
    return tuple(dict.fromkeys(names))


def _on(table: CohortTable, dialect: Dialect) -> Sql:
    if isinstance(table.visit, int):
        return text(format_day(table.visit))
    return dialect.cast(column(VISIT_GIVEN), dialect.text)


def _entry(table: CohortTable, entries: tuple[EntryPoint, ...], dialect: Dialect) -> LayerColumn:
    default: Sql = text(entries[0].name)
    if table.entry_column is None:
        others = (
            f"the entry point; of {', '.join(entry.name for entry in entries)}"
            if len(entries) > 1
            else "the entry point"
        )
        return LayerColumn(ENTERED, default, others)
    given = dialect.cast(table.entered(dialect), dialect.text)
    return LayerColumn(ENTERED, call("COALESCE", given, default), "the entry point")
