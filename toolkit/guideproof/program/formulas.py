"""Formulas as arithmetic on whole numbers: every number of an element counts the steps of its grid (section 4).

Units are those of the elements, factors and divisors are folded into what a step of the result is worth, and numbers
that are added, subtracted or compared count steps of one size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable
from guideproof.program.arithmetic import Constant, Whole, add, extremum, multiply, subtract


@dataclass(frozen=True, slots=True)
class StepNumber:
    """A number as a whole number of steps, each worth ``step`` in the element's unit."""

    whole: Whole
    step: Fraction


def in_steps(expression: Expression, operand: Callable[[str], StepNumber]) -> StepNumber:
    """The formula, given the number of each element, all of which must be known."""
    match expression:
        case Number(value):
            return _number(value)
        case Variable(element):
            return operand(element)
        case Binary(operator, left, right):
            return _joined(operator, in_steps(left, operand), in_steps(right, operand))
        case Extreme(greatest, parts):
            numbers = [in_steps(part, operand) for part in parts]
            step = _common(numbers)
            return StepNumber(extremum(greatest, tuple(_counting(part, step) for part in numbers)), step)


def _number(value: Fraction) -> StepNumber:
    if value == 0:
        return StepNumber(Constant(0), Fraction(1))
    return StepNumber(Constant(-1 if value < 0 else 1), abs(value))


def _joined(operator: Operator, left: StepNumber, right: StepNumber) -> StepNumber:
    match operator:
        case Operator.MULTIPLY:
            return StepNumber(multiply(left.whole, right.whole), left.step * right.step)
        case Operator.DIVIDE:
            # A divisor is always a number that is not zero, so it only changes what a step is worth.
            assert isinstance(right.whole, Constant)
            divisor = right.whole.value * right.step
            sign = Constant(-1 if divisor < 0 else 1)
            return StepNumber(multiply(sign, left.whole), left.step / abs(divisor))
        case Operator.ADD | Operator.SUBTRACT:
            step = _common([left, right])
            join = add if operator is Operator.ADD else subtract
            return StepNumber(join(_counting(left, step), _counting(right, step)), step)


def _counting(number: StepNumber, step: Fraction) -> Whole:
    return multiply(Constant((number.step / step).numerator), number.whole)


def _common(numbers: Sequence[StepNumber]) -> Fraction:
    steps = [number.step for number in numbers if number.whole != Constant(0)]
    return common_step(steps) if steps else Fraction(1)


def common_step(steps: Sequence[Fraction]) -> Fraction:
    """The greatest step of which every one of the steps, of which there is one at least, is a whole number."""
    found = Fraction(0)
    for step in steps:
        numerator = gcd(found.numerator * step.denominator, step.numerator * found.denominator)
        found = Fraction(numerator, found.denominator * step.denominator)
    return found


def weights(step: Fraction, other: Fraction) -> tuple[int, int]:
    """By what two whole numbers of these steps are multiplied to be compared, without a common divisor."""
    common = common_step([step, other])
    return (step / common).numerator, (other / common).numerator
