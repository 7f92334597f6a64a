"""Conditions as formulas, and what the variables of derived elements, sets and comparisons stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from guideproof.analysis.proof.arithmetic import Linear, constant
from guideproof.analysis.proof.logic import (
    BOTH_CELLS,
    FALSE,
    TRUE_CELL,
    And,
    Card,
    Formula,
    Lit,
    Rel,
    conj,
    disj,
    negation,
)
from guideproof.analysis.proof.numbers import Numbers, canonical
from guideproof.analysis.proof.space import Kind, Space, Variable, runs
from guideproof.model import element as elements
from guideproof.model.condition import (
    All,
    AnyOf,
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


class Encoding:
    """The formulas of one guideline. Conditions are encoded once; comparisons become variables as they are met."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._guideline = space.guideline
        self._formulas: dict[int, tuple[Condition, Formula]] = {}
        self._negated: dict[int, tuple[Condition, Formula]] = {}
        self._variables: dict[str, int] = {}
        self._numbers = Numbers(space)
        self._relations: dict[Rel, int] = {}
        self._relation_of: dict[int, Rel] = {}
        self._comparisons: dict[int, Compares | SetCount] = {}
        self._definitions: dict[tuple[int, int], Formula] = {}
        self._tests: dict[tuple[object, ...], Formula] = {}
        self._conjunctions: dict[tuple[int, ...], tuple[list[Formula], Formula]] = {}

    def prepare(self, order: Iterable[str]) -> None:
        """Encodes the formulas of derived elements, each after those it is made of. Raises ``TooComplex``."""
        for id in order:
            if isinstance(self._guideline.derived[id].definition, elements.Formula):
                self._numbers.of(id)

    def formula(self, condition: Condition) -> Formula:
        """The condition as a formula. It must be readable."""
        known = self._formulas.get(id(condition))
        if known is None:
            known = self._formulas[id(condition)] = (condition, self._encode(condition))
        return known[1]

    def negated(self, condition: Condition) -> Formula:
        """The condition's negation as a formula."""
        known = self._negated.get(id(condition))
        if known is None:
            known = self._negated[id(condition)] = (condition, negation(self.formula(condition), self.space.full))
        return known[1]

    def _encode(self, condition: Condition) -> Formula:
        match condition:
            case All(parts):
                return self._conjunction([self.formula(part) for part in parts])
            case AnyOf(parts):
                return disj([self.formula(part) for part in parts], self.space.full)
            case Not(part):
                return negation(self.formula(part), self.space.full)
            case Unreadable():
                raise AssertionError("a guideline with an unreadable condition is not proven")
            case IsBoolean(element, value):
                return Lit(self._variable(element), TRUE_CELL if value else BOTH_CELLS & ~TRUE_CELL)
            case IsCode(element, codes):
                return self._is_code(element, codes)
            case Includes(element, codes, all_of_them):
                members = [Lit(self._member(element, code), TRUE_CELL) for code in codes]
                return conj(members) if all_of_them else disj(members, self.space.full)
            case Only(element, codes):
                return self._only(element, codes)
            case IsNumber(element, numbers):
                return self._is_number(element, numbers)
            case Compares(element):
                return self._compares(condition, self._variable(element), self._numbers.of(element))
            case SetCount(element):
                size = self.space.find(Kind.SIZE, element)
                return self._compares(condition, size, Linear(((size, 1),), 0))

    def _conjunction(self, parts: list[Formula]) -> Formula:
        """The conjunction; the same one for the same parts, so that equal rows of a table are one formula."""
        key = tuple(map(id, parts))  # the parts live as long as this does
        if key not in self._conjunctions:
            self._conjunctions[key] = (parts, conj(parts))
        return self._conjunctions[key][1]

    def _variable(self, element: str) -> int:
        if element not in self._variables:
            kind = Kind.DERIVED if element in self._guideline.derived else Kind.INPUT
            self._variables[element] = self.space.find(kind, element)
        return self._variables[element]

    def _member(self, element: str, code: str) -> int:
        return self.space.find(Kind.MEMBER, element, code)

    def _literal(self, variable: int, mask: int) -> Formula:
        return Lit(variable, mask) if mask else FALSE

    def _is_code(self, element: str, codes: tuple[str, ...]) -> Formula:
        key = (element, codes)
        if key not in self._tests:
            variable = self._guideline.variable(element)
            assert variable is not None
            mask = sum(1 << place for place, code in enumerate(variable.codes) if code in codes)
            self._tests[key] = self._literal(self._variable(element), mask)
        return self._tests[key]

    def _only(self, element: str, codes: tuple[str, ...]) -> Formula:
        if not codes:
            return Lit(self.space.find(Kind.SIZE, element), 1)
        others = [code for code in self._guideline.elements[element].codes if code not in codes]
        return conj([Lit(self._member(element, code), BOTH_CELLS & ~TRUE_CELL) for code in others])

    def _is_number(self, element: str, numbers: tuple[Fraction, ...]) -> Formula:
        variable, mask = self._variable(element), 0
        if variable in self.space.points:
            points = self.space.points[variable]
            return Lit(variable, sum(1 << (2 * points.index(number) + 1) for number in set(numbers)))
        for number in numbers:
            step = number / self.space.precision(element)
            if step.denominator == 1:
                mask |= self.space.at_least(variable, int(step)) & self.space.at_most(variable, int(step))
        return self._literal(variable, mask)

    def _compares(self, test: Compares | SetCount, variable: int, mine: Linear) -> Formula:
        bound = test.bound
        if bound.number is not None:
            key = (variable, test.comparison, bound.number.numerator, bound.number.denominator)
            if key not in self._tests:
                element = test.element if isinstance(test, Compares) else None
                self._tests[key] = self._with_number(variable, test.comparison, bound.number, element)
            return self._tests[key]
        assert bound.element is not None
        difference = mine.plus(self._numbers.of(bound.element).times(-bound.factor))
        match test.comparison:
            case Comparison.AT_LEAST:
                return self._relation(test, difference, strict=False)
            case Comparison.ABOVE:
                return self._relation(test, difference, strict=True)
            case Comparison.AT_MOST:
                return self._relation(test, difference.times(-1), strict=False)
            case Comparison.BELOW:
                return self._relation(test, difference.times(-1), strict=True)
            case Comparison.EQUAL:
                sides = (Comparison.AT_LEAST, Comparison.AT_MOST)
                return conj([self._compares(replace(test, comparison=side), variable, mine) for side in sides])

    def _with_number(self, variable: int, comparison: Comparison, number: Fraction, element: str | None) -> Formula:
        if variable in self.space.points:
            return Lit(variable, self._beyond_point(variable, comparison, number))
        precision = self.space.precision(element) if element is not None else Fraction(1)
        return self._literal(variable, self._beyond(variable, comparison, number / precision))

    def _beyond(self, variable: int, comparison: Comparison, step: Fraction) -> int:
        match comparison:
            case Comparison.AT_LEAST:
                return self.space.at_least(variable, ceil(step))
            case Comparison.ABOVE:
                return self.space.at_least(variable, floor(step) + 1)
            case Comparison.AT_MOST:
                return self.space.at_most(variable, floor(step))
            case Comparison.BELOW:
                return self.space.at_most(variable, ceil(step) - 1)
            case Comparison.EQUAL:
                whole = step.denominator == 1
                return self.space.at_least(variable, int(step)) & self.space.at_most(variable, int(step)) * whole

    def _beyond_point(self, variable: int, comparison: Comparison, number: Fraction) -> int:
        full, place = self.space.full[variable], 2 * self.space.points[variable].index(number) + 1
        match comparison:
            case Comparison.AT_LEAST:
                return full >> place << place
            case Comparison.ABOVE:
                return full >> (place + 1) << (place + 1)
            case Comparison.AT_MOST:
                return (1 << (place + 1)) - 1
            case Comparison.BELOW:
                return (1 << place) - 1
            case Comparison.EQUAL:
                return 1 << place

    def _relation(self, test: Compares | SetCount, linear: Linear, *, strict: bool) -> Formula:
        """That a term is at least zero, or above it, as a literal: one variable for a relation and its negation.
        ``test`` is what says so in the guideline."""
        rel = canonical(linear, strict)
        if not rel.linear.terms:
            holds = rel.linear.const > 0 if rel.strict else rel.linear.const >= 0
            return And(()) if holds else FALSE
        opposite = canonical(rel.linear.times(-1), not rel.strict)
        if opposite in self._relations:
            return Lit(self._relations[opposite], BOTH_CELLS & ~TRUE_CELL)
        if rel not in self._relations:
            variable = self.space.add(Variable(Kind.RELATION, str(len(self._relations))), 2)
            self._relations[rel] = variable
            self._relation_of[variable] = rel
            self._comparisons[variable] = test
        return Lit(self._relations[rel], TRUE_CELL)

    def comparison(self, variable: int) -> Compares | SetCount:
        """The test that holds where the variable of a comparison between elements is true, as the guideline has it."""
        return self._comparisons[variable]

    def definition(self, variable: int, mask: int) -> Formula | None:
        """What follows, and from what it follows, that a variable lies in the mask; ``None`` for a free one."""
        key = (variable, mask)
        if key not in self._definitions:
            defined = self._define(variable, mask)
            if defined is None:
                return None
            self._definitions[key] = defined
        return self._definitions[key]

    def _define(self, variable: int, mask: int) -> Formula | None:
        named = self.space.variables[variable]
        match named.kind:
            case Kind.RELATION:
                rel = self._relation_of[variable]
                return rel if mask == TRUE_CELL else canonical(rel.linear.times(-1), not rel.strict)
            case Kind.SIZE:
                codes = self._guideline.elements[named.name].codes
                return Card(mask, tuple(Lit(self._member(named.name, code), TRUE_CELL) for code in codes))
            case Kind.DERIVED:
                return self._define_derived(self._guideline.derived[named.name], variable, mask)
            case _:
                return None

    def _define_derived(self, derived: elements.Derived, variable: int, mask: int) -> Formula:
        match derived.definition:
            case elements.Formula():
                return self._between_points(variable, mask, self._numbers.of(derived.id))
            case elements.Count(conditions):
                return Card(mask, tuple(self.formula(condition) for condition in conditions))
            case elements.Classify(branches):
                codes = list(derived.codes)
                chosen = [branch.when for branch in branches if mask >> codes.index(branch.code) & 1]
                return disj([self.formula(condition) for condition in chosen], self.space.full)
            case condition:
                return self.formula(condition) if mask == TRUE_CELL else self.negated(condition)

    def _between_points(self, variable: int, mask: int, linear: Linear) -> Formula:
        points = self.space.points[variable]
        some: list[Formula] = []
        for first, last in runs(mask):
            both: list[Formula] = []
            if first:
                low = points[(first - 1) // 2]
                both.append(canonical(linear.plus(constant(-low)), strict=first % 2 == 0))
            if last < 2 * len(points):
                high = points[last // 2]
                both.append(canonical(constant(high).plus(linear.times(-1)), strict=last % 2 == 0))
            some.append(conj(both))
        return disj(some, self.space.full)
