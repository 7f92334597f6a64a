"""Constraints, or constraints and the `when` of an entry point, that no patient satisfies.

**Why it matters.** Proofs assume the constraints: where nobody satisfies them, everything is proven of nobody, and
every real patient is refused. An entry point whose `when` nobody can meet is never entered.

**How to fix it.** Correct one of the constraints named, or the `when`; none of them can be left out of the
contradiction (of more than forty some may).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check
from guideproof.checks.nearest import listed
from guideproof.checks.subject import Subject
from guideproof.diagnostic import Diagnostic, Note, Severity

if TYPE_CHECKING:
    from guideproof.analysis.proof import ImpossibleConstraints


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each contradiction."""
    guideline = subject.guideline
    from guideproof.analysis.proof import ImpossibleConstraints

    for fact in subject.facts(ImpossibleConstraints):
        entry = guideline.manifest.entry_points[fact.entry] if fact.entry is not None else None
        spans = [(id, guideline.constraints[id].span) for id in fact.constraints]
        if entry is not None:
            together = f" together with {_named(fact)}" if spans else ""
            message = f"no patient can meet the `when` of the entry point `{entry.name}`{together}: nobody enters there"
            place = entry.when.span if entry.when is not None else entry.span
        else:
            (_, place), *spans = spans or [("", guideline.manifest.span)]
            message = f"no patient satisfies {_named(fact)}, so everything would be proven of nobody"
        yield CHECK.found(
            guideline,
            place,
            message,
            notes=[Note(f"the constraint `{id}` is part of it", span) for id, span in spans],
            hint="Correct one of them.",
        )


def _named(fact: ImpossibleConstraints) -> str:
    return f"the constraint{'' if len(fact.constraints) == 1 else 's'} {listed(fact.constraints)}"


CHECK = Check("GP311", "impossible-constraints", Severity.ERROR, find, preconditions=obstacles)
