"""The whole statement: the layers in order, and their text in one dialect, laid out for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.calendar import format_day
from guideproof.model.element import ON, VISIT
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.renderers.cohort_sql.admission import MISFIT, AdmissionLayers, admission, one_line
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
from guideproof.renderers.cohort_sql.tree import Array, Call, Lengths, Paren, SqlCase, SqlJoined, columns_of
from guideproof.renderers.cohort_sql.words import present_value

TABLE = "patients"
TESTS = "tests"
_WIDTH = 116


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
        return present_value(column(dialect.stored(name)), ColumnSource(name, missing=self.missing), dialect)


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
        named = [replace(each, name=self.dialect.stored(each.name)) for each in self.columns()]
        return self._text(named, self.layers_of_rows)

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
        return self._text([everybody, *(each.column(place) for place, each in enumerate(self.counts()))], self.layers)

    def _text(self, result: list[LayerColumn], layers: Sequence[Layer]) -> str:
        blocks = written(layers, self.dialect.stored(self.table.name), self.dialect, first=True)
        return f"WITH\n{blocks}\n{selected(result, layers[-1].name, self.dialect)}\n"


def written(layers: Sequence[Layer], below: str, dialect: Dialect, *, first: bool) -> str:
    """The layers as named blocks of ``WITH``; the lowest reads ``below``, all of it unless it is the ``first``."""
    blocks = []
    for layer in layers:
        blocks.append("\n".join(_layer_lines(layer, below, dialect, first=first)))
        below, first = layer.name, False
    return ",\n".join(blocks)


def selected(columns: list[LayerColumn], below: str, dialect: Dialect) -> str:
    """The columns of a layer as a ``SELECT``."""
    return "\n".join(["SELECT", *_column_lines(columns, dialect, "  "), f"FROM {dialect.identifier(below)}"])


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


def _layer_lines(layer: Layer, below: str, dialect: Dialect, *, first: bool) -> Iterator[str]:
    yield f"  -- {one_line(layer.says)}"
    yield f"  {dialect.identifier(layer.name)} AS ("
    yield "    SELECT"
    if not first:
        yield "      *,"
    yield from _column_lines(layer.columns, dialect, "      ")
    fence = f"\n    {dialect.fence}" if dialect.fence else ""
    yield f"    FROM {dialect.identifier(below)}{fence}"
    yield "  )"


def _column_lines(columns: list[LayerColumn], dialect: Dialect, indent: str) -> Iterator[str]:
    for position, each in enumerate(columns):
        comma = "," if position < len(columns) - 1 else ""
        comment = f" -- {one_line(each.comment)}" if each.comment else ""
        written = "\n".join(_wrapped(each.sql, dialect, indent, Lengths()))
        yield f"{written} AS {dialect.identifier(each.name)}{comma}{comment}"


def _wrapped(value: Sql, dialect: Dialect, indent: str, lengths: Lengths) -> Iterator[str]:
    """An expression on one line, or, where that is too long, its parts on a line each."""
    whole = None if len(indent) + lengths.of(value) > _WIDTH else dialect.sql(value)
    if whole is not None and len(indent) + len(whole) <= _WIDTH:
        yield indent + whole
        return
    match value:
        case SqlJoined(word, parts):
            for position, part in enumerate(parts):
                lead = f"{word} " if position else ""
                first, *rest = _wrapped(part, dialect, indent + "  " if position else indent, lengths)
                yield indent + lead + first.lstrip()
                yield from rest
        case Paren(part):
            yield f"{indent}("
            yield from _wrapped(part, dialect, indent + "  ", lengths)
            yield f"{indent})"
        case SqlCase():
            yield from _wrapped_case(value, dialect, indent, lengths)
        case Call(_, parts) | Array(parts) if parts:
            opening, closing = dialect.around(value)
            yield indent + opening
            for position, part in enumerate(parts):
                *before, last = _wrapped(part, dialect, indent + "  ", lengths)
                yield from before
                yield last + ("," if position < len(parts) - 1 else "")
            yield indent + closing
        case _:
            yield indent + (whole or dialect.sql(value))


def _wrapped_case(value: SqlCase, dialect: Dialect, indent: str, lengths: Lengths) -> Iterator[str]:
    yield f"{indent}CASE"
    for condition, result in value.branches:
        inner = indent + "    "
        when, then = list(_wrapped(condition, dialect, inner, lengths)), list(_wrapped(result, dialect, inner, lengths))
        if len(when) == len(then) == 1 and len(when[0]) + len(then[0].strip()) + 12 <= _WIDTH:
            yield f"{indent}  WHEN {when[0].strip()} THEN {then[0].strip()}"
            continue
        yield f"{indent}  WHEN {when[0].strip()}"
        yield from when[1:]
        yield f"{indent}  THEN {then[0].strip()}"
        yield from then[1:]
    if value.otherwise is not None:
        first, *rest = _wrapped(value.otherwise, dialect, indent + "    ", lengths)
        yield f"{indent}  ELSE {first.strip()}"
        yield from rest
    yield f"{indent}END"
