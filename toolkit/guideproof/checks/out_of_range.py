"""A number or a date that no patient can have: outside the element's range, or finer than its precision.

**Why it matters.** A bound that no value can reach makes a branch that nobody takes, and most often it is a slip: a
wrong unit, a decimal point in the wrong place. Ranges say what is possible, not what is normal.

**How to fix it.** Correct the number; or, if it is right, widen the element's `range` or refine its `precision`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.value_faults import explain, hint
from guideproof.checks.check import Check, Subject
from guideproof.checks.folding import folded, told
from guideproof.checks.written_value import value_so
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.fault import OutOfRange, OutsideDates


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each number and each date; many of one element are told together."""
    guideline = subject.guideline
    faults = (fault for fault in guideline.faults if isinstance(fault, OutOfRange))
    for fault, others in folded(faults, lambda each: each.between is None):
        key = "range" if fault.between is None else "precision"
        way = hint(fault)
        correct = f"Correct the number or its unit; if it is right, change the `{key}` of `{fault.element}`."
        if fault.counts:
            correct = f"Correct the number, or add the codes that `{fault.element}` lacks."
        elif fault.element in guideline.derived:
            correct = "Correct the number or its unit."
        it = told(guideline, fault, others, explain, f"{way} {correct}" if way and not others else correct)
        fixes = value_so(fault.given, [fault.meant], fault.span)
        yield CHECK.found(guideline, fault.span, it.message, notes=it.notes, hint=it.hint, fixes=fixes)
    days = (fault for fault in guideline.faults if isinstance(fault, OutsideDates))
    for day, more in folded(days, lambda each: each.until_visit):
        it = told(
            guideline, day, more, explain, f"Correct the date; if it is right, change the `range` of `{day.element}`."
        )
        yield CHECK.found(guideline, day.span, it.message, notes=it.notes, hint=it.hint)


CHECK = Check("GP109", "out-of-range", Severity.ERROR, find)
