"""A test or a value that does not fit the type of its element.

**Why it matters.** The test could never be decided. Often the YAML is not what it seems: `yes` and `no` are text here,
never `true` and `false`; `012`, `1e3` and `.5` are text and no numbers; a set of codes is tested with `includes`, not
with a bare code.

**How to fix it.** Write what the element takes, as the message says; or change the element's `type`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.value_faults import explain, hint
from guideproof.checks.check import Check, Subject
from guideproof.checks.folding import folded, told
from guideproof.checks.written_value import value_so
from guideproof.diagnostic import Diagnostic, Fix, Severity
from guideproof.model.element import ElementType
from guideproof.model.fault import TypeMismatch

_BOOLEAN_WORDS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each test or value; many of one element are told together."""
    guideline = subject.guideline
    faults = (fault for fault in guideline.faults if isinstance(fault, TypeMismatch))
    for fault, others in folded(faults, lambda each: (each.type, each.meant and each.meant.why)):
        it = told(guideline, fault, others, explain, _hint(fault))
        yield CHECK.found(guideline, fault.span, it.message, notes=it.notes, hint=it.hint, fixes=_fixes(fault))


def _fixes(fault: TypeMismatch) -> tuple[Fix, ...]:
    meant = _truth(fault)
    if meant is not None:
        return value_so(fault.given, [meant], fault.span, certain=True)
    return value_so(fault.given, fault.meant.write, fault.span) if fault.meant is not None else ()


def _truth(fault: TypeMismatch) -> str | None:
    """What a word stands for in the place of `true` or `false`."""
    return _BOOLEAN_WORDS.get(fault.given.strip("'\"").lower()) if fault.type == ElementType.BOOLEAN else None


def _hint(fault: TypeMismatch) -> str:
    meant = _truth(fault)
    if meant is not None:
        return f"Write `{meant}`: `{fault.given}` is text."
    way = hint(fault)
    return way or f"Write {fault.expected}."


CHECK = Check("GP107", "type-mismatch", Severity.ERROR, find)
