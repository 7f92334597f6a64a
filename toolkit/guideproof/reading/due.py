"""The date on which a later visit is due from syntax tree to model (section 6)."""

from __future__ import annotations

from guideproof.model.element import ElementType
from guideproof.model.fault import SchemaFault, Shape, UnknownReference
from guideproof.model.reference import Kind, Ref
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
