"""Formulas by the page: fractions, and where a formula is irrational decimals of 200 digits (section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

from guideproof.model.element import Derived, ElementType
from guideproof.model.formula import (
    Absolute,
    Applied,
    Binary,
    Expression,
    Extreme,
    Number,
    Operator,
    Power,
    RealFunction,
    Rounded,
    Rounding,
    Variable,
)

DIGITS = 200
NOTHING = Decimal(10) ** -40
"""What is so much smaller than what it is compared with cannot be told from nothing."""

Value = Fraction | Decimal


class NoValue(ArithmeticError):
    """There is none."""


def variables(expression: Expression) -> Iterator[str]:
    """The elements that a formula names."""
    match expression:
        case Variable(element):
            yield element
        case Binary(_, left, right):
            yield from variables(left)
            yield from variables(right)
        case Extreme(_, parts):
            for part in parts:
                yield from variables(part)
        case Power(part) | Absolute(part) | Applied(_, part) | Rounded(_, part):
            yield from variables(part)
        case Number():
            return


def divides(expression: Expression, *, rounded: bool = True) -> bool:
    """Whether a formula divides by an element, or is irrational; without ``rounded`` what is rounded does not count."""
    match expression:
        case Binary(Operator.DIVIDE, left, right) if not any(True for _ in variables(right)):
            return divides(left, rounded=rounded)
        case Binary(Operator.DIVIDE) | Applied():
            return True
        case Power(base, exponent) if exponent.denominator == 1 and exponent >= 0:
            return divides(base, rounded=rounded)
        case Power(base, exponent):
            return exponent.denominator != 1 or any(True for _ in variables(base)) or divides(base, rounded=rounded)
        case Binary(_, left, right):
            return divides(left, rounded=rounded) or divides(right, rounded=rounded)
        case Extreme(_, parts):
            return any(divides(part, rounded=rounded) for part in parts)
        case Rounded(_, part):
            return rounded and divides(part)
        case Absolute(part):
            return divides(part, rounded=rounded)
        case Number() | Variable():
            return False


def unrounded(expression: Expression) -> Iterator[str]:
    """The elements that a formula names where it is not rounded."""
    match expression:
        case Rounded() | Number():
            return
        case Variable(element):
            yield element
        case Binary(_, left, right):
            yield from (*unrounded(left), *unrounded(right))
        case Extreme(_, parts):
            yield from (each for part in parts for each in unrounded(part))
        case Power(part) | Absolute(part) | Applied(_, part):
            yield from unrounded(part)


def result(derived: Derived, expression: Expression, number: Callable[[str], Fraction]) -> Fraction:
    """What a formula comes to, given the number of each element. Raises ``NoValue``."""
    precision = Fraction(1) if derived.type is ElementType.INTEGER else derived.precision
    precision = derived.precision or precision
    with localcontext(Context(prec=DIGITS, Emax=10**9, Emin=-(10**9))):
        value = reckoned(expression, number)
        if isinstance(value, Decimal):
            assert precision is not None
            assert derived.range is not None
            # How far outside of its range it is, nobody is told: it counts as the next number of the grid.
            low, high = derived.range[0] - precision, derived.range[1] + precision
            return min(max(stepped(Rounding.NEAREST, value, precision), low), high)
    if precision is not None and (value / precision).denominator != 1:
        raise NoValue
    return value


def reckoned(expression: Expression, number: Callable[[str], Fraction]) -> Value:
    """A number, a decimal where it is irrational."""
    match expression:
        case Number(value):
            return value
        case Variable(element):
            return number(element)
        case Binary(operator, left, right):
            return joined(operator, reckoned(left, number), reckoned(right, number))
        case Extreme(greatest, parts):
            values = [reckoned(part, number) for part in parts]
            values = values if len({type(value) for value in values}) == 1 else [decimal(each) for each in values]
            return (max if greatest else min)(values)  # type: ignore[type-var]
        case Absolute(part):
            return abs(reckoned(part, number))
        case Rounded(rounding, part, step):
            value = reckoned(part, number)
            found = stepped(rounding, value, step.value)
            return decimal(found) if isinstance(value, Decimal) else found
        case Applied(function, part):
            return applied(function, decimal(reckoned(part, number)))
        case Power(base, exponent):
            return raised(reckoned(base, number), exponent)


def decimal(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)


def joined(operator: Operator, one: Value, other: Value) -> Value:
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        if operator is Operator.DIVIDE and not other:
            raise NoValue
        return {
            Operator.ADD: lambda: one + other,
            Operator.SUBTRACT: lambda: one - other,
            Operator.MULTIPLY: lambda: one * other,
            Operator.DIVIDE: lambda: one / other,
        }[operator]()
    left, right = decimal(one), decimal(other)
    match operator:
        case Operator.MULTIPLY:
            return left * right
        case Operator.DIVIDE:
            if not right:
                raise NoValue
            return left / right
        case _:
            found = left + right if operator is Operator.ADD else left - right
            return Decimal(0) if abs(found) <= NOTHING * max(abs(left), abs(right)) else found


@lru_cache(maxsize=50_000)  # 200 digits take their time, and the same is asked again and again
def applied(function: RealFunction, value: Decimal) -> Decimal:
    match function:
        case RealFunction.EXP:
            return value.exp()
        case RealFunction.SQRT:
            if value < 0:
                raise NoValue
            return value.sqrt()
        case RealFunction.LN | RealFunction.LOG10:
            if value <= 0:
                raise NoValue
            return value.ln() if function is RealFunction.LN else value.log10()


@lru_cache(maxsize=50_000, typed=True)  # a decimal is another thing than a fraction of the same size
def raised(base: Value, exponent: Fraction) -> Value:
    if not base and exponent < 0:
        raise NoValue
    if exponent.denominator == 1:
        return base**exponent.numerator if base or exponent else type(base)(1)
    if base < 0:
        raise NoValue
    return decimal(base) ** decimal(exponent) if base else Decimal(0)


def stepped(rounding: Rounding, value: Value, step: Fraction) -> Fraction:
    """The multiple of a step to which a number is rounded."""
    steps = value / (step if isinstance(value, Fraction) else decimal(step))
    sign, size = (-1 if steps < 0 else 1), Fraction(abs(steps))
    little = size / 10**40 if isinstance(value, Decimal) else Fraction(0)
    nearest = int(size + Fraction(1, 2) + little)
    if rounding is Rounding.NEAREST or abs(size - nearest) <= little:
        return sign * nearest * step
    below = int(size)
    outwards = (rounding is Rounding.UP) is (sign > 0)
    return sign * (below + (outwards and size != below)) * step
