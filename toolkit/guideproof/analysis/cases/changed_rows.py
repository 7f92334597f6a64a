"""The branches of a decision that a fault changed, and for whom of many patients that may matter."""

from __future__ import annotations

from operator import is_not

from guideproof.analysis.cases.mutant_walk import Row
from guideproof.analysis.cases.truth_sets import OneTruth, TruthSets
from guideproof.model.node import Branch, Decision


class ChangedRows:
    """The branches of a decision that differ from those that it had, by their places."""

    def __init__(self, before: Decision, after: Decision) -> None:
        was, becomes = before.branches, after.branches
        others = [place for place, differs in enumerate(map(is_not, was, becomes)) if differs]
        if len(was) == len(becomes):
            self._came = {place: becomes[place] for place in others}
            self._gone = [was[place] for place in self._came]
            self._left: frozenset[int] = frozenset(self._came)
        else:
            first = others[0] if others else len(becomes)
            self._came, self._gone, self._left = {}, [was[first]], frozenset({first})
            assert len(becomes) == len(was) - 1

    def concerned(self, sets: TruthSets | OneTruth) -> int:
        """For whom the change may matter: a branch of them holds or may hold, before or after, and not both alike."""
        changed = [*self._gone, *self._came.values()]
        if any(each.when is None for each in changed):
            return sets.everybody
        told = [sets.of(each.when) for each in changed if each.when is not None]
        if len(self._came) == 1 and [_targets(each) for each in changed[:1]] == [
            _targets(each) for each in changed[1:]
        ]:
            was, becomes = told
            return sets.everybody & ~(was.holding & becomes.holding | was.failing & becomes.failing)
        nobody = sets.everybody
        for each in told:
            nobody &= each.failing
        return sets.everybody & ~nobody

    def rows(self, before: list[Row], sets: TruthSets | OneTruth, place: int) -> list[Row]:
        """The branches that hold, or may hold, for a patient as the decision becomes, from those as it was."""
        kept = [row for row in before if row[0] not in self._left]
        come = ((row, each, sets.truth(each.when, place)) for row, each in self._came.items() if each.when is not None)
        return sorted([*kept, *(row for row in come if row[2] is not False)], key=lambda row: row[0])


def _targets(branch: Branch) -> tuple[str, ...]:
    return branch.targets
