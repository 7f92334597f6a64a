"""What a patient's record holds of each element, and what one step of each number is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd

from guideproof.analysis.graph.edges import derived_order
from guideproof.model.element import Classify, Count, Derived, Element, ElementType, Formula
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable, variables
from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator.lowering.expression import (
    Arithmetic,
    Constant,
    Extremum,
    Ordered,
    PlainTruth,
    Read,
    Slot,
    SlotRole,
    Whole,
    add,
    both,
    known,
    multiply,
    subtract,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a whole number of steps, each worth ``scale`` in the element's unit."""

    whole: Whole
    scale: Fraction


class SlotVariables:
    """The slots of a guideline's elements, and the formulas as arithmetic on whole numbers."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline

    def slots(self, element: str) -> tuple[Slot, ...]:
        """What a record holds of an element, in order."""
        variable = self.guideline.variable(element)
        low, high = Slot(element, SlotRole.LOW), Slot(element, SlotRole.HIGH)
        match variable:
            case Element(type=ElementType.CODES, codes=codes):
                return (*(Slot(element, SlotRole.CODE, code) for code in codes), low, high)
            case Derived(definition=Count()):
                return (low, high)
            case Derived(definition=Classify()):
                return (Slot(element), Slot(element, SlotRole.CERTAIN))
            case _:
                return (Slot(element),)

    def classes(self, element: str) -> tuple[str, ...]:
        """The codes that a classification can give, in the order in which they are first named."""
        definition = self.guideline.derived[element].definition
        assert isinstance(definition, Classify)
        return tuple(dict.fromkeys(branch.code for branch in definition.branches))

    def scale(self, element: str) -> Fraction:
        """What one step of an element's number is worth, in its unit."""
        variable = self.guideline.variable(element)
        if isinstance(variable, Element):
            return variable.grid.precision if variable.grid else Fraction(1)
        return self.formulas[element].scale if element in self.formulas else Fraction(1)

    @cached_property
    def formulas(self) -> dict[str, Quantity]:
        """Every formula; each operand is read from its slot, which must be known."""
        found: dict[str, Quantity] = {}
        for id in derived_order(self.guideline):
            definition = self.guideline.derived[id].definition
            if isinstance(definition, Formula):
                found[id] = self._lowered(definition.expression, found)
        return found

    def _lowered(self, expression: Expression, before: dict[str, Quantity]) -> Quantity:
        match expression:
            case Number(value):
                return _number(value)
            case Variable(element):
                return self._operand(element, before)
            case Binary(operator, left, right):
                return _joined(operator, self._lowered(left, before), self._lowered(right, before))
            case Extreme(greatest, parts):
                quantities = [self._lowered(part, before) for part in parts]
                scale = _common(quantities)
                return Quantity(Extremum(greatest, tuple(_in_steps(part, scale) for part in quantities)), scale)

    def _operand(self, element: str, before: dict[str, Quantity]) -> Quantity:
        variable = self.guideline.variable(element)
        if isinstance(variable, Derived) and isinstance(variable.definition, Count):
            return Quantity(Read(Slot(element, SlotRole.LOW)), Fraction(1))
        return Quantity(Read(Slot(element)), before[element].scale if element in before else self._grid(element))

    def _grid(self, element: str) -> Fraction:
        grid = self.guideline.elements[element].grid
        assert grid is not None
        return grid.precision

    def operands_known(self, derived: str) -> PlainTruth:
        """Whether every operand of a formula is known, a count as one number."""
        definition = self.guideline.derived[derived].definition
        assert isinstance(definition, Formula)
        found: list[PlainTruth] = []
        for element in dict.fromkeys(variables(definition.expression)):
            slots = self.slots(element)
            if slots[0].role is SlotRole.LOW:
                found.append(Ordered(Read(slots[0]), "==", Read(slots[1])))
            else:
                found.append(known(slots[0]))
        return both(*found)

    @cached_property
    def magnitudes(self) -> dict[Slot, int]:
        """How far from zero the whole number in each slot can be."""
        found: dict[Slot, int] = {}
        for element in self.guideline.elements.values():
            if element.grid is not None:
                found[Slot(element.id)] = max(abs(element.grid.first), abs(element.grid.last))
        for id in derived_order(self.guideline):
            if id in self.formulas:
                found[Slot(id)] = max(sizes(self.formulas[id].whole, found))
        return found


def sizes(whole: Whole, slots: dict[Slot, int]) -> Iterator[int]:
    """How far from zero a number and everything computed on the way to it can be, the number itself first.

    What ``slots`` does not have is a count, which is small.
    """
    match whole:
        case Constant(value):
            yield abs(value)
        case Read(slot):
            yield slots.get(slot, 1000)
        case Arithmetic(operator, left, right):
            first, second = list(sizes(left, slots)), list(sizes(right, slots))
            yield first[0] * second[0] if operator == "*" else first[0] + second[0]
            yield from (*first, *second)
        case Extremum(_, parts):
            each = [list(sizes(part, slots)) for part in parts]
            yield max(part[0] for part in each)
            for part in each:
                yield from part


def _number(value: Fraction) -> Quantity:
    if value == 0:
        return Quantity(Constant(0), Fraction(1))
    return Quantity(Constant(-1 if value < 0 else 1), abs(value))


def _joined(operator: Operator, left: Quantity, right: Quantity) -> Quantity:
    match operator:
        case Operator.MULTIPLY:
            return Quantity(multiply(left.whole, right.whole), left.scale * right.scale)
        case Operator.DIVIDE:
            # A divisor is always a number that is not zero, so it only changes what a step is worth.
            assert isinstance(right.whole, Constant)
            divisor = right.whole.value * right.scale
            sign = Constant(-1 if divisor < 0 else 1)
            return Quantity(multiply(sign, left.whole), left.scale / abs(divisor))
        case Operator.ADD | Operator.SUBTRACT:
            scale = _common([left, right])
            join = add if operator is Operator.ADD else subtract
            return Quantity(join(_in_steps(left, scale), _in_steps(right, scale)), scale)


def _in_steps(quantity: Quantity, scale: Fraction) -> Whole:
    factor = quantity.scale / scale
    return multiply(Constant(factor.numerator), quantity.whole)


def _common(quantities: list[Quantity]) -> Fraction:
    """The greatest step of which every one of the steps is a whole number."""
    found = Fraction(0)
    for quantity in quantities:
        if quantity.whole != Constant(0):
            first, second = found, quantity.scale
            denominator = first.denominator * second.denominator
            found = Fraction(
                gcd(first.numerator * second.denominator, second.numerator * first.denominator), denominator
            )
    return found or Fraction(1)
