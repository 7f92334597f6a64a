"""The numbers of elements as terms over the variables of inputs and counts, in steps: formulas written out."""

from __future__ import annotations

from guideproof.analysis.proof.solver.arithmetic import Linear, constant, extreme, multiply
from guideproof.analysis.proof.solver.logic import Rel
from guideproof.analysis.proof.solver.space import Space
from guideproof.model.formula import Operator
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    Extremum,
    MonthsBetween,
    MonthsLater,
    Quotient,
    Raised,
    Read,
    RealSign,
    RealSteps,
    Whole,
    parts_of,
)


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
        self._linears: dict[str, Linear] = {}
        self._sizes: dict[str, tuple[int, int]] = {}

    def of(self, element: str) -> Linear:
        """The number of an element, in steps, as a term over the variables of inputs and counts.

        Raises ``TooComplex``."""
        if element not in self._linears:
            if element in self._space.program.formulas:
                whole = self._space.program.formula(element).number.whole
                size, depth = self._sizes[element] = self._measured(whole)
                if size > _MOST_OPERATIONS or depth > _DEEPEST:
                    raise TooComplex(element)
                self._linears[element] = self._term(whole)
            else:
                self._linears[element] = Linear(((self._space.of_element(element), 1),), 0)
        return self._linears[element]

    def _measured(self, whole: Whole) -> tuple[int, int]:
        """How many operations a formula has, and how deep they are nested, with the formulas of its elements put in."""
        if isinstance(whole, Read):
            self.of(whole.slot.element)
            return self._sizes.get(whole.slot.element, (1, 1))
        parts = [self._measured(part) for part in parts_of(whole)]
        return 1 + sum(size for size, _ in parts), 1 + max((depth for _, depth in parts), default=0)

    def _term(self, whole: Whole) -> Linear:
        match whole:
            case Constant(value):
                return constant(value)
            case Read(slot):
                return self.of(slot.element)
            case Arithmetic(Operator.MULTIPLY, left, right):
                return multiply(self._term(left), self._term(right))
            case Arithmetic(operator, left, right):
                other = self._term(right)
                return self._term(left).plus(other.times(-1) if operator is Operator.SUBTRACT else other)
            case Extremum(greatest, parts):
                return extreme(greatest, tuple(self._term(part) for part in parts))
            case MonthsBetween() | MonthsLater():
                raise NotImplementedError("dates are refused by the reader still")
            case Quotient() | Raised() | RealSteps() | RealSign():
                raise NotImplementedError("such formulas are refused by the reader still")


def canonical(linear: Linear, strict: bool) -> Rel:
    """The relation with whole coefficients; over variables alone, above zero is at least one."""
    scaled = linear.scaled()
    if strict and scaled.plain:
        return Rel(Linear(scaled.terms, scaled.const - 1), False)
    return Rel(scaled, strict)
