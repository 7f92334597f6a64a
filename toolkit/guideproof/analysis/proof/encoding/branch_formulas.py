"""When each branch of a decision is taken, its hit policy taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Generic, Protocol

from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Box, Formula, boxes, conj, meet, negation
from guideproof.analysis.proof.solver.space import Space
from guideproof.analysis.proof.solver.table import BoxTable, places
from guideproof.model.condition import Condition
from guideproof.program.proposition import Proposition
from guideproof.program.taken import A, Turns


class Encoder(Protocol):
    """What conditions and propositions are as formulas over the variables of a space."""

    space: Space

    def formula(self, condition: Condition) -> Formula:
        """A condition."""

    def negated(self, condition: Condition) -> Formula:
        """That a condition does not hold."""

    def encode(self, proposition: Proposition) -> Formula:
        """A proposition."""


class Holding(Generic[A]):
    """When each branch of a decision holds, or of a ``classify``, its hit policy taken in; each formula is made when it
    is asked for."""

    def __init__(self, turns: Turns[A], encoding: Encoder) -> None:
        self.turns = turns
        self.branches = tuple(turn.branch for turn in turns.turns)
        self._encoding = encoding
        self._full = encoding.space.full
        self._holds: dict[int, Formula] = {}
        self._denied: dict[int, Formula] = {}

    def condition(self, index: int) -> Formula | None:
        """The branch's own condition; ``None`` for ``otherwise``."""
        when = self.branches[index].when
        return None if when is None else self._encoding.formula(when)

    def own(self, index: int) -> Formula:
        """The branch's own condition; true for ``otherwise``."""
        return self.condition(index) or TRUE

    def holds(self, index: int) -> Formula:
        """That the branch is taken."""
        if index not in self._holds:
            turn = self.turns.turns[index]
            if turn.own is None:
                self._holds[index] = conj(self._failing(self.turns.conditions[: turn.after]))
            elif turn.after:
                self._holds[index] = self._after(turn.own, self._encoding.formula(self.turns.conditions[turn.own]))
            else:
                self._holds[index] = self._encoding.formula(self.turns.conditions[turn.own])
        return self._holds[index]

    def _after(self, place: int, own: Formula) -> Formula:
        """That a condition holds and none of the earlier ones that can hold with it."""
        if place in self._rivals.repeated:
            return FALSE
        return conj([own, *self._failing(self.turns.conditions[rival] for rival in self._rivals.before(place))])

    def _failing(self, conditions: Iterable[Condition]) -> list[Formula]:
        return [self._encoding.negated(condition) for condition in conditions]

    @cached_property
    def _rivals(self) -> Rivals:
        return Rivals([self._encoding.formula(condition) for condition in self.turns.conditions], self._full)

    def left(self, index: int, steps: int, other: int | None = None) -> Iterator[Box | None] | None:
        """What no earlier branch takes of those of whom this one's condition holds (and the condition of the other
        one), as boxes, and ``None`` at the end if steps ran out; ``None`` where few can take any, or where conditions
        are no boxes."""
        turn = self.turns.turns[index]
        if turn.after <= _FEW:
            return None
        return self._rivals.left(turn.own, steps, None if other is None else self.turns.turns[other].own)

    def denied(self, index: int) -> Formula:
        """That the branch is not taken."""
        if index not in self._denied:
            self._denied[index] = negation(self.holds(index), self._full)
        return self._denied[index]

    @cached_property
    def none(self) -> Formula:
        """That no branch is taken."""
        return FALSE if self.otherwise is not None else conj(self._failing(self.turns.conditions))

    @cached_property
    def otherwise(self) -> int | None:
        """The index of the branch that takes the rest."""
        return next((index for index, branch in enumerate(self.branches) if branch.when is None), None)


class Rivals:
    """Which of many conditions can hold together, as far as their boxes tell, so that a long table does not compare
    all."""

    def __init__(self, conditions: list[Formula], full: list[int]) -> None:
        firsts: dict[Formula, int] = {}
        self.repeated = {index for index, each in enumerate(conditions) if firsts.setdefault(each, index) != index}
        self._owners: list[int] = []
        self._boxes: list[Box] = []
        self._exact = len(firsts) > _FEW
        for formula, index in firsts.items():
            some = boxes(formula, _MOST_BOXES) if len(firsts) > _FEW else None
            self._exact = self._exact and some is not None
            self._boxes += [{}] if some is None else some
            self._owners += [index] * (1 if some is None else len(some))
        self._rows: dict[int, list[int]] = {}
        for row, owner in enumerate(self._owners):
            self._rows.setdefault(owner, []).append(row)
        self._full = {variable: full[variable] for row in self._boxes for variable in row}
        self._met = BoxTable(self._boxes, self._full).meeting()

    def before(self, index: int) -> list[int]:
        """The earlier conditions that can hold together with this one, those that repeat another left out."""
        met = {self._owners[row] for own in self._rows.get(index, ()) for row in places(self._met[own])}
        return sorted(each for each in met if each < index)

    def left(self, index: int | None, steps: int, other: int | None) -> Iterator[Box | None] | None:
        """What of a condition (``None``: of everything) and the other one none of the earlier ones takes, as boxes;
        ``None`` at the end if steps ran out, or at once where a condition is no box."""
        if not self._exact:
            return None
        mine, theirs = self._boxes_of(index), self._boxes_of(other)
        return chain.from_iterable(
            self._holes(box, places(met & also & before), steps)
            for one, met, before in mine
            for another, also, _ in theirs
            if (box := meet(one, another)) is not None
        )

    def _boxes_of(self, index: int | None) -> list[tuple[Box, int, int]]:
        """The boxes of a condition, each with the rows that meet it and those before it, as bits."""
        every = (1 << len(self._boxes)) - 1
        if index is None:
            return [({}, every, every)]
        rows = self._rows.get(index, [])
        return [(self._boxes[row], self._met[row], (1 << rows[0]) - 1) for row in rows]

    def _holes(self, box: Box, rows: Iterable[int], steps: int) -> Iterator[Box | None]:
        inside = [
            {variable: mask & box.get(variable, mask) for variable, mask in self._boxes[each].items()} for each in rows
        ]
        inside = [row for row in inside if all(row.values())]
        if not inside:
            yield dict(box)
            return
        table = BoxTable(inside, {**self._full, **box})
        for hole in table.holes(steps, table.meeting()):
            yield None if hole is None else {**box, **hole}


_FEW = 12
_MOST_BOXES = 32
