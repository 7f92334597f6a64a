"""An element whose `applies_when` reads, directly or over others, the element itself.

**Why it matters.** Whether it applies cannot be told: it would have to be known before it can be asked for.

**How to fix it.** Write `applies_when` with elements that are asked for before it and do not depend on it. Of elements
that are tied together in several circles a shortest circle is shown; the next one shows itself when that one is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import element_circles
from guideproof.checks.check import Check, Lenience, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline
from guideproof.source import Span


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each strongly connected part with an input element: a shortest circle in it."""
    guideline = subject.guideline
    for circle in element_circles(guideline):
        place = next((place for place, id in enumerate(circle) if id in guideline.elements), None)
        if place is None:
            continue
        first, *others = circle[place:] + circle[:place]
        chain = " > ".join(f"`{id}`" for id in (first, *others, first))
        yield CHECK.found(
            guideline,
            _place(guideline, first),
            f"whether `{first}` applies depends on `{first}` itself ({chain}), so it cannot be told",
            notes=[Note(f"`{id}` is part of the circle", _place(guideline, id)) for id in others],
            hint="Let `applies_when` read elements that do not depend on it.",
        )


def _place(guideline: Guideline, id: str) -> Span:
    element = guideline.elements.get(id)
    return element.applies_when.span if element and element.applies_when else guideline.derived[id].span


CHECK = Check("GP211", "applicability-circle", Severity.ERROR, find, lenience=Lenience.NONE)
