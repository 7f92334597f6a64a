"""A formula that adds or compares numbers of one dimension in different units, or whose own unit is another one.

**Why it matters.** A formula takes the number of each element in that element's unit and converts nothing: 3 months and
4 weeks make 7 of nothing, and a weight in `kg` that is called a dose in `g` is a thousand times too small.

**How to fix it.** Convert in the formula (`weeks / 4.348 + months`), or record both in one unit; state in `unit` what
the formula gives. Only elements that stand beside `+` and `-`, in `min` and `max` or alone are looked at: what is
multiplied or divided has a unit of its own. Percent and other bare numbers go together. A parameter is told of as a
`formula-syntax`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from guideproof.checks.check import Check, Lenience, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.element import Classify, Computed, Derived
from guideproof.model.formula import Absolute, Binary, Expression, Extreme, Operator, Rounded, Variable, parts_of
from guideproof.model.guideline import Guideline
from guideproof.model.unit import SAME, Unit
from guideproof.source import Span


class _Measured(Struct, frozen=True):
    """An element that gives a number, and the unit of that."""

    element: str
    unit: Unit


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each formula, also of a class."""
    guideline = subject.guideline
    for derived in guideline.derived.values():
        for expression, span in _formulas(derived):
            pair = _pair_in(guideline, expression)
            alone = _measured(guideline, expression)
            own = derived.unit
            if pair is not None:
                one, other = pair
                yield CHECK.found(
                    guideline,
                    span,
                    f"`{derived.id}` puts the number of `{one.element}`, in `{one.unit}`, beside that of"
                    f" `{other.element}`, in `{other.unit}`, and a formula converts neither",
                    hint=f"Convert one of them in the formula, or record both in `{other.unit}`.",
                )
            elif alone and own is not None and _unlike(alone[0].unit, own):
                yield CHECK.found(
                    guideline,
                    span,
                    f"`{derived.id}` is in `{own}`, but its formula gives the number of `{alone[0].element}`, which is"
                    f" in `{alone[0].unit}`, and converts nothing",
                    hint=f"Write `unit: {alone[0].unit}`, or convert it in the formula.",
                )


def _formulas(derived: Derived) -> Iterator[tuple[Expression, Span]]:
    match derived.definition:
        case Computed(expression, span):
            yield expression, span
        case Classify(branches):
            for branch in branches:
                if isinstance(branch.value, Expression):
                    yield branch.value, branch.span


def _pair_in(guideline: Guideline, expression: Expression) -> tuple[_Measured, _Measured] | None:
    """The first two elements that are added or compared in different units."""
    found = _beside(guideline, expression)
    for one in found[:1]:
        other = next((each for each in found if _unlike(one.unit, each.unit)), None)
        if other is not None:
            return one, other
    inside = (_pair_in(guideline, part) for part in parts_of(expression))
    return next((pair for pair in inside if pair is not None), None)


def _beside(guideline: Guideline, expression: Expression) -> list[_Measured]:
    """The elements whose numbers are added or compared with each other."""
    match expression:
        case Binary(Operator.ADD | Operator.SUBTRACT) | Extreme():
            return [each for part in parts_of(expression) for each in _measured(guideline, part)]
        case _:
            return []


def _measured(guideline: Guideline, expression: Expression) -> list[_Measured]:
    """The elements whose unit is that of what an expression gives."""
    match expression:
        case Variable(element):
            variable = guideline.variable(element)
            return [_Measured(element, variable.unit)] if variable is not None and variable.unit is not None else []
        case Absolute(part) | Rounded(_, part):
            return _measured(guideline, part)
        case _:
            return _beside(guideline, expression)


def _unlike(one: Unit, other: Unit) -> bool:
    """Whether they measure the same otherwise; bare numbers go together, whatever they count."""
    return bool(one.dimension) and one.to(other) not in (None, SAME)


CHECK = Check("GP122", "unlike-units", Severity.WARNING, find, lenience=Lenience.FREE)
