"""The way of a patient through the algorithm, and how it becomes another one where a few nodes do otherwise.

Of another way no more is walked than what differs: a node that is come to as before leads on as before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from guideproof.analysis.evaluation.truth import Truth
from guideproof.analysis.graph.edges import node_edges
from guideproof.analysis.graph.visits import node_order
from guideproof.model.guideline import Guideline


class Outcome(NamedTuple):
    """The nodes to which a node leads for certain, those to which it may lead, and whether it is a decision that has no
    branch for the patient."""

    certain: frozenset[str]
    possible: frozenset[str]
    nothing: bool


Outcomes = Callable[[str], Outcome]
"""What each node does for a patient."""


class Way(NamedTuple):
    """The nodes that are come to, for certain (true) or maybe (unknown); those of the first kind in their order, and
    which of these are decisions without a branch for the patient."""

    reached: Mapping[str, Truth]
    visited: Sequence[str]
    falling: frozenset[str]


class Ways:
    """The ways through one guideline. Nodes that do not lead to each other come in the order of the guideline."""

    def __init__(self, guideline: Guideline) -> None:
        self._rank = {id: place for place, id in enumerate(node_order(guideline))}
        self._order = list(self._rank)
        self._before: dict[str, list[str]] = {id: [] for id in self._rank}
        for source, targets in node_edges(guideline).items():
            for target in targets:
                self._before.setdefault(target, []).append(source)

    def whole(self, start: str, applies: Truth, outcome: Outcomes) -> Way:
        """The way from a node, which applies as is said."""
        reached, waiting = {start: applies}, [self._rank[start]]
        visited: list[str] = []
        falling: set[str] = set()
        while waiting:
            id = self._order[heappop(waiting)]
            here, leads = reached[id], outcome(id)
            if here:
                visited.append(id)
                falling |= {id} if leads.nothing else set()
            for targets, truth in ((leads.certain, here), (leads.possible, None)):
                for target in targets:
                    if target in self._rank:
                        if target not in reached:
                            heappush(waiting, self._rank[target])
                        reached[target] = reached.get(target) or truth
        return Way(reached, visited, frozenset(falling))

    def otherwise(self, way: Way, sources: Collection[str], was: Outcomes, becomes: Outcomes) -> Way:
        """The way where these nodes, and no others that are on it, may do otherwise than they did."""
        there = [id for id in sources if id in way.reached]
        changed = [id for id in there if was(id) != becomes(id)]
        if not changed:
            return way
        reached, touched = dict(way.reached), set(changed)
        waiting = list({self._rank[target] for id in changed for target in self._onward(was(id), becomes(id))})
        heapify(waiting)
        seen = set(waiting)
        while waiting:
            id = self._order[heappop(waiting)]
            truths = self._arriving(id, changed, reached, becomes)
            if truths == ([reached[id]] if id in reached else []):
                continue
            touched.add(id)
            reached.pop(id, None)
            reached.update((id, truth) for truth in truths)
            for place in {self._rank[target] for target in self._onward(was(id), becomes(id))} - seen:
                seen.add(place)
                heappush(waiting, place)
        visited = [id for id in way.visited if reached.get(id)]
        come = [id for id in touched if reached.get(id) and not way.reached.get(id)]
        if come:
            visited = sorted([*visited, *come], key=self._rank.__getitem__)
        fallen = {id for id in touched if reached.get(id) and becomes(id).nothing}
        return Way(reached, visited, frozenset({id for id in way.falling - touched if reached.get(id)} | fallen))

    def _onward(self, *outcomes: Outcome) -> Iterable[str]:
        return (target for each in outcomes for target in each.certain | each.possible if target in self._rank)

    def _arriving(
        self, id: str, changed: Iterable[str], reached: Mapping[str, Truth], outcome: Outcomes
    ) -> list[Truth]:
        """Whether a node is come to, as its only truth; nothing where it is not."""
        found: list[Truth] = []
        for source in (*self._before[id], *changed):
            if source in reached:
                leads = outcome(source)
                if id in leads.certain and reached[source]:
                    return [True]
                if id in leads.certain or id in leads.possible:
                    found = [None]
        return found
