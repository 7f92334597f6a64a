"""Derived elements: formulas, counts, classes and conditions, computed in the order of their dependence (section 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import add, mul, sub, truediv
from typing import Any

from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compile_condition
from guideproof.model.element import Classify, Count, Derived, Formula, unit_suffix
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number, number_as_data

Computation = Callable[[State], Any]
"""Gives a derived value for the state; ``None`` where it is unknown, no codes at all where no class can hold."""


def compile_derived(derived: Derived, guideline: Guideline) -> Computation:
    """The derived element as a function of the state: ``Fraction``, ``(low, high)``, codes, boolean, or ``None``."""
    match derived.definition:
        case Formula(expression):
            return _compile_expression(expression, guideline)
        case Count(conditions):
            return _count([compile_condition(condition, guideline) for condition in conditions])
        case Classify(branches):
            return _classes([(compile_condition(branch.when, guideline), branch.code) for branch in branches])
        case condition:
            return compile_condition(condition, guideline)


def _count(conditions: list[Predicate]) -> Computation:
    return lambda state: how_many([condition(state) for condition in conditions])


def how_many(truths: Sequence[Truth]) -> tuple[int, int]:
    """The least and the greatest number of conditions that can hold."""
    return (truths.count(True), len(truths) - truths.count(False))


def _classes(branches: list[tuple[Predicate, str]]) -> Computation:
    codes = tuple(dict.fromkeys(code for _, code in branches))

    def classes(state: State) -> tuple[str, ...]:
        possible: set[str] = set()
        certain: set[str] = set()
        for condition, code in branches:
            truth = condition(state)
            if truth is not False:
                possible.add(code)
            if truth is True:
                certain.add(code)
        found = certain if len(certain) > 1 else possible
        return tuple(code for code in codes if code in found)

    return classes


def conflicting_classes(derived: Derived, guideline: Guideline) -> Callable[[State], tuple[str, ...] | None]:
    """A function that gives the classes that certainly hold where that is a fault: none of them can, or two do."""
    assert isinstance(derived.definition, Classify)
    branches = [(compile_condition(branch.when, guideline), branch.code) for branch in derived.definition.branches]
    codes = tuple(dict.fromkeys(code for _, code in branches))

    def conflict(state: State) -> tuple[str, ...] | None:
        truths = [(condition(state), code) for condition, code in branches]
        if all(truth is False for truth, _ in truths):
            return ()
        certain = {code for truth, code in truths if truth is True}
        return tuple(code for code in codes if code in certain) if len(certain) > 1 else None

    return conflict


def _compile_expression(expression: Expression, guideline: Guideline) -> Computation:
    match expression:
        case Number(value):
            return lambda state: value
        case Variable(element):
            return _variable(element, guideline.step_of(element), guideline)
        case Binary(operator, left, right):
            return _binary(operator, _compile_expression(left, guideline), _compile_expression(right, guideline))
        case Extreme(greatest, parts):
            return _extreme(greatest, [_compile_expression(part, guideline) for part in parts])


def _variable(element: str, step: Fraction, guideline: Guideline) -> Computation:
    derived = guideline.derived.get(element)
    if derived is not None and isinstance(derived.definition, Count):

        def counted(state: State) -> Fraction | None:
            low, high = state[element]
            return Fraction(low) if low == high else None

        return counted

    def number(state: State) -> Fraction | None:
        known = state.get(element)
        return None if known is None else known * step

    return number


_CALCULATIONS: dict[Operator, Callable[[Fraction, Fraction], Fraction]] = {
    Operator.ADD: add,
    Operator.SUBTRACT: sub,
    Operator.MULTIPLY: mul,
    Operator.DIVIDE: truediv,
}


def _binary(operator: Operator, left: Computation, right: Computation) -> Computation:
    calculation = _CALCULATIONS[operator]

    def calculate(state: State) -> Fraction | None:
        first, second = left(state), right(state)
        return None if first is None or second is None else calculation(first, second)

    return calculate


def _extreme(greatest: bool, parts: list[Computation]) -> Computation:
    pick = max if greatest else min

    def calculate(state: State) -> Fraction | None:
        numbers = [part(state) for part in parts]
        if any(number is None for number in numbers):
            return None
        extreme: Fraction = pick(numbers)
        return extreme

    return calculate


def data_of(derived: Derived) -> Callable[[Any], Any]:
    """How a derived value becomes the data of section 12: bare where known, else what is known of it, or ``None``."""
    match derived.definition:
        case Count():
            return _count_as_data
        case Classify():
            return lambda codes: codes[0] if len(codes) == 1 else {"one_of": list(codes)}
        case Formula():
            return lru_cache(lambda value: None if value is None else number_as_data(value))
        case _:
            return lambda truth: truth


def _count_as_data(value: tuple[int, int]) -> int | dict[str, int]:
    low, high = value
    return low if low == high else {"at_least": low, "at_most": high}


def as_text(derived: Derived, value: Any) -> str:
    """A derived value as a clinician reads it in a reason: ``poor``, ``low or poor``, ``2 to 5``, ``9.86 mg/dL``."""
    match derived.definition:
        case Count():
            low, high = value
            return str(low) if low == high else f"{low} to {high}"
        case Classify():
            return " or ".join(value) or "none"
        case Formula():
            return "missing" if value is None else format_number(value) + unit_suffix(derived)
        case _:
            return "missing" if value is None else str(value).lower()
