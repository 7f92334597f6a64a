"""Conditions as SQL with three truth values: NULL is unknown, and AND, OR and NOT are Kleene's (section 5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, pairwise

from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    Unreadable,
)
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.renderers.cohort_sql.columns import Layer, code_column, fact_columns, shortened
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    at_most,
    case,
    column,
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
from guideproof.renderers.cohort_sql.numbers import Measure, compares, compares_with, exactly, scaled


@dataclass(slots=True)
class Vocabulary:
    """How conditions name things in SQL. ``measures`` are the derived numbers that stand in the layers below so far.

    ``tests`` is a layer that grows as conditions are put into words: every comparison of numbers stands there once.
    All above it reads truths and codes alone. ``plain`` are the elements whose numbers stand below it.
    """

    guideline: Guideline
    dialect: Dialect
    plain: frozenset[str]
    tests: Layer
    measures: dict[str, Measure] = field(default_factory=dict)
    _tested: dict[Sql, str] = field(default_factory=dict)
    _telling: dict[str, Sql] = field(default_factory=dict)

    def truth(self, condition: Condition) -> Sql:
        """The condition as SQL, over the facts and the derived elements. Raises ``NotExpressible``."""
        match condition:
            case All(parts):
                return all_of(self.truth(part) for part in parts)
            case AnyOf(parts):
                return any_of(self.truth(part) for part in parts)
            case Not(part):
                return negated(self.truth(part))
            case Unreadable():
                return unknown()
            case IsBoolean(element, value):
                return column(element) if value else negated(column(element))
            case IsCode(element, codes):
                return self._is_code(element, codes)
            case IsNumber(element, numbers):
                return self._tests(condition, self._is_number(self.measure(element), numbers))
            case Includes(element, codes, all_of_them):
                held = (column(code_column(element, code)) for code in codes)
                return all_of(held) if all_of_them else any_of(held)
            case Only(element, codes):
                others = (code for code in self.guideline.elements[element].codes if code not in codes)
                return all_of(negated(column(code_column(element, code))) for code in others)
            case Compares(element, comparison, bound):
                return self._tests(condition, self._compares(self.measure(element), comparison, bound))
            case SetCount(element, comparison, bound):
                return self._compares(self._size(element), comparison, bound)

    def _tests(self, test: IsNumber | Compares, truth: Sql) -> Sql:
        """The column of a comparison; a count is no plain number, since it is made of tests itself."""
        other = test.bound.element if isinstance(test, Compares) else None
        if not {test.element, other} <= {*self.plain, None}:
            return truth
        tested = self._tested_once(truth, test_name(test))
        if other is None:
            self._telling.setdefault(test.element, tested)
        return tested

    def _tested_once(self, truth: Sql, name: str) -> Sql:
        if truth not in self._tested:
            taken = set(self._tested.values())
            others = (f"{name}_{place}" for place in range(2, len(taken) + 3))
            self._tested[truth] = name = next(each for each in chain([name], others) if each not in taken)
            self.tests.add(name, truth)
        return column(self._tested[truth])

    def _is_code(self, element: str, codes: tuple[str, ...]) -> Sql:
        derived = self.guideline.derived.get(element)
        if derived is None:
            return one_of(column(element), [text(code) for code in codes])
        assert isinstance(derived.definition, Classify)
        classes = dict.fromkeys(branch.code for branch in derived.definition.branches)
        excluded = {code: negated(column(code_column(element, code))) for code in classes}
        # Of no class at all, which is a fault of the facts, none is one.
        return case(
            (all_of(excluded[code] for code in classes if code in codes), false()),
            (all_of(excluded[code] for code in classes if code not in codes), true()),
        )

    def _is_number(self, measure: Measure, numbers: tuple[Fraction, ...]) -> Sql:
        counted = sorted({int(each * measure.per) for each in numbers if (each * measure.per).denominator == 1})
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

    def measure(self, element: str) -> Measure:
        """The number of an element: what it counts, and between which ends."""
        known_measure = self.measures.get(element)
        if known_measure is not None:
            return known_measure
        grid = self.guideline.elements[element].grid
        assert grid is not None
        per, step = grid.precision.denominator, grid.precision.numerator
        return exactly(column(element), per, grid.first * step, grid.last * step)

    def _size(self, element: str) -> Measure:
        """How many codes are in a set: at least those that are, at most those that are not known not to be."""
        codes = [column(code_column(element, code)) for code in self.guideline.elements[element].codes]
        return interval(codes)

    def _compares(self, measure: Measure, comparison: Comparison, bound: Bound) -> Sql:
        if bound.number is not None:
            return compares(measure, comparison, bound.number)
        assert bound.element is not None
        other = self.measure(bound.element)
        factor = bound.factor / other.per
        other = scaled(other, factor.numerator, factor.denominator, self.dialect)
        return compares_with(measure, comparison, other, self.dialect)

    def lacking(self, element: str) -> Sql:
        """Whether an input element is missing, a set also where it is known in part; never unknown."""
        if element in self._telling:
            # A comparison with a number is unknown just where the element is missing: one column less.
            return missing(self._telling[element])
        if self.guideline.elements[element].grid is not None:
            return self._tested_once(missing(column(element)), f"{element}__missing")
        return any_of(missing(column(name)) for name in fact_columns(self.guideline.elements[element]))


def test_name(test: IsNumber | Compares) -> str:
    """What a column is called that holds a comparison: ``hemoglobin__below_12``, ``ecog__is_0_or_1``."""
    if isinstance(test, IsNumber):
        return shortened(f"{test.element}__is_{'_or_'.join(map(_digits, test.numbers))}")
    bound = test.bound
    if bound.number is not None:
        return shortened(f"{test.element}__{test.comparison}_{_digits(bound.number)}")
    factor = "" if bound.factor == 1 else f"{_digits(bound.factor)}_times_"
    return shortened(f"{test.element}__{test.comparison}_{factor}{bound.element}")


def _digits(value: Fraction) -> str:
    return format_number(value).replace("-", "minus_").replace(".", "_").replace("/", "_over_")


def interval(truths: list[Sql]) -> Measure:
    """How many of some truths hold: at least those that do, at most those that may."""
    low = plus([case((truth, number(1)), otherwise=number(0)) for truth in truths]) if truths else number(0)
    high = plus([case((negated(truth), number(0)), otherwise=number(1)) for truth in truths]) if truths else number(0)
    return Measure(low, high, 1, 0, len(truths))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Whole numbers in order as runs without a gap."""
    if not numbers:
        return []
    breaks = [(one, other) for one, other in pairwise(numbers) if other != one + 1]
    starts = [numbers[0], *(other for _, other in breaks)]
    ends = [*(one for one, _ in breaks), numbers[-1]]
    return list(zip(starts, ends, strict=True))
