"""What missing values stand for, as conditions: an element has the value that is put in for it."""

from __future__ import annotations

from fractions import Fraction

from guideproof.analysis.evaluation.facts import CodeSet, DaySpan, Value, assumptions
from guideproof.model.calendar import NO_DAY, format_day
from guideproof.model.condition import (
    All,
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
)
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.source import Span


def assumed_values(guideline: Guideline) -> dict[str, Condition]:
    """For each element whose missing value stands for something the condition that it has that value."""
    return {id: _has(guideline.elements[id], value) for id, value in assumptions(guideline).items()}


def _has(element: Element, value: Value) -> Condition:
    span: Span = element.span
    match value:
        case CodeSet(present=codes):
            held = tuple(code for code in element.codes if code in codes)
            only = Only(element.id, held, span)
            return All((Includes(element.id, held, True, span), only), span) if held else only
        case bool():
            return IsBoolean(element.id, value, span)
        case str():
            return IsCode(element.id, (value,), span)
        case DaySpan(day) if day == NO_DAY:
            assert element.days is not None
            first = Bound(Fraction(element.days.first), None, Fraction(1), format_day(element.days.first))
            return Not(Compares(element.id, Comparison.AT_LEAST, first, span), span)
        case DaySpan(day):
            return IsNumber(element.id, (Fraction(day),), span)
        case step:
            assert element.grid is not None
            return IsNumber(element.id, (element.grid.number(step),), span)
