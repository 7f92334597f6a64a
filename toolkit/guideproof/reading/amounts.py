"""Amounts of recommended items from syntax tree to model (section 6)."""

from __future__ import annotations

import re
from fractions import Fraction

from guideproof.model.amount import Amount
from guideproof.model.element import NUMERIC
from guideproof.model.fault import SchemaFault, Shape, UnitMismatch, UnknownReference
from guideproof.model.reference import Kind
from guideproof.model.unit import parse_quantity, parse_unit
from guideproof.model.written_number import meant_number
from guideproof.reading.parameters import NamedConstant, with_constants
from guideproof.reading.tree import Mapped, Scalar, flow
from guideproof.reading.variables import Signatures
from guideproof.source import Span

BUILT = True
"""Whether every back end has amounts; until then they are refused."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FITTING = "the id of a derived number, a parameter that is a number, or a number with a unit such as `500 mg`"


def read_amount(tree: Mapped, owner: str, variables: Signatures) -> Amount | None:
    """The amount of a recommended item; ``None`` where it has none, or, with a fault, where that is no amount."""
    value = tree.get("amount")
    if value is None or (isinstance(value, Scalar) and value.value is None):
        return None
    if not BUILT:
        place = tree.entries["amount"].key_span
        variables.faults.append(SchemaFault(Shape.NOT_BUILT, "amount", owner, "", (), place))
        return None
    before = len(variables.faults)
    found = with_constants(value, (), variables)
    if isinstance(found, NamedConstant):
        return _constant(found, owner, variables)
    if isinstance(found, Scalar) and isinstance(found.value, str):
        if _NAME.fullmatch(found.text):
            return _element(found, owner, variables)
        if (quantity := parse_quantity(found.text)) is not None:
            return _quantity(found.text, quantity, found.span, owner, variables)
    if found is not None and len(variables.faults) == before:
        _refuse(flow(value), found.span, owner, variables)
    return None


def _constant(value: NamedConstant, owner: str, variables: Signatures) -> Amount | None:
    parameter = variables.parameters[value.parameter]
    if not isinstance(parameter.value, Fraction):
        _refuse(value.text, value.span, owner, variables)
        return None
    return Amount(value.text, value.span, None, parameter.value, parameter.unit, parameter.id)


def _element(value: Scalar, owner: str, variables: Signatures) -> Amount | None:
    id = value.text
    signature = variables.signatures.get(id)
    if signature is None:
        if variables.lacks(id):
            derived = [each for each in variables.signatures if each not in variables.announced]
            known = (*derived, *variables.parameters)
            variables.faults.append(UnknownReference(Kind.ELEMENT, id, known, value.span))
        return None
    if id in variables.announced or signature.type not in NUMERIC:
        _refuse(id, value.span, owner, variables)
        return None
    return Amount(id, value.span, id)


def _quantity(
    text: str, quantity: tuple[Fraction, str], span: Span, owner: str, variables: Signatures
) -> Amount | None:
    number, unit = quantity[0], parse_unit(quantity[1])
    if unit is None:
        meant = meant_number(text, None)
        variables.faults.append(
            UnitMismatch(owner.rpartition(" `")[2].rstrip("`"), None, quantity[1], False, span, given=text, meant=meant)
        )
        return None
    return Amount(text, span, None, number, unit)


def _refuse(given: str, span: Span, owner: str, variables: Signatures) -> None:
    variables.faults.append(SchemaFault(Shape.TYPE, "amount", owner, given, (_FITTING,), span))
