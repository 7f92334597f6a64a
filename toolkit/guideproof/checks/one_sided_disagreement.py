"""A disagreement of which one source alone holds all positions.

**Why it matters.** Where somebody copied the id of the source from one position to the next, the source that says
otherwise is not named, and nobody can see who holds what. A source that contradicts itself may well be meant.

**How to fix it.** Name the source that holds each position. Where one text says two things, that may stand in its
`errata` as well, or stay here. A source in several of the positions is nothing to find as long as another one takes
part.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each disagreement."""
    guideline = subject.guideline
    for disagreement in guideline.disagreements.values():
        named = [ref for position in disagreement.positions for ref in position.sources]
        if len(disagreement.positions) > 1 and len({ref.id for ref in named}) == 1:
            last, *others = reversed(named)
            every = "both" if len(named) == 2 else f"all {len(named)}"
            yield CHECK.found(
                guideline,
                last.span,
                f"`{last.id}` alone holds {every} positions of the disagreement `{disagreement.id}`, so nobody"
                " can see who says otherwise",
                hint="Name the source of each position; if the text contradicts itself, this may stay.",
                notes=[Note("it holds this one, too", ref.span) for ref in reversed(others)],
            )


CHECK = Check("GP417", "one-sided-disagreement", Severity.NOTE, find)
