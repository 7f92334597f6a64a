"""Relations between numbers as variables, one for a relation and its negation, so that each is a literal."""

from __future__ import annotations

from msgspec.structs import replace

from guideproof.analysis.proof.encoding.numbers import canonical
from guideproof.analysis.proof.solver.arithmetic import Linear
from guideproof.analysis.proof.solver.logic import BOTH_CELLS, FALSE, TRUE_CELL, And, Formula, Lit, Rel, conj, negation
from guideproof.analysis.proof.solver.space import Space, SpaceVariable, VarKind
from guideproof.model.condition import Compares, SetCount
from guideproof.program.interval import opposite
from guideproof.program.lacks import Against


class Relations:
    """The relations of one guideline, which become variables as they are met."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._relations: dict[Rel, int] = {}
        self._relation_of: dict[int, Rel] = {}
        self._comparisons: dict[int, Compares | SetCount] = {}

    def knows(self, variable: int) -> bool:
        """Whether a variable stands for one of these."""
        return variable in self._relation_of

    def of(self, variable: int) -> Rel:
        """The relation that a variable stands for."""
        return self._relation_of[variable]

    def comparison(self, variable: int) -> Compares | SetCount:
        """The test that holds where the variable is true, as the guideline has it."""
        return self._comparisons[variable]

    def told(self, linear: Linear, *, strict: bool, test: Compares | SetCount | None) -> Formula:
        """That a term is at least zero, or above it, as a literal: one variable for a relation and its negation."""
        rel = canonical(linear, strict)
        if not rel.linear.terms:
            holds = rel.linear.const > 0 if rel.strict else rel.linear.const >= 0
            return And(()) if holds else FALSE
        reverse = canonical(rel.linear.times(-1), not rel.strict)
        if reverse in self._relations:
            variable = self._relations[reverse]
            if test is not None and (comparison := opposite(test.comparison)) is not None:
                self._comparisons.setdefault(variable, replace(test, comparison=comparison))
            return Lit(variable, BOTH_CELLS & ~TRUE_CELL)
        if rel not in self._relations:
            variable = self._space.add(SpaceVariable(VarKind.RELATION, str(len(self._relations))), 2)
            self._relations[rel] = variable
            self._relation_of[variable] = rel
        if test is not None:
            self._comparisons.setdefault(self._relations[rel], test)
        return Lit(self._relations[rel], TRUE_CELL)

    def against_zero(self, against: Against, linear: Linear) -> Formula:
        """That a term compares so with zero."""
        match against:
            case Against.IS:
                return conj([self._at_least_zero(linear), self._at_least_zero(linear.times(-1))])
            case Against.IS_NOT:
                return negation(self.against_zero(Against.IS, linear), self._space.full)
            case Against.NOT_ABOVE:
                return self._at_least_zero(linear.times(-1))
            case Against.BELOW:
                return negation(self._at_least_zero(linear), self._space.full)

    def _at_least_zero(self, linear: Linear) -> Formula:
        return self.told(linear, strict=False, test=None)
