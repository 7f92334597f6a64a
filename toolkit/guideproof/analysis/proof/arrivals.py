"""Who arrives where from one entry point: for every node the box of those who may, and states that surely do."""

from __future__ import annotations

from builtins import id as identity
from dataclasses import dataclass

from guideproof.analysis.proof.logic import Box, Formula
from guideproof.analysis.proof.oracle import Oracle, Reply
from guideproof.analysis.proof.search import Leaf, Verdict
from guideproof.analysis.proof.tracks import Tracks, Way
from guideproof.model.node import Decision

_KEPT = 3


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who arrives at a node: nobody outside ``box``; the patients of each of the ``leaves`` do."""

    box: Box
    leaves: tuple[Leaf, ...]


class Arrivals:
    """One forward pass over the nodes of an entry point. A node without an arrival is reached by nobody: that is
    proven.

    ``taken`` says of every branch of every node with an arrival whether somebody takes it; ``undecided`` are the
    nodes of which it is not known whether anybody arrives.
    """

    def __init__(self, oracle: Oracle, tracks: Tracks) -> None:
        self.oracle = oracle
        self.tracks = tracks
        self.at: dict[str, Arrival] = {}
        self.taken: dict[tuple[str, int], Reply] = {}
        self.undecided: set[str] = set()
        self._coming: dict[str, list[Arrival]] = {}
        start = oracle.start(tracks)
        reply = oracle.decide(tracks, ()) if start is not None else Reply(Verdict.NO)
        self.entered = reply.verdict
        if start is None or reply.verdict is Verdict.NO:
            return
        self._coming[tracks.start] = [Arrival(start.box, (reply.leaf,) if reply.leaf else ())]
        for id in tracks.order:
            self._visit(id)

    def _visit(self, id: str) -> None:
        coming = self._coming.pop(id, None)
        if not coming:
            return
        leaves = {identity(leaf): leaf for arrival in coming for leaf in arrival.leaves}
        arrival = self.at[id] = Arrival(joined([each.box for each in coming]), tuple(leaves.values())[:_KEPT])
        if not leaves:
            self.undecided.add(id)
        ways = self.tracks.ways_out[id]
        if isinstance(self.tracks.node(id).body, Decision):
            self._decide(id, arrival, ways)
        else:
            for way in ways:
                self._pass(way, arrival)

    def _decide(self, id: str, arrival: Arrival, ways: list[Way]) -> None:
        holding = self.tracks.holding(id)
        known: dict[Formula, tuple[Reply, Arrival | None]] = {}
        onward: dict[int, Arrival] = {}
        for index in range(len(holding.branches)):
            formula = holding.holds(index)
            if formula not in known:
                known[formula] = self._branch(id, arrival, formula)
            self.taken[id, index], passing = known[formula]
            if passing is not None:
                onward[index] = passing
        for way in ways:
            assert way.branch is not None
            if way.branch in onward:
                self._pass(way, onward[way.branch])

    def _branch(self, id: str, arrival: Arrival, formula: Formula) -> tuple[Reply, Arrival | None]:
        """Whether somebody who arrives takes a branch, and who goes on by it."""
        box = self.oracle.narrowed(self.tracks, arrival.box, formula)
        if box is None:
            return Reply(Verdict.NO), None
        reply = self.among(id, formula, box)
        if reply.verdict is Verdict.NO:
            return reply, None
        return reply, Arrival(box, (reply.leaf,) if reply.leaf is not None else ())

    def among(self, id: str, formula: Formula, box: Box | None = None) -> Reply:
        """Whether the formula holds of somebody who arrives at a node; ``box`` is where these can be, if known."""
        arrival = self.at.get(id)
        if arrival is None:
            return Reply(Verdict.NO)
        for leaf in arrival.leaves:
            found = self.oracle.extend(self.tracks, leaf, formula)
            if found is not None:
                return Reply(Verdict.YES, found)
        within = arrival.box if box is None else box
        return self.oracle.decide(self.tracks, (self.tracks.applies(id), formula), box=within)

    def _pass(self, way: Way, arrival: Arrival) -> None:
        self._coming.setdefault(way.target, []).append(arrival)


def joined(boxes: list[Box]) -> Box:
    """The least box around several."""
    first, *others = boxes
    around = dict(first)
    for box in others:
        if box is first:
            continue
        for variable in list(around):
            if variable in box:
                around[variable] |= box[variable]
            else:
                del around[variable]
    return around
