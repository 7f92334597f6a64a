"""The proofs behind the checks of the GP3xx range: made once a guideline, and only where nothing would mislead them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from guideproof.analysis.graph import derived_circles, node_circles
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.source import Span

if TYPE_CHECKING:
    from guideproof.analysis.proof import Budget, Progress, Proofs

_made: WeakKeyDictionary[Guideline, Proofs] = WeakKeyDictionary()

F = TypeVar("F")


def proofs_of(guideline: Guideline, progress: Progress | None = None, budget: Budget | None = None) -> Proofs:
    """All that is proven of a guideline; whoever asks first waits for it, says how much work it may take, and has
    ``progress`` told how far it is."""
    if guideline not in _made:
        from guideproof.analysis.proof import prove  # most commands prove nothing, and it takes as long as reading

        _made[guideline] = prove(guideline, budget, progress=progress)
    return _made[guideline]


def facts_of(guideline: Guideline, kind: type[F]) -> Iterator[F]:
    """The facts of one kind."""
    return (fact for fact in proofs_of(guideline).facts if isinstance(fact, kind))


@lru_cache(maxsize=8)
def unprovable(guideline: Guideline) -> Span | None:
    """The first place that keeps everything from being proven; ``None`` if there is none.

    That is whatever reading found outside vignettes, and what leaves no algorithm to reason about: a circle, a branch
    that leads nowhere, an ``otherwise`` that is not last and alone.
    """
    return min(_obstacles(guideline), default=None)


def _obstacles(guideline: Guideline) -> Iterator[Span]:
    for fault in guideline.faults:
        if "vignettes" not in fault.span.path.split("/"):
            yield fault.span
    if not guideline.manifest.entry_points:
        yield guideline.manifest.span
    yield from (guideline.nodes[circle[0]].id_span for circle in node_circles(guideline))
    yield from (guideline.derived[circle[0]].span for circle in derived_circles(guideline))
    for node in guideline.nodes.values():
        if isinstance(node.body, Decision):
            if not node.body.branches:
                yield node.id_span
            yield from (branch.span for branch in node.body.branches if branch.next is None)
            yield from (branch.span for branch in node.body.branches[:-1] if branch.when is None)
