"""The lowest layers: the table's columns, and the facts checked against their elements (section 4).

A fact is what a value means: a boolean, a code, or a whole number that counts parts of the unit. Whatever does not fit
its element is missing as a fact and a problem of the patient; nothing is rounded, clamped or guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from guideproof.analysis.evaluation.facts import CodeSet, Value, assumptions
from guideproof.model.element import Element, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.wording import range_text
from guideproof.renderers.cohort_sql.calculated import calculated
from guideproof.renderers.cohort_sql.columns import ColumnSource, GivenColumn, Layer, Sources, fact_columns, name_of
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    at_most,
    case,
    column,
    decimal,
    equal,
    missing,
    negated,
    number,
    one_of,
    present,
    quotient,
    remainder,
    text,
    times,
    truth,
    unknown,
)
from guideproof.renderers.cohort_sql.numbers import NotExpressible, SqlMeasure
from guideproof.renderers.cohort_sql.readings import CountRange, reading
from guideproof.renderers.cohort_sql.words import present_value, says


@dataclass(frozen=True, slots=True)
class Misfit:
    """A column that may hold what does not fit: ``holds`` says whether, ``given`` is what stands there."""

    element: Element
    holds: Sql
    given: Sql


@dataclass(frozen=True, slots=True)
class FactLayers:
    """The lowest layers, the columns that may hold what does not fit, by the name of the fact, the numbers that are
    used just as the table stores them, and for whom a missing value of an element stands for something."""

    given: Layer
    read: Layer
    checked: Layer
    misfits: dict[str, Misfit]
    stored: dict[str, SqlMeasure]
    assumed: dict[str, Sql]


def fact_layers(guideline: Guideline, sources: Sources, dialect: Dialect) -> FactLayers:
    """The layers that read the table. Raises ``NotExpressible``."""
    facts = FactLayers(
        Layer("given", "The table of patients: one row a patient, one column an element, one column a code of a set."),
        Layer("counted", "Numbers as whole numbers, so that nothing is ever rounded."),
        Layer("facts", "Every value checked against its element: what does not fit is no fact, and a problem below."),
        {},
        {},
        {},
    )
    assumed = assumptions(guideline)
    computed = calculated(guideline)
    for element in guideline.elements.values():
        titles = element.codes.values() if element.type is ElementType.CODES else (None,)
        columns = {name: sources.get(name, ColumnSource(name, GivenColumn.ABSENT)) for name in fact_columns(element)}
        stands_for = dict(zip(columns, _stands_for(element, assumed.get(element.id)), strict=True))
        missing_whole = all_of(
            missing(column(_raw(name))) for name, source in columns.items() if source.given is not GivenColumn.ABSENT
        )
        for (name, source), title in zip(columns.items(), titles, strict=True):
            put_in = None if (value := stands_for[name]) is None else (missing_whole, value)
            _FactReader(element, name, source, dialect, facts, title, put_in).read(element.id in computed)
        if element.id in assumed:
            says = f"nothing is known of it: {element.assumption.because}" if element.assumption else ""
            facts.assumed[element.id] = facts.checked.add(name_of("assumed", element.id), missing_whole, says)
    return facts


def _raw(name: str) -> str:
    return f"{name}__given"


def _stands_for(element: Element, value: Value | None) -> list[Sql | None]:
    """What a missing value of an element stands for, in each of its columns."""
    match value:
        case None:
            return [None] * len(fact_columns(element))
        case CodeSet(present=codes):
            return [truth(code in codes) for code in element.codes]
        case bool():
            return [truth(value)]
        case str():
            return [text(value)]
        case steps:
            assert element.grid is not None
            return [number(steps * element.grid.precision.numerator)]


@dataclass(frozen=True, slots=True)
class _FactReader:
    """Reads one column of the table into one fact; ``title`` is that of the code, for a column of a set."""

    element: Element
    name: str
    source: ColumnSource
    dialect: Dialect
    facts: FactLayers
    title: str | None
    put_in: tuple[Sql, Sql] | None

    def read(self, computed: bool) -> None:
        if self.source.given is GivenColumn.ABSENT:
            absent = self._or_put_in(self.dialect.cast(unknown(), self._type()))
            self.facts.checked.add(self.name, absent, "not in the table")
        elif self.source.given is GivenColumn.WRONG:
            self._check(self.dialect.cast(unknown(), self._type()))
        elif self.element.type is ElementType.CODE:
            self._read_code()
        elif self.element.type in (ElementType.BOOLEAN, ElementType.CODES):
            self._read_boolean()
        else:
            self._read_number(computed)

    def _type(self) -> str:
        match self.element.type:
            case ElementType.CODE:
                return self.dialect.text
            case ElementType.BOOLEAN | ElementType.CODES:
                return self.dialect.boolean
            case _:
                return self.dialect.whole

    def _take(self, name: str) -> Sql:
        """The table's column under a name of the statement's own."""
        value = present_value(column(self.dialect.stored(self.source.column)), self.source, self.dialect)
        return self.facts.given.add(name, value, self._meaning())

    def _meaning(self) -> str:
        element = self.element
        match element.type:
            case ElementType.CODE:
                return f"{', '.join(element.codes)}: {element.title}"
            case ElementType.CODES:
                return f"boolean: {element.title}: {self.title}"
            case ElementType.BOOLEAN:
                return f"boolean: {element.title}"
            case _:
                return f"{range_text(element)}: {element.title}"

    @property
    def _raw(self) -> str:
        return _raw(self.name)

    def _or_put_in(self, value: Sql) -> Sql:
        """The value, or what a missing one stands for."""
        return value if self.put_in is None else case(self.put_in, otherwise=value)

    def _check(self, value: Sql, comment: str = "") -> None:
        """A fact that is missing, and a problem, where something stands in the table that it cannot be."""
        raw = self._take(self._raw)
        fact = self.facts.checked.add(self.name, self._or_put_in(value), comment)
        self.facts.misfits[self.name] = Misfit(self.element, all_of([present(raw), missing(fact)]), raw)

    def _renamed(self) -> Sql | None:
        """The value after the names of the mapping, beside which nothing is taken; a text ``true`` as in YAML."""
        renamed = self.source.renamed
        if renamed is None and self.source.given is GivenColumn.TEXT and self.element.type is not ElementType.CODE:
            renamed = {"true": True, "false": False}
        if renamed is None:
            return None
        written = column(self._raw)
        return case(
            *(
                (says(written, old, self.source, self.dialect), text(new) if isinstance(new, str) else truth(new))
                for old, new in renamed.items()
            ),
            otherwise=self.dialect.cast(unknown(), self._type()),
        )

    def _read_code(self) -> None:
        renamed = self._renamed()
        if renamed is not None:
            self._check(renamed)
            return
        if self.put_in is not None:
            raw = column(self._raw)
            self._check(case((one_of(raw, [text(code) for code in self.element.codes]), raw)))
            return
        value = self._take(self.name)
        holds = negated(one_of(value, [text(code) for code in self.element.codes]))
        self.facts.misfits[self.name] = Misfit(self.element, holds, value)

    def _read_boolean(self) -> None:
        renamed = self._renamed()
        if renamed is None and self.put_in is not None:
            renamed = column(self._raw)
        if renamed is None:
            self._take(self.name)
        else:
            self._check(renamed)

    def _read_number(self, computed: bool) -> None:
        """The number as a count of ``1 / per`` of the unit, ``per`` being the denominator of the precision."""
        grid = self.element.grid
        assert grid is not None
        per, step = grid.precision.denominator, grid.precision.numerator
        span = CountRange(grid.first * step, grid.last * step, step)
        if max(abs(span.first), abs(span.last)) >= 10**37:
            raise NotExpressible(f"the range of `{self.element.id}` needs more than 37 digits")
        computed = computed or self.put_in is not None
        whole_numbers = self.source.given is GivenColumn.PROPER and self.source.scale == 0
        if whole_numbers and self.source.factor * per == 1 and not computed:
            value = self._take(self.name)
            self.facts.misfits[self.name] = Misfit(self.element, _outside(_limits(value, span)), value)
            return
        if self._stored_on_grid(per, step) and not computed:
            self._use_as_stored(grid)
            return
        units = [*self.source.units.items()] if self.element.type is ElementType.QUANTITY else []
        ways = [self._way(f"{self.name}__whole", self.source, None, per, span)]
        for place, (unit, factor) in enumerate(units, 1):
            ways.append(self._way(f"{self.name}__whole_{place}", replace(self.source, factor=factor), unit, per, span))
        unit = f" {self.element.unit}" if self.element.unit and self.element.unit.text != "1" else ""
        self._check(case(*ways), f"counts {format_number(Fraction(1, per))}{unit}")

    def _way(self, name: str, source: ColumnSource, unit: str | None, per: int, span: CountRange) -> tuple[Sql, Sql]:
        """Whether the number, with this unit behind it or none, fits the element, and what it then is."""
        read = reading(column(self._raw), source, unit, per, span, self.dialect)
        whole = self.facts.read.add(name, read.sql)
        fits = all_of(_limits(whole, CountRange(*_bounds(span, Fraction(read.numerator, read.denominator)), 1)))
        divisor = span.step * read.denominator
        if read.numerator % divisor:
            product = times(whole, number(read.numerator)) if read.numerator != 1 else whole
            if divisor > 1:
                fits = all_of([fits, equal(remainder(product, number(divisor)), number(0))])
        value = times(whole, number(read.numerator)) if read.numerator != 1 else whole
        if read.denominator > 1:
            value = quotient(value, number(read.denominator))
        return fits, value

    def _stored_on_grid(self, per: int, step: int) -> bool:
        """Whether whatever the table's exact type can hold lies on the grid, in the element's unit."""
        source = self.source
        proper = source.given is GivenColumn.PROPER and source.scale is not None and source.factor == 1
        return proper and step == 1 and per % 10 ** (source.scale or 0) == 0

    def _use_as_stored(self, grid: Grid) -> None:
        """A decimal that needs no counting: comparing it costs a tenth of making it a whole number first."""
        places = self.source.scale or 0
        value = self._take(self.name)
        least, greatest = ceil(grid.low * 10**places), floor(grid.high * 10**places)
        limits = [at_least(value, decimal(least, places)), at_most(value, decimal(greatest, places))]
        self.facts.misfits[self.name] = Misfit(self.element, _outside(limits), value)
        self.facts.stored[self.name] = SqlMeasure(value, value, 10**places, least, greatest, places)


def _limits(value: Sql, span: CountRange) -> list[Sql]:
    """What holds of a whole number that lies in the range and on the grid."""
    on_grid = [equal(remainder(value, number(span.step)), number(0))] if span.step > 1 else []
    return [at_least(value, number(span.first)), at_most(value, number(span.last)), *on_grid]


def _outside(limits: list[Sql]) -> Sql:
    """Whether some limit is broken: of alternatives an engine asks no more than it must, of a ``NOT`` it asks all."""
    return any_of(negated(limit) for limit in limits)


def _bounds(span: CountRange, factor: Fraction) -> tuple[int, int]:
    """The least and the greatest reading that the factor puts into the range."""
    return -(-span.first // factor), span.last // factor
