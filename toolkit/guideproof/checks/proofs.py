"""What keeps everything from being proven: the precondition of the checks of the GP3xx range."""

from __future__ import annotations

from functools import lru_cache

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.model.guideline import Guideline
from guideproof.source import Span


@lru_cache(maxsize=8)
def unprovable(guideline: Guideline) -> tuple[Span, ...]:
    """The places that keep everything from being proven: whatever leaves no algorithm to reason about."""
    return obstacles(guideline)
