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
