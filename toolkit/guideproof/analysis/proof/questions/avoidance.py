"""Patients who miss all of some nodes: their tracks are followed forwards, from the start, and cut at these nodes."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.logic import Box, Formula
from guideproof.analysis.proof.solver.search import Search
from guideproof.model.node import Decision


class Escape:
    """Chooses for a search which branches are taken on the way to the avoided nodes, until all of that is settled."""

    def __init__(self, tracks: Tracks, avoided: set[str]) -> None:
        self._tracks = tracks
        self._avoided = avoided
        self._cone = tracks.cone(avoided)
        self._order = [id for id in tracks.order if id in self._cone]

    def __call__(self, search: Search) -> Iterator[tuple[Formula, ...]] | bool | None:
        """The first branch that is still open as alternatives; ``False`` where an avoided node applies."""
        applies = {self._tracks.start}
        for id in self._order:
            search.steps += 1
            if id not in applies:
                continue
            if id in self._avoided:
                return False
            for way in self._tracks.ways_out[id]:
                if way.target not in self._cone:
                    continue
                holds = self._tracks.holds(way)
                value = search.value(holds)
                if value is None:
                    return search.by_literal(holds)
                if value:
                    applies.add(way.target)
                    if way.target in self._avoided:
                        return False
        return None


def inescapable(oracle: Oracle, tracks: Tracks, box: Box, nodes: set[str]) -> bool:
    """Whether everybody in a box surely comes to one of the nodes: no way leads past them, and no decision has a gap.

    Told by boxes alone, in one pass; ``False`` says nothing.
    """
    cone = tracks.cone(nodes)
    if tracks.start not in cone:
        return False
    at: dict[str, list[Box]] = {tracks.start: [box]}
    for id in (each for each in tracks.order if each in cone and each not in nodes):
        for here in at.pop(id, ()):
            onward = _onward(oracle, tracks, id, here, cone)
            if onward is None:
                return False
            for target, there in onward:
                some = at.setdefault(target, [])
                some.append(there)
                if len(some) > _MOST:
                    return False
    return True


_MOST = 40


def _onward(oracle: Oracle, tracks: Tracks, id: str, box: Box, cone: set[str]) -> list[tuple[str, Box]] | None:
    """Where those in a box go on inside the cone, one target for each branch; ``None`` if some may leave it."""
    ways = tracks.ways_out[id]
    if not isinstance(tracks.node(id).body, Decision):
        inside = next((way.target for way in ways if way.target in cone), None)
        return None if inside is None else [(inside, box)]
    holding = tracks.holding(id)
    onward: list[tuple[str, Box]] = []
    for index in range(len(holding.branches)):
        there = oracle.narrowed(tracks, box, holding.holds(index))
        if there is not None:
            inside = next((way.target for way in ways if way.branch == index and way.target in cone), None)
            if inside is None:
                return None
            onward.append((inside, there))
    return None if oracle.narrowed(tracks, box, holding.none) is not None else onward
