"""Formulas as somebody may write them by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guideproof.model.formula import (
    MOST_EXPONENT,
    Absolute,
    Binary,
    Expression,
    Extreme,
    Operator,
    Power,
    Rounded,
    Rounding,
    parts_of,
    with_parts,
)


def misread(expression: Expression) -> Iterator[Expression]:
    """Plus and minus exchanged, least and greatest, a rounding and each other one, an exponent one more, once each."""
    match expression:
        case Binary(Operator.ADD, left, right):
            yield Binary(Operator.SUBTRACT, left, right)
        case Binary(Operator.SUBTRACT, left, right):
            yield Binary(Operator.ADD, left, right)
        case Extreme(greatest, parts):
            yield Extreme(not greatest, parts)
        case Rounded(rounding):
            yield from (replace(expression, rounding=other) for other in Rounding if other is not rounding)
        case Power(base, exponent):
            yield Power(base, exponent - 1 if exponent == MOST_EXPONENT else exponent + 1)
        case Absolute(part):
            yield part
    parts = parts_of(expression)
    for place, part in enumerate(parts):
        for other in misread(part):
            yield with_parts(expression, [*parts[:place], other, *parts[place + 1 :]])
