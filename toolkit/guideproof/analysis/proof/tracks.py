"""The algorithm as the prover sees it from one entry point: which branch holds when, and when a node applies
(section 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from guideproof.analysis.proof.encoding import Encoding
from guideproof.analysis.proof.joins import ITSELF, Joins
from guideproof.analysis.proof.logic import (
    FALSE,
    FALSE_CELL,
    TRUE,
    TRUE_CELL,
    Box,
    Formula,
    Lit,
    boxes,
    conj,
    disj,
    negation,
)
from guideproof.analysis.proof.space import Kind, Space, Variable
from guideproof.analysis.proof.table import Table, places
from guideproof.model.condition import Condition
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Branch, Decision, Node
from guideproof.program.taken import turns_of


@dataclass(frozen=True, slots=True)
class Way:
    """An edge: from a node, by the branch of this index or by none, to a node."""

    source: str
    branch: int | None
    target: str


class Holding:
    """When each branch of a decision holds, its hit policy taken in; each formula is made when it is asked for."""

    def __init__(self, decision: Decision, encoding: Encoding) -> None:
        self.decision = decision
        self.branches = decision.branches
        self._program = turns_of(decision)
        self._encoding = encoding
        self._full = encoding.space.full
        self._holds: dict[int, Formula] = {}
        self._denied: dict[int, Formula] = {}

    def condition(self, index: int) -> Formula | None:
        """The branch's own condition; ``None`` for ``otherwise``."""
        when = self.branches[index].when
        return None if when is None else self._encoding.formula(when)

    def holds(self, index: int) -> Formula:
        """That the branch is taken."""
        if index not in self._holds:
            turn = self._program.turns[index]
            if turn.own is None:
                self._holds[index] = conj(self._failing(self._program.conditions[: turn.after]))
            elif turn.after:
                self._holds[index] = self._after(turn.own, self._encoding.formula(self._program.conditions[turn.own]))
            else:
                self._holds[index] = self._encoding.formula(self._program.conditions[turn.own])
        return self._holds[index]

    def _after(self, place: int, own: Formula) -> Formula:
        """That a condition holds and none of the earlier ones that can hold with it."""
        if place in self._rivals.repeated:
            return FALSE
        return conj([own, *self._failing(self._program.conditions[rival] for rival in self._rivals.before(place))])

    def _failing(self, conditions: Iterable[Condition]) -> list[Formula]:
        return [self._encoding.negated(condition) for condition in conditions]

    @cached_property
    def _rivals(self) -> Rivals:
        return Rivals([self._encoding.formula(condition) for condition in self._program.conditions], self._full)

    def denied(self, index: int) -> Formula:
        """That the branch is not taken."""
        if index not in self._denied:
            self._denied[index] = negation(self.holds(index), self._full)
        return self._denied[index]

    @cached_property
    def none(self) -> Formula:
        """That no branch is taken."""
        return FALSE if self.otherwise is not None else conj(self._failing(self._program.conditions))

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
        rows: list[Box] = []
        for formula, index in firsts.items():
            some = boxes(formula, _MOST_BOXES) if len(firsts) > _FEW else None
            rows += [{}] if some is None else some
            self._owners += [index] * (1 if some is None else len(some))
        self._rows: dict[int, list[int]] = {}
        for row, owner in enumerate(self._owners):
            self._rows.setdefault(owner, []).append(row)
        self._met = Table(rows, {variable: full[variable] for row in rows for variable in row}).meeting()

    def before(self, index: int) -> list[int]:
        """The earlier conditions that can hold together with this one, those that repeat another left out."""
        met = {self._owners[row] for own in self._rows.get(index, ()) for row in places(self._met[own])}
        return sorted(each for each in met if each < index)


_FEW = 12
_MOST_BOXES = 32


