"""Numbers by cases: what is said of one is said of each of its cases, where that case is the one.

So a relation over such numbers is a disjunction over their cases, with a plain relation in each; nothing else is new to
the solver. It has a variable of its own, as every comparison of the guideline does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from math import prod

from msgspec.structs import replace

from guideproof.analysis.proof.encoding.branch_formulas import Encoder, Holding
from guideproof.analysis.proof.encoding.number_cells import in_cells, in_runs
from guideproof.analysis.proof.encoding.numbers import Numbers, TooComplex, canonical, differing
from guideproof.analysis.proof.solver.arithmetic import Linear, constant
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, TRUE_CELL, Formula, Lit, Rel, conj, disj, negation
from guideproof.analysis.proof.solver.space import SpaceVariable, VarKind
from guideproof.model.condition import Compares, Comparison, SetCount
from guideproof.model.element import ClassBranch, Classify, Computed, DateAfter, Elapsed, Sum
from guideproof.program.conditions import case_applies
from guideproof.program.interval import End
from guideproof.program.proposition import Every, NumberOf, NumbersRelated, Opposite, Sort

_MOST = 64
"""Of how many cases together one number may be made."""

_Compared = tuple[NumberOf, NumberOf, tuple[int, int, int], bool]
"""Two numbers, by what they are multiplied and shifted, and whether the first must be above or at least the second."""


class CaseFormulas:
    """The numbers by cases of one guideline."""

    def __init__(self, encoding: Encoder, numbers: Numbers) -> None:
        self._encoding, self._numbers = encoding, numbers
        self._space = encoding.space
        self._derived = encoding.space.guideline.derived
        self._holdings: dict[str, Holding[ClassBranch]] = {}
        self._behind: dict[str, tuple[str, ...]] = {}
        self._compared: dict[_Compared, int] = {}
        self._comparisons: dict[int, tuple[_Compared, Compares | SetCount]] = {}

    def holding(self, id: str) -> Holding[ClassBranch]:
        """When each case of a number is the one."""
        if id not in self._holdings:
            self._holdings[id] = Holding(self._space.program.cases(id).turns, self._encoding)
        return self._holdings[id]

    def behind(self, id: str) -> tuple[str, ...]:
        """The numbers by cases that a number is computed from, and itself if it is one. Raises ``TooComplex``."""
        if id not in self._behind:
            found: dict[str, None] = {}
            waiting, seen = [id], set[str]()
            while waiting:
                here = waiting.pop()
                if here in seen:
                    continue
                seen.add(here)
                derived = self._derived.get(here)
                match derived.definition if derived is not None else None:
                    case Classify() if derived is not None and self._space.constants(derived.id) is not None:
                        continue  # it is one of some numbers, which needs no disjunction
                    case Classify(gives_numbers=True) as classify if derived is not None:
                        found[derived.id] = None
                        waiting += classify.operands
                    case Computed() | Sum() | Elapsed() | DateAfter() if derived is not None:
                        waiting += derived.operands
            if prod(len(self._space.program.cases(each).numbers) for each in found) > _MOST:
                raise TooComplex(id)
            self._behind[id] = tuple(found)
        return self._behind[id]

    def choices(self, ids: Iterable[str]) -> Iterator[tuple[list[Formula], Numbers]]:
        """Every way in which the numbers by cases behind some numbers may come out: which cases are the ones, and the
        numbers then."""
        behind = tuple(dict.fromkeys(each for id in ids for each in self.behind(id)))
        if not behind:
            yield [], self._numbers
            return
        for places in product(*(range(len(self._space.program.cases(id).numbers)) for id in behind)):
            chosen = dict(zip(behind, places, strict=True))
            yield [self.holding(id).holds(place) for id, place in chosen.items()], self._numbers.choosing(chosen)

    def prepare(self, id: str) -> None:
        """Makes the terms of a number in every case. Raises ``TooComplex``."""
        behind = self.behind(id)
        for places in product(*(range(len(self._space.program.cases(each).numbers)) for each in behind)):
            self._numbers.choosing(dict(zip(behind, places, strict=True))).of(id)

    def within(self, id: str, variable: int, mask: int) -> Formula:
        """That a number by cases lies in some of its cells."""
        cases, some = self._space.program.cases(id), list[Formula]()
        for place, number in enumerate(cases.numbers):
            holds = self.holding(id).holds(place)
            if number.constant is not None:
                inside = mask >> self._space.cell(variable, number.constant) & 1
                some += [holds] if inside else []
                continue
            behind = [each for each in self.behind(id) if each != id]
            for chosen, numbers in self.choices(behind):
                linear = numbers.choosing({id: place}).of(id)
                some.append(conj([holds, *chosen, in_runs(self._space, variable, mask, linear)]))
        return disj(some, self._space.full)

    def in_cells(self, id: str, variable: int, mask: int) -> Formula:
        """That a formula lies in some of its cells."""
        step = self._space.program.step_of(id)

        def inside(numbers: Numbers) -> Formula:
            return in_cells(self._space, variable, mask, numbers.of(id), numbers.over(id), step)

        return self.each([id], inside)

    def in_runs(self, id: str, variable: int, mask: int) -> Formula:
        """That what is added up, or computed from dates, lies in some of its cells."""
        return self.each([id], lambda numbers: in_runs(self._space, variable, mask, numbers.of(id)))

    def each(self, ids: Iterable[str], say: Callable[[Numbers], Formula]) -> Formula:
        """What is said of numbers, of every way in which those by cases behind them may come out."""
        ways = [conj([*chosen, say(numbers)]) for chosen, numbers in self.choices(ids)]
        return disj(ways, self._space.full)

    def differ(self, id: str, one: int, other: int) -> Formula:
        """That what two cases give is not the same: what does not apply differs from every number."""
        cases, guideline = self._space.program.cases(id), self._space.guideline
        applying = [case_applies(cases.turns.turns[place].branch, guideline) for place in (one, other)]
        apart: Formula = FALSE
        if cases.numbers[one].whole != cases.numbers[other].whole:
            apart = conj([self._numbers_differ(id, one, other), *map(self._encoding.encode, applying)])
        if applying[0] == applying[1]:
            return apart
        ways = (Every((mine, Opposite(theirs))) for mine, theirs in (applying, applying[::-1]))
        return disj([apart, *map(self._encoding.encode, ways)], self._space.full)

    def _numbers_differ(self, id: str, one: int, other: int) -> Formula:
        behind = [each for each in self.behind(id) if each != id]
        ways = []
        for chosen, numbers in self.choices(behind):
            mine, theirs = (numbers.choosing({id: place}).of(id) for place in (one, other))
            apart = mine.plus(theirs.times(-1))
            either = [_relation(apart, strict=True), _relation(apart.times(-1), strict=True)]
            ways.append(conj([*chosen, disj(either, self._space.full)]))
        return disj(ways, self._space.full)

    def one(self, id: str) -> Formula:
        """That a number by cases can be determined."""
        holding, full = self.holding(id), self._space.full
        places = range(len(holding.branches))
        apart = [
            disj([holding.denied(one), holding.denied(other), negation(self.differ(id, one, other), full)], full)
            for one, other in (combinations(places, 2) if holding.turns.exclusive else ())
        ]
        return conj([disj([holding.holds(place) for place in places], full), *apart])

    def related(self, proposition: NumbersRelated) -> Formula:
        """A comparison of numbers, of which some are by cases, as literals of variables of their own."""
        weights = self._space.program.weights(proposition)
        found: list[Formula] = []
        for end, above in ((proposition.interval.low, True), (proposition.interval.high, False)):
            if end is not None:
                variable = self._comparing(proposition, weights, end, above)
                full = self._space.full[variable]
                found.append(Lit(variable, TRUE_CELL if above else full & ~TRUE_CELL))
        return conj(found)

    def _comparing(self, proposition: NumbersRelated, weights: tuple[int, int, int], end: End, above: bool) -> int:
        strict = end.open if above else not end.open
        key = proposition.number, proposition.other, weights, strict
        if key not in self._compared:
            variable = self._space.add(SpaceVariable(VarKind.RELATION, f"cases {len(self._compared)}"), 2)
            comparison = Comparison.ABOVE if strict else Comparison.AT_LEAST
            self._compared[key] = variable
            self._comparisons[variable] = key, replace(proposition.said, comparison=comparison)
        return self._compared[key]

    def comparison(self, variable: int) -> Compares | SetCount | None:
        """The test that holds where the variable of such a comparison is true; ``None`` for any other variable."""
        return self._comparisons[variable][1] if variable in self._comparisons else None

    def definition(self, variable: int, mask: int) -> Formula:
        """What it means that such a comparison holds, or does not."""
        (number, other, (weight, counterweight, shift), strict), _ = self._comparisons[variable]

        def holds(numbers: Numbers) -> Formula:
            (mine, over), (theirs, beside) = self._ratio(number, numbers), self._ratio(other, numbers)
            apart = differing(mine.times(weight), over, theirs.times(counterweight), beside, shift)
            return (
                _relation(apart, strict=strict) if mask == TRUE_CELL else _relation(apart.times(-1), strict=not strict)
            )

        return self.each([each.element for each in (number, other) if each.sort is not Sort.SIZE], holds)

    def _ratio(self, number: NumberOf, numbers: Numbers) -> tuple[Linear, Linear]:
        if number.sort is Sort.SIZE:
            return Linear(((self._space.find(VarKind.SIZE, number.element), 1),), 0), constant(1)
        return numbers.of(number.element), numbers.over(number.element)


def _relation(linear: Linear, *, strict: bool) -> Formula:
    """That a term is above zero, or at least zero; told at once of one without unknowns."""
    rel: Rel = canonical(linear, strict)
    if rel.linear.terms:
        return rel
    return TRUE if rel.linear.const > 0 or (rel.linear.const == 0 and not rel.strict) else FALSE
