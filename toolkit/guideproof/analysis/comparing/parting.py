"""Where the ways of a patient can part at all: whoever is at none of these places is told the same by both versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from guideproof.analysis.cases.asking import Asker
from guideproof.analysis.comparing.asked import asks
from guideproof.analysis.comparing.composed import Composition
from guideproof.analysis.comparing.offers import advice, offers
from guideproof.analysis.graph.edges import closure
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.logic import FALSE, Formula, conj, disj
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node


class _Place(Struct, frozen=True):
    """A node that both versions have, by its names in both, where a way may part, or which says something else
    itself."""

    id: str
    later: str
    decides: bool
    after: frozenset[str]


class Parting:
    """What follows from a patient being told something by one version alone.

    Both versions begin at the same node. The first node, in topological order, to which a patient comes in one version
    alone is led to by a node at which both ways are; that one is a changed decision that leads them elsewhere, or
    another node that was changed. So who comes to no such node comes to the same nodes in both, and is told the same
    but where a node says something else itself.
    """

    def __init__(self, base: Guideline, head: Guideline, both: Composition, asker: Asker) -> None:
        self._both, self._asker = both, asker
        self._starts = {
            name: base.manifest.entry_points[name].start.id == head.manifest.entry_points[name].start.id
            for name in both.scopes
        }
        edges = {id: [target.id for _, target in node.edges] for id, node in both.guideline.nodes.items()}
        self._places = list(_places(base, head, both, edges))
        self._elsewhere: dict[tuple[str, str, bool], Formula] = {}

    def before(self, tracks: Tracks, nodes: Iterable[str]) -> list[Formula]:
        """What holds of everybody at an entry point who comes to some of these nodes, or is told something there, in
        one version alone; nothing where nothing is known to."""
        if not self._starts[tracks.entry.name]:
            return []
        asked = {*nodes}
        found = [self._here(place, tracks) for place in self._places if not asked.isdisjoint(place.after)]
        ways = [each for each in found if each != FALSE]
        return [disj(ways, self._asker.oracle.space.full) if ways else FALSE]

    def _here(self, place: _Place, tracks: Tracks) -> Formula:
        known = tracks.entry.name, place.id, place.decides
        if known not in self._elsewhere:
            self._elsewhere[known] = self._parts(place, tracks)
        return self._elsewhere[known]

    def _parts(self, place: _Place, tracks: Tracks) -> Formula:
        there = [each for each in dict.fromkeys((place.id, place.later)) if each in tracks.rank]
        if place.decides and len(there) == 2:
            elsewhere = led_elsewhere(place.id, place.later, tracks, self._both, self._asker)
            return FALSE if elsewhere == FALSE else conj([*map(tracks.applies, there), elsewhere])
        if place.decides or not there:
            return FALSE
        return disj([tracks.applies(each) for each in there], self._asker.oracle.space.full)


def _places(base: Guideline, head: Guideline, both: Composition, edges: Mapping[str, list[str]]) -> Iterator[_Place]:
    def after(*ids: str) -> frozenset[str]:
        return frozenset(closure(ids, lambda id: edges.get(id, ())))

    for id, node in base.nodes.items():
        other = head.nodes.get(id)
        if other is None:
            continue
        later = both.later[id]
        if id in both.forks:
            yield _Place(id, later, node.decides and other.decides, after(id, later))
        if _says(node, base) != _says(other, head):
            yield _Place(id, later, False, frozenset((id, later)))


def _says(node: Node, guideline: Guideline) -> frozenset[object]:
    return frozenset((*offers(node, guideline), *advice(node, guideline), *asks(node, guideline)))


def led_elsewhere(id: str, later: str, tracks: Tracks, both: Composition, asker: Asker) -> Formula:
    """That the later version of a decision leads somewhere that the earlier does not, or the other way round."""
    oracle, full = asker.oracle, asker.oracle.space.full
    ways: dict[str, list[list[Formula]]] = {}
    back = {twin: each for each, twin in both.later.items()}
    for place, name in enumerate((id, later)):
        for way in tracks.ways_out[name]:
            target = back.get(way.target, way.target)
            ways.setdefault(target, [[], []])[place].append(tracks.holds(way))
    differing = [oracle.exactly_one(disj(one, full), disj(other, full)) for one, other in ways.values() if one != other]
    none = [tracks.holding(name).none for name in (id, later)]
    differing += [oracle.exactly_one(*none)] if none[0] != none[1] else []
    found = [each for each in differing if each != FALSE]
    return disj(found, full) if found else FALSE
