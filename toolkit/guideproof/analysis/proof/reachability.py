"""Nodes that edges lead to and no patient; patients who are sent to an end without a recommendation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideproof.analysis.proof.arrivals import Arrivals
from guideproof.analysis.proof.escape import Escape
from guideproof.analysis.proof.fact import Asked, NoRecommendation, NotDecided, ProofFact, UnreachableByAnyPatient
from guideproof.analysis.proof.oracle import Oracle, Reply
from guideproof.analysis.proof.replay import Claim, Witnesses
from guideproof.analysis.proof.search import Verdict
from guideproof.analysis.proof.tracks import ENDED, Tracks
from guideproof.model.node import Decision, Reassess, Recommendation


def unreachable(oracle: Oracle, arrivals: Mapping[str, Arrivals]) -> Iterator[ProofFact]:
    """The nodes that nobody reaches from any entry point that somebody enters; those that hang on one are with it."""
    led_to = [id for id in oracle.guideline.nodes if any(id in each.tracks.rank for each in arrivals.values())]
    reached = {id for each in arrivals.values() for id, arrival in each.at.items() if arrival.leaves}
    undecided = {id for each in arrivals.values() for id in each.undecided} - reached
    for id in led_to:
        oracle.tally.count(Verdict.NO if id in reached else Verdict.OPEN if id in undecided else Verdict.YES)
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
    found, waiting = {id}, [id]
    while waiting:
        source = waiting.pop()
        for each in arrivals.values():
            for way in each.tracks.ways_out.get(source, ()):
                if way.target in never and way.target not in found:
                    found.add(way.target)
                    waiting.append(way.target)
    return found


def unrecommended(oracle: Oracle, witnesses: Witnesses, arrivals: Mapping[str, Arrivals]) -> Iterator[ProofFact]:
    """Patients who come to a reassessment and get no recommendation on any track.

    Left aside are tracks that end with ``next: []``, and gaps, which are findings of their own.
    """
    found: dict[str, tuple[list[str], Arrivals, Reply]] = {}
    for each in arrivals.values():
        for end, avoided in _bare_ends(each):
            reply = without(oracle, each, (end,), avoided)
            oracle.tally.count(reply.verdict)
            if reply.verdict is Verdict.OPEN:
                yield NotDecided(Asked.RECOMMENDATION, end, each.tracks.entry.name)
            elif reply.verdict is Verdict.YES:
                found.setdefault(end, ([], each, reply))[0].append(each.tracks.entry.name)
    for end, (entries, each, reply) in found.items():
        assert reply.leaf is not None
        patient = witnesses.patient(each.tracks, reply.leaf, _nothing_before(each.tracks, end))
        yield NoRecommendation(end, tuple(entries), patient)


def _nothing_before(tracks: Tracks, end: str) -> Claim:
    nodes = _recommending(tracks)
    return Claim(
        lambda view: view.applies(end) is True and all(view.applies(id) is False for id in nodes),
        lambda shown: not shown.recommendations and any(step.node == end for step in shown.path),
    )


def _recommending(tracks: Tracks) -> list[str]:
    return [id for id in tracks.order if isinstance(tracks.node(id).body, Recommendation)]


def _bare_ends(arrivals: Arrivals) -> Iterator[tuple[str, set[str]]]:
    """The reassessments to which decisions alone lead, each with the first recommendations and ends beside the way."""
    tracks = arrivals.tracks
    reached, first = {tracks.start}, set[str]()
    for id in tracks.order:
        if id not in reached:
            continue
        if isinstance(tracks.node(id).body, Recommendation):
            first.add(id)
        elif isinstance(tracks.node(id).body, Decision):
            reached.update(way.target for way in tracks.ways_out[id])
    avoided = first | ({ENDED} if ENDED in reached else set())
    for id in tracks.order:
        if id in reached and id in arrivals.at and isinstance(tracks.node(id).body, Reassess):
            yield id, avoided


def without(oracle: Oracle, arrivals: Arrivals, goals: tuple[str, ...], avoided: set[str]) -> Reply:
    """Whether somebody reaches all the goals and none of the avoided nodes."""
    tracks = arrivals.tracks
    absent = [oracle.negation(tracks.applies(id)) for id in avoided if id in tracks.ways_in]
    return oracle.decide(tracks, [tracks.applies(id) for id in goals], choose=Escape(tracks, avoided), absent=absent)
