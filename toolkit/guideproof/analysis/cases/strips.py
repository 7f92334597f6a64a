"""A row of a decision that is moved by a little: who stands in between, and do other rows take them anyway?

A row that is a box and becomes another one by a step differs from itself in a strip. Where rows that lead to all that
it leads to cover the strip, nobody is treated otherwise, whoever comes there: that is told without a search.
"""

from __future__ import annotations

from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.logic import Box, Formula, boxes, meet
from guideproof.analysis.proof.solver.table import Table, bits, places
from guideproof.model.node import Branch, Decision
from guideproof.program.taken import turns_of

_MOST_BOXES = 8
"""Of how many boxes a row may be the union to be among those that cover."""

_STEPS = 200


class Strips:
    """The rows of one decision as boxes."""

    def __init__(self, oracle: Oracle, body: Decision) -> None:
        self._oracle, self._body = oracle, body
        self._full = oracle.space.full
        self._in_order = turns_of(body).in_order
        self._boxes: list[Box] = []
        self._owners: list[Branch] = []
        for branch in body.branches:
            some = None if branch.when is None else boxes(oracle.encoding.formula(branch.when), _MOST_BOXES)
            self._boxes += some or ()
            self._owners += [branch] * len(some or ())
        rows: dict[str, list[int]] = {}
        leading: dict[tuple[str, ...], list[int]] = {}
        for row, branch in enumerate(self._owners):
            rows.setdefault(branch.id, []).append(row)
            leading.setdefault(branch.targets, []).append(row)
        self._rows = {id: bits(own) for id, own in rows.items()}
        self._leading = {targets: bits(some) for targets, some in leading.items()}
        self._within = {variable: self._full[variable] for row in self._boxes for variable in row}
        self._table = Table(self._boxes, self._within)

    def settle(self, after: Decision) -> bool:
        """Whether it is told that the decision, as it becomes, takes everybody to where it did."""
        changed = [
            (was, becomes)
            for was, becomes in zip(self._body.branches, after.branches, strict=False)
            if was is not becomes
        ]
        if len(changed) != 1 or len(after.branches) != len(self._body.branches):
            return False
        [(was, becomes)] = changed
        if was.id != becomes.id or was.targets != becomes.targets or was.when is None or becomes.when is None:
            return False
        formulas = [self._oracle.encoding.formula(each) for each in (was.when, becomes.when)]
        if formulas[0] == formulas[1]:
            return True  # the step leads out of the range
        between = self._between(*formulas)
        return between is not None and self._covered(between, self._others(was))

    def _between(self, one: Formula, other: Formula) -> Box | None:
        """The box of those of whom one of two formulas holds and the other does not, if it is a box."""
        own, become = boxes(one, 1), boxes(other, 1)
        if not own or not become:
            return None
        [mine], [theirs] = own, become
        every = {variable: self._full[variable] for variable in (*mine, *theirs)}
        differing = [each for each in every if mine.get(each, every[each]) != theirs.get(each, every[each])]
        if len(differing) != 1:
            return None
        [variable] = differing
        both = mine.get(variable, every[variable]) ^ theirs.get(variable, every[variable])
        return {**mine, **theirs, variable: both}

    def _others(self, branch: Branch) -> int:
        """The rows whose taking somebody means that it is no matter whether a branch holds, as bits."""
        if self._in_order:
            rows = self._rows.get(branch.id, 0)
            return (rows & -rows) - 1 if rows else 0
        own = set(branch.targets)
        found = 0
        for targets, rows in self._leading.items():
            if own <= set(targets):
                found |= rows
        return found & ~self._rows.get(branch.id, 0)

    def _covered(self, strip: Box, rows: int) -> bool:
        containing = rows
        for column in self._table.columns:
            mask = strip.get(column.variable, column.full)
            rows &= column.meeting(mask)
            containing &= column.containing(mask)
        if containing or not rows:
            return bool(containing)
        inside = [box for row in places(rows) if (box := meet(self._boxes[row], strip)) is not None]
        table = Table(inside, {**self._within, **strip})
        return not any(True for _ in table.holes(_STEPS, table.meeting()))
