"""Constraints, with the `when` of an entry point or without, that nobody satisfies of whom all can be computed.

**Why it matters.** Proofs assume the constraints: where nobody satisfies them, everything is proven of nobody, and
every real patient is refused. An entry point whose `when` nobody can meet is never entered.

**How to fix it.** Correct one of the constraints named, or the `when`; none of them can be left out of the
contradiction (of more than forty some may).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.element import Constraint
from guideproof.model.guideline import EntryPoint

if TYPE_CHECKING:
    from guideproof.analysis.proof import ImpossibleConstraints


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each contradiction."""
    guideline = subject.guideline
    from guideproof.analysis.proof import ImpossibleConstraints

    for fact in subject.facts(ImpossibleConstraints):
        entry = guideline.manifest.entry_points[fact.entry] if fact.entry is not None else None
        constraints = [guideline.constraints[id] for id in fact.constraints]
        spans = [*(guideline.derived[id].span for id in fact.undetermined), *(each.span for each in constraints)]
        names = [*(f"`{id}`" for id in fact.undetermined), *map(_name, constraints)]
        notes = [Note(f"{name} is part of it", span) for name, span in zip(names, spans, strict=True)]
        if entry is not None:
            place = entry.when.span if entry.when is not None else entry.span
        else:
            place, *notes = spans[0], *notes[1:]
        yield CHECK.found(
            guideline, place, _message(fact, constraints, entry), notes=notes, hint="Correct one of them."
        )


def _message(fact: ImpossibleConstraints, constraints: Sequence[Constraint], entry: EntryPoint | None) -> str:
    """Who cannot be, and what follows."""
    own, ranged = _ids(constraints, ranged=False), _ids(constraints, ranged=True)
    named = [f"the constraint{'' if len(own) == 1 else 's'} {listed(own)}"] if own else []
    named += [f"the `range` of {listed(ranged)}"] if ranged else []
    together = " and ".join(named)
    if fact.undetermined:
        meets = f" who can meet the `when` of the entry point `{entry.name}`" if entry is not None else ""
        keeps = f" who keeps to {together}" if together else ""
        who = f"{meets} and{keeps}" if meets and keeps else f"{meets}{keeps}"
        message = f"no patient{who} has a value, and only one, of {listed(fact.undetermined)}"
        return f"{message}, so everything else would be proven of nobody"
    if entry is None:
        return f"no patient satisfies {together}, so everything would be proven of nobody"
    also = f" together with {together}" if together else ""
    return f"no patient can meet the `when` of the entry point `{entry.name}`{also}: nobody enters there"


def _ids(constraints: Sequence[Constraint], *, ranged: bool) -> list[str]:
    return [each.ranged or each.id for each in constraints if (each.ranged is not None) is ranged]


def _name(constraint: Constraint) -> str:
    return f"the `range` of `{constraint.ranged}`" if constraint.ranged else f"the constraint `{constraint.id}`"


CHECK = Check("GP311", "impossible-constraints", Severity.ERROR, find, preconditions=obstacles)
