"""Rational formulas: whole numbers that count steps, divided where an element divides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.formula import (
    Absolute,
    Applied,
    Binary,
    Expression,
    Extreme,
    Number,
    Operator,
    Power,
    Rounded,
    Rounding,
    Variable,
)
from guideproof.program.arithmetic import FARTHEST, Constant, Whole
from guideproof.program.folding import (
    above_zero,
    add,
    extremum,
    multiply,
    opposite,
    quotient,
    raised,
    sign,
    size,
    subtract,
)
from guideproof.program.lacks import Against, Lack, NoValue, TooLong

ONE = Constant(1)


class StepNumber(Struct, frozen=True):
    """A number as a whole number of steps, each worth ``step`` in the element's unit; divided by ``over``, which is
    above zero wherever the number has a value."""

    whole: Whole
    step: Fraction
    over: Whole = ONE


class Rational:
    """One formula on its way, of rational numbers; ``lacks`` grows in the order in which a value is worked out."""

    def __init__(self, operand: Callable[[str], StepNumber]) -> None:
        self._operand = operand
        self.lacks: list[NoValue] = []

    def exact(self, expression: Expression) -> StepNumber:
        """A rational number."""
        match expression:
            case Number(value):
                return _number(value)
            case Variable(element):
                return self._operand(element)
            case Binary(operator, left, right):
                return self._joined(operator, self.exact(left), self.exact(right))
            case Extreme(greatest, parts):
                wholes, step, over = _alike([self.exact(part) for part in parts])
                return StepNumber(extremum(greatest, tuple(wholes)), step, over)
            case Absolute(part):
                number = self.exact(part)
                return replace(number, whole=size(number.whole))
            case Rounded(rounding, part, step):
                return _rounded(rounding, self.exact(part), step.value)
            case Power(base, exponent):
                return self._power(self.exact(base), exponent.numerator)
            case Applied():
                raise AssertionError("it is irrational")

    def _joined(self, operator: Operator, left: StepNumber, right: StepNumber) -> StepNumber:
        match operator:
            case Operator.MULTIPLY:
                over = multiply(left.over, right.over)
                return StepNumber(multiply(left.whole, right.whole), left.step * right.step, over)
            case Operator.DIVIDE:
                return self._divided(left, right, Lack.DIVIDED)
            case Operator.ADD | Operator.SUBTRACT:
                (one, other), step, over = _alike([left, right])
                return StepNumber((add if operator is Operator.ADD else subtract)(one, other), step, over)

    def _divided(self, left: StepNumber, right: StepNumber, lack: Lack) -> StepNumber:
        if right.whole.ends == (0, 0):
            self.lacks.append(NoValue(lack, right.whole, Against.IS))
            return StepNumber(Constant(0), Fraction(1))
        low, high = right.whole.ends
        if low <= 0 <= high:
            self.lacks.append(NoValue(lack, right.whole, Against.IS))
        signed = multiply(left.whole, right.over)
        if isinstance(right.whole, Constant):
            # Such a divisor only changes what a step is worth.
            whole = multiply(sign(right.whole), signed)
            return StepNumber(whole, left.step / (abs(low) * right.step), left.over)
        if high <= 0:
            whole, divisor = opposite(signed), opposite(right.whole)
        elif low >= 0:
            whole, divisor = signed, right.whole
        else:
            whole, divisor = multiply(sign(right.whole), signed), size(right.whole)
        return StepNumber(whole, left.step / right.step, multiply(left.over, above_zero(divisor)))

    def _power(self, base: StepNumber, exponent: int) -> StepNumber:
        times = abs(exponent)
        found = StepNumber(raised(base.whole, times), _raised_step(base.step, times), raised(base.over, times))
        if exponent >= 0:
            return found
        return self._divided(StepNumber(ONE, Fraction(1)), found, Lack.POWER)

    def on_grid(self, number: StepNumber, precision: Fraction, lack: Lack) -> StepNumber:
        """A number that must come out on a grid, counted in its steps."""
        worth = number.step / precision
        if worth.denominator == 1 and number.over == ONE:
            return StepNumber(multiply(Constant(worth.numerator), number.whole), precision)
        dividend = multiply(Constant(worth.numerator), number.whole)
        divisor = multiply(Constant(worth.denominator), number.over)
        whole = quotient(Rounding.DOWN, dividend, divisor)
        self.lacks.append(NoValue(lack, subtract(dividend, multiply(divisor, whole)), Against.IS_NOT))
        return StepNumber(whole, precision)


def _number(value: Fraction) -> StepNumber:
    if value == 0:
        return StepNumber(Constant(0), Fraction(1))
    return StepNumber(Constant(-1 if value < 0 else 1), abs(value))


def _raised_step(step: Fraction, times: int) -> Fraction:
    if max(step.numerator, step.denominator).bit_length() * times > FARTHEST.bit_length() + times:
        raise TooLong
    return Fraction(step**times)


def _rounded(rounding: Rounding, number: StepNumber, step: Fraction) -> StepNumber:
    worth = number.step / step
    dividend = multiply(Constant(worth.numerator), number.whole)
    return StepNumber(quotient(rounding, dividend, multiply(Constant(worth.denominator), number.over)), step)


def _alike(numbers: Sequence[StepNumber]) -> tuple[list[Whole], Fraction, Whole]:
    """Numbers in steps of one size over one divisor."""
    steps = [number.step for number in numbers if number.whole != Constant(0)]
    step = common_step(steps) if steps else Fraction(1)
    overs = list(dict.fromkeys(number.over for number in numbers if number.over != ONE))
    wholes = []
    for number in numbers:
        whole = multiply(Constant((number.step / step).numerator), number.whole)
        for over in overs:
            whole = whole if over == number.over else multiply(whole, over)
        wholes.append(whole)
    divisor: Whole = ONE
    for over in overs:
        divisor = multiply(divisor, over)
    return wholes, step, divisor


def common_step(steps: Sequence[Fraction]) -> Fraction:
    """The greatest step of which every one of the steps, of which there is one at least, is a whole number."""
    found = Fraction(0)
    for step in steps:
        numerator = gcd(found.numerator * step.denominator, step.numerator * found.denominator)
        found = Fraction(numerator, found.denominator * step.denominator)
    return found


def weights(step: Fraction, other: Fraction, shift: Fraction) -> tuple[int, int, int]:
    """By what two whole numbers of these steps are multiplied to be compared, and what is added to the second one then,
    without a common divisor."""
    common = common_step([step, other, abs(shift)] if shift else [step, other])
    return (step / common).numerator, (other / common).numerator, (shift / common).numerator
