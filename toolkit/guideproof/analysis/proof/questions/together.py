"""Which recommendations come to one patient together: for contradictions and for ``never_together``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.questions.arrivals import Arrivals
from guideproof.analysis.proof.solver.labeling import label
from guideproof.analysis.proof.solver.logic import Box, meet
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.solver.table import BoxTable, bits, places
from guideproof.analysis.proof.witness.fact import Recommending
from guideproof.model.node import Direction, Recommendation, Selection

Clash = tuple[str, Direction, str, Direction]
"""Two interventions with directions that may not come together."""

CERTAIN = frozenset({Selection.ALL, Selection.EXACTLY_ONE, Selection.ONE_OR_MORE})
"""Where at least one of the items is picked."""
_BOTH = (Selection.ALL, Selection.ONE_OR_MORE, Selection.ANY)
_LABELS = 2_000


class Pair(Struct, frozen=True):
    """Two places whose items clash, the entry point and a state in which both nodes apply (``None``: not decided)."""

    first: Recommending
    second: Recommending
    arrivals: Arrivals
    leaf: Leaf | None


class Together:
    """Answers which items of an entry point's recommendations come together. What two nodes share is asked once."""

    def __init__(self, oracle: Oracle, arrivals: Arrivals) -> None:
        self._oracle = oracle
        self._arrivals = arrivals
        self._tracks = arrivals.tracks
        self._nodes = [id for id in self._tracks.order if id in arrivals.at and self._body(id) is not None]
        self._place = {id: place for place, id in enumerate(self._nodes)}
        self._items: dict[tuple[str, Direction], list[Recommending]] = {}
        for id in self._nodes:
            body = self._body(id)
            assert body is not None
            for number, item in enumerate(body.items):
                place = Recommending(id, number, item.intervention.id)
                self._items.setdefault((item.intervention.id, item.direction), []).append(place)
        self._met: list[int] | None = None
        self._replies: dict[tuple[str, str], Reply] = {}

    def _body(self, id: str) -> Recommendation | None:
        body = self._tracks.node(id).body
        return body if isinstance(body, Recommendation) else None

    def items(self, intervention: str, direction: Direction) -> Sequence[Recommending]:
        """The places of an intervention, in the order of the nodes."""
        return self._items.get((intervention, direction), ())

    def pairs(self, clash: Clash, clashes: frozenset[Clash] | None) -> Iterator[Pair]:
        """The places that clash and come together, or that may. ``clashes`` are all of the same kind, for choices that
        clash only if every permitted pick does; without them one pick that takes both is enough."""
        one, direction, other, opposite = clash
        seconds = self.items(other, opposite)
        if not seconds:
            return
        at_node: dict[str, list[Recommending]] = {}
        for second in seconds:
            at_node.setdefault(second.node, []).append(second)
        wanted = bits([self._place[node] for node in at_node])
        for first in self.items(one, direction):
            for place in places(self._meeting()[self._place[first.node]] & wanted):
                for second in at_node[self._nodes[place]]:
                    if self._clash(first, second, clashes):
                        reply = self.reply(first.node, second.node)
                        if reply.verdict is not Verdict.NO:
                            yield Pair(first, second, self._arrivals, reply.leaf)

    def _meeting(self) -> list[int]:
        """For each node those whose arrivals' boxes meet its own, as bits."""
        if self._met is None:
            rows = [self._arrivals.at[id].box for id in self._nodes]
            full = self._oracle.space.full
            self._met = BoxTable(rows, {variable: full[variable] for row in rows for variable in row}).meeting()
        return self._met

    def _clash(self, first: Recommending, second: Recommending, clashes: frozenset[Clash] | None) -> bool:
        """Whether the two items contradict each other, given what may be picked.

        Options of one choice do not, unless one pick is enough that takes both; two choices do only if every permitted
        pick does, unless one is enough.
        """
        one, other = self._body(first.node), self._body(second.node)
        assert one is not None
        assert other is not None
        if first.node == second.node:
            whole = (Selection.ALL,) if clashes is not None else _BOTH
            return one.selection in whole and first.item != second.item
        if clashes is None:
            return True
        if one.selection is Selection.ALL or other.selection is Selection.ALL:
            return True
        if not {one.selection, other.selection} <= CERTAIN:
            return False
        return all(
            (mine.intervention.id, mine.direction, theirs.intervention.id, theirs.direction) in clashes
            for mine in one.items
            for theirs in other.items
        )

    def reply(self, first: str, second: str) -> Reply:
        """Whether two nodes apply to one patient."""
        key = (first, second) if self._place[first] <= self._place[second] else (second, first)
        if key not in self._replies:
            self._replies[key] = self._ask(*key)
        return self._replies[key]

    def _ask(self, first: str, second: str) -> Reply:
        one, other = self._arrivals.at[first], self._arrivals.at[second]
        for mine in one.leaves:
            for theirs in other.leaves:
                both = self._both(mine, theirs)
                if both is not None:
                    return Reply(Verdict.YES, both)
        box = meet(one.box, other.box)
        if box is None:
            return Reply(Verdict.NO)
        goals = (self._tracks.applies(first), self._tracks.applies(second))
        return self._oracle.decide(self._tracks, goals, box=box)

    def _both(self, one: Leaf, other: Leaf) -> Leaf | None:
        """A state within two settled ones."""
        box: Box | None = meet(one.box, other.box)
        if box is None:
            return None
        relations = tuple(dict.fromkeys((*one.relations, *other.relations)))
        labels = label(self._oracle.space, box, relations, _LABELS)
        return None if labels.values is None else Leaf(box, relations, labels)


def both_ways(clashes: Iterable[Clash]) -> frozenset[Clash]:
    """The clashes, each in both orders."""
    return frozenset(
        each for one, way, other, back in clashes for each in ((one, way, other, back), (other, back, one, way))
    )


def all_together(oracle: Oracle, arrivals: Mapping[str, Arrivals]) -> list[Together]:
    """One for each entry point."""
    return [Together(oracle, each) for each in arrivals.values()]
