"""Amounts as conditions: when two of them differ, and when one is no amount at all (section 6)."""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.amount import Amount
from guideproof.model.condition import AnyOf, Bound, Compares, Comparison, Condition
from guideproof.model.guideline import Guideline
from guideproof.model.unit import DIMENSIONLESS, Unit

_ZERO = Fraction(0)
_ONE = Fraction(1)


def differ(one: Amount, other: Amount, guideline: Guideline) -> Condition | bool:
    """When two amounts are not the same: always, never, or where a condition holds. Those that do not measure the same
    differ always."""
    if one.element is None and other.element is not None:
        return differ(other, one, guideline)
    conversion = _unit(other, guideline).to(_unit(one, guideline))
    if conversion is None:
        return True
    if one.element is None:
        assert one.number is not None
        assert other.number is not None
        return one.number != conversion.of(other.number)
    if other.element == one.element:
        return False
    bound = Bound(None, other.element, conversion.factor, other.text, shift=conversion.shift)
    if other.number is not None:
        bound = Bound(conversion.of(other.number), None, _ONE, other.text)
    sides = (Compares(one.element, way, bound, one.span) for way in (Comparison.BELOW, Comparison.ABOVE))
    return AnyOf(tuple(sides), one.span)


def not_above_zero(amount: Amount) -> Condition | bool:
    """When an amount is zero or less: always, never, or where a condition holds."""
    if amount.number is not None:
        return amount.number <= 0
    assert amount.element is not None
    return Compares(amount.element, Comparison.AT_MOST, Bound(_ZERO, None, _ONE, "0"), amount.span)


def _unit(amount: Amount, guideline: Guideline) -> Unit:
    variable = guideline.variable(amount.element) if amount.element is not None else None
    return (variable.unit if variable is not None else amount.unit) or DIMENSIONLESS
