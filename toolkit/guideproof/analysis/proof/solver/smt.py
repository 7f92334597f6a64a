"""A question for z3, exactly as the own search sees it: where that one ends without an answer (L. de Moura, N.
Bjørner, 2008).

z3 is imported here alone and only when a question comes, because the import takes longer than most guidelines' proofs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guideproof.analysis.proof.solver.arithmetic import Risen
from guideproof.analysis.proof.solver.calendar_terms import places_in
from guideproof.analysis.proof.solver.implicant import Point, implicant
from guideproof.analysis.proof.solver.logic import And, Card, Formula, Lit, Or, Rel
from guideproof.analysis.proof.solver.propagation import Definitions
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.solver.terms import Terms

_SPENT = "rlimit count"


class Solver:
    """Puts questions about one system of definitions to z3. What was asserted and learned for one serves the next.

    A formula stands behind a constant that implies it (D. A. Plaisted, S. Greenbaum, A structure-preserving clause form
    translation, 1986): a question assumes the constants of its formulas, and the others demand nothing.
    """

    def __init__(self, system: Definitions) -> None:
        self._system, self._space = system, system.space
        self._terms = Terms(system)
        self._z3 = self._terms.z3
        self._solver = self._z3.Solver(ctx=self._terms.context)
        self._solver.set("random_seed", 0)
        self._solver.set("arith.solver", 2)
        self._guards: dict[Formula, Any] = {}
        self._places: dict[Formula, frozenset[Risen]] = {}

    def solve(
        self, formulas: Iterable[Formula], implied: Iterable[Formula], units: int
    ) -> tuple[Verdict, Leaf | None, int]:
        """The verdict, a patient where there is one, and the resource units that it took. What is ``implied`` by the
        formulas only helps to see that there is none."""
        formulas = list(formulas)
        guards = [self.guard(formula) for formula in (*formulas, *implied)]
        verdict, point, spent = self._checked(guards, units)
        if point is not None and self._space.dated and not all(map(point.holds, formulas)):
            # Nearly right is not right: now the calendar is told of every date that the question reads.
            verdict, point, more = self._checked([*guards, *self._calendar(formulas)], max(1, units - spent))
            spent += more
        if point is not None and self._terms.inexact and not all(map(point.holds, formulas)):
            return Verdict.OPEN, None, spent
        return verdict, None if point is None else implicant(self._system, point, formulas), spent

    def _checked(self, guards: list[Any], units: int) -> tuple[Verdict, Point | None, int]:
        self._solver.set("rlimit", units)
        before = self._spent()
        answer = self._z3.Z3_solver_check_assumptions(
            self._terms.context.ref(), self._solver.solver, len(guards), self._terms.array(guards)
        )
        spent = max(1, self._spent() - before)
        if answer == self._z3.Z3_L_TRUE:
            model = self._solver.model()
            return Verdict.YES, Point(self._system, {}, lambda variable: self._terms.value_in(model, variable)), spent
        return (Verdict.NO if answer == self._z3.Z3_L_FALSE else Verdict.OPEN), None, spent

    def _calendar(self, formulas: list[Formula]) -> list[Any]:
        """Constants that say all of the calendar of the places that some formulas rest on."""
        places = sorted(frozenset().union(*(self._places[formula] for formula in formulas)), key=repr)
        told: list[Any] = []
        for each in places:
            constant, meanings = self._terms.calendar.exact(each)
            told.append(constant)
            self._assert(meanings)
        return told

    def _assert(self, terms: Iterable[Any]) -> None:
        """Tells z3 what is so. The library's own method first looks at each term in Python."""
        for term in terms:
            self._z3.Z3_solver_assert(self._terms.context.ref(), self._solver.solver, term.as_ast())

    def _spent(self) -> int:
        statistics = self._solver.statistics()
        return int(statistics.get_key_value(_SPENT)) if _SPENT in statistics.keys() else 0  # noqa: SIM118 - no mapping: it knows `keys` alone

    def guard(self, formula: Formula) -> Any:
        """A constant that implies the formula, and all that this one rests on, innermost first, so that a long track,
        or a long chain of derived elements, is no deep recursion."""
        waiting: list[Formula] = [formula]
        while waiting:
            now = waiting[-1]
            if now in self._guards:
                waiting.pop()
                continue
            meant = self._meant(now)
            lacking = [each for each in self._rests_on(meant) if each not in self._guards]
            if lacking:
                waiting += lacking
                continue
            waiting.pop()
            guard = self._guards[now] = self._z3.Bool(f"g{len(self._guards)}", ctx=self._terms.context)
            self._assert([self._terms.implied(guard, self._encode(meant)), *self._terms.taken()])
            self._places[now] = self._places_in(meant) if self._space.dated else frozenset()
        return self._guards[formula]

    def _meant(self, formula: Formula) -> Formula:
        """What a literal that stands for a formula of several parts means; any other formula is itself."""
        if isinstance(formula, Lit) and not self._terms.is_atom(formula):
            meant = self._system.definition(formula.variable, formula.mask)
            assert meant is not None
            return meant
        return formula

    def _rests_on(self, formula: Formula) -> Iterator[Lit]:
        """The literals in it that have a constant of their own."""
        waiting = [formula]
        while waiting:
            match waiting.pop():
                case Lit() as literal if not self._terms.is_atom(literal):
                    yield literal
                case And(parts) | Or(parts):
                    waiting += parts

    def _places_in(self, meant: Formula) -> frozenset[Risen]:
        """The places that a formula speaks of, with those of the literals that it rests on."""
        found: set[Risen] = set()
        waiting = [meant]
        while waiting:
            match waiting.pop():
                case Lit() as literal if literal in self._places:
                    found |= self._places[literal]
                case Lit(variable, mask):
                    defined = self._system.definition(variable, mask)
                    waiting += [] if defined is None else [defined]
                case And(parts) | Or(parts) | Card(_, parts):
                    waiting += parts
                case Rel(linear) as relation:
                    found.update(places_in(linear))
                    counts = (self._system.definition(each, self._space.full[each]) for each in relation.names)
                    waiting += [each for each in counts if isinstance(each, Card)]
        return frozenset(found)

    def _encode(self, formula: Formula) -> Any:
        match formula:
            case Lit() as literal if not self._terms.is_atom(literal):
                return self._guards[literal]
            case And(parts):
                return self._terms.all([self._encode(part) for part in parts])
            case Or(parts):
                return self._terms.any([self._encode(part) for part in parts])
            case Lit() | Rel() | Card():
                return self._terms.exact(formula)
