"""A search for a patient: constraint propagation over cells with chronological backtracking, exact within its budget.

Source of the scheme: M. Davis, G. Logemann, D. Loveland, A machine program for theorem-proving (1962), with
domains in place of truth values and lazily posted definitions; bounds consistency for linear terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

from msgspec import Struct

from guideproof.analysis.proof.solver.labeling import Labels, feasible
from guideproof.analysis.proof.solver.logic import And, Box, Card, Formula, Lit, Or, Rel, negation
from guideproof.analysis.proof.solver.propagation import Propagation
from guideproof.analysis.proof.solver.space import VarKind


class Verdict(Enum):
    """What became of a question."""

    YES = "yes"
    NO = "no"
    OPEN = "open"

    @property
    def opposite(self) -> Verdict:
        """The verdict on whether there is nobody, from that on whether there is somebody."""
        return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(self, self)


Choose = Callable[["Search"], "Iterator[tuple[Formula, ...]] | bool | None"]
"""Looks at a state: alternatives that must be tried, ``False`` where it cannot hold, ``None`` where all is settled."""


class Leaf(Struct, frozen=True):
    """A settled state: every point of ``box`` that meets the relations is a patient as asked for."""

    box: Box
    relations: tuple[Rel, ...]
    labels: Labels

    @property
    def tied(self) -> set[int]:
        """The variables whose values depend on each other."""
        return {variable for relation in self.relations for variable in relation.names}


class Search(Propagation):
    """A state with the choices that are still to be made. ``incomplete`` says that some were left open."""

    incomplete = False

    def run(self, steps: int, choose: Choose | None = None) -> tuple[Verdict, Leaf | None]:
        """Looks for a settled state, with at most so many steps."""
        limit = self.steps + steps
        frames: list[tuple[int, int, list[Formula], Iterator[tuple[Formula, ...]]]] = []
        fine = self.propagate()
        while True:
            if self.steps > limit:
                return Verdict.OPEN, None
            if fine:
                alternatives = self._alternatives(choose)
                if alternatives is None:
                    leaf = self._leaf(limit)
                    if leaf is not None:
                        return Verdict.YES, leaf
                    fine = False
                elif isinstance(alternatives, bool):
                    fine = False
                else:
                    frames.append((self.mark, len(self.relations), self.pending, alternatives))
                    fine = False
            while not fine:
                if not frames:
                    return (Verdict.OPEN if self.incomplete else Verdict.NO), None
                trail, relations, pending, alternatives = frames[-1]
                self.undo(trail)
                del self.relations[relations:]
                self.pending = list(pending)
                following = next(alternatives, None)
                if following is None:
                    frames.pop()
                else:
                    fine = all(map(self.add, following)) and self.propagate()
                if self.steps > limit:
                    return Verdict.OPEN, None

    def _alternatives(self, choose: Choose | None) -> Iterator[tuple[Formula, ...]] | bool | None:
        if choose is not None:
            chosen = choose(self)
            if chosen is not None:
                return chosen
        if not self.pending:
            return self._uncounted()
        formula = min(self.pending, key=self._urgency)
        if isinstance(formula, Card):
            return self.by_literal(formula)
        self.pending = [each for each in self.pending if each is not formula]
        return self._by_part(formula)

    def by_literal(self, formula: Formula) -> Iterator[tuple[Formula, ...]]:
        """The first literal of an unsettled formula that is unsettled itself, and its negation."""
        while not isinstance(formula, Lit):
            assert isinstance(formula, And | Or | Card)
            formula = next(part for part in formula.parts if self.value(part) is None)
        return iter([(formula,), (negation(formula, self.full),)])

    def _uncounted(self) -> Iterator[tuple[Formula, ...]] | None:
        """The possible numbers of a count that a relation speaks of: it must be one, with what it counts."""
        for relation in self.relations:
            for variable in relation.names:
                mask = self.box.get(variable, self.full[variable])
                if mask & (mask - 1) and self.system.definition(variable, mask) is not None:
                    cells = (cell for cell in range(mask.bit_length()) if mask >> cell & 1)
                    return iter([(Lit(variable, 1 << cell),) for cell in cells])
        return None

    def _urgency(self, formula: Formula) -> tuple[bool, int]:
        """The ways to a node are chosen before anything else: they narrow most. Then what has the fewest parts."""
        assert isinstance(formula, Or | Card)
        return not any(map(self._on_the_way, formula.parts)), len(formula.parts)

    def _on_the_way(self, part: Formula) -> bool:
        first = part.parts[0] if isinstance(part, And) and part.parts else part
        return isinstance(first, Lit) and self.space.variables[first.variable].kind is VarKind.NODE

    def _by_part(self, formula: Formula) -> Iterator[tuple[Formula, ...]]:
        """Each part of a disjunction in turn, which thereby holds; the free literals before it denied."""
        assert isinstance(formula, Or)
        denied: list[Formula] = []
        for part in formula.parts:
            yield (part, *denied)
            if isinstance(part, Lit) and self.system.definition(part.variable, part.mask) is None:
                denied.append(negation(part, self.full))

    def _leaf(self, limit: int) -> Leaf | None:
        labels = feasible(self.space, self.box, self.relations, max(0, limit - self.steps))
        self.steps += labels.steps
        if labels.values is None:
            self.incomplete = self.incomplete or not labels.exact
            return None
        return Leaf(dict(self.box), tuple(self.relations), labels)
