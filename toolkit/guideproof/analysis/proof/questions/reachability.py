"""Nodes that edges lead to and no patient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideproof.analysis.graph.edges import closure
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.questions.arrivals import Arrivals
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import ProofFact, UnreachableByAnyPatient
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided


def unreachable(oracle: Oracle, arrivals: Mapping[str, Arrivals]) -> Iterator[ProofFact]:
    """The nodes that nobody reaches from any entry point that somebody enters; those that hang on one are with it."""
    led_to = [id for id in oracle.guideline.nodes if any(id in each.tracks.rank for each in arrivals.values())]
    reached = {id for each in arrivals.values() for id, arrival in each.at.items() if arrival.leaves}
    undecided = {id for each in arrivals.values() for id in each.undecided} - reached
    for id in led_to:
        verdict = Verdict.NO if id in reached else Verdict.OPEN if id in undecided else Verdict.YES
        oracle.tally.count(verdict, Asked.REACHABLE, id)
        if id in undecided:
            yield NotDecided(Asked.REACHABLE, id, None)
    never = set(led_to) - reached - undecided
    rank = {id: place for each in arrivals.values() for place, id in enumerate(each.tracks.order)}
    taken: set[str] = set()
    for id in sorted(never, key=lambda each: (rank[each], each)):
        if id not in taken:
            behind = _behind(id, arrivals, never)
            hanging = _hanging(id, arrivals, never)
            taken |= hanging
            yield UnreachableByAnyPatient(id, behind, tuple(sorted(hanging - {id})))


def _behind(id: str, arrivals: Mapping[str, Arrivals], never: set[str]) -> tuple[tuple[str, int], ...]:
    ways = {
        (way.source, way.branch)
        for each in arrivals.values()
        for way in each.tracks.ways_in.get(id, ())
        if way.source not in never and way.branch is not None
    }
    return tuple(sorted(ways))


def _hanging(id: str, arrivals: Mapping[str, Arrivals], never: set[str]) -> set[str]:
    def leads(source: str) -> Iterator[str]:
        ways = (way for each in arrivals.values() for way in each.tracks.ways_out.get(source, ()))
        return (way.target for way in ways if way.target in never)

    return set(closure([id], leads))
