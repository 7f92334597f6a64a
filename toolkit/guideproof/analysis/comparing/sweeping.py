"""Which nodes that there are twice the same patients come to: from then on, both are one to the prover.

In topological order: whoever comes to a node by some branch comes to its twin too, if they come to the twins of all
that lead to it and the same branches hold there. Where that does not tell, the prover is asked, so that a difference
ends where the ways join again, and all that follows is the same without a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideproof.analysis.cases.asking import FoundPatient
from guideproof.analysis.comparing.questions import BothVersions
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula
from guideproof.analysis.proof.solver.search import Verdict


def dominators(tracks: Tracks) -> dict[str, str]:
    """For each node but the start the last one before it that everybody who comes to it has passed (T. Lengauer, R. E.
    Tarjan, 1979, define it; without circles one pass in topological order finds it)."""
    over: dict[str, str] = {}
    depth = {tracks.start: 0}
    for id in tracks.order:
        for source in (way.source for way in tracks.ways_in[id]):
            one = over.get(id, source)
            while one != source:
                if depth[one] >= depth[source]:
                    one = over[one]
                else:
                    source = over[source]
            over[id] = one
        if id in over:
            depth[id] = depth[over[id]] + 1
    return over


class Swept:
    """What is known of the nodes that there are twice, and the patients who were found on the way."""

    def __init__(self, both: BothVersions) -> None:
        self._both = both
        self._twins = {
            one: other
            for id, later in both.composition.later.items()
            if id in both.base.nodes
            for one, other in ((id, later), (later, id))
        }
        self._doors = both.composition.guideline.nodes.keys() - both.base.nodes.keys() - {*self._later()}
        self._follow: dict[str, set[str]] = {}
        self.cases: list[FoundPatient] = []
        for tracks in both.asker.oracle.tracks.values():
            self._sweep(tracks)

    def implied(self, tracks: Tracks, says: tuple[str, ...], silent: tuple[str, ...]) -> bool:
        """Whether it is proven that whoever comes to one of some nodes comes to one of others, too."""
        follow = self._follow[tracks.entry.name]
        return all(
            id not in tracks.rank or id in silent or (id in follow and self._twins.get(id) in silent) for id in says
        )

    def _later(self) -> Iterator[str]:
        return iter(self._both.composition.later.values())

    def _sweep(self, tracks: Tracks) -> None:
        """Settles every node of an entry point, in topological order."""
        follow = self._follow[tracks.entry.name] = set()
        passed: set[str] = set()
        over = dominators(tracks)
        cases: list[tuple[FoundPatient, set[str]]] = []
        for id in tracks.order:
            twin = id if id in self._doors else self._twins.get(id)
            passed.add(id)
            if twin == id:
                follow.add(id)
            elif twin is not None and (twin in passed or twin not in tracks.rank):
                both_follow = [self._follows(*pair, tracks, follow, cases, over) for pair in ((id, twin), (twin, id))]
                if all(both_follow) and twin in tracks.rank:
                    base = id if id in self._both.base.nodes else twin
                    tracks.take_as(twin if base == id else id, base)
        self.cases += [case for case, _ in cases]

    def _follows(
        self,
        one: str,
        other: str,
        tracks: Tracks,
        follow: set[str],
        cases: list[tuple[FoundPatient, set[str]]],
        over: Mapping[str, str],
    ) -> bool:
        """Whether everybody who comes to a node comes to its twin, as far as that is known; who is found is kept. It is
        not asked where fewer come already to the twin of a node that all who come there passed."""
        if one not in tracks.rank or self._plainly(one, other, tracks, follow):
            follow.add(one)
            return True
        if over.get(one, one) not in follow or any(one in path and other not in path for _, path in cases):
            return False
        absent = [tracks.absent(other)] if other in tracks.rank else []
        goals = [*self._both.parting.before(tracks, (one, other)), tracks.applies(one), *absent]
        reply = self._both.one(goals, tracks)
        if isinstance(reply, FoundPatient):
            cases.append((reply, self._way(reply)))
        elif reply is Verdict.NO:
            follow.add(one)
        return reply is Verdict.NO

    def _way(self, patient: FoundPatient) -> set[str]:
        """The nodes that a patient comes to in both versions, as they are called in both side by side."""
        was, becomes = self._both.replay.evaluations(patient.facts, patient.entry)
        later = self._both.composition.later
        return {*(step.node for step in was.path), *(later[step.node] for step in becomes.path)}

    def _plainly(self, one: str, other: str, tracks: Tracks, follow: set[str]) -> bool:
        """Whether that is so by what leads to both."""
        if one == tracks.start:
            return False
        ways = tracks.ways_in.get(other, [])
        for way in tracks.ways_in[one]:
            source = way.source if way.source in self._doors else self._twins.get(way.source)
            holds = tracks.holds(way)
            if holds == FALSE:
                continue
            likewise: list[Formula] = [tracks.holds(each) for each in ways if each.source == source]
            if way.source not in follow or (holds not in likewise and TRUE not in likewise):
                return False
        return True
