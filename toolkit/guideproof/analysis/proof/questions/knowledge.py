"""What is known where: an element that a decision, an amount or a due date reads must have been made known on every
path to it (sections 3, 4, 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guideproof.analysis.graph.edges import element_order, told_by
from guideproof.analysis.proof.encoding.applicability import applying
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks, Way
from guideproof.analysis.proof.questions.arrivals import Arrivals
from guideproof.analysis.proof.solver.logic import Box, Formula, conj
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.witness.fact import ElementNeverKnown, ProofFact
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.condition import All, Condition, elements_of, tests
from guideproof.model.element import VISIT
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Node, Recommendation, Selection
from guideproof.program.conditions import applies
from guideproof.program.proposition import ALWAYS
from guideproof.program.texts import measures

_PATHS = 400


class Knowledge:
    """Sets of input elements as bits: what each node reads, and what each edge makes known."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._bit = {id: 1 << place for place, id in enumerate(guideline.elements)}
        self._inputs = {**self._bit, VISIT: 0}  # the day of the visit is known to everybody
        self._needed: dict[str, int] = {}
        read = told_by(guideline)
        for id in element_order(guideline):
            self._inputs[id] = self._bit.get(id, 0) | self._union(self._inputs[each] for each in read[id])

    def read(self, condition: Condition) -> int:
        """The input elements that a condition reads, by itself or through derived ones."""
        return self._union(self._inputs[each] for each in elements_of(condition))

    def needed(self, node: Node) -> int:
        """What a decision reads, or what gives the amounts or the date of a node."""
        if node.id not in self._needed:
            told = self._union(self._inputs[each] for each in measures(node))
            self._needed[node.id] = self._union(map(self.read, node.conditions)) | told
        return self._needed[node.id]

    def known_at(self, tracks: Tracks) -> int:
        """What is known when an entry point is entered: what it ``knows``, the inputs whose test its ``when`` demands,
        and those whose missing value stands for something; all, where it does not say what it knows."""
        if tracks.entry.knows is None:
            return self._union(self._bit.values())
        known = self._union(self._bit.get(each.id, 0) for each in tracks.entry.knows)
        known |= self._union(self._bit[id] for id, each in self._guideline.elements.items() if each.assumption)
        when = tracks.entry.when
        parts = () if when is None else when.parts if isinstance(when, All) else (when,)
        for part in parts:
            if len(list(tests(part))) == 1:
                inputs = [each for each in elements_of(part) if each in self._bit]
                known |= self._union(self._inputs[each] for each in inputs)
        return known

    def gained(self, tracks: Tracks, way: Way) -> int:
        """What going along an edge makes known: by the branch, or by what the node before recommends."""
        branch = tracks.branch(way)
        if branch is not None:
            return self._union(self._bit.get(each.id, 0) for each in branch.knows)
        body = tracks.node(way.source).body
        return self._yielded(body) if isinstance(body, Recommendation) else 0

    def _yielded(self, body: Recommendation) -> int:
        """What a recommendation's interventions yield; of a choice only what every option does, if one must be
        picked."""
        yields = [
            self._union(
                self._bit.get(each.id, 0) for each in self._guideline.interventions[item.intervention.id].yields
            )
            for item in body.items
            if item.direction is Direction.FOR
        ]
        if body.selection is Selection.ALL:
            return self._union(yields)
        if body.selection not in (Selection.EXACTLY_ONE, Selection.ONE_OR_MORE) or not yields:
            return 0
        common = yields[0]
        for each in yields[1:]:
            common &= each
        return common

    def alike(self, element: int) -> tuple[str, int]:
        """The input of a bit, and those that apply wherever it does, as far as can be told without a patient."""
        [own] = (id for id, bit in self._bit.items() if bit == element)
        fitting = (ALWAYS, applies(own, self._guideline))
        return own, self._union(bit for id, bit in self._bit.items() if applies(id, self._guideline) in fitting)

    def names(self, bits: int) -> tuple[str, ...]:
        """The elements of a set, in the order of the guideline."""
        return tuple(id for id, bit in self._bit.items() if bit & bits)

    @staticmethod
    def _union(sets: Iterable[int]) -> int:
        union = 0
        for each in sets:
            union |= each
        return union


