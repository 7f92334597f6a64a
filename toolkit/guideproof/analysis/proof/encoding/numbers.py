"""The numbers of elements as terms over the variables of inputs and counts: formulas written out, exactly."""

from __future__ import annotations

from fractions import Fraction

from guideproof.analysis.proof.solver.arithmetic import Linear, constant, extreme, multiply
from guideproof.analysis.proof.solver.logic import Rel
from guideproof.analysis.proof.solver.space import Space, VarKind
from guideproof.model import element as elements
from guideproof.model import formula as formulas


class TooComplex(ValueError):
    """A formula that, with the formulas it is made of, is too large to reason about: ``element`` is the derived
    element."""

    def __init__(self, element: str) -> None:
        super().__init__(f"the formula of `{element}` is too large, with those that it is made of")
        self.element = element


_MOST_OPERATIONS = 1_000
_DEEPEST = 60


class Numbers:
    """The terms of one guideline's elements, each made once."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._guideline = space.guideline
        self._linears: dict[str, Linear] = {}
        self._sizes: dict[str, tuple[int, int]] = {}

    def of(self, element: str) -> Linear:
        """The number of an element, in its unit, as a term over the variables of inputs and counts."""
        if element not in self._linears:
            derived = self._guideline.derived.get(element)
            if derived is not None and isinstance(derived.definition, elements.Formula):
                expression = derived.definition.expression
                size, depth = self._measured(expression)
                self._sizes[element] = size, depth
                if size > _MOST_OPERATIONS or depth > _DEEPEST:
                    raise TooComplex(element)
                self._linears[element] = self._expression(expression)
            else:
                self._linears[element] = Linear(((self._variable(element), self._space.precision(element)),), 0)
        return self._linears[element]

    def _measured(self, expression: formulas.Expression) -> tuple[int, int]:
        """How many operations a formula has, and how deep they are nested, with the formulas of its elements put in."""
        match expression:
            case formulas.Variable(element):
                self.of(element)
                return self._sizes.get(element, (1, 1))
            case formulas.Binary(_, left, right):
                parts = [self._measured(left), self._measured(right)]
            case formulas.Extreme(_, inner):
                parts = [self._measured(part) for part in inner]
            case formulas.Number():
                return 1, 1
        return 1 + sum(size for size, _ in parts), 1 + max(depth for _, depth in parts)

    def _expression(self, expression: formulas.Expression) -> Linear:
        match expression:
            case formulas.Number(value):
                return constant(value)
            case formulas.Variable(element):
                return self.of(element)
            case formulas.Binary(operator, left, right):
                first, second = self._expression(left), self._expression(right)
                match operator:
                    case formulas.Operator.ADD:
                        return first.plus(second)
                    case formulas.Operator.SUBTRACT:
                        return first.plus(second.times(-1))
                    case formulas.Operator.MULTIPLY:
                        return multiply(first, second)
                    case formulas.Operator.DIVIDE:
                        return first.times(1 / Fraction(second.const))
            case formulas.Extreme(greatest, parts):
                return extreme(greatest, tuple(self._expression(part) for part in parts))

    def _variable(self, element: str) -> int:
        kind = VarKind.DERIVED if element in self._guideline.derived else VarKind.INPUT
        return self._space.find(kind, element)


def canonical(linear: Linear, strict: bool) -> Rel:
    """The relation with whole coefficients; over variables alone, above zero is at least one."""
    scaled = linear.scaled()
    if strict and scaled.plain:
        return Rel(Linear(scaled.terms, scaled.const - 1), False)
    return Rel(scaled, strict)
