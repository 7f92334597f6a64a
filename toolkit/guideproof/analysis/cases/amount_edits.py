"""Small slips in amounts and due dates: one left out, one taken for another, a constant that is a little off."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guideproof.analysis.graph.edges import behind
from guideproof.model.amount import Amount
from guideproof.model.element import NUMERIC, ElementType
from guideproof.model.formula import Binary, Expression, Extreme, Number
from guideproof.model.guideline import Guideline
from guideproof.model.number import decimals, format_number
from guideproof.model.reference import Ref
from guideproof.model.unit import DIMENSIONLESS
from guideproof.model.written_number import in_unit
from guideproof.program.texts import measures


def other_amounts(guideline: Guideline, amount: Amount | None) -> Iterator[tuple[str, Amount | None]]:
    """No amount, another derived number that measures the same, or a number that is a little off; each in words."""
    if amount is None:
        return
    yield f"without the amount {amount.text}", None
    if amount.element is not None:
        other = _like(guideline, amount.element)
        if other is not None:
            yield f"the amount {other}, not {amount.element}", replace(amount, element=other, text=other)
    elif amount.number is not None:
        for number in _moved(amount.number):
            text = in_unit(format_number(number), amount.unit.text if amount.unit else None)
            yield f"{text}, not {amount.text}", replace(amount, number=number, text=text, parameter=None)


def _like(guideline: Guideline, id: str) -> str | None:
    """The next derived number of the same dimension, with which this one may be mistaken."""
    own = (guideline.derived[id].unit or DIMENSIONLESS).dimension
    alike = [
        each.id
        for each in guideline.derived.values()
        if each.type in NUMERIC and (each.unit or DIMENSIONLESS).dimension == own
    ]
    return alike[(alike.index(id) + 1) % len(alike)] if len(alike) > 1 else None


def other_dates(guideline: Guideline, due: Ref | None) -> Iterator[tuple[str, Ref]]:
    """The next derived date, for which this one may be mistaken; in words."""
    dates = [each.id for each in guideline.derived.values() if each.type is ElementType.DATE]
    if due is not None and len(dates) > 1:
        other = dates[(dates.index(due.id) + 1) % len(dates)]
        yield f"due on {other}, not on {due.id}", replace(due, id=other)


def behind_amounts(guideline: Guideline) -> frozenset[str]:
    """The elements that give amounts and due dates, and those that they are made of."""
    named = (element for node in guideline.nodes.values() for element in measures(node))
    return frozenset(behind(guideline, named))


def moved_constants(expression: Expression) -> Iterator[tuple[str, Expression]]:
    """Each number of a formula, that of a parameter too, one more and one less in its last place; in words."""
    match expression:
        case Number(value, parameter):
            for number in _moved(value):
                said = f"{parameter} is " if parameter is not None else ""
                yield f"{said}{format_number(number)}, not {format_number(value)}", Number(number)
        case Binary(operator, left, right):
            yield from ((what, Binary(operator, each, right)) for what, each in moved_constants(left))
            yield from ((what, Binary(operator, left, each)) for what, each in moved_constants(right) if _fits(each))
        case Extreme(greatest, parts):
            for place, part in enumerate(parts):
                for what, each in moved_constants(part):
                    yield what, Extreme(greatest, (*parts[:place], each, *parts[place + 1 :]))
        case _:
            return


def _fits(divisor: Expression) -> bool:
    return not isinstance(divisor, Number) or divisor.value != 0


def _moved(number: Fraction) -> tuple[Fraction, Fraction]:
    step = Fraction(1, 10 ** (decimals(number) or 0))
    return number - step, number + step
