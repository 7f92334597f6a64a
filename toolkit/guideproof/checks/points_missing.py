"""Points on some codes of an element, and none on others.

**Why it matters.** A code with points is also a number: it is added up and compared. What a code without points would
count is not said, and nothing is guessed: zero points are points too.

**How to fix it.** Give every code of the element its points, `0` where it counts nothing; or take them away from all.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.fault import PointsMissing


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each element with codes that lack points."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, PointsMissing):
            one = len(fault.codes) == 1
            lacking = f"the code {listed(fault.codes)} has" if one else f"the codes {listed(fault.codes)} have"
            others = f"others of `{fault.element}` have some"
            message = f"{lacking} no `points`, {others}, so what an answer counts is not known"
            way = f"Write what {'it counts' if one else 'they count'}, `points: 0` for nothing."
            notes = [Note("this code has points", fault.first)]
            yield CHECK.found(guideline, fault.span, message, notes=notes, hint=way)


CHECK = Check("GP121", "points-missing", Severity.ERROR, find)
