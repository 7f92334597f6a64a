"""Formulas as arithmetic on whole numbers: every number of an element counts the steps of its grid (section 4).

Units are those of the elements, factors and divisors are folded into what a step of the result is worth, and numbers
that are added, subtracted or compared count steps of one size. What is divided by an element is two whole numbers. What
is irrational is a real number, of which the result counts the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from math import ceil, floor, lcm

from msgspec import Struct

from guideproof.model.element import Derived, ElementType
from guideproof.model.formula import Expression, is_irrational
from guideproof.program.arithmetic import FARTHEST, Constant, Read, Whole, WholeEnds, on_the_way
from guideproof.program.folding import multiply
from guideproof.program.irrational import Irrational
from guideproof.program.lacks import Lack, NoValue, TooLong
from guideproof.program.rational import StepNumber


class Result(Struct, frozen=True):
    """On which grid the value of a formula comes out, if on any, and between which ends; ``whole`` says that it is the
    type that asks for whole numbers. ``range`` are the ends of one without a grid."""

    precision: Fraction | None = None
    ends: WholeEnds | None = None
    whole: bool = False
    range: tuple[Fraction, Fraction] | None = None


ANYHOW = Result()


def result_of(derived: Derived) -> Result:
    """On which grid a formula comes out, and between which ends."""
    whole = derived.type is ElementType.INTEGER
    precision = Fraction(1) if derived.precision is None and whole else derived.precision
    if precision is None or derived.range is None:
        return Result(precision, whole=whole, range=derived.range)
    low, high = derived.range
    return Result(precision, (ceil(low / precision), floor(high / precision)), whole)


class StepFormula(Struct, frozen=True):
    """A formula on whole numbers. It is known where every number of ``operands`` is, one known between two ends where
    these are the same, and nothing of ``lacks`` is so, each of which is asked only where none before it is."""

    number: StepNumber
    operands: tuple[Read, ...]
    lacks: tuple[NoValue, ...] = ()

    @property
    def wholes(self) -> tuple[Whole, ...]:
        """All whole numbers that are asked for."""
        return (self.number.whole, self.number.over, *(each.whole for each in self.lacks))

    @property
    def all_parts(self) -> Iterator[Whole]:
        """These, and everything that is computed on the way to them."""
        return (part for whole in self.wholes for part in on_the_way(whole))

    @property
    def is_long(self) -> bool:
        """Whether the value, or a number on the way to it, may have over 1,000 digits."""
        ends = [end for part in self.all_parts for end in part.ends]
        step = self.number.step
        return any(not -FARTHEST < end < FARTHEST for end in (*ends, step.numerator, step.denominator))


class Lowered(Struct, frozen=True):
    """A formula, and where it has no value though all that it reads is known."""

    number: StepNumber
    lacks: tuple[NoValue, ...]


def in_steps(expression: Expression, operand: Callable[[str], StepNumber], result: Result = ANYHOW) -> Lowered:
    """The formula, given the number of each element, all of which must be known. Raises ``TooLong``."""
    lowering = Irrational(operand)
    if is_irrational(expression):
        assert result.precision is not None, "an irrational formula states its precision"
        number = lowering.steps_of(expression, result.precision, result.ends)
    else:
        number = _counted_too(lowering.exact(expression), result.range or ())
        if result.precision is not None:
            number = lowering.on_grid(number, result.precision, Lack.WHOLE if result.whole else Lack.GRID)
    return Lowered(number, tuple(dict.fromkeys(lowering.lacks)))


def short_in_steps(
    expression: Expression,
    operand: Callable[[str], StepNumber],
    result: Result,
    cut: Callable[[Expression], Expression],
) -> Lowered:
    """The same; where its value may have over 1,000 digits, that of the formula whose numbers are ``cut`` to the ranges
    that they state, outside of which facts are invalid. Raises ``TooLong``."""
    with suppress(TooLong):
        found = in_steps(expression, operand, result)
        if not StepFormula(found.number, (), found.lacks).is_long:
            return found
    return in_steps(cut(expression), operand, result)


def _counted_too(number: StepNumber, ends: tuple[Fraction, ...]) -> StepNumber:
    """The number in steps of such a size that the ends of its range are whole numbers of them too: as long as it is not
    known it counts as all of that range, which has no grid (section 5), and not as what it may come to in it."""
    finer = lcm(*((end / number.step).denominator for end in ends))
    if finer == 1:
        return number
    return StepNumber(multiply(Constant(finer), number.whole), number.step / finer, number.over)
