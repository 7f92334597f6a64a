"""Formulas by chance that divide, raise, round, have no value for some, or are irrational."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from random import Random

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
)

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A formula, and on which grid and between which ends it comes out, where that is said."""

    expression: Expression
    precision: Fraction | None = None
    range: tuple[Fraction, Fraction] | None = None


def reckoned(chance: Random, operands: list[Expression], joined: Expression) -> Reckoned:
    """A formula with one of the words, of some operands and of a plain formula of them."""
    one, other = chance.choice(operands), chance.choice(operands)
    beside = Binary(chance.choice([Operator.ADD, Operator.SUBTRACT]), other, Number(Fraction(chance.randint(-1, 2))))
    divided = Binary(Operator.DIVIDE, one, beside)
    step = Number(chance.choice([Fraction(1), HALF, Fraction(3, 4)]))
    match chance.randrange(8):
        case 0 | 1:
            return Reckoned(divided)
        case 2:
            return Reckoned(Extreme(chance.random() < 0.5, (divided, joined)))
        case 3:
            return Reckoned(Rounded(chance.choice(list(Rounding)), chance.choice([divided, joined, beside]), step))
        case 4:
            return Reckoned(Power(beside, Fraction(chance.randint(-2, 3))))
        case 5:
            return Reckoned(Absolute(Binary(Operator.SUBTRACT, joined, one)))
        case 6:
            return Reckoned(chance.choice([joined, divided]), precision=chance.choice([Fraction(1), HALF]))
        case _:
            return Reckoned(_irrational(chance, one, beside), HALF, (Fraction(-2000), Fraction(2000)))


def _irrational(chance: Random, one: Expression, beside: Expression) -> Expression:
    functions = list(RealFunction)
    match chance.randrange(4):
        case 0:
            return Applied(chance.choice(functions), beside)
        case 1:
            return Binary(chance.choice(list(Operator)), one, Applied(chance.choice(functions), beside))
        case 2:
            return Power(chance.choice([one, beside]), chance.choice([HALF, Fraction(-3, 2), Fraction(7, 5)]))
        case _:
            inner = Applied(RealFunction.SQRT, one)
            return Rounded(chance.choice(list(Rounding)), Binary(Operator.MULTIPLY, inner, beside), Number(HALF))


EXPONENTS = tuple(map(Fraction, ("1/2", "-1/2", "3/2", "0.425", "0.725", "-0.241", "-1.2", "2", "-1", "0")))


def irrational(chance: Random, operands: list[Expression]) -> Reckoned:
    """A formula as papers have them, with roots, powers and logarithms in each other, on a grid that is coarse or fine;
    many values lie just on a half, and some formulas have none for some."""
    precision = chance.choice([Fraction(1), HALF, Fraction(1, 10), Fraction(1, 100), Fraction(1, 10**6)])
    most = precision * chance.choice([2, 1000, 10**7])
    least = chance.choice([Fraction(0), -most])
    return Reckoned(_with_root(chance, operands), precision, (least, most))


def _with_root(chance: Random, operands: list[Expression]) -> Expression:
    def part(depth: int) -> Expression:
        return _real(chance, operands) if depth else _number(chance, operands)

    one = Applied(chance.choice(list(RealFunction)), part(chance.randrange(2)))
    power = Power(part(chance.randrange(2)), chance.choice(EXPONENTS[:7]))
    root = chance.choice([one, power])
    match chance.randrange(4):
        case 0:
            return root
        case 1:
            return Binary(chance.choice(list(Operator)), part(1), root)
        case 2:
            return Extreme(chance.random() < 0.5, (root, part(1)))
        case _:
            step = Number(chance.choice([HALF, Fraction(1), Fraction(1, 4)]))
            return Rounded(chance.choice(list(Rounding)), Binary(Operator.MULTIPLY, part(0), root), step)


def _real(chance: Random, operands: list[Expression]) -> Expression:
    """What a function or a power is of: as often as not irrational itself."""
    one, other = (_number(chance, operands) for _ in range(2))
    match chance.randrange(6):
        case 0:
            return Applied(chance.choice(list(RealFunction)), one)
        case 1:
            return Power(one, chance.choice(EXPONENTS))
        case 2:
            bounded = Extreme(chance.random() < 0.5, (Binary(Operator.DIVIDE, one, other), Number(Fraction(1))))
            return Power(bounded, chance.choice(EXPONENTS))
        case 3:
            return Absolute(Binary(Operator.SUBTRACT, one, Applied(RealFunction.SQRT, other)))
        case _:
            return Binary(chance.choice(list(Operator)), one, other)


def _number(chance: Random, operands: list[Expression]) -> Expression:
    if chance.random() < 0.7:
        return chance.choice(operands)
    return Number(
        chance.choice([Fraction(1, 4), Fraction(9, 4), Fraction(1), Fraction(142), Fraction(0), Fraction(-1)])
    )
