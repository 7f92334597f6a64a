"""A code that the element does not have.

**Why it matters.** No patient can have it, so a test for it never holds and a branch that rests on it is never taken.

**How to fix it.** Correct the code; the nearest one is suggested. Or add it to the element's `values`, and see that
every decision on that element covers it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.usage import unnamed_codes
from guideproof.checks.check import Check, Subject
from guideproof.checks.way_out import meant, way_out
from guideproof.checks.written_name import named_so
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.fault import UnknownCode


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each code that there is not, at the first of the places where it stands."""
    guideline = subject.guideline
    missing: dict[tuple[str, str], list[UnknownCode]] = {}
    for fault in guideline.faults:
        if isinstance(fault, UnknownCode):
            missing.setdefault((fault.element, fault.code), []).append(fault)
    for (id, code), faults in missing.items():
        first, *others = sorted(faults, key=lambda fault: fault.span)
        element = guideline.variable(id)
        notes = [Note(f"`{id}` is defined here", element.span)] if element else []
        so = "so no class can give it: `values` lists its codes" if first.given else "so no patient can have it"
        where = f"; it stands in {len(faults)} places" if others else ""
        unused = unnamed_codes(guideline, id, first.codes)
        yield CHECK.found(
            guideline,
            first.span,
            f"`{id}` has no code `{code}`, {so}{where}",
            notes=[*notes, *(Note("it stands here too", each.span) for each in others)],
            hint=way_out(code, first.codes, "code", len(faults), unused),
            fixes=named_so(code, meant(code, first.codes, len(faults), unused), [each.span for each in faults]),
        )


CHECK = Check("GP110", "unknown-code", Severity.ERROR, find)
