"""A unit that is not known, or that measures something else than the element.

**Why it matters.** Values are converted exactly within a dimension (`14 cm` is `140 mm`), never across one: without a
unit that fits, a bound means nothing. Grams per decilitre and millimoles per litre are two dimensions.

**How to fix it.** Write the unit in UCUM's case-sensitive notation (`mg/dL`, `10*9/L`, `mo`, `a`), in the dimension of
the element; or leave it out, and the number is in the element's own unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.value_faults import explain
from guideproof.checks.check import Check
from guideproof.checks.folding import folded, told
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.fault import UnitMismatch
from guideproof.model.guideline import Guideline
from guideproof.model.unit import DIMENSIONLESS, parse_unit
from guideproof.nearest import nearest


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """One finding for each unit."""
    faults = (fault for fault in guideline.faults if isinstance(fault, UnitMismatch))
    for fault, others in folded(faults, lambda each: each.unit):
        it = told(guideline, fault, others, _words, _hint(guideline, fault))
        yield CHECK.found(guideline, fault.span, it.message, notes=it.notes, hint=it.hint)


def _words(fault: UnitMismatch) -> str:
    if fault.element_unit is None:
        return f"`{fault.unit}` is no UCUM unit known here, so no value of `{fault.element}` has a meaning"
    if fault.element_unit == DIMENSIONLESS.text:
        return f"`{fault.unit}` stands with a value of `{fault.element}`, which is a number without a unit"
    return explain(fault)


def _hint(guideline: Guideline, fault: UnitMismatch) -> str:
    if fault.element_unit == DIMENSIONLESS.text:
        return "Leave the unit out."
    if fault.element_unit is not None and fault.known:
        return f"Give the value in `{fault.element_unit}`, or in a unit of the same dimension."
    used = {element.unit.text for element in guideline.elements.values() if element.unit is not None}
    near = nearest(fault.unit, sorted(used))
    meant = fault.unit.lower() if parse_unit(fault.unit.lower()) is not None else near[0] if near else None
    if meant is not None:
        return f"Did you mean `{meant}`?"
    return "Write it in UCUM's case-sensitive notation, such as `mg/dL`, `10*9/L`, `mm` or `mo`."


CHECK = Check("GP108", "unit-mismatch", Severity.ERROR, find)
