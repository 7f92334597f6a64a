"""Values put in for missing ones (`missing_means`) that the constraints forbid, alone or together.

**Why it matters.** A patient of whom these things are not recorded is then refused as one who cannot be, whatever else
is known; or proofs, which speak of valid patients, say nothing of those whose record is silent.

**How to fix it.** Correct what one of them stands for, or the constraint. Where the value depends on something else,
leave `missing_means` out, so that the element is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.diagnostic import Diagnostic, Note, Severity

if TYPE_CHECKING:
    from guideproof.analysis.proof import ForbiddenAssumption


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each set of values that cannot be together."""
    from guideproof.analysis.proof import ForbiddenAssumption

    for fact in subject.facts(ForbiddenAssumption):
        yield _found(subject, fact)


def _found(subject: Subject, fact: ForbiddenAssumption) -> Diagnostic:
    guideline = subject.guideline
    spans = {
        id: each.assumption.span for id in fact.elements if (each := guideline.elements[id]).assumption is not None
    }
    first, *others = fact.elements
    one = not others
    what = f"the value that a missing {listed(fact.elements)} stands for"
    if not one:
        what = f"the values that {listed(fact.elements)} stand for where they are missing"
    message = f"no patient can have {what}: the constraints forbid {'it' if one else 'them together'}"
    return CHECK.found(
        guideline,
        spans[first],
        message,
        notes=[Note(f"and what a missing `{id}` stands for", spans[id]) for id in others],
        hint="Correct `missing_means`, or the constraint.",
    )


CHECK = Check("GP317", "forbidden-assumption", Severity.ERROR, find, preconditions=obstacles)
