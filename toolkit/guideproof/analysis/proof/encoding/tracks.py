"""The algorithm as the prover sees it from one entry point: which branch holds when, and when a node applies
(section 6)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from guideproof.analysis.proof.encoding.branch_formulas import Holding
from guideproof.analysis.proof.encoding.formulas import Encoding
from guideproof.analysis.proof.encoding.joins import ITSELF, Joins
from guideproof.analysis.proof.solver.logic import (
    FALSE,
    FALSE_CELL,
    TRUE,
    TRUE_CELL,
    Formula,
    Lit,
    conj,
    disj,
)
from guideproof.analysis.proof.solver.space import Space, SpaceVariable, VarKind
from guideproof.analysis.proof.solver.table import places
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Branch, Decision, Node
from guideproof.program.taken import turns_of


class Way(Struct, frozen=True):
    """An edge: from a node, by the branch of this index or by none, to a node."""

    source: str
    branch: int | None
    target: str


class Tracks:
    """The nodes that an entry point can lead to, in topological order, with their edges and a variable for each."""

    def __init__(
        self, entry: EntryPoint, order: tuple[str, ...], encoding: Encoding, holdings: dict[str, Holding[Branch]]
    ):
        self.entry = entry
        self.encoding = encoding
        self._guideline: Guideline = encoding.space.guideline
        self._holdings = holdings
        self.start = entry.start.id
        self.ways_in: dict[str, list[Way]] = {self.start: []}
        self.ways_out: dict[str, list[Way]] = {}
        self.order = self._take_in(order)
        self._variables = {id: self.space.add(SpaceVariable(VarKind.NODE, id, entry.name), 2) for id in self.order}
        self._defined: dict[tuple[int, int], Formula] = {}
        self._taken_as: dict[str, str] = {}
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

    def take_as(self, id: str, other: str) -> None:
        """The same patients come to a node as to another one: from now on it is that one."""
        self._taken_as[id] = other
        self._defined |= {
            (self._variables[id], mask): told(other)
            for mask, told in ((TRUE_CELL, self.applies), (FALSE_CELL, self.absent))
        }

    def applies(self, id: str) -> Formula:
        """That a node applies, as a literal."""
        id = self._taken_as.get(id, id)
        return TRUE if id == self.start else Lit(self._variables[id], TRUE_CELL)

    def named(self, formula: Formula) -> str | None:
        """The node of which a formula says that it applies, if it says just that of one."""
        return self._nodes.get(formula.variable) if isinstance(formula, Lit) and formula.mask == TRUE_CELL else None

    def variable(self, id: str) -> int:
        """The variable that says whether a node applies."""
        return self._variables[id]

    def holding(self, id: str) -> Holding[Branch]:
        """When the branches of a decision hold."""
        if id not in self._holdings:
            body = self.node(id).body
            assert isinstance(body, Decision)
            self._holdings[id] = Holding(turns_of(body), self.encoding)
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
        return conj([disj([self.absent(way.source), self.denied(way)], self.space.full) for way in ways])

    def _shortly(self, id: str, mask: int) -> Formula:
        """What it comes down to that a node applies, or does not."""
        terms, full = self.joins.behind(id), self.space.full
        if terms is None:
            return TRUE if mask == TRUE_CELL else FALSE
        if mask == TRUE_CELL:
            return disj([conj([self.applies(each), self._taken(each, bits)]) for each, bits in terms.items()], full)
        return conj([disj([self.absent(each), self._passed_by(each, bits)], full) for each, bits in terms.items()])

    def _taken(self, id: str, bits: int) -> Formula:
        """That one of some branches is taken."""
        return (
            TRUE if bits == ITSELF else disj([self.holding(id).holds(each) for each in places(bits)], self.space.full)
        )

    def _passed_by(self, id: str, bits: int) -> Formula:
        """That none of some branches is taken."""
        return FALSE if bits == ITSELF else conj([self.holding(id).denied(each) for each in places(bits)])

    def absent(self, id: str) -> Formula:
        """That a node does not apply, as a literal."""
        id = self._taken_as.get(id, id)
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
