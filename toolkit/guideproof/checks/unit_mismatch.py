"""A unit that is not known, or that measures something else than the element.

**Why it matters.** Values are converted exactly within a dimension (`14 cm` is `140 mm`), never across one: without a
unit that fits, a bound means nothing. Grams per decilitre and millimoles per litre are two dimensions.

**How to fix it.** Write the unit in UCUM's case-sensitive notation (`mg/dL`, `10*9/L`, `mo`, `a`), in the dimension of
the element; or leave it out, and the number is in the element's own unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.value_faults import explain, hint
from guideproof.checks.check import Check, Subject
from guideproof.checks.folding import folded, told
from guideproof.checks.nearest import listed
from guideproof.checks.written_value import unit_so
from guideproof.diagnostic import Diagnostic, Fix, Severity
from guideproof.model.fault import UnitMismatch
from guideproof.model.guideline import Guideline
from guideproof.model.ucum import OFFSET_UNITS
from guideproof.model.unit import parse_unit, standing_alone
from guideproof.model.written_number import Meant
from guideproof.model.written_unit import EVERYDAY, units_meant, why_otherwise
from guideproof.nearest import nearest


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each unit."""
    guideline = subject.guideline
    faults = (fault for fault in guideline.faults if isinstance(fault, UnitMismatch))
    for fault, others in folded(faults, lambda each: each.unit):
        it = told(guideline, fault, others, _words, _hint(fault))
        yield CHECK.found(guideline, fault.span, it.message, notes=it.notes, hint=it.hint, fixes=_fixes(fault))
    for fault in _of_findings(guideline):
        yield CHECK.found(guideline, fault.span, _words(fault), hint=_hint(fault), fixes=_fixes(fault))


def _fixes(fault: UnitMismatch) -> tuple[Fix, ...]:
    write = fault.meant.write if fault.meant is not None else ()
    return unit_so(fault.given or fault.unit, write, fault.span, fault.unit)


def _of_findings(guideline: Guideline) -> Iterator[UnitMismatch]:
    """The units of findings that are none; nothing is computed with them that would have to wait for that."""
    for source in guideline.sources.values():
        for finding in source.findings.values():
            unit = finding.unit
            if unit is not None and parse_unit(unit) is None:
                meant = units_meant(unit, None)
                said = Meant((meant,), ()) if isinstance(meant, str) else Meant((why_otherwise(unit),), meant)
                name, place = f"{source.id}#{finding.id}", finding.places["unit"]
                yield UnitMismatch(name, None, unit, False, place, meant=said)


def _words(fault: UnitMismatch) -> str:
    if fault.element_unit is None and fault.meant is not None:
        return f"{fault.meant.why[0]}, so no value of `{fault.element}` has a meaning"
    return explain(fault)


def _hint(fault: UnitMismatch) -> str:
    way = hint(fault)
    if way:
        return way
    if fault.element_unit is not None:
        own = "without a unit" if fault.element_unit == "1" else f"in `{fault.element_unit}`"
        return f"Give the value {own}, or in a unit of the same dimension."
    if fault.meant is not None and fault.meant.write:
        return f"Write {' or '.join(f'`{unit}`' for unit in fault.meant.write)}."
    alone = standing_alone(fault.unit)
    if alone in OFFSET_UNITS:
        return "A difference of temperatures is in `K` or in `[degR]`."
    if alone:
        return f"As an annotation, `{{{alone}}}`, it is a number that is converted into nothing."
    words = nearest(fault.unit, _SPELT_OUT)
    if words:
        units = dict.fromkeys(f"`{EVERYDAY[word]}`" for word in words)
        return f"Write {' or '.join(units)}, if {listed(words)} is meant."
    return "Write it in UCUM's case-sensitive notation, such as `mg/dL`, `10*9/L`, `mm` or `mo`."


_SPELT_OUT = tuple(word for word, unit in EVERYDAY.items() if len(word) > 4 and word.isalpha() and " " not in unit)
"""Words long enough to be known by their letters, though one is wrong; short units never are."""

CHECK = Check("GP108", "unit-mismatch", Severity.ERROR, find)