class Tracks:
    """The nodes that an entry point can lead to, in topological order, with their edges and a variable for each."""

    def __init__(self, entry: EntryPoint, order: tuple[str, ...], encoding: Encoding, holdings: dict[str, Holding]):
        self.entry = entry
        self.encoding = encoding
        self._guideline: Guideline = encoding.space.guideline
        self._holdings = holdings
        self.start = entry.start.id
        self.ways_in: dict[str, list[Way]] = {self.start: []}
        self.ways_out: dict[str, list[Way]] = {}
        self.order = self._take_in(order)
        self._variables = {id: self.space.add(Variable(Kind.NODE, id, entry.name), 2) for id in self.order}
        self._defined: dict[tuple[int, int], Formula] = {}
        self._nodes = {variable: id for id, variable in self._variables.items()}
        self.rank = {id: place for place, id in enumerate(self.order)}
        self.joins = Joins(self.rank)

    def _take_in(self, order: tuple[str, ...]) -> tuple[str, ...]:
        """Collects the edges of what the start leads to, and puts it in order."""
        led_to: list[str] = []
        for id in order:
            if id not in self.ways_in:
                continue
            led_to.append(id)
            self.ways_out[id] = _ways(self._guideline.nodes[id])
            for way in self.ways_out[id]:
                if way.target in self._guideline.nodes:
                    self.ways_in.setdefault(way.target, []).append(way)
        return tuple(led_to)

    @property
    def space(self) -> Space:
        """The variables and their cells."""
        return self.encoding.space

    def node(self, id: str) -> Node:
        """The node of an id."""
        return self._guideline.nodes[id]

    def applies(self, id: str) -> Formula:
        """That a node applies, as a literal."""
        return TRUE if id == self.start else Lit(self._variables[id], TRUE_CELL)

    def variable(self, id: str) -> int:
        """The variable that says whether a node applies."""
        return self._variables[id]

    def holding(self, id: str) -> Holding:
        """When the branches of a decision hold."""
        if id not in self._holdings:
            body = self.node(id).body
            assert isinstance(body, Decision)
            self._holdings[id] = Holding(body, self.encoding)
        return self._holdings[id]

    def holds(self, way: Way) -> Formula:
        """That the branch of an edge is taken."""
        return TRUE if way.branch is None else self.holding(way.source).holds(way.branch)

    def denied(self, way: Way) -> Formula:
        """That it is not taken."""
        return FALSE if way.branch is None else self.holding(way.source).denied(way.branch)

    def branch(self, way: Way) -> Branch | None:
        """The branch of an edge."""
        return None if way.branch is None else self.holding(way.source).branches[way.branch]

    def definition(self, variable: int, mask: int) -> Formula | None:
        """What it means that a variable lies in a mask; ``None`` for a free one."""
        id = self._nodes.get(variable)
        if id is None:
            return self.encoding.definition(variable, mask)
        if id == self.start:
            return TRUE if mask == TRUE_CELL else FALSE
        key = (variable, mask)
        if key not in self._defined:
            settled = self.joins.knows(id)
            self._defined[key] = self._shortly(id, mask) if settled else self._define(id, mask)
        return self._defined[key]

    def settle(self, id: str, ways: Iterable[Way]) -> None:
        """Nobody comes to a node but by these edges into it, and what they come down to is settled already."""
        self.joins.settle(id, [(way.source, way.branch) for way in ways])
        for mask in (TRUE_CELL, FALSE_CELL):
            self._defined.pop((self._variables[id], mask), None)

    def _define(self, id: str, mask: int) -> Formula:
        ways = self.ways_in.get(id, ())
        if mask == TRUE_CELL:
            return disj([conj([self.applies(way.source), self.holds(way)]) for way in ways], self.space.full)
        return conj([disj([self._absent(way.source), self.denied(way)], self.space.full) for way in ways])

    def _shortly(self, id: str, mask: int) -> Formula:
        """What it comes down to that a node applies, or does not."""
        terms, full = self.joins.behind(id), self.space.full
        if terms is None:
            return TRUE if mask == TRUE_CELL else FALSE
        if mask == TRUE_CELL:
            return disj([conj([self.applies(each), self._taken(each, bits)]) for each, bits in terms.items()], full)
        return conj([disj([self._absent(each), self._passed_by(each, bits)], full) for each, bits in terms.items()])

    def _taken(self, id: str, bits: int) -> Formula:
        """That one of some branches is taken."""
        return (
            TRUE if bits == ITSELF else disj([self.holding(id).holds(each) for each in places(bits)], self.space.full)
        )

    def _passed_by(self, id: str, bits: int) -> Formula:
        """That none of some branches is taken."""
        return FALSE if bits == ITSELF else conj([self.holding(id).denied(each) for each in places(bits)])

    def _absent(self, id: str) -> Formula:
        return FALSE if id == self.start else Lit(self._variables[id], FALSE_CELL)

    def cone(self, ids: set[str]) -> set[str]:
        """The nodes that lead to some of these, with these."""
        found = {id for id in ids if id in self.ways_in}
        waiting = list(found)
        while waiting:
            for way in self.ways_in[waiting.pop()]:
                if way.source not in found:
                    found.add(way.source)
                    waiting.append(way.source)
        return found


def _ways(node: Node) -> list[Way]:
    if not isinstance(node.body, Decision):
        return [Way(node.id, None, target.id) for _, target in node.edges]
    branches = enumerate(node.body.branches)
    return [Way(node.id, index, target.id) for index, branch in branches for target in branch.next or ()]
