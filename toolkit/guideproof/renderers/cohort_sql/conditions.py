"""Conditions as SQL with three truth values: NULL is unknown, and AND, OR and NOT are Kleene's (section 5)."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, count, pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.model.calendar import NO_DAY
from guideproof.model.condition import Condition
from guideproof.model.element import CodeOrTruth, class_text
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.conditions import lowered
from guideproof.program.missing_numbers import if_missing
from guideproof.program.proposition import (
    ClassAmong,
    Every,
    HasMember,
    IsOneOf,
    NumberOf,
    NumbersRelated,
    NumberWithin,
    Opposite,
    Proposition,
    Some,
    Sort,
    TruthConstant,
)
from guideproof.program.slots import DateKind, NumberKind
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.columns import Layer, code_column, fact_columns, shortened
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    at_most,
    call,
    case,
    column,
    equal,
    false,
    known,
    missing,
    negated,
    number,
    one_of,
    plus,
    text,
    true,
    unknown,
)
from guideproof.renderers.cohort_sql.numbers import SqlMeasure, exactly, related, within
from guideproof.renderers.cohort_sql.ratios import divided_related, divided_within


class Vocabulary(Struct):
    """How conditions name things in SQL. ``measures`` are the derived numbers that stand in the layers below so far.

    ``tests`` is a layer that grows as conditions are put into words: every comparison of numbers stands there once.
    All above it reads truths and codes alone. ``plain`` are the elements whose numbers stand below it.
    ``no_values`` are formulas, each with when it has no value, and why in words; ``undetermined`` says for whom a
    double does not tell what some formula is.
    """

    guideline: Guideline
    dialect: Dialect
    plain: frozenset[str]
    tests: Layer
    measures: dict[str, SqlMeasure] = field(default_factory=dict)
    no_values: list[tuple[str, Sql, Sql]] = field(default_factory=list)
    undetermined: list[Sql] = field(default_factory=list)
    _tested: dict[Sql, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _telling: dict[str, Sql] = field(default_factory=dict)

    def truth(self, condition: Condition) -> Sql:
        """The condition as SQL, over the facts and the derived elements. Raises ``NotExpressible``."""
        return self.holds(lowered(condition, self.guideline))

    def holds(self, proposition: Proposition) -> Sql:
        """The proposition as SQL, likewise."""
        match proposition:
            case TruthConstant(None):
                return unknown()
            case TruthConstant(truth):
                return true() if truth else false()
            case Every(parts):
                return all_of(map(self.holds, parts))
            case Some(parts):
                return any_of(map(self.holds, parts))
            case Opposite(part):
                return negated(self.holds(part))
            case IsOneOf(element, values):
                return self._is_one_of(element, values)
            case HasMember(element, code):
                return column(code_column(element, code))
            case ClassAmong(element, classes):
                return self._class_among(element, classes)
            case NumberWithin():
                return self._tests(proposition, self._within(proposition))
            case NumbersRelated():
                return self._tests(proposition, self._related(proposition))

    def _within(self, test: NumberWithin) -> Sql:
        measure, points = self._number(test.number), test.points
        if measure.over is not None:
            found = divided_within(measure, test.intervals[0], self.dialect)
        else:
            found = within(measure, test.intervals[0]) if points is None else self._among(measure, points)
        missing_one = if_missing(test, variables_of(self.guideline))
        return found if missing_one is None else call("COALESCE", found, true() if missing_one else false())

    def _tests(self, test: NumberWithin | NumbersRelated, truth: Sql) -> Sql:
        """The column of a comparison; a count is no plain number, since it is made of tests itself."""
        named = [test.number] if isinstance(test, NumberWithin) else [test.number, test.other]
        if any(each.sort is Sort.SIZE or each.element not in self.plain for each in named):
            return truth
        tested = self._tested_once(truth, test_name(test))
        if isinstance(test, NumberWithin) and test.number.sort is Sort.VALUE:
            self._telling.setdefault(test.number.element, tested)
        return tested

    def _tested_once(self, truth: Sql, name: str) -> Sql:
        if truth not in self._tested:
            others = (f"{name}_{place}" for place in count(2))
            self._tested[truth] = name = next(each for each in chain([name], others) if each not in self._taken)
            self._taken.add(name)
            self.tests.add(name, truth)
        return column(self._tested[truth])

    def _is_one_of(self, element: str, values: tuple[bool | str, ...]) -> Sql:
        if isinstance(values[0], bool):
            return column(element) if values[0] else negated(column(element))
        return one_of(column(element), [text(str(value)) for value in values])

    def _class_among(self, element: str, among: tuple[CodeOrTruth, ...]) -> Sql:
        classes = variables_of(self.guideline).classes(element)
        excluded = {each: negated(column(code_column(element, class_text(each)))) for each in classes}
        # Of no class at all, which is a fault of the facts, none is one.
        return case(
            (all_of(excluded[each] for each in classes if each in among), false()),
            (all_of(excluded[each] for each in classes if each not in among), true()),
        )

    def _among(self, measure: SqlMeasure, numbers: tuple[Fraction, ...]) -> Sql:
        counted = sorted({int(each / measure.step) for each in numbers if (each / measure.step).denominator == 1})
        possible = [each for each in counted if measure.least <= each <= measure.greatest]
        if measure.exact:
            return one_of(measure.low, [measure.limit(each) for each in possible])
        runs = _runs(possible)
        return known(
            any_of(
                all_of([at_least(measure.low, number(first)), at_most(measure.high, number(last))])
                for first, last in runs
            ),
            all_of(
                any_of([negated(at_least(measure.high, number(first))), negated(at_most(measure.low, number(last)))])
                for first, last in runs
            ),
        )

    def _number(self, number: NumberOf) -> SqlMeasure:
        match number.sort:
            case Sort.SIZE:
                return self._size(number.element)
            case Sort.POINTS:
                return self._points(number.element)
            case _:
                return self.measure(number.element)

    def measure(self, element: str) -> SqlMeasure:
        """The number of an element: what it counts, and between which ends."""
        known_measure = self.measures.get(element)
        if known_measure is not None:
            return known_measure
        kind = variables_of(self.guideline).kind(element)
        if isinstance(kind, DateKind):
            low, high = (column(f"{element}__{end}") for end in ("low", "high"))
            return SqlMeasure(low, high, Fraction(1), NO_DAY if kind.never else kind.first, kind.last)
        assert isinstance(kind, NumberKind)
        ends = kind.first, kind.last
        return exactly(column(element), kind.step, *ends, where_missing=ends)

    def _size(self, element: str) -> SqlMeasure:
        """How many codes are in a set: at least those that are, at most those that are not known not to be."""
        codes = [column(code_column(element, code)) for code in self.guideline.elements[element].codes]
        return interval(codes)

    def _points(self, element: str) -> SqlMeasure:
        """What a code counts: of one that is missing at least the fewest points that there are, at most the most."""
        total, given = variables_of(self.guideline).total(element), self.guideline.elements[element]
        counted = [
            (equal(column(element), text(code)), number((points / total.step).numerator))
            for code, points in given.points.items()
        ]
        least, greatest = total.ends
        low, high = (case(*counted, otherwise=number(end)) for end in (least, greatest))
        return SqlMeasure(low, high, total.step, least, greatest)

    def _related(self, proposition: NumbersRelated) -> Sql:
        other = self._number(proposition.other)
        other = replace(other, step=other.step * proposition.factor)
        mine = self._number(proposition.number)
        compared = related if mine.over is None and other.over is None else divided_related
        return compared(mine, other, proposition.shift, proposition.interval, self.dialect)

    def unmeasured(self, element: str) -> Sql:
        """Whether it is unknown which number an element is; never unknown."""
        measure = self.measure(element)
        if not measure.exact:
            return negated(equal(measure.low, measure.high))
        if element in self.plain:
            return self._tested_once(missing(measure.low), f"{element}__missing")
        return missing(measure.low)

    def lacking(self, element: str) -> Sql:
        """Whether an input element is missing, a set also where it is known in part; never unknown."""
        if element in self._telling:
            # A comparison with a number is unknown just where the element is missing: one column less.
            return missing(self._telling[element])
        if self.guideline.elements[element].days is not None:
            known = self.measure(element)
            return self._tested_once(negated(equal(known.low, known.high)), f"{element}__open")
        if self.guideline.elements[element].grid is not None:
            return self._tested_once(missing(column(element)), f"{element}__missing")
        return any_of(missing(column(name)) for name in fact_columns(self.guideline.elements[element]))


def test_name(test: NumberWithin | NumbersRelated) -> str:
    """What a column is called that holds a comparison: ``hemoglobin__below_12``, ``ecog__is_0_or_1``."""
    element = test.number.element
    if isinstance(test, NumbersRelated):
        factor = "" if test.factor == 1 else f"{_digits(test.factor)}_times_"
        shift = f"_and_{_digits(test.shift)}" if test.shift else ""
        return shortened(f"{element}__{test.said.comparison}_{factor}{test.other.element}{shift}")
    if test.points is not None:
        return shortened(f"{element}__is_{'_or_'.join(map(_digits, test.points))}")
    [interval] = test.intervals
    low, high = interval.low, interval.high
    words = [f"{'above' if low.open else 'at_least'}_{_digits(low.number)}"] if low is not None else []
    words += [f"{'below' if high.open else 'at_most'}_{_digits(high.number)}"] if high is not None else []
    return shortened(f"{element}__{'_'.join(words)}")


def _digits(value: Fraction) -> str:
    return format_number(value).replace("-", "minus_").replace(".", "_").replace("/", "_over_")


def interval(truths: list[Sql]) -> SqlMeasure:
    """How many of some truths hold: at least those that do, at most those that may."""
    low = plus([case((truth, number(1)), otherwise=number(0)) for truth in truths]) if truths else number(0)
    high = plus([case((negated(truth), number(0)), otherwise=number(1)) for truth in truths]) if truths else number(0)
    return SqlMeasure(low, high, Fraction(1), 0, len(truths))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Whole numbers in order as runs without a gap."""
    if not numbers:
        return []
    breaks = [(one, other) for one, other in pairwise(numbers) if other != one + 1]
    starts = [numbers[0], *(other for _, other in breaks)]
    ends = [*(one for one, _ in breaks), numbers[-1]]
    return list(zip(starts, ends, strict=True))
