"""The lowest layers: the table's columns, and the facts checked against their elements (section 4).

A fact is what a value means: a boolean, a code, or a whole number of steps. Whatever does not fit
its element is missing as a fact and a problem of the patient; nothing is rounded, clamped or guessed.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.evaluation.facts import assumptions
from guideproof.model.element import Element, unit_suffix
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.unit import SAME
from guideproof.program.slots import CodeKind, DateKind, InputKind, NumberKind, SetKind, TruthKind, input_kind
from guideproof.program.thresholds import thresholds_of
from guideproof.program.wording import days_text, range_text
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.calculated import calculated
from guideproof.renderers.cohort_sql.columns import ColumnSource, GivenColumn, Sources, fact_columns, name_of
from guideproof.renderers.cohort_sql.conversions import ways_of
from guideproof.renderers.cohort_sql.date_facts import read_date, read_visit
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
    remainder,
    text,
    truth,
    unknown,
)
from guideproof.renderers.cohort_sql.fact_layers import FactLayers, MisfitLayer
from guideproof.renderers.cohort_sql.numbers import SqlMeasure, exactly
from guideproof.renderers.cohort_sql.put_in import stands_for_missing
from guideproof.renderers.cohort_sql.words import present_value, says


def fact_layers(
    guideline: Guideline, sources: Sources, visit: ColumnSource | int, dialect: Dialect, placed: frozenset[str]
) -> FactLayers:
    """The layers that read the table. Raises ``NotExpressible``."""
    named = {id: each.numbers for id, each in thresholds_of(guideline).items()}
    facts = FactLayers(placed, named)
    assumed = assumptions(guideline)
    readers: list[_FactReader] = []
    for element in guideline.elements.values():
        kind = input_kind(element)
        titles = element.codes.values() if isinstance(kind, SetKind) else (None,)
        columns = {name: sources.get(name, ColumnSource(name, GivenColumn.ABSENT)) for name in fact_columns(element)}
        stands_for = dict(zip(columns, stands_for_missing(element, assumed.get(element.id)), strict=True))
        missing_whole = all_of(
            missing(column(_raw(name))) for name, source in columns.items() if source.given is not GivenColumn.ABSENT
        )
        for (name, source), title in zip(columns.items(), titles, strict=True):
            put_in = None if (value := stands_for[name]) is None else (missing_whole, value)
            readers.append(_FactReader(element, kind, name, source, dialect, facts, title, put_in))
        if element.id in assumed:
            says = f"nothing is known of it: {element.assumption.because}" if element.assumption else ""
            facts.assumed[element.id] = facts.checked.add(name_of("assumed", element.id), missing_whole, says)
        if element.applies_when is not None and element.id in assumed:
            facts.absent[element.id] = facts.assumed[element.id]
        elif element.applies_when is not None and isinstance(kind, DateKind):
            facts.absent[element.id] = facts.checked.add(name_of("absent", element.id), missing_whole)
    if guideline.dated:
        facts.without_visit = read_visit(visit, facts.given, facts.dates, dialect)
    computed = calculated(guideline, {each.name: each.source.scale or 0 for each in readers if each.as_stored})
    for each in readers:
        each.read(each.element.id in computed)
    return facts


def _raw(name: str) -> str:
    return f"{name}__given"


class _FactReader(Struct, frozen=True):
    """Reads one column of the table into one fact; ``title`` is that of the code, for a column of a set."""

    element: Element
    kind: InputKind
    name: str
    source: ColumnSource
    dialect: Dialect
    facts: FactLayers
    title: str | None
    put_in: tuple[Sql, Sql] | None

    def read(self, computed: bool) -> None:
        if isinstance(self.kind, DateKind):
            self._read_date(self.kind)
        elif self.source.given is GivenColumn.ABSENT:
            absent = self._or_put_in(self.dialect.cast(unknown(), self._type()))
            self.facts.checked.add(self.name, absent, "not in the table")
        elif self.source.given is GivenColumn.WRONG:
            self._check(self.dialect.cast(unknown(), self._type()))
        else:
            self._read(computed)

    def _read(self, computed: bool) -> None:
        match self.kind:
            case CodeKind(codes):
                self._read_code(codes)
            case TruthKind() | SetKind():
                self._read_boolean()
            case NumberKind():
                self._read_number(self.kind, computed)
            case DateKind():
                raise AssertionError("a date is read by its days")

    def _type(self) -> str:
        match self.kind:
            case CodeKind():
                return self.dialect.text
            case TruthKind() | SetKind():
                return self.dialect.boolean
            case NumberKind() | DateKind():
                return self.dialect.whole

    def _take(self, name: str) -> Sql:
        """The table's column under a name of the statement's own."""
        value = present_value(self.dialect.given(self.source.column), self.source, self.dialect)
        return self.facts.given.add(name, value, self._meaning())

    def _meaning(self) -> str:
        element = self.element
        match self.kind:
            case CodeKind(codes):
                return f"{', '.join(codes)}: {element.title}"
            case SetKind():
                return f"boolean: {element.title}: {self.title}"
            case TruthKind():
                return f"boolean: {element.title}"
            case NumberKind():
                return f"{range_text(element)}: {element.title}"
            case DateKind():
                return f"a day, month or year, {days_text(self.kind)}: {element.title}"

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
        self.facts.misfits[self.name] = MisfitLayer(self.element, all_of([present(raw), missing(fact)]), raw)

    def _renamed(self) -> Sql | None:
        """The value after the names of the mapping, beside which nothing is taken; a text ``true`` as in YAML."""
        renamed = self.source.renamed
        if renamed is None and self.source.given is GivenColumn.TEXT and not isinstance(self.kind, CodeKind):
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

    def _read_code(self, codes: tuple[str, ...]) -> None:
        renamed = self._renamed()
        if renamed is not None:
            self._check(renamed)
            return
        if self.put_in is not None:
            raw = column(self._raw)
            self._check(case((one_of(raw, [text(code) for code in codes]), raw)))
            return
        value = self._take(self.name)
        holds = negated(one_of(value, [text(code) for code in codes]))
        self.facts.misfits[self.name] = MisfitLayer(self.element, holds, value)

    def _read_boolean(self) -> None:
        renamed = self._renamed()
        if renamed is None and self.put_in is not None:
            renamed = column(self._raw)
        if renamed is None:
            self._take(self.name)
        else:
            self._check(renamed)

    def _read_date(self, kind: DateKind) -> None:
        """The first and the last day that it may be, and, where months are counted from or to it, their places."""
        raw = None if self.source.given is GivenColumn.ABSENT else self._take(self._raw)
        is_none = read_date(
            self.name, kind, raw, self.source, self.put_in, self.facts.dates, self.facts.checked, self.dialect
        )
        if raw is not None:
            self.facts.misfits[self.name] = MisfitLayer(self.element, all_of([present(raw), is_none]), raw)

    def _read_number(self, kind: NumberKind, computed: bool) -> None:
        """The number in steps, or, where it is only compared, just as a table of exact numbers stores it."""
        if max(abs(kind.first), abs(kind.last)) >= 10**37:
            raise NotExpressible(f"the range of `{self.element.id}` needs more than 37 digits")
        proper = self._proper and not computed
        if proper and self._counts(kind.step):
            self._use_whole_numbers(kind)
            return
        if proper and self._stored_on_grid(kind.step):
            self._use_as_stored(kind)
            return
        ways = ways_of(self.name, column(self._raw), self.source, kind, self.facts.named, self.facts.read, self.dialect)
        self._check(
            case(*((way.fits, way.value) for way in ways)),
            f"counts {format_number(kind.step)}{unit_suffix(self.element)}",
        )
        self.facts.ways[self.name] = ways
        misfit = self.facts.misfits[self.name]
        across = [way.ambiguous for way in ways if way.ambiguous is not None]
        self.facts.misfits[self.name] = replace(misfit, across=any_of(across) if across else None)

    @property
    def _proper(self) -> bool:
        """Whether the table has exact numbers, none of which stands for a missing one."""
        source = self.source
        return source.given is GivenColumn.PROPER and source.scale is not None and self.put_in is None

    @property
    def as_stored(self) -> bool:
        """Whether a number can be used as the table stores it, in the element's unit, unless it is computed with."""
        if not isinstance(self.kind, NumberKind) or self.source.conversion != SAME:
            return False
        return self._proper and (self._counts(self.kind.step) or self._stored_on_grid(self.kind.step))

    def _counts(self, step: Fraction) -> bool:
        """Whether whole numbers of the table count parts of the unit."""
        return (self.source.scale, *self.source.conversion) == (0, Fraction(1, step.denominator), Fraction(0))

    def _stored_on_grid(self, step: Fraction) -> bool:
        """Whether whatever the table's exact type can hold lies on the grid, in the element's unit."""
        source = self.source
        return source.conversion == SAME and step.numerator == 1 and step.denominator % 10 ** (source.scale or 0) == 0

    def _use_whole_numbers(self, kind: NumberKind) -> None:
        value, every = self._take(self.name), kind.step.numerator
        least, greatest = kind.first * every, kind.last * every
        limits = [at_least(value, number(least)), at_most(value, number(greatest))]
        limits += [equal(remainder(value, number(every)), number(0))] if every > 1 else []
        self.facts.misfits[self.name] = MisfitLayer(self.element, _outside(limits), value)
        self.facts.stored[self.name] = exactly(value, kind.step / every, least, greatest)

    def _use_as_stored(self, kind: NumberKind) -> None:
        """A decimal that needs no counting: comparing it costs a tenth of making it a whole number first."""
        places = self.source.scale or 0
        value = self._take(self.name)
        last = Fraction(1, 10**places)
        least, greatest = ceil(kind.first * kind.step / last), floor(kind.last * kind.step / last)
        limits = [at_least(value, decimal(least, places)), at_most(value, decimal(greatest, places))]
        self.facts.misfits[self.name] = MisfitLayer(self.element, _outside(limits), value)
        self.facts.stored[self.name] = SqlMeasure(value, value, last, least, greatest, places)


def _outside(limits: list[Sql]) -> Sql:
    """Whether some limit is broken: of alternatives an engine asks no more than it must, of a ``NOT`` it asks all."""
    return any_of(negated(limit) for limit in limits)
