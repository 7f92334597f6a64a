"""Conditions and formulas on one line, in the words of the guideline: comments for whoever reads a program."""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    Unreadable,
)
from guideproof.model.element import Derived, Element, Formula
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable
from guideproof.model.node import HitPolicy
from guideproof.model.number import format_number
from guideproof.model.written_number import in_unit

POLICIES = {
    HitPolicy.UNIQUE: "one branch should hold; each that holds is taken",
    HitPolicy.FIRST: "in order, the first branch that holds",
    HitPolicy.EVERY: "every branch that holds is taken",
}
_COMPARED = {
    Comparison.ABOVE: ">",
    Comparison.AT_LEAST: ">=",
    Comparison.AT_MOST: "<=",
    Comparison.BELOW: "<",
    Comparison.EQUAL: "=",
}


def steps_text(element: Element | Derived, scale: Fraction) -> str:
    """What kind of value an element has, a number with what its steps are worth: ``in steps of 0.1 g/dL``."""
    if isinstance(element, Element) and element.grid is None:
        return element.type.value
    if isinstance(element, Derived) and not isinstance(element.definition, Formula):
        return f"derived {element.type.value}"
    return f"in steps of {in_unit(format_number(scale), element.unit.text if element.unit else None)}"


def range_text(element: Element) -> str:
    """The numbers that an element can be: ``1 to 30 g/dL in steps of 0.1``."""
    grid = element.grid
    assert grid is not None
    high = in_unit(format_number(grid.high), element.unit.text if element.unit else None)
    return f"{format_number(grid.low)} to {high} in steps of {format_number(grid.precision)}"


def condition_text(condition: Condition, nested: bool = False) -> str:
    """The condition: ``imdc_risk = poor and (ecog <= 1 or not frail = true)``."""
    match condition:
        case All(parts) | AnyOf(parts):
            if len(parts) == 1:
                return condition_text(parts[0], nested)
            joint = " and " if isinstance(condition, All) else " or "
            text = joint.join(condition_text(part, nested=True) for part in parts)
            return f"({text})" if nested else text
        case Not(part):
            return f"not {condition_text(part, nested=True)}"
        case Unreadable():
            return "a condition that could not be read"
        case IsBoolean(element, value):
            return f"{element} = {str(value).lower()}"
        case IsCode(element, codes):
            return f"{element} = {' | '.join(codes)}"
        case IsNumber(element, numbers):
            return f"{element} = {' | '.join(map(format_number, numbers))}"
        case Includes(element, codes, all_of_them):
            return f"{element} includes {(' & ' if all_of_them else ' | ').join(codes)}"
        case Only(element, codes):
            return f"{element} only {' | '.join(codes)}" if codes else f"{element} = none"
        case Compares(element, comparison, bound):
            return f"{element} {_COMPARED[comparison]} {_bound(bound)}"
        case SetCount(element, comparison, bound):
            return f"how many {element} {_COMPARED[comparison]} {_bound(bound)}"


def _bound(bound: Bound) -> str:
    return bound.text if bound.element is None else bound.element


_BINDS = {Operator.ADD: 1, Operator.SUBTRACT: 1, Operator.MULTIPLY: 2, Operator.DIVIDE: 2}


def formula_text(expression: Expression, tighter: int = 0) -> str:
    """The formula: ``calcium + 0.8 * (4 - albumin)``."""
    match expression:
        case Number(value):
            return format_number(value)
        case Variable(element):
            return element
        case Binary(operator, left, right):
            binds = _BINDS[operator]
            text = f"{formula_text(left, binds)} {operator.value} {formula_text(right, binds + 1)}"
            return f"({text})" if binds < tighter else text
        case Extreme(greatest, parts):
            return f"{'max' if greatest else 'min'}({', '.join(map(formula_text, parts))})"
