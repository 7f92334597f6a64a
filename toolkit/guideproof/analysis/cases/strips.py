"""A row of a decision that is moved by a little: who stands in between, and do other rows take them anyway?

A row that is a box and becomes another one by a step differs from itself in a strip. Where rows that lead to all that
it leads to cover the strip, nobody is treated otherwise, whoever comes there: that is told without a search.
"""

from __future__ import annotations

from msgspec import Struct

from guideproof.analysis.cases.differing import differing
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.logic import Box, boxes, meet
from guideproof.analysis.proof.solver.table import BoxTable, bits, places
from guideproof.model.condition import Condition, conjuncts
from guideproof.model.node import Branch, Decision
from guideproof.program.taken import turns_of

_MOST_BOXES = 8
"""Of how many boxes a row may be the union to be among those that cover."""

_STEPS = 200


class _Boxed(Struct):
    """A condition that is a box: what its parts have in common, by variable (nothing where a mask is empty); the box of
    each part, by its identity; and for each variable which part says what of it."""

    joined: Box
    parts: dict[int, Box]
    masks: dict[int, list[tuple[int, int]]]

    def beside(self, variable: int, part: int, full: int) -> int:
        """What all parts but one say of a variable."""
        for own, mask in self.masks.get(variable, ()):
            full &= mask if own != part else full
        return full


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
        self._table = BoxTable(self._boxes, self._within)
        self._crowded = bits([row for row, met in enumerate(self._table.meeting()) if met & (met - 1)])
        self._known: dict[int, tuple[Condition, _Boxed | None]] = {}

    def settle(self, place: int, becomes: Branch) -> bool:
        """Whether it is told that the decision takes everybody to where it did, if the branch at a place becomes one
        with another condition."""
        was = self._body.branches[place]
        if was.when is None or becomes.when is None:
            return False
        between = self._between(was.when, becomes.when)
        if between is None:
            return False
        # Where nobody is in between, the step leads out of the range.
        return not between or self._covered(between, self._others(was))

    def _between(self, was: Condition, becomes: Condition) -> Box | None:
        """The box of those of whom one of two conditions holds and the other does not, if it is a box; an empty one is
        that of nobody."""
        mine, (part, other) = self._boxed(was), differing(was, becomes)
        come = self._boxed(other)
        if mine is None or come is None or id(part) not in mine.parts:
            return None
        gone = mine.parts[id(part)]
        strip: Box = {}
        for variable in {**gone, **come.joined}:
            full = self._full[variable]
            others = mine.beside(variable, id(part), full)
            mask = others & (gone.get(variable, full) ^ come.joined.get(variable, full))
            if mask:
                strip[variable] = mask
        if len(strip) > 1 or not all(mine.joined.values()) or not all(come.joined.values()):
            return None
        return {**mine.joined, **come.joined, **strip} if strip else {}

    def _boxed(self, condition: Condition) -> _Boxed | None:
        """A condition as a box; ``None`` where it is none."""
        if id(condition) not in self._known:
            self._known[id(condition)] = (condition, self._made(condition))
        return self._known[id(condition)][1]

    def _made(self, condition: Condition) -> _Boxed | None:
        made = _Boxed({}, {}, {})
        for part in conjuncts(condition):
            some = boxes(self._oracle.encoding.formula(part), 1)
            if not some:
                return None
            [made.parts[id(part)]] = some
            for variable, mask in some[0].items():
                made.joined[variable] = made.joined.get(variable, self._full[variable]) & mask
                made.masks.setdefault(variable, []).append((id(part), mask))
        return made

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
        if not rows & self._crowded:
            return self._table.filled([strip.get(each.variable, each.full) for each in self._table.columns], rows)
        inside = [box for row in places(rows) if (box := meet(self._boxes[row], strip)) is not None]
        table = BoxTable(inside, {**self._within, **strip})
        return not any(True for _ in table.holes(_STEPS, table.meeting()))
