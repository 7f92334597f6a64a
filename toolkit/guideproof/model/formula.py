"""Formulas of derived elements as a tree: numbers, elements, arithmetic, rounding, and functions whose values are
irrational (section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

MOST_EXPONENT = 64
"""No exponent is further from zero."""


class Operator(StrEnum):
    """An operation on two numbers."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


class Rounding(StrEnum):
    """To which multiple of a step a number is rounded: the nearest (halves away from zero), the next below, the next
    above."""

    NEAREST = "round"
    DOWN = "floor"
    UP = "ceil"


class RealFunction(StrEnum):
    """A function whose values are irrational, but for few."""

    SQRT = "sqrt"
    EXP = "exp"
    LN = "ln"
    LOG10 = "log10"


class Number(Struct, frozen=True):
    """A number as written, or that of a parameter."""

    value: Fraction
    parameter: str | None = None


class Variable(Struct, frozen=True):
    """The number of an element, in its own unit."""

    element: str


class Binary(Struct, frozen=True):
    """Two numbers joined."""

    operator: Operator
    left: Expression
    right: Expression


class Extreme(Struct, frozen=True):
    """The least (``greatest`` false) or the greatest of several numbers."""

    greatest: bool
    parts: tuple[Expression, ...]


class Power(Struct, frozen=True):
    """A number to the power of another one, which is written out."""

    base: Expression
    exponent: Fraction


class Absolute(Struct, frozen=True):
    """A number without its sign."""

    part: Expression


class Rounded(Struct, frozen=True):
    """A number rounded to a multiple of a step, which is above zero."""

    rounding: Rounding
    part: Expression
    step: Number


class Applied(Struct, frozen=True):
    """A function of a number."""

    function: RealFunction
    part: Expression


Expression = Number | Variable | Binary | Extreme | Power | Absolute | Rounded | Applied


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """What an expression is directly made of, in the order of writing."""
    match expression:
        case Binary(_, left, right):
            return left, right
        case Extreme(_, parts):
            return parts
        case Rounded(_, part, step):
            return part, step
        case Power(part) | Absolute(part) | Applied(_, part):
            return (part,)
        case Number() | Variable():
            return ()


def with_parts(expression: Expression, parts: Sequence[Expression]) -> Expression:
    """The expression made of other parts, as many as it has."""
    match expression:
        case Binary():
            return replace(expression, left=parts[0], right=parts[1])
        case Extreme():
            return replace(expression, parts=tuple(parts))
        case Rounded(step=step):
            return replace(expression, part=parts[0], step=parts[1] if isinstance(parts[1], Number) else step)
        case Power():
            return replace(expression, base=parts[0])
        case Absolute() | Applied():
            return replace(expression, part=parts[0])
        case Number() | Variable():
            return expression


def on_the_way(expression: Expression) -> Iterator[Expression]:
    """An expression, and all that it is made of, in the order of writing."""
    yield expression
    for part in parts_of(expression):
        yield from on_the_way(part)


def variables(expression: Expression) -> Iterator[str]:
    """The elements of a formula, in the order in which they are named; one may come twice."""
    return (part.element for part in on_the_way(expression) if isinstance(part, Variable))


def parameters(expression: Expression) -> Iterator[str]:
    """The parameters of a formula, in the order in which they are named; one may come twice."""
    numbers = (part for part in on_the_way(expression) if isinstance(part, Number))
    return (number.parameter for number in numbers if number.parameter is not None)


def is_irrational(expression: Expression) -> bool:
    """Whether its value is irrational, as a rule: rounded to a grid, it is computed otherwise than by fractions."""
    return any(
        isinstance(part, Applied) or (isinstance(part, Power) and part.exponent.denominator != 1)
        for part in on_the_way(expression)
    )
