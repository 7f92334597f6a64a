"""Why two elements are not compared though both are numbers of one dimension, or dates."""

from __future__ import annotations

from guideproof.model.fault import TypeMismatch
from guideproof.model.number import format_number
from guideproof.model.unit import Conversion, Unit
from guideproof.model.written_number import Meant
from guideproof.reading.tree import Scalar
from guideproof.reading.variables import Signature, Signatures
from guideproof.source import Span


def as_one_substance(one: Unit, other: Unit) -> Conversion | None:
    """How numbers in one unit would become those in the other if both were of the substance that one of them states."""
    molar_mass = one.molar_mass or other.molar_mass
    return one._replace(molar_mass=molar_mass).to(other._replace(molar_mass=molar_mass))


def other_substance(signature: Signature, own: Unit, theirs: Unit, given: str, span: Span) -> TypeMismatch:
    """Says that the one of two elements states another molar mass than the other, or the other none."""
    stated, other = (
        "states none" if each.molar_mass is None else f"states {format_number(each.molar_mass)} g/mol"
        for each in (own, theirs)
    )
    fitting = f"a bound with the same `molar_mass`: `{signature.id}` {stated}, and the bound {other}"
    return TypeMismatch(signature.id, signature.type, given, fitting, span)


def other_pair(signature: Signature, given: str, span: Span) -> TypeMismatch:
    """Says that years and months are not compared with weeks and days."""
    own = signature.unit.text if signature.unit is not None else ""
    fitting = f"a bound in {'`a` or `mo`' if own in ('a', 'mo') else '`wk` or `d`'}: no number of days is a month"
    return TypeMismatch(signature.id, signature.type, given, fitting, span)


def with_itself(signature: Signature, named: Scalar, variables: Signatures) -> bool:
    """Whether the element that one is compared with is itself, with a fault if so: it tells nothing of anybody."""
    if named.text != signature.id:
        return False
    meant, given = Meant(("it would be compared with itself",), ()), f"{{element: {named.text}}}"
    fault = TypeMismatch(signature.id, signature.type, given, "another element as a bound", named.span, meant)
    variables.faults.append(fault)
    return True
