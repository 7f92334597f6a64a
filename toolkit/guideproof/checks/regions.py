"""A group of patients, as the proofs give it, in words."""

from __future__ import annotations

from itertools import groupby

from guideproof.checks.condition_yaml import number_text
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
    elements_of,
)
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.wording import COMPARED, compared_words, number_words


def region_in_words(guideline: Guideline, region: All) -> str:
    """``a patient with histology = non_clear_cell and age at least 65 a``; ``any patient`` for everybody."""
    by_element = groupby(region.parts, key=lambda part: elements_of(part)[0])
    phrases = [f"{id} {_all_words(guideline, list(parts))}" for id, parts in by_element]
    return f"a patient with {' and '.join(phrases)}" if phrases else "any patient"


def _words(guideline: Guideline, part: Condition) -> str:
    """What a part says of its element, behind the element's name."""
    match part:
        case IsBoolean(_, value):
            return f"= {str(value).lower()}"
        case IsCode(_, codes):
            return f"= {' or '.join(codes)}"
        case IsNumber(element, numbers):
            return f"= {' or '.join(_number(guideline, element, Bound(each, None, each, '')) for each in numbers)}"
        case Compares(element, comparison, bound):
            words = compared_words(guideline.variable(element), comparison)
            return f"{words} {_number(guideline, element, bound)}"
        case SetCount(_, comparison, bound):
            limit = bound.element or format_number(bound.number or 0)
            return f"with a count {COMPARED[comparison]} {limit}"
        case Includes(_, codes):
            return f"with {' and '.join(codes)}"
        case Not(Includes(_, codes)):
            return " and ".join(f"without {code}" for code in codes)
        case Only():
            return "= none"
        case All(parts):
            return _all_words(guideline, list(parts))
        case AnyOf(parts):
            return " or ".join(_words(guideline, each) for each in parts)
        case _:
            raise AssertionError(f"no part of a region: {part}")


def _all_words(guideline: Guideline, parts: list[Condition]) -> str:
    """What parts say together of one element: ``from 5 mm to 7 mm`` where both ends belong to it, ``= 5 mm`` where they
    are the same."""
    match parts:
        case [
            Compares(element, Comparison.AT_LEAST, Bound() as least),
            Compares(_, Comparison.AT_MOST, Bound() as most),
        ]:
            low, high = (_number(guideline, element, bound) for bound in (least, most))
            return f"= {low}" if low == high else f"from {low} to {high}"
        case _:
            return " and ".join(_words(guideline, part) for part in parts)


def _number(guideline: Guideline, element: str, bound: Bound) -> str:
    if bound.element is not None:
        return bound.element
    assert bound.number is not None
    shown = number_words(guideline.variable(element), bound.number)
    return number_text(guideline, element, bound.number) or shown
