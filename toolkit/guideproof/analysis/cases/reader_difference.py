"""Whom a changed derived element leads elsewhere at the decisions that read it, asked beside the guideline as it was.

The element stands twice in the formulas of one guideline: as it was, and as a twin that may have any value; what is
made of it has twins too. A fault says what the twin's value is: nothing is made anew for it but its own conditions.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from guideproof.analysis.cases.arrival_goals import leading, without_branch
from guideproof.analysis.cases.asking import Asker
from guideproof.analysis.proof.solver.logic import (
    FALSE,
    FALSE_CELL,
    TRUE_CELL,
    And,
    Card,
    Formula,
    Lit,
    Or,
    Rel,
    conj,
    disj,
)
from guideproof.analysis.proof.solver.space import SpaceVariable, VarKind
from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, Points, Sum
from guideproof.model.node import Node


class InRelation(Exception):
    """An element is part of a relation between numbers, which has no twin."""


class Twins:
    """A derived element and those made of it, each with its twin, in the formulas of one guideline."""

    def __init__(self, asker: Asker, id: str, dependents: Iterable[str]) -> None:
        self._asker, self._oracle = asker, asker.oracle
        self._full = self._oracle.space.full
        self._told: dict[Formula, Formula] = {}
        self._differing: dict[str, Formula] = {}
        self._names: dict[int, int] = {}
        for each in (id, *dependents):
            variable = self._oracle.space.find(VarKind.DERIVED, each)
            named = SpaceVariable(VarKind.NODE, each, f"beside {id}")
            twin = self._oracle.space.add(named, self._full[variable].bit_length())
            self._names[variable] = twin
            if each != id:
                self._oracle.encoding.nodes[twin] = partial(self._define, variable)
        self._twin = next(iter(self._names.values()))

    def _define(self, variable: int, _: int, mask: int) -> Formula:
        definition = self._oracle.encoding.definition(variable, mask)
        assert definition is not None
        return self.of(definition)

    def of(self, formula: Formula) -> Formula:
        """A formula of the twins in place of the elements. Raises ``InRelation``."""
        if formula not in self._told:
            self._told[formula] = self._changed(formula)
        return self._told[formula]

    def _changed(self, formula: Formula) -> Formula:
        match formula:
            case Lit(variable, mask):
                relation = self._oracle.encoding.definition(variable, mask)
                if isinstance(relation, Rel):
                    self.of(relation)
                elif self._oracle.space.variables[variable].kind is VarKind.RELATION:
                    raise InRelation  # of numbers by cases, which may be made of what is changed
                return Lit(self._names.get(variable, variable), mask)
            case And(parts):
                return conj(map(self.of, parts))
            case Or(parts):
                return disj(map(self.of, parts), self._full)
            case Card(allowed, parts):
                return Card(allowed, tuple(map(self.of, parts)))
            case Rel(names=names):
                if not names.isdisjoint(self._names):
                    raise InRelation
                return formula

    def has_value_of(self, after: Derived) -> Formula:
        """That the twin has the value of the element as it becomes."""
        encoding = self._oracle.encoding
        match after.definition:
            case Count(conditions):
                parts = tuple(encoding.formula(condition) for condition in conditions)
                cells = (1 << number for number in range(len(parts) + 1))
                return disj([conj([Lit(self._twin, cell), Card(cell, parts)]) for cell in cells], self._full)
            case Classify() | Computed() | Points() | Sum() | Elapsed() | DateAfter():
                raise InRelation
            case condition:
                ways = ((TRUE_CELL, encoding.formula(condition)), (FALSE_CELL, encoding.negated(condition)))
                return disj([conj([Lit(self._twin, cell), way]) for cell, way in ways], self._full)

    def differs(self, node: Node) -> Formula:
        """That a decision leads elsewhere by the twins, or has a branch where it had none, or the other way round."""
        if node.id not in self._differing:
            was = [*leading(self._asker, node).values(), without_branch(self._asker, node)]
            ways = [self._oracle.exactly_one(one, other) for one in was if (other := self.of(one)) != one]
            self._differing[node.id] = disj(ways, self._full) if ways else FALSE
        return self._differing[node.id]
