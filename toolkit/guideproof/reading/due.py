"""The date on which a later visit is due from syntax tree to model (section 6)."""

from __future__ import annotations

from guideproof.model.calendar import days_written
from guideproof.model.element import VISIT, ElementType
from guideproof.model.fault import SchemaFault, Shape, UnknownReference
from guideproof.model.reference import Kind, Ref
from guideproof.model.unit import parse_quantity
from guideproof.model.written_number import Meant
from guideproof.reading import fields
from guideproof.reading.tree import Mapped
from guideproof.reading.variables import Signatures

_FITTING = "the id of a derived element of `type: date`"


def read_due(tree: Mapped, owner: str, variables: Signatures) -> Ref | None:
    """The derived date that a later visit names; ``None`` where it names none, or, with a fault, where that is none."""
    named = fields.ref(tree, "due")
    if named is None:
        return None
    signature = variables.signatures.get(named.id)
    instead = _written_instead(named.id)
    if instead is not None:
        variables.faults.append(SchemaFault(Shape.PATTERN, "due", owner, named.id, (_FITTING,), named.span, instead))
        return None
    if signature is None:
        if variables.lacks(named.id):
            dates = [
                each.id
                for each in variables.signatures.values()
                if each.type is ElementType.DATE and each.id not in variables.announced
            ]
            variables.faults.append(UnknownReference(Kind.ELEMENT, named.id, tuple(dates), named.span))
        return None
    if named.id in variables.announced or signature.type is not ElementType.DATE:
        variables.faults.append(SchemaFault(Shape.TYPE, "due", owner, named.id, (_FITTING,), named.span))
        return None
    return named


def _written_instead(named: str) -> Meant | None:
    """What stands in the place of a date: a period, which has a key of its own, or a day, which is one for all."""
    if parse_quantity(named) is not None:
        return Meant(("a time from now stands under `after`",), (f"after: {named}",))
    if named == VISIT or days_written(named) is not None:
        return Meant(("it is the same day for everybody, and `due` names one that depends on the patient",), ())
    return None
