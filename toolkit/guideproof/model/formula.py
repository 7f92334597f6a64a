"""Formulas of derived elements as a tree: numbers, elements, ``+ - * /``, ``min`` and ``max`` (section 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Operator(StrEnum):
    """An operation on two numbers."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, or that of a parameter."""

    value: Fraction
    parameter: str | None = None


@dataclass(frozen=True, slots=True)
class Variable:
    """The number of an element, in its own unit."""

    element: str


@dataclass(frozen=True, slots=True)
class Binary:
    """Two numbers joined; a divisor is always a ``Number`` that is not zero."""

    operator: Operator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least (``greatest`` false) or the greatest of several numbers."""

    greatest: bool
    parts: tuple[Expression, ...]


Expression = Number | Variable | Binary | Extreme


def variables(expression: Expression) -> Iterator[str]:
    """The elements of a formula, in the order in which they are named; one may come twice."""
    match expression:
        case Variable(element):
            yield element
        case Binary(_, left, right):
            yield from variables(left)
            yield from variables(right)
        case Extreme(_, parts):
            for part in parts:
                yield from variables(part)
        case Number():
            return


def parameters(expression: Expression) -> Iterator[str]:
    """The parameters of a formula, in the order in which they are named; one may come twice."""
    match expression:
        case Number(_, str() as parameter):
            yield parameter
        case Binary(_, left, right):
            yield from parameters(left)
            yield from parameters(right)
        case Extreme(_, parts):
            for part in parts:
                yield from parameters(part)
        case _:
            return
