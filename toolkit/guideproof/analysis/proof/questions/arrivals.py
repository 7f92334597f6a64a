"""Who arrives where from one entry point: for every node the box of those who may, and states that surely do."""

from __future__ import annotations

from builtins import id as identity

from msgspec import Struct

from guideproof.analysis.proof.encoding.joins import ITSELF
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.encoding.tracks import Tracks, Way
from guideproof.analysis.proof.encoding.witness_reuse import KnownPatient, KnownPatients
from guideproof.analysis.proof.questions.alternatives import Alternatives
from guideproof.analysis.proof.questions.gaps import anybody_uncovered
from guideproof.analysis.proof.solver.logic import TRUE, Box, Formula, Lit, conj
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.solver.table import bits, places
from guideproof.model.node import Decision

_KEPT = 3


class Arrival(Struct, frozen=True):
    """Who arrives at a node: nobody outside ``box``; the patients of each of the ``leaves`` do. ``standings`` say of
    these how they come, where that is known."""

    box: Box
    leaves: tuple[Leaf, ...]
    standings: tuple[KnownPatient | None, ...]


class Arrivals:
    """One forward pass over the nodes of an entry point. A node without an arrival is reached by nobody: that is
    proven.

    ``taken`` says of every branch of every node with an arrival whether somebody takes it, ``gaps`` of every decision
    whether somebody finds none; ``undecided`` are the nodes of which it is not known whether anybody arrives.

    What nodes come down to is settled by the first pass alone: a later one, when it is assumed that nobody falls
    through, must not take away what says so.
    """

    def __init__(self, oracle: Oracle, tracks: Tracks) -> None:
        self.oracle = oracle
        self.tracks = tracks
        self.at: dict[str, Arrival] = {}
        self.taken: dict[tuple[str, int], Reply] = {}
        self.gaps: dict[str, Reply] = {}
        self.undecided: set[str] = set()
        self._onward: dict[tuple[str, int], Arrival] = {}
        self._known: dict[tuple[str, int], KnownPatient | None] = {}
        start = oracle.start(tracks)
        reply = oracle.decide(tracks, ()) if start is not None else Reply(Verdict.NO)
        self.entered = reply.verdict
        if start is None or reply.verdict is Verdict.NO:
            return
        self._everybody = _arrival(start.box, reply.leaf, None)
        self._follow = KnownPatients(oracle, tracks)
        self._again = tracks.joins.knows(tracks.start)
        tracks.joins.begin(tracks.start)
        for id in tracks.order:
            self._visit(id)

    def _visit(self, id: str) -> None:
        if not self.tracks.joins.knows(id):
            self.tracks.settle(id, filter(self._passable, self.tracks.ways_in[id]))
        coming = self._coming(id)
        if not coming:
            return
        some = {
            identity(leaf): (leaf, standing)
            for arrival in coming
            for leaf, standing in zip(arrival.leaves, arrival.standings, strict=True)
        }
        known = tuple(some.values())[:_KEPT]
        box = joined([each.box for each in coming])
        arrival = self.at[id] = Arrival(box, tuple(leaf for leaf, _ in known), tuple(each for _, each in known))
        if not known:
            self.undecided.add(id)
        if isinstance(self.tracks.node(id).body, Decision):
            self._decide(id, arrival)

    def _passable(self, way: Way) -> bool:
        """Whether somebody may come by an edge."""
        return way.source in self.at if way.branch is None else (way.source, way.branch) in self._onward

    def _coming(self, id: str) -> list[Arrival]:
        """Who comes to a node, from each of the branches to which that comes down."""
        terms = self.tracks.joins.behind(id)
        if terms is None:
            return [self._everybody]
        coming: list[Arrival | None] = []
        for each, some in terms.items():
            coming += (
                [self.at.get(each)] if some == ITSELF else [self._onward.get((each, index)) for index in places(some)]
            )
        return [each for each in coming if each is not None]

    def _decide(self, id: str, arrival: Arrival) -> None:
        holding = self.tracks.holding(id)
        for index in range(len(holding.branches)):
            self.taken[id, index], passing = self._branch(id, arrival, index)
            if passing is not None:
                self._onward[id, index] = passing
        if holding.otherwise is None:
            self.gaps[id] = anybody_uncovered(cases_at([self], id))
        if not self._again and (holding.otherwise is not None or self.gaps[id].verdict is Verdict.NO):
            possible = [index for index in range(len(holding.branches)) if (id, index) in self._onward]
            self.tracks.joins.complete(id, bits(possible))

    def _branch(self, id: str, arrival: Arrival, index: int) -> tuple[Reply, Arrival | None]:
        """Whether somebody who arrives takes a branch, and who goes on by it."""
        holding = self.tracks.holding(id)
        formula = holding.own(index) if holding.left(index, 0) is not None else holding.holds(index)
        box = self.oracle.narrowed(self.tracks, arrival.box, formula)
        if box is None:
            return Reply(Verdict.NO), None
        reply, standing = self._taking(id, index, None, box)
        return reply, None if reply.verdict is Verdict.NO else _arrival(box, reply.leaf, standing)

    def takes(self, id: str, index: int, other: int) -> Reply:
        """Whether somebody who arrives at a node takes a branch while another one's condition holds as well."""
        return self._taking(id, index, other, self.at[id].box)[0] if id in self.at else Reply(Verdict.NO)

    def _taking(self, id: str, index: int, other: int | None, box: Box) -> tuple[Reply, KnownPatient | None]:
        """The same, and who it is. What no earlier branch takes is asked for piece by piece where there are many."""
        holding, budget, full = self.tracks.holding(id), self.oracle.budget, self.oracle.space.full
        formula = TRUE if other is None else holding.own(other)
        regions = holding.left(index, budget.cover, other)
        for number, region in enumerate(regions or ()):
            if region is None or number >= budget.tries:
                break
            parts = [Lit(variable, mask) for variable, mask in region.items() if mask != full[variable]]
            reply, standing = self._found(id, conj([formula, *parts]), box)
            if reply.verdict is not Verdict.NO:
                return reply, standing
        else:
            if regions is not None:
                return Reply(Verdict.NO), None
        return self._found(id, conj([formula, holding.holds(index)]), box)

    def among(self, id: str, formula: Formula, box: Box | None = None) -> Reply:
        """Whether the formula holds of somebody who arrives at a node; ``box`` is where these can be, if known."""
        arrival = self.at.get(id)
        return (
            Reply(Verdict.NO) if arrival is None else self._found(id, formula, arrival.box if box is None else box)[0]
        )

    def _found(self, id: str, formula: Formula, box: Box) -> tuple[Reply, KnownPatient | None]:
        """Somebody who arrives and of whom the formula holds: among those who are known, like one of these, or else
        anybody. Whoever is less like them is looked for only when it is not soon plain whether there is anybody."""
        arrival, budget, large = self.at[id], self.oracle.budget, list[KnownPatient]()
        further: KnownPatient | None = None
        for place, leaf in enumerate(arrival.leaves):
            standing = self._standing(id, place)
            if standing is None:
                found = self.oracle.extend(self.tracks, leaf, formula)
                if found is not None:
                    return Reply(Verdict.YES, found), None
            else:
                large.append(standing)
                further = self._follow.further(standing, formula, budget.few_changes)
                if further is not None:
                    return Reply(Verdict.YES, further.leaf), further

        def less_alike() -> Leaf | None:
            nonlocal further
            found = (self._follow.further(standing, formula, budget.changes) for standing in large)
            further = next(filter(None, found), None)
            return None if further is None else further.leaf

        goals, soon = (self.tracks.applies(id), formula), budget.quick if large else None
        return self.oracle.decide(self.tracks, goals, box=box, soon=soon, otherwise=less_alike), further

    def _standing(self, id: str, place: int) -> KnownPatient | None:
        """Who it is that arrives at a node in its leaf of this place, where that is known or found out."""
        arrival = self.at[id]
        if (id, place) not in self._known:
            self._known[id, place] = arrival.standings[place] or self._follow.of(arrival.leaves[place], id)
        return self._known[id, place]


def _arrival(box: Box, leaf: Leaf | None, standing: KnownPatient | None) -> Arrival:
    return Arrival(box, () if leaf is None else (leaf,), () if leaf is None else (standing,))


def cases_at(here: list[Arrivals], node: str) -> Alternatives:
    """The conditions of a node's branches, asked of all who arrive there from some entry points."""
    first, arriving = here[0], [each.at[node] for each in here]
    holding = first.tracks.holding(node)
    conditions = ((index, holding.condition(index)) for index in range(len(holding.branches)))
    return Alternatives(
        first.oracle,
        first.tracks,
        tuple((index, formula) for index, formula in conditions if formula is not None),
        joined([each.box for each in arriving]),
        tuple(leaf for each in arriving for leaf in each.leaves),
        lambda formula: among_any(here, node, formula),
    )


def among_any(here: list[Arrivals], node: str, formula: Formula) -> Reply:
    """Whether a formula holds of somebody who arrives at a node from some of the entry points."""
    verdict = Verdict.NO
    for arrivals in here:
        reply = arrivals.among(node, formula)
        if reply.verdict is Verdict.YES:
            return reply
        verdict = reply.verdict if reply.verdict is Verdict.OPEN else verdict
    return Reply(verdict)


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
