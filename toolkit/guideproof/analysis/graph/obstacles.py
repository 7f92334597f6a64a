"""What leaves no algorithm: as long as it stands, nothing may be said of a patient, proven or emitted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from guideproof.analysis.graph.edges import element_circles, node_circles
from guideproof.model.fault import Fault
from guideproof.model.guideline import Guideline
from guideproof.source import Span


class NotEvaluable(ValueError):
    """The guideline has faults, so that nothing may be said of a patient; ``faults`` are those that reading found."""

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


def require_algorithm(guideline: Guideline) -> None:
    """Raises ``NotEvaluable`` for a guideline that reading found faulty outside its vignettes, that has no entry point
    or in which a decision leads nowhere; circles are left to who puts its nodes in order (``Circular``)."""
    faults = guideline.faults_of_algorithm
    if faults:
        raise NotEvaluable(f"the guideline has {len(faults)} fault(s); `guideproof check` shows them", faults)
    if not guideline.manifest.entry_points:
        raise NotEvaluable("the guideline has no entry point")
    for message, _ in _dead_ends(guideline):
        raise NotEvaluable(message)


@lru_cache(maxsize=8)
def obstacles(guideline: Guideline) -> tuple[Span, ...]:
    """The places of all that leaves no algorithm, so that nothing is proven: whatever reading found outside vignettes,
    a circle, a branch that leads nowhere, an ``otherwise`` that is not last and alone."""
    return tuple(sorted(set(_places(guideline))))


def _places(guideline: Guideline) -> Iterator[Span]:
    yield from (fault.span for fault in guideline.faults_of_algorithm)
    if not guideline.manifest.entry_points:
        yield guideline.manifest.span
    yield from (guideline.nodes[circle[0]].id_span for circle in node_circles(guideline))
    yield from (each.span for circle in element_circles(guideline) if (each := guideline.variable(circle[0])))
    yield from (span for _, span in _dead_ends(guideline))


def _dead_ends(guideline: Guideline) -> Iterator[tuple[str, Span]]:
    for node in guideline.nodes.values():
        if node.decides and not node.branches:
            yield f"the decision `{node.id}` has no branches", node.id_span
        for branch in node.branches:
            if branch.next is None:
                yield f"the branch `{branch.id}` of `{node.id}` leads nowhere", branch.span
        for branch in node.branches[:-1]:
            if branch.when is None:
                yield f"`otherwise` is not the last branch of `{node.id}`", branch.span
