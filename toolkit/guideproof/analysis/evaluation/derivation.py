"""Derived elements: formulas, counts, classes and conditions, computed in the order of their dependence (section 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from guideproof.analysis.evaluation.by_cases import case_fault, number_by_cases
from guideproof.analysis.evaluation.calculation import calculation, formula_value, lack_of
from guideproof.analysis.evaluation.remembering import Memory
from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compile_condition, compiled
from guideproof.model.calendar import format_day, format_days
from guideproof.model.element import (
    Classify,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    ElementType,
    Points,
    Sum,
    class_text,
    unit_suffix,
)
from guideproof.model.guideline import Guideline
from guideproof.model.number import number_as_data
from guideproof.model.value_text import in_digits
from guideproof.program.cases import CaseFault
from guideproof.program.classes import Classes, Undetermined, classes_of
from guideproof.program.conditions import weighted_condition
from guideproof.program.lacks import Lack
from guideproof.program.own_ranges import cut, own_range
from guideproof.program.slots import ClassKind, DateKind, IntervalKind, NumberKind, RatioKind
from guideproof.program.totals import Total
from guideproof.program.variables import variables_of

Computation = Callable[[State], Any]
"""Gives a derived value for the state; ``None`` where it is unknown, no codes at all where no class can hold."""


def compile_derived(derived: Derived, guideline: Guideline) -> Computation:
    """The derived element as a function of the state: steps, ``(low, high)``, codes, boolean, or ``None``."""
    found = _compiled(derived, guideline)
    ends = own_range(derived, variables_of(guideline).kind(derived.id))
    return found if ends is None else lambda state: cut(found(state), ends)


def _compiled(derived: Derived, guideline: Guideline) -> Computation:
    match derived.definition:
        case Computed():
            return formula_value(variables_of(guideline).formula(derived.id))
        case Count(conditions):
            return _count([compile_condition(condition, guideline) for condition in conditions])
        case Points() | Sum():
            return _total(variables_of(guideline).total(derived.id), guideline)
        case Classify(gives_numbers=True):
            return number_by_cases(variables_of(guideline).cases(derived.id), guideline)
        case Classify() as classify:
            return _classes(classes_of(classify), guideline)
        case Elapsed() | DateAfter():
            low, high = map(calculation, variables_of(guideline).between(derived.id))
            return lambda state: (low(state), high(state))
        case condition:
            return compile_condition(condition, guideline)


def _count(conditions: list[Predicate]) -> Computation:
    return lambda state: how_many([condition(state) for condition in conditions])


def how_many(truths: Sequence[Truth]) -> tuple[int, int]:
    """The least and the greatest number of conditions that can hold."""
    return (truths.count(True), len(truths) - truths.count(False))


def _total(total: Total, guideline: Guideline) -> Computation:
    conditions = [compiled(weighted_condition(each, guideline), guideline) for each in total.weighted]
    added = added_up(total)
    low, high = calculation(total.low), calculation(total.high)

    def ends(state: State) -> tuple[int, int]:
        least, most = added([condition(state) for condition in conditions])
        return least + low(state), most + high(state)

    return ends


def added_up(total: Total) -> Callable[[Sequence[Truth]], tuple[int, int]]:
    """Gives, for the truths of the conditions, the least and the greatest that these make it, without other numbers."""
    weights = [each.steps for each in total.weighted]

    def ends(truths: Sequence[Truth]) -> tuple[int, int]:
        low = high = total.base
        for truth, steps in zip(truths, weights, strict=True):
            if truth is not False:
                if truth or steps < 0:
                    low += steps
                if truth or steps > 0:
                    high += steps
        return low, high

    return ends


def _classes(classes: Classes, guideline: Guideline) -> Computation:
    held = _held(classes, guideline)
    return lambda state: classes.left(held(state))


def _held(classes: Classes, guideline: Guideline) -> Callable[[State], tuple[Truth, ...]]:
    """The truth that each class holds, as a function of the state."""
    conditions = [compile_condition(condition, guideline) for condition in classes.turns.conditions]
    return lambda state: classes.held(classes.taken([condition(state) for condition in conditions]))


def undetermined(derived: Derived, guideline: Guideline) -> Callable[[State], str | None] | None:
    """A function that says what is wrong where all is known that the element reads, and yet it cannot be told what it
    is: no class holds or two do, a formula has no value. ``None`` for an element of which that cannot be."""
    match derived.definition:
        case Classify(gives_numbers=True):
            cases = variables_of(guideline).cases(derived.id)
            fault = case_fault(cases, guideline)
            told: dict[CaseFault | Lack, str] = {
                each: f"`{derived.id}` cannot be determined: {each}" for each in cases.faults
            }
            told |= {each: f"`{derived.id}` has no value: {each}" for each in cases.lacks}
            return (lambda state: None if (found := fault(state)) is None else told[found]) if told else None
        case Classify() as classify:
            classes = classes_of(classify)
            return _conflict(derived.id, classes, _held(classes, guideline)) if classes.faults else None
        case Computed():
            formula = variables_of(guideline).formula(derived.id)
            if not formula.lacks:
                return None
            lack = lack_of(formula)
            return lambda state: None if (why := lack(state)) is None else f"`{derived.id}` has no value: {why}"
        case _:
            return None


def _conflict(id: str, classes: Classes, held: Callable[[State], tuple[Truth, ...]]) -> Callable[[State], str | None]:
    def conflict(state: State) -> str | None:
        truths = held(state)
        match classes.undetermined(truths):
            case Undetermined.NONE:
                return f"`{id}` cannot be determined: no class holds"
            case Undetermined.SEVERAL:
                several = " and ".join(map(class_text, classes.left(truths)))
                return f"`{id}` cannot be determined: {several} hold at once"
            case None:
                return None

    return conflict


def data_of(derived: Derived, guideline: Guideline) -> Callable[[Any], Any]:
    """How a derived value becomes the data of section 12: bare where known, else what is known of it, or ``None``."""
    match variables_of(guideline).kind(derived.id):
        case IntervalKind(step):
            return _interval_as_data(step)
        case DateKind():
            return _days_as_data
        case ClassKind() if derived.type is ElementType.BOOLEAN:
            return lambda classes: classes[0] if len(classes) == 1 else None
        case ClassKind():
            return lambda codes: codes[0] if len(codes) == 1 else {"one_of": list(codes)}
        case NumberKind(step) | RatioKind(step):
            missing = None if derived.range is None else _interval_as_data(Fraction(1))(derived.range)
            return Memory(lambda steps: missing if steps is None else number_as_data(steps * step)).__getitem__
        case _:
            return lambda truth: truth


def _interval_as_data(step: Fraction) -> Callable[[Any], Any]:
    number = Memory[Fraction | int, Any](lambda steps: number_as_data(steps * step)).__getitem__

    def data(value: tuple[Fraction | int, Fraction | int]) -> Any:
        low, high = value
        return number(low) if low == high else {"at_least": number(low), "at_most": number(high)}

    return data


def _days_as_data(value: tuple[int, int]) -> str | dict[str, str]:
    first, last = map(format_day, value)
    return first if first == last else {"on_or_after": first, "on_or_before": last}


def _number_text(derived: Derived, number: Fraction) -> str:
    """A number with its unit; of one that is irrational it is not told how far outside of its range it is."""
    if derived.range is not None and derived.irrational:
        low, high = derived.range
        if not low <= number <= high:
            side, end = ("below", low) if number < low else ("above", high)
            return f"{side} {in_digits(end)}{unit_suffix(derived)}"
    return in_digits(number) + unit_suffix(derived)


def as_text(derived: Derived, value: Any, guideline: Guideline) -> str:
    """A derived value as a clinician reads it in a reason: ``poor``, ``low or poor``, ``2 to 5``,
    ``9.86 mg/dL``."""
    match variables_of(guideline).kind(derived.id):
        case IntervalKind(step):
            low, high = (in_digits(steps * step) for steps in value)
            return (low if low == high else f"{low} to {high}") + unit_suffix(derived)
        case DateKind():
            return format_days(*value)
        case ClassKind() if derived.type is ElementType.BOOLEAN and len(value) > 1:
            return "missing"
        case ClassKind():
            return " or ".join(map(class_text, value)) or "none"
        case NumberKind(step) | RatioKind(step):
            return "missing" if value is None else _number_text(derived, value * step)
        case _:
            return "missing" if value is None else str(value).lower()
