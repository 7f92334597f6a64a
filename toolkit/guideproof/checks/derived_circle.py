"""Derived elements that are made of each other in a circle.

**Why it matters.** None of them can ever be computed, because each waits for another.

**How to fix it.** Define one of them from input elements alone. Of elements that are tied together in several circles
a shortest circle is shown; the next one shows itself when that one is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import element_circles
from guideproof.checks.check import Check, Lenience, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each strongly connected part: a shortest circle in it."""
    guideline = subject.guideline
    for circle in element_circles(guideline):
        if not guideline.derived.keys() >= set(circle):
            continue  # `applicability-circle` tells of it
        first, *others = circle
        chain = " > ".join(f"`{id}`" for id in (*circle, first))
        yield CHECK.found(
            guideline,
            guideline.derived[first].span,
            f"`{first}` is derived from itself ({chain}), so it can never be computed",
            notes=[Note(f"`{id}` is part of the circle", guideline.derived[id].span) for id in others],
            hint="Define one of them from input elements alone.",
        )


CHECK = Check("GP206", "derived-circle", Severity.ERROR, find, lenience=Lenience.NONE)
