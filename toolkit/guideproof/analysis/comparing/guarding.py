"""Of whom a safety rule speaks in one version alone: where its condition became weaker or stronger."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from guideproof.analysis.cases.renaming import renamed
from guideproof.analysis.comparing.comparison import Side
from guideproof.analysis.comparing.composed import Composition
from guideproof.analysis.comparing.function import plain
from guideproof.model.condition import All, Condition, Not
from guideproof.model.guideline import Guideline
from guideproof.model.safety import Always, Never


class Guarded(Struct, frozen=True):
    """A rule that may speak of somebody in one version alone: of those for whom ``differs`` holds."""

    rule: str
    side: Side
    what: str
    differs: Condition


def guarded(base: Guideline, head: Guideline, both: Composition) -> Iterator[Guarded]:
    """For each rule that both have whom each version alone guards, where that is not the same condition."""
    for id, rule in base.safety.items():
        other = head.safety.get(id)
        if other is None or type(rule.rule) is not type(other.rule):
            continue
        if not isinstance(rule.rule, Never | Always) or not isinstance(other.rule, Never | Always):
            continue
        one = rule.rule.when
        then = None if other.rule.when is None else renamed(other.rule.when, both.names)
        what = f"the rule \u201c{other.title}\u201d speaks of the patient"
        for side, mine, others in ((Side.ONLY_BASE, one, then), (Side.ONLY_HEAD, then, one)):
            if others is not None and plain(mine) != plain(others):
                lacks = Not(others, others.span)
                yield Guarded(id, side, what, lacks if mine is None else All((mine, lacks), others.span))
