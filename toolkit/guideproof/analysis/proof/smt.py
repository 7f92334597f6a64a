"""A question for z3, exactly as the own search sees it: where that one ends without an answer (L. de Moura, N.
Bjørner, 2008).

z3 is imported here alone and only when a question comes, because the import takes longer than most guidelines' proofs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from guideproof.analysis.proof.arithmetic import Extreme, Linear, Product
from guideproof.analysis.proof.labeling import Labels
from guideproof.analysis.proof.logic import BOTH_CELLS, TRUE_CELL, And, Box, Card, Formula, Lit, Or, Rel
from guideproof.analysis.proof.propagation import Definitions
from guideproof.analysis.proof.search import Leaf, Verdict
from guideproof.analysis.proof.space import Kind

if TYPE_CHECKING:
    from types import ModuleType

_SPENT = "rlimit count"


class Solver:
    """Puts questions about one system of definitions to z3. What was encoded for one serves the next."""

    def __init__(self, system: Definitions) -> None:
        import z3

        self._z3: ModuleType = z3
        self._context = z3.Context()
        self._system = system
        self._space = system.space
        self._free: dict[int, Any] = {}
        self._truths: dict[tuple[int, int], Any] = {}
        self.meanings: list[Any] = []

    def solve(self, formulas: Iterable[Formula], units: int) -> tuple[Verdict, Leaf | None, int]:
        """The verdict, a patient where there is one, and the resource units that it took."""
        self.meanings = []
        self._truths = {}
        self._free = {}
        formulas = list(formulas)
        self._bottom_up(formulas)
        wanted = [self.encode(formula) for formula in formulas]
        solver = self._z3.Solver(ctx=self._context)
        solver.set("rlimit", units)
        solver.set("random_seed", 0)
        solver.add(*wanted)
        solver.add(*self.meanings)
        before = self._spent(solver)
        answer = solver.check()
        spent = max(1, self._spent(solver) - before)
        if answer == self._z3.sat:
            return Verdict.YES, self._leaf(solver.model()), spent
        return (Verdict.NO if answer == self._z3.unsat else Verdict.OPEN), None, spent

    def _bottom_up(self, formulas: list[Formula]) -> None:
        """Encodes the literals that the formulas rest on, each after those that its definition rests on, so that a
        long track, or a long chain of derived elements, is no deep recursion."""
        waiting = [(literal, False) for formula in formulas for literal in self._rests_on(formula)]
        while waiting:
            literal, ready = waiting.pop()
            if (literal.variable, literal.mask) in self._truths:
                continue
            if ready:
                self.encode(literal)
                continue
            waiting.append((literal, True))
            definition = self._system.definition(literal.variable, literal.mask)
            if self._is_absent_node(literal):
                waiting.append((Lit(literal.variable, TRUE_CELL), False))
            elif definition is not None:
                waiting += [(each, False) for each in self._rests_on(definition)]

    def _is_absent_node(self, literal: Lit) -> bool:
        """Whether it says that a node does not apply, which is nothing but the opposite of that it does."""
        return literal.mask != TRUE_CELL and self._space.variables[literal.variable].kind is Kind.NODE

    def _rests_on(self, formula: Formula) -> Iterator[Lit]:
        """The literals in a formula, and in what its relations count."""
        waiting = [formula]
        while waiting:
            match waiting.pop():
                case Lit() as literal:
                    yield literal
                case And(parts) | Or(parts) | Card(_, parts):
                    waiting += parts
                case Rel() as relation:
                    for variable in relation.names:
                        counted = self._system.definition(variable, self._space.full[variable])
                        waiting += counted.parts if isinstance(counted, Card) else ()

    def _spent(self, solver: Any) -> int:
        statistics = solver.statistics()
        return int(statistics.get_key_value(_SPENT)) if _SPENT in statistics.keys() else 0  # noqa: SIM118

    def encode(self, formula: Formula) -> Any:
        """The formula for z3; what its variables stand for is added to ``meanings``."""
        z3 = self._z3
        match formula:
            case Lit(variable, mask):
                return self._literal(variable, mask)
            case And(parts):
                return z3.And(*[self.encode(part) for part in parts], self._true)
            case Or(parts):
                return z3.Or(*[self.encode(part) for part in parts], self._false)
            case Card(allowed, parts):
                number = self._count(parts)
                return z3.Or(*[number == n for n in range(len(parts) + 1) if allowed >> n & 1], self._false)
            case Rel(linear, strict):
                term = self._linear(linear)
                return term > 0 if strict else term >= 0

    @property
    def _true(self) -> Any:
        return self._z3.BoolVal(True, ctx=self._context)

    @property
    def _false(self) -> Any:
        return self._z3.BoolVal(False, ctx=self._context)

    def _count(self, parts: tuple[Formula, ...]) -> Any:
        one, zero = self._z3.IntVal(1, ctx=self._context), self._z3.IntVal(0, ctx=self._context)
        return sum((self._z3.If(self.encode(part), one, zero) for part in parts), start=zero)

    def _literal(self, variable: int, mask: int) -> Any:
        """The truth of a literal. That of a defined variable is a constant that equals its definition."""
        key = (variable, mask)
        if key in self._truths:
            return self._truths[key]
        if mask == self._space.full[variable]:
            return self._true
        definition = self._system.definition(variable, mask)
        if definition is None:
            truth = self._in_cells(variable, mask)
        elif self._is_absent_node(Lit(variable, mask)):
            truth = self._z3.Not(self._literal(variable, TRUE_CELL))
        else:
            truth = self._z3.Bool(f"v{variable}_{mask:x}", ctx=self._context)
            self._truths[key] = truth
            self.meanings.append(truth == self.encode(definition))
        self._truths[key] = truth
        return truth

    def _in_cells(self, variable: int, mask: int) -> Any:
        value = self._value(variable)
        if self._space.full[variable] == BOTH_CELLS and variable not in self._space.lows:
            return value if mask == TRUE_CELL else self._z3.Not(value)
        if variable in self._space.lows:
            runs = self._space.runs(variable, mask)
            return self._z3.Or(*[self._z3.And(low <= value, value <= high) for low, high in runs])
        cells = (cell for cell in range(mask.bit_length()) if mask >> cell & 1)
        return self._z3.Or(*[value == cell for cell in cells])

    def _value(self, variable: int) -> Any:
        """A free variable: a truth value, the index of a code, or a number of grid steps."""
        if variable not in self._free:
            full, lows = self._space.full[variable], self._space.lows.get(variable)
            if full == BOTH_CELLS and lows is None:
                self._free[variable] = self._z3.Bool(f"x{variable}", ctx=self._context)
                return self._free[variable]
            value = self._free[variable] = self._z3.Int(f"x{variable}", ctx=self._context)
            low, high = self._space.hull(variable, full) if lows else (0, full.bit_length() - 1)
            self.meanings += [low <= value, value <= high]
        return self._free[variable]

    def _linear(self, linear: Linear) -> Any:
        total = self._number(linear.const)
        for unknown, weight in linear.terms:
            total = total + self._number(weight) * self._unknown(unknown)
        return total

    def _number(self, value: int | Fraction) -> Any:
        if isinstance(value, int) or value.denominator == 1:
            return self._z3.IntVal(int(value), ctx=self._context)
        return self._z3.Q(value.numerator, value.denominator, ctx=self._context)

    def _unknown(self, unknown: int | Product | Extreme) -> Any:
        match unknown:
            case Product(left, right):
                return self._linear(left) * self._linear(right)
            case Extreme(greatest, parts):
                best, *rest = [self._linear(part) for part in parts]
                for other in rest:
                    best = self._z3.If(best >= other if greatest else best <= other, best, other)
                return best
            case variable:
                counted = self._system.definition(variable, self._space.full[variable])
                return self._value(variable) if counted is None else self._counted(counted)

    def _counted(self, definition: Formula) -> Any:
        assert isinstance(definition, Card)
        return self._count(definition.parts)

    def _leaf(self, model: Any) -> Leaf:
        box: Box = {}
        values: dict[int, int] = {}
        relations: list[Rel] = []
        for variable, constant in self._free.items():
            value = model.eval(constant, model_completion=True)
            if self._z3.is_bool(constant):
                box[variable] = TRUE_CELL if self._z3.is_true(value) else BOTH_CELLS & ~TRUE_CELL
            elif variable in self._space.lows:
                values[variable] = value.as_long()
                box[variable] = 1 << self._space.cell(variable, values[variable])
                relations += _exactly(variable, values[variable])
            else:
                box[variable] = 1 << value.as_long()
        return Leaf(box, tuple(relations), Labels(values, True, 0))


def _exactly(variable: int, value: int) -> tuple[Rel, Rel]:
    """A number has this value and no other of its cell: what z3 found holds of it alone."""
    return Rel(Linear(((variable, 1),), -value), False), Rel(Linear(((variable, -1),), value), False)
