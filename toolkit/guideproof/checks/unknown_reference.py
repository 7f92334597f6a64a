"""A reference to a node, element, intervention, evidence source or other thing that there is not.

**Why it matters.** What the reference was to say is lost: a path ends where it should go on, a condition cannot be
decided, a recommendation recommends nothing, evidence cannot be followed.

**How to fix it.** Correct the id; the nearest one that exists is suggested. Ids of nodes, evidence sources, safety
rules, disagreements and vignettes are the names of their files without `.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Lenience
from guideproof.checks.nearest import did_you_mean
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.fault import UnknownReference
from guideproof.model.guideline import Guideline


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """One finding for each reference."""
    for fault in guideline.faults:
        if isinstance(fault, UnknownReference):
            yield CHECK.found(
                guideline,
                fault.span,
                f"there is no {fault.kind} `{fault.id}`, so this reference points nowhere",
                hint=did_you_mean(fault.id, fault.known, word=fault.kind),
            )


CHECK = Check("GP202", "unknown-reference", Severity.ERROR, find, lenience=Lenience.NONE)
