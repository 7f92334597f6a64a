"""What one version asks for and the other computes: both are compared where they agree.

A record of both holds what is stated and what the other version computes it of. That they are the same is assumed, a
number within half a step of what can be stated: one that is computed more finely is stated rounded. Of other records
nothing can be proven, since nobody knows which of two values is the patient's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from guideproof.model.condition import All, AnyOf, Bound, Compares, Comparison, Condition, IsBoolean, IsCode
from guideproof.model.element import Derived, Element, ElementType, unit_suffix
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.unit import DIMENSIONLESS

_NUMBERS = (ElementType.INTEGER, ElementType.QUANTITY)


def turned(base: Guideline, head: Guideline) -> Iterator[tuple[str, Element, Derived]]:
    """The ids that are asked for in one version alone and computed in the other, each as it is in both."""
    for one, other in ((base, head), (head, base)):
        for id in one.elements:
            if id in other.derived and id not in other.elements:
                yield id, one.elements[id], other.derived[id]


def agreement(stated: Element, computed: Derived, name: str, other: str) -> Condition | None:
    """That what is stated is what is computed, under the names that they have; ``None`` where that can never be."""
    span = stated.span
    if stated.type is ElementType.BOOLEAN and computed.type is ElementType.BOOLEAN:
        alike: Iterable[Condition] = (
            All((IsBoolean(name, each, span), IsBoolean(other, each, span)), span) for each in (True, False)
        )
        return AnyOf(tuple(alike), span)
    if stated.type is ElementType.CODE and computed.type is ElementType.CODE:
        codes = [code for code in stated.codes if code in computed.codes]
        alike = (All((IsCode(name, (code,), span), IsCode(other, (code,), span)), span) for code in codes)
        return AnyOf(tuple(alike), span) if codes else None
    if stated.type not in _NUMBERS or computed.type not in _NUMBERS or stated.grid is None:
        return None
    conversion = (computed.unit or DIMENSIONLESS).to(stated.unit or DIMENSIONLESS)
    if conversion is None:
        return None
    half = stated.grid.precision / 2

    def beside(way: Comparison, shift: Fraction) -> Condition:
        bound = Bound(None, other, conversion.factor, other, shift=conversion.shift + shift)
        return Compares(name, way, bound, span)

    return All((beside(Comparison.ABOVE, -half), beside(Comparison.AT_MOST, half)), span)


def said(stated: Element) -> str:
    """What is compared where it is stated as it is computed, for a reader."""
    if stated.grid is None:
        return f"\u201c{stated.title}\u201d"
    return f"\u201c{stated.title}\u201d (to {format_number(stated.grid.precision)}{unit_suffix(stated)})"