def never_known(oracle: Oracle, witnesses: Witnesses, arrivals: Mapping[str, Arrivals]) -> Iterator[ProofFact]:
    """Nodes that read an element which a path to them, that patients take, leaves unknown: the first on such paths.

    A later visit begins with what its entry point knows; nothing is carried over a reassessment.
    """
    knowledge = Knowledge(oracle.guideline)
    for each in arrivals.values():
        for node, missing in _lacks(knowledge, each):
            while missing:
                element, alike = knowledge.alike(missing & -missing)
                path, leaf = _path(
                    oracle, knowledge, each, node, missing & -missing, applying(oracle.encoding, element)
                )
                verdict = Verdict.OPEN if path is None else Verdict.YES if leaf is not None else Verdict.NO
                oracle.tally.count(verdict, Asked.KNOWN, node)
                if path is None:
                    yield NotDecided(Asked.KNOWN, node, each.tracks.entry.name)
                if path is None or leaf is None:
                    missing &= missing - 1
                    continue
                unknown = missing & ~_known_along(knowledge, each.tracks, path) & alike
                missing &= ~unknown
                yield _fact(witnesses, each, node, knowledge.names(unknown), path, leaf)


def _lacks(knowledge: Knowledge, arrivals: Arrivals) -> list[tuple[str, int]]:
    """The nodes that may read something unknown, and what. By a forward pass: known is what all ways in make
    known. What was missing once counts as known from there on."""
    tracks = arrivals.tracks
    known: dict[str, int] = {tracks.start: knowledge.known_at(tracks)}
    lacks: list[tuple[str, int]] = []
    for id in (each for each in tracks.order if each in arrivals.at):
        needed = knowledge.needed(tracks.node(id))
        missing = needed & ~known[id]
        if missing:
            lacks.append((id, missing))
        for way in tracks.ways_out[id]:
            if way.branch is not None and arrivals.taken[id, way.branch].verdict is Verdict.NO:
                continue
            after = known[id] | needed | knowledge.gained(tracks, way)
            known[way.target] = known.get(way.target, after) & after
    return lacks


def _known_along(knowledge: Knowledge, tracks: Tracks, path: tuple[Way, ...]) -> int:
    known = knowledge.known_at(tracks)
    for way in path:
        known |= knowledge.needed(tracks.node(way.source)) | knowledge.gained(tracks, way)
    return known


def _path(
    oracle: Oracle, knowledge: Knowledge, arrivals: Arrivals, node: str, element: int, applies: Formula
) -> tuple[tuple[Way, ...] | None, Leaf | None]:
    """A path that patients to whom an element applies take to a node, and that leaves it unknown; without a state:
    there is none.

    Depth first, with the box of those who can go on; no path at all stands for an open question.
    """
    tracks = arrivals.tracks
    cone = tracks.cone({node})
    waiting: list[tuple[str, Box, tuple[Way, ...]]] = [(tracks.start, arrivals.at[tracks.start].box, ())]
    settled = True
    for _ in range(_PATHS):
        if not waiting:
            return ((), None) if settled else (None, None)
        id, box, path = waiting.pop()
        if id == node:
            reply = oracle.decide(tracks, [conj([tracks.holds(way) for way in path]), applies])
            if reply.leaf is not None:
                return path, reply.leaf
            settled = settled and reply.verdict is Verdict.NO
            continue
        if knowledge.needed(tracks.node(id)) & element:
            continue
        for way in reversed(tracks.ways_out[id]):
            if way.target in cone and not knowledge.gained(tracks, way) & element:
                there = oracle.narrowed(tracks, box, tracks.holds(way))
                if there is not None:
                    waiting.append((way.target, there, (*path, way)))
    return None, None


def _fact(
    witnesses: Witnesses,
    arrivals: Arrivals,
    node: str,
    elements: tuple[str, ...],
    path: tuple[Way, ...],
    leaf: Leaf,
) -> ElementNeverKnown:
    tracks = arrivals.tracks
    nodes = (*(way.source for way in path), node)
    claim = Claimed(
        lambda view: (
            view.applies(node) is True
            and all(way.branch is None or view.holds(way.source, way.branch) is True for way in path)
        ),
        lambda shown: set(nodes) <= {step.node for step in shown.path},
    )
    patient = witnesses.patient(tracks, leaf, claim)
    return ElementNeverKnown(node, tracks.entry.name, elements, nodes, patient)
