"""Derived elements: formulas, counts, classes and conditions, computed in the order of their dependence (section 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import add, itemgetter, mul, sub
from typing import Any

from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compile_condition
from guideproof.model.calendar import format_day, format_days, months_between, months_later
from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, unit_suffix
from guideproof.model.formula import Operator
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number, number_as_data
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    Extremum,
    MonthsBetween,
    MonthsLater,
    Quotient,
    Read,
    Whole,
)
from guideproof.program.slots import ClassKind, DateKind, IntervalKind, NumberKind, Slot, SlotRole
from guideproof.program.variables import StepFormula, variables_of

Computation = Callable[[State], Any]
"""Gives a derived value for the state; ``None`` where it is unknown, no codes at all where no class can hold."""


def compile_derived(derived: Derived, guideline: Guideline) -> Computation:
    """The derived element as a function of the state: steps, ``(low, high)``, codes, boolean, or ``None``."""
    match derived.definition:
        case Computed():
            return _formula(variables_of(guideline).formula(derived.id))
        case Count(conditions):
            return _count([compile_condition(condition, guideline) for condition in conditions])
        case Classify(branches):
            return _classes([(compile_condition(branch.when, guideline), branch.code) for branch in branches])
        case Elapsed() | DateAfter():
            low, high = map(_calculation, variables_of(guideline).between(derived.id))
            return lambda state: (low(state), high(state))
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


def _formula(formula: StepFormula) -> Computation:
    operands = [(each.slot.element, each.slot.role is SlotRole.LOW) for each in formula.operands]
    calculate = _calculation(formula.number.whole)

    def number(state: State) -> Any:
        for element, between in operands:
            known = state.get(element)
            if known is None or (between and known[0] != known[1]):
                return None
        return calculate(state)

    return number


_CALCULATIONS: dict[Operator, Callable[[int, int], int]] = {
    Operator.ADD: add,
    Operator.SUBTRACT: sub,
    Operator.MULTIPLY: mul,
}


def _calculation(whole: Whole) -> Computation:
    """The number in a state in which all that it reads is known."""
    match whole:
        case Constant(value):
            return lambda state: value
        case Read(Slot(element, SlotRole.LOW)):
            return lambda state: state[element][0]
        case Read(Slot(element, SlotRole.HIGH)):
            return lambda state: state[element][1]
        case Read(Slot(element), _, None):
            return itemgetter(element)
        case Read(Slot(element), _, missing):
            return lambda state: missing if state[element] is None else state[element]
        case Arithmetic(operator, left, right):
            return _joined(_CALCULATIONS[operator], _calculation(left), _calculation(right))
        case Extremum(greatest, parts):
            pick, numbers = max if greatest else min, [_calculation(part) for part in parts]
            return lambda state: pick([number(state) for number in numbers])
        case Quotient(number, divisor):
            divided = _calculation(number)
            return lambda state: divided(state) // divisor
        case MonthsBetween(start, end):
            return _joined(months_between, _calculation(start), _calculation(end))
        case MonthsLater(start, months):
            return _joined(months_later, _calculation(start), _calculation(months))


def _joined(join: Callable[[int, int], int], left: Computation, right: Computation) -> Computation:
    return lambda state: join(left(state), right(state))


def data_of(derived: Derived, guideline: Guideline) -> Callable[[Any], Any]:
    """How a derived value becomes the data of section 12: bare where known, else what is known of it, or ``None``."""
    match variables_of(guideline).kind(derived.id):
        case IntervalKind(step):
            return _interval_as_data(step)
        case DateKind():
            return _days_as_data
        case ClassKind():
            return lambda codes: codes[0] if len(codes) == 1 else {"one_of": list(codes)}
        case NumberKind(step):
            return lru_cache(lambda steps: None if steps is None else number_as_data(steps * step))
        case _:
            return lambda truth: truth


def _interval_as_data(step: Fraction) -> Callable[[Any], Any]:
    number = lru_cache(lambda steps: number_as_data(steps * step))

    def data(value: tuple[int, int]) -> Any:
        low, high = value
        return number(low) if low == high else {"at_least": number(low), "at_most": number(high)}

    return data


def _days_as_data(value: tuple[int, int]) -> str | dict[str, str]:
    first, last = map(format_day, value)
    return first if first == last else {"on_or_after": first, "on_or_before": last}


def as_text(derived: Derived, value: Any, guideline: Guideline) -> str:
    """A derived value as a clinician reads it in a reason: ``poor``, ``low or poor``, ``2 to 5``,
    ``9.86 mg/dL``."""
    match variables_of(guideline).kind(derived.id):
        case IntervalKind(step):
            low, high = (format_number(steps * step) for steps in value)
            return (low if low == high else f"{low} to {high}") + unit_suffix(derived)
        case DateKind():
            return format_days(*value)
        case ClassKind():
            return " or ".join(value) or "none"
        case NumberKind(step):
            return "missing" if value is None else format_number(value * step) + unit_suffix(derived)
        case _:
            return "missing" if value is None else str(value).lower()
