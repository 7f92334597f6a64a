"""The branches of a decision that a fault changed, and for whom of many patients that may matter."""

from __future__ import annotations

from operator import is_not

from guideproof.analysis.cases.differing import differing
from guideproof.analysis.cases.mutant_walk import Rest, Row, rest_of
from guideproof.analysis.cases.mutant_way import Outcome
from guideproof.analysis.cases.truth_sets import OneTruth, ToldOf, TruthSets
from guideproof.model.condition import Condition
from guideproof.model.node import Decision

Pair = tuple[Condition, Condition]
"""A condition before and after."""


class ChangedRows:
    """The branches of a decision that differ from those that it had, by their places; ``place`` is that of the only
    one, of which the condition is another, where that is known. ``rest`` is what else is known of the decision as it
    was."""

    def __init__(self, before: Decision, after: Decision, rest: Rest, place: int | None = None) -> None:
        was, becomes = before.branches, after.branches
        others = (
            [place]
            if place is not None
            else [each for each, differs in enumerate(map(is_not, was, becomes)) if differs]
        )
        if len(was) == len(becomes):
            self._came = {place: becomes[place] for place in others}
            self._gone = [was[place] for place in self._came]
            self._left: frozenset[int] = frozenset(self._came)
        else:
            first = others[0] if others else len(becomes)
            self._came, self._gone, self._left = {}, [was[first]], frozenset({first})
            assert len(becomes) == len(was) - 1
        self._rest = rest if place is not None else rest_of(after)
        self._turning = self._turned()

    def concerned(self, sets: TruthSets | OneTruth) -> int:
        """For whom the change may matter: a branch of them holds or may hold, before or after, and not both alike."""
        changed = [*self._gone, *self._came.values()]
        if any(each.when is None for each in changed):
            return sets.everybody
        if self._turning is not None:
            (part, other), (was, becomes) = self._turning
            found = sets.everybody & ~_alike(sets.of(part), sets.of(other))
            if found and part is not was:
                found &= ~_alike(sets.of(was), sets.of(becomes))
            return found
        nobody = sets.everybody
        for each in changed:
            nobody &= sets.of(each.when).failing if each.when is not None else 0
        return sets.everybody & ~nobody

    def _turned(self) -> tuple[Pair, Pair] | None:
        """The condition of the only branch that changed, before and after, where it leads to where it did, behind the
        smallest part of it that did."""
        branches = [*self._gone, *self._came.values()]
        if len(self._came) != 1 or branches[0].next != branches[1].next:
            return None
        was, becomes = branches[0].when, branches[1].when
        return None if was is None or becomes is None else (differing(was, becomes), (was, becomes))

    def outcome(self, before: list[Row], sets: TruthSets | OneTruth, place: int) -> Outcome:
        """What the decision does for a patient as it becomes, from its branches that held, or may have, as it was."""
        kept = [row for row in before if row[0] not in self._left]
        come = ((row, each, sets.truth(each.when, place)) for row, each in self._came.items() if each.when is not None)
        rows = sorted([*kept, *(row for row in come if row[2] is not False)], key=lambda row: row[0])
        return self._rest.outcome(rows)


def _alike(one: ToldOf, other: ToldOf) -> int:
    """For whom two conditions are told to come to the same."""
    return one.holding & other.holding | one.failing & other.failing
