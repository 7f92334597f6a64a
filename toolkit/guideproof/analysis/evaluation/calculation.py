"""Formulas as functions of a state: exact whole numbers, and real numbers to over 150 digits (section 4)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from operator import add, eq, itemgetter, le, lt, mul, ne, sub
from typing import Any

from guideproof.analysis.evaluation.truth import State
from guideproof.model.calendar import months_between, months_later
from guideproof.model.formula import Operator, RealFunction
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    Extremum,
    MonthsBetween,
    MonthsLater,
    OneIf,
    Quotient,
    Raised,
    Read,
    Real,
    RealApplied,
    RealArithmetic,
    RealExtremum,
    RealPower,
    RealRatio,
    RealRounded,
    RealSign,
    RealSteps,
    Whole,
)
from guideproof.program.folding import rounded
from guideproof.program.formulas import StepFormula
from guideproof.program.lacks import Against, Lack
from guideproof.program.rational import ONE
from guideproof.program.real_numbers import (
    RealNumber,
    real_difference,
    real_exp,
    real_greatest,
    real_least,
    real_ln,
    real_log10,
    real_multiple,
    real_power,
    real_product,
    real_quotient,
    real_raised,
    real_ratio,
    real_sign,
    real_sqrt,
    real_steps,
    real_sum,
    real_within,
)
from guideproof.program.slots import Slot, SlotRole

Calculation = Callable[[State], Any]
"""Gives a number in a state in which all that it reads is known."""

RealCalculation = Callable[[Any], RealNumber]
"""Gives a real number, likewise."""


def formula_value(formula: StepFormula) -> Calculation:
    """How many steps a formula is, a fraction where it is divided; ``None`` where it is unknown or has no value."""
    known, lack = _known(formula), lack_of(formula) if formula.lacks else None
    dividend = calculation(formula.number.whole)
    divisor = calculation(formula.number.over) if formula.number.over != ONE else None

    def number(state: State) -> Any:
        if not known(state) or (lack is not None and lack(state) is not None):
            return None
        return dividend(state) if divisor is None else Fraction(dividend(state), divisor(state))

    return number


def lack_of(formula: StepFormula) -> Callable[[State], Lack | None]:
    """Why a formula has no value in a state in which all that it reads is known; ``None`` elsewhere."""
    known = _known(formula)
    lacks = [(each.lack, _AGAINST[each.against], calculation(each.whole)) for each in formula.lacks]

    def lack(state: State) -> Lack | None:
        if not known(state):
            return None
        return next((why for why, against, number in lacks if against(number(state), 0)), None)

    return lack


_AGAINST: dict[Against, Callable[[int, int], bool]] = {
    Against.IS: eq,
    Against.IS_NOT: ne,
    Against.BELOW: lt,
    Against.NOT_ABOVE: le,
}


def _known(formula: StepFormula) -> Callable[[State], bool]:
    operands = [(each.slot.element, each.slot.role is SlotRole.LOW) for each in formula.operands]

    def all_known(state: State) -> bool:
        for element, between in operands:
            known = state.get(element)
            if known is None or (between and known[0] != known[1]):
                return False
        return True

    return all_known


_CALCULATIONS: dict[Operator, Callable[[int, int], int]] = {
    Operator.ADD: add,
    Operator.SUBTRACT: sub,
    Operator.MULTIPLY: mul,
}


def calculation(whole: Whole) -> Calculation:
    """The number in a state in which all that it reads is known."""
    match whole:
        case Constant(value):
            return lambda state: value
        case Read(slot, _, missing):
            return _read(slot, missing)
        case OneIf(Slot(element), codes):
            return lambda state: int(state.get(element) in codes)
        case Arithmetic(operator, left, right):
            return _joined(_CALCULATIONS[operator], calculation(left), calculation(right))
        case Extremum(greatest, parts):
            pick, numbers = max if greatest else min, [calculation(part) for part in parts]
            return lambda state: pick([number(state) for number in numbers])
        case Raised(base, exponent):
            raised = calculation(base)
            return lambda state: raised(state) ** exponent
        case Quotient(rounding, dividend, divisor):
            one, other = calculation(dividend), calculation(divisor)
            return lambda state: rounded(rounding, one(state), other(state))
        case MonthsBetween(start, end):
            return _joined(months_between, calculation(start), calculation(end))
        case MonthsLater(start, months):
            return _joined(months_later, calculation(start), calculation(months))
        case RealSteps(real, step, (least, most)):
            number = real_calculation(real)
            return lambda state: real_within(real_steps(number(state), step.numerator, step.denominator), least, most)
        case RealSign(real):
            number = real_calculation(real)
            return lambda state: real_sign(number(state))


def _read(slot: Slot, missing: int | None) -> Calculation:
    match slot:
        case Slot(element, SlotRole.LOW):
            return lambda state: state[element][0]
        case Slot(element, SlotRole.HIGH):
            return lambda state: state[element][1]
        case Slot(element, SlotRole.DIVIDEND):
            return lambda state: state[element].numerator
        case Slot(element, SlotRole.DIVISOR):
            return lambda state: state[element].denominator
        case Slot(element) if missing is None:
            return itemgetter(element)
        case Slot(element):
            return lambda state: missing if (known := state.get(element)) is None else known


def _joined(join: Callable[[int, int], int], left: Calculation, right: Calculation) -> Calculation:
    return lambda state: join(left(state), right(state))


_REAL_CALCULATIONS: dict[Operator, Callable[[RealNumber, RealNumber], RealNumber]] = {
    Operator.ADD: real_sum,
    Operator.SUBTRACT: real_difference,
    Operator.MULTIPLY: real_product,
    Operator.DIVIDE: real_quotient,
}


def _above_zero(number: RealNumber) -> RealNumber:
    """The number. Raises ``ValueError`` where it has no logarithm: the series would never end."""
    if real_sign(number) <= 0:
        raise ValueError("there is no logarithm")
    return number


_FUNCTIONS: dict[RealFunction, Callable[[RealNumber], RealNumber]] = {
    RealFunction.SQRT: real_sqrt,
    RealFunction.EXP: real_exp,
    RealFunction.LN: lambda number: real_ln(_above_zero(number)),
    RealFunction.LOG10: lambda number: real_log10(_above_zero(number)),
}


def real_calculation(real: Real, of: Callable[[Whole], Callable[[Any], int]] | None = None) -> RealCalculation:
    """The real number in a state in which all that it reads is known; ``of`` says how a whole number is found, if
    otherwise than from its parts. Raises ``ValueError`` or ``ZeroDivisionError`` where it has no value."""
    whole = of or calculation
    match real:
        case RealRatio(dividend, divisor, factor):
            over, under = whole(dividend), whole(divisor)
            return lambda state: real_ratio(over(state) * factor.numerator, under(state) * factor.denominator)
        case RealArithmetic(operator, left, right):
            join, one, other = _REAL_CALCULATIONS[operator], real_calculation(left, of), real_calculation(right, of)
            return lambda state: join(one(state), other(state))
        case RealExtremum(greatest, parts):
            pick, numbers = real_greatest if greatest else real_least, [real_calculation(part, of) for part in parts]
            return lambda state: pick(*[number(state) for number in numbers])
        case RealRounded(rounding, part, step):
            number = real_calculation(part, of)
            return lambda state: real_multiple(rounding, number(state), step.numerator, step.denominator)
        case RealApplied(function, part):
            apply, number = _FUNCTIONS[function], real_calculation(part, of)
            return lambda state: apply(number(state))
        case RealPower(base, exponent):
            number = real_calculation(base, of)
            if exponent.denominator == 1:
                return lambda state: real_power(number(state), exponent.numerator)
            return lambda state: real_raised(number(state), exponent.numerator, exponent.denominator)
