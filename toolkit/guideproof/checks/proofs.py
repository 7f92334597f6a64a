"""The proofs behind the checks of the GP3xx range: made once a guideline, and only where nothing would mislead them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from guideproof.analysis.obstacles import obstacles
from guideproof.model.guideline import Guideline
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
def unprovable(guideline: Guideline) -> tuple[Span, ...]:
    """The places that keep everything from being proven: whatever leaves no algorithm to reason about."""
    return obstacles(guideline)
