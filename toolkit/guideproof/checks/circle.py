"""A path that comes back to its start without a reassessment.

**Why it matters.** A patient on it would never arrive at an end, so nothing can be evaluated or proven. Coming back
later, with new facts, is what a node of `kind: reassess` is for: it ends its track and names the entry point of the
next visit.

**How to fix it.** Put a `reassess` node where time passes, with `resume_at` naming the entry point at which the
patient comes back; or redirect one of the `next`s. Of nodes that are tied together in several circles a shortest
circle is shown; the next one shows itself when that one is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from guideproof.analysis.graph.edges import node_circles
from guideproof.checks.check import Check, Lenience, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline
from guideproof.source import Span


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each strongly connected part: a shortest circle in it, as a path."""
    guideline = subject.guideline
    for circle in node_circles(guideline):
        around = (*circle, circle[0])
        first, *others = pairwise(around)
        path = " > ".join(f"`{id}`" for id in around)
        yield CHECK.found(
            guideline,
            _edge(guideline, *first),
            f"the path {path} runs in a circle that no reassessment interrupts, so a patient on it never arrives",
            notes=[Note(f"`{edge[0]}` leads to `{edge[1]}`", _edge(guideline, *edge)) for edge in others],
            hint="Come back through a `reassess` node with `resume_at`, or redirect one of these `next`s.",
        )


def _edge(guideline: Guideline, source: str, target: str) -> Span:
    """Where the one node names the other."""
    return next(ref.span for _, ref in guideline.nodes[source].edges if ref.id == target)


CHECK = Check("GP203", "circle", Severity.ERROR, find, lenience=Lenience.NONE)
