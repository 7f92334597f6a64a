"""Conditions as formulas, and what the variables of derived elements, sets and comparisons stand for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import repeat

from msgspec.structs import replace

from guideproof.analysis.proof.encoding.case_formulas import CaseFormulas
from guideproof.analysis.proof.encoding.class_formulas import ClassFormulas
from guideproof.analysis.proof.encoding.number_cells import between_points, between_steps
from guideproof.analysis.proof.encoding.numbers import Numbers, canonical, differing
from guideproof.analysis.proof.encoding.relations import Relations
from guideproof.analysis.proof.solver.arithmetic import Linear, constant
from guideproof.analysis.proof.solver.logic import (
    BOTH_CELLS,
    FALSE,
    TRUE_CELL,
    And,
    Card,
    Formula,
    Lit,
    conj,
    disj,
    negation,
)
from guideproof.analysis.proof.solver.space import Space, VarKind
from guideproof.model.condition import Compares, Condition, SetCount
from guideproof.model.element import (
    VISIT,
    Classify,
    CodeOrTruth,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    Points,
    Sum,
)
from guideproof.program.interval import NumberInterval, compared
from guideproof.program.proposition import (
    Atom,
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
from guideproof.program.slots import DateKind
from guideproof.program.totals import Weighted

_ALWAYS_FREE = frozenset((VarKind.INPUT, VarKind.MEMBER))


class Encoding:
    """The formulas of one guideline. Conditions are encoded once; comparisons become variables as they are met."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._guideline = space.guideline
        self._formulas: dict[int, tuple[Condition, Formula]] = {}
        self._negated: dict[int, tuple[Condition, Formula]] = {}
        self._variables: dict[str, int] = {}
        self._numbers = Numbers(space)
        self._relations = Relations(space)
        self._definitions: dict[tuple[int, int], Formula] = {}
        self._free: set[int] = set()
        self.classes = ClassFormulas(self)
        self.cases = CaseFormulas(self, self._numbers)
        self._tests: dict[Atom, Formula] = {}
        self._conjunctions: dict[tuple[int, ...], tuple[list[Formula], Formula]] = {}
        self.nodes: dict[int, Callable[[int, int], Formula | None]] = {}
        """The variables of nodes that are told of from everywhere, each with what says what it stands for."""

    def prepare(self, order: Iterable[str]) -> None:
        """Encodes the formulas of derived elements, each after those it is made of. Raises ``TooComplex``."""
        for id in order:
            match self._guideline.derived[id].definition:
                case Computed() | Sum() | Elapsed() | DateAfter() | Classify(gives_numbers=True):
                    self.cases.prepare(id)

    def until_visit(self) -> list[Formula]:
        """That no date comes after the visit which is said not to."""
        kinds = {id: self.space.program.kind(id) for id in self._guideline.elements} if self.space.dated else {}
        dates = [id for id, kind in kinds.items() if isinstance(kind, DateKind) and kind.until_visit]
        visit = self._numbers.of(VISIT) if dates else constant(0)
        return [canonical(visit.plus(self._numbers.of(id).times(-1)), strict=False) for id in dates]

    def formula(self, condition: Condition) -> Formula:
        """The condition as a formula. It must be readable."""
        known = self._formulas.get(id(condition))
        if known is None:
            known = self._formulas[id(condition)] = (condition, self.encode(self.space.lowered(condition)))
        return known[1]

    def negated(self, condition: Condition) -> Formula:
        """The condition's negation as a formula."""
        known = self._negated.get(id(condition))
        if known is None:
            known = self._negated[id(condition)] = (condition, negation(self.formula(condition), self.space.full))
        return known[1]

    def encode(self, proposition: Proposition) -> Formula:
        """A proposition as a formula. Nothing in it may be unreadable."""
        match proposition:
            case TruthConstant(truth):
                assert truth is not None, "a guideline with an unreadable condition is not proven"
                return And(()) if truth else FALSE
            case Every(parts):
                return self._empty(parts) or self._conjunction([self.encode(part) for part in parts])
            case Some(parts):
                return disj([self.encode(part) for part in parts], self.space.full)
            case Opposite(part):
                return negation(self.encode(part), self.space.full)
            case NumbersRelated():
                return self._related(proposition)
            case _:
                if proposition not in self._tests:
                    self._tests[proposition] = self._test(proposition)
                return self._tests[proposition]

    def _test(self, test: Atom) -> Formula:
        match test:
            case IsOneOf(element, values) if isinstance(values[0], bool):
                return Lit(self._variable(element), TRUE_CELL if values[0] else BOTH_CELLS & ~TRUE_CELL)
            case IsOneOf(element, values):
                return self._literal(self._variable(element), _mask(self.space.program.codes(element), values))
            case ClassAmong(element, values):
                return self._literal(self._variable(element), _mask(self.space.program.classes(element), values))
            case HasMember(element, code):
                return Lit(self._member(element, code), TRUE_CELL)
            case NumberWithin(number, intervals):
                return self._within(number, intervals)
            case NumbersRelated():
                raise AssertionError("a relation is a variable of its own")

    def _empty(self, parts: tuple[Proposition, ...]) -> Formula | None:
        """That a set is empty, as a statement on its size, where the parts say so."""
        if not parts or not isinstance(parts[0], Opposite) or not isinstance(parts[0].part, HasMember):
            return None
        element = parts[0].part.element
        codes = self._guideline.elements[element].codes
        if parts != tuple(Opposite(HasMember(element, code)) for code in codes):
            return None
        return Lit(self.space.find(VarKind.SIZE, element), 1)

    def _conjunction(self, parts: list[Formula]) -> Formula:
        """The conjunction; the same one for the same parts, so that equal rows of a table are one formula."""
        key = tuple(map(id, parts))  # the parts live as long as this does
        if key not in self._conjunctions:
            self._conjunctions[key] = (parts, conj(parts))
        return self._conjunctions[key][1]

    def _variable(self, element: str) -> int:
        if element not in self._variables:
            self._variables[element] = self.space.of_element(element)
        return self._variables[element]

    def _member(self, element: str, code: str) -> int:
        return self.space.find(VarKind.MEMBER, element, code)

    def _literal(self, variable: int, mask: int) -> Formula:
        return Lit(variable, mask) if mask else FALSE

    def _within(self, number: NumberOf, intervals: tuple[NumberInterval, ...]) -> Formula:
        variable, mask = self._number(number), 0
        points = self.space.points.get(variable)
        step = self.space.program.step(number)
        for interval in intervals:
            if points is not None:
                mask |= between_points(self.space, variable, interval)
            else:
                mask |= between_steps(self.space, variable, interval.times(1 / step))
        return self._literal(variable, mask)

    def _number(self, number: NumberOf) -> int:
        return (
            self.space.find(VarKind.SIZE, number.element)
            if number.sort is Sort.SIZE
            else self._variable(number.element)
        )

    def _related(self, proposition: NumbersRelated) -> Formula:
        numbers = [each.element for each in (proposition.number, proposition.other) if each.sort is not Sort.SIZE]
        if any(map(self.cases.behind, numbers)):
            return self.cases.related(proposition)
        weight, counterweight, shift = self.space.program.weights(proposition)
        (mine, over), (theirs, beside) = self._ratio(proposition.number), self._ratio(proposition.other)
        difference = differing(mine.times(weight), over, theirs.times(counterweight), beside, shift)
        interval = proposition.interval
        sides = [(interval.low, difference), (interval.high, difference.times(-1))]
        ends = [(end.open, over) for end, over in sides if end is not None]
        tests = [replace(proposition.said, comparison=comparison) for comparison, _ in compared(interval)]
        pairs = zip(tests, ends, strict=True)
        return conj([self._relation(test, over, strict=strict) for test, (strict, over) in pairs])

    def _ratio(self, number: NumberOf) -> tuple[Linear, Linear]:
        if number.sort is Sort.SIZE:
            return Linear(((self._number(number), 1),), 0), constant(1)
        return self._numbers.of(number.element), self._numbers.over(number.element)

    def _relation(self, test: Compares | SetCount, linear: Linear, *, strict: bool) -> Formula:
        """That a term is at least zero, or above it. ``test`` is what says so in the guideline."""
        return self._relations.told(linear, strict=strict, test=test)

    def comparison(self, variable: int) -> Compares | SetCount:
        """The test that holds where the variable of a comparison between elements is true, as the guideline has it."""
        return self.cases.comparison(variable) or self._relations.comparison(variable)

    def definition(self, variable: int, mask: int) -> Formula | None:
        """What follows, and from what it follows, that a variable lies in the mask; ``None`` for a free one."""
        if variable in self._free:
            return None
        if variable in self.nodes:
            return self.nodes[variable](variable, mask)
        key = (variable, mask)
        if key not in self._definitions:
            defined = self._define(variable, mask)
            if defined is None:
                if self.space.variables[variable].kind in _ALWAYS_FREE:
                    self._free.add(variable)
                return None
            self._definitions[key] = defined
        return self._definitions[key]

    def _define(self, variable: int, mask: int) -> Formula | None:
        named = self.space.variables[variable]
        match named.kind:
            case VarKind.RELATION if not self._relations.knows(variable):
                return self.cases.definition(variable, mask)
            case VarKind.RELATION:
                rel = self._relations.of(variable)
                return rel if mask == TRUE_CELL else canonical(rel.linear.times(-1), not rel.strict)
            case VarKind.SIZE:
                codes = self._guideline.elements[named.name].codes
                return Card(mask, tuple(Lit(self._member(named.name, code), TRUE_CELL) for code in codes))
            case VarKind.COUNTED:
                return Card(mask, tuple(self._ones(self._numbers.counted[variable])))
            case VarKind.DERIVED:
                return self._define_derived(self._guideline.derived[named.name], variable, mask)
            case _:
                return None

    def _define_derived(self, derived: Derived, variable: int, mask: int) -> Formula:
        match derived.definition:
            case Computed():
                return self.cases.in_cells(derived.id, variable, mask)
            case Count(conditions):
                return Card(mask, tuple(self.formula(condition) for condition in conditions))
            case Points() | Sum():
                total = self.space.program.total(derived.id)
                if total.times is not None:
                    return Card(mask, tuple(self._ones(total.weighted)))
                return self.cases.in_runs(derived.id, variable, mask)
            case Classify(gives_numbers=True):
                return self.cases.within(derived.id, variable, mask)
            case Classify():
                return self.classes.of(derived).among(mask)
            case Elapsed() | DateAfter():
                return self.cases.in_runs(derived.id, variable, mask)
            case condition:
                return self.formula(condition) if mask == TRUE_CELL else self.negated(condition)

    def _ones(self, weighted: Iterable[Weighted]) -> Iterator[Formula]:
        """Formulas as many of which hold as conditions add steps to the least that there can be."""
        for each in weighted:
            formula = self.formula(each.condition) if each.steps > 0 else self.negated(each.condition)
            yield from repeat(formula, abs(each.steps))

    def without_value(self, element: str) -> Formula:
        """That a formula has no value."""

        def lacking(numbers: Numbers) -> Formula:
            lacks = numbers.lacking(element)
            return disj([self._relations.against_zero(*each) for each in lacks], self.space.full)

        return self.cases.each([element], lacking)


def _mask(cells: Sequence[CodeOrTruth], values: Collection[CodeOrTruth]) -> int:
    return sum(1 << place for place, value in enumerate(cells) if value in values)
