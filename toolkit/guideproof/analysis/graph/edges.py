"""The two graphs of a guideline: its nodes with their edges, and its derived elements with what they are made of.

Only edges between things that exist are in a graph; a reference that points nowhere is `unknown-reference`'s.
A reassessment has no edge: it ends its track, so a way back through it is no circle.
networkx is imported where it is used, and only once there is something to find: the import takes as long as reading.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeVar

from guideproof.model.condition import elements_of
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from typing import TypeAlias

    from networkx import DiGraph

    IdGraph: TypeAlias = DiGraph[str]

T = TypeVar("T", bound=Hashable)

Edges = Mapping[str, tuple[str, ...]]
"""From an id to the ids it leads to, in the order in which they are written; every id there is is a key."""


class Circular(ValueError):
    """Things that were to be put in order run in a circle: ``ids`` is a shortest one, the first not repeated."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__(f"a circle: {' > '.join((*ids, *ids[:1]))}")
        self.ids = ids


def node_edges(guideline: Guideline) -> Edges:
    """From each node to the nodes that may follow it, each once."""
    nodes = guideline.nodes
    return {
        node.id: tuple(dict.fromkeys(target.id for _, target in node.edges if target.id in nodes))
        for node in nodes.values()
    }


def told_by(guideline: Guideline) -> Edges:
    """From each derived element to what it is made of, and from each input that says when it applies to what tells
    that, each once."""
    elements = guideline.elements.values()
    found = {element.id: elements_of(element.applies_when) for element in elements if element.applies_when}
    return found | {element.id: element.operands for element in guideline.derived.values()}


def element_edges(guideline: Guideline) -> Edges:
    """The same among these elements alone."""
    found = told_by(guideline)
    return {id: tuple(each for each in read if each in found) for id, read in found.items()}


def closure(starts: Iterable[T], leads: Callable[[T], Iterable[T]]) -> dict[T, None]:
    """The starts and all that they lead to, and so on, each once: depth first, the ways out in their order."""
    found: dict[T, None] = {}
    waiting = [*starts][::-1]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found[each] = None
            waiting += [*leads(each)][::-1]
    return found


def behind(guideline: Guideline, elements: Iterable[str]) -> dict[str, None]:
    """The elements, and all that derived ones among them are made of and that tells when they apply, input and derived,
    in the order of writing."""
    derived, inputs = guideline.derived, guideline.elements

    def leads(element: str) -> Iterable[str]:
        if element in derived:
            return derived[element].operands
        condition = inputs[element].applies_when if element in inputs else None
        return () if condition is None else elements_of(condition)

    return closure(elements, leads)


def derived_before(guideline: Guideline) -> Edges:
    """From each derived element to those that it is made of, or that tell when the inputs that it is made of apply."""
    edges = element_edges(guideline)

    def before(id: str) -> tuple[str, ...]:
        found = closure(edges[id], lambda each: edges[each] if each in guideline.elements else ())
        return tuple(each for each in found if each in guideline.derived)

    return {id: before(id) for id in guideline.derived}


def inputs_behind(guideline: Guideline, elements: Iterable[str]) -> tuple[str, ...]:
    """The input elements among elements, and those behind them."""
    return tuple(element for element in behind(guideline, elements) if element in guideline.elements)


def reachable(guideline: Guideline) -> frozenset[str]:
    """The nodes to which some path leads from the start of some entry point, the starts themselves included."""
    edges = node_edges(guideline)
    starts = [entry.start.id for entry in guideline.manifest.entry_points.values()]
    return frozenset(closure([start for start in starts if start in edges], edges.__getitem__))


def cut_off(guideline: Guideline) -> dict[str, tuple[str, ...]]:
    """The unreachable nodes to which no other one leads, each with the unreachable nodes that hang on it.

    Of a circle that nothing leads to, the least id stands for it. A node that hangs on two is given to the first.
    """
    edges = node_edges(guideline)
    reached = reachable(guideline)
    if len(reached) == len(edges):
        return {}
    from networkx import condensation, descendants

    parts = condensation(_graph(edges).subgraph(set(edges) - reached))
    heads = sorted((min(parts.nodes[part]["members"]), part) for part, before in parts.in_degree() if not before)
    hanging: dict[str, tuple[str, ...]] = {}
    taken: set[str] = {head for head, _ in heads}
    for head, part in heads:
        members = {id for each in (part, *descendants(parts, part)) for id in parts.nodes[each]["members"]}
        hanging[head] = tuple(sorted(members - taken))
        taken |= members
    return hanging


@lru_cache(maxsize=8)
def derived_order(guideline: Guideline) -> tuple[str, ...]:
    """All derived elements, each after those it is made of or that tell when these apply, ties by id; raises
    ``Circular``. Found once for the guidelines that were asked about last."""
    return tuple(id for id in element_order(guideline) if id in guideline.derived)


def element_order(guideline: Guideline) -> tuple[str, ...]:
    """The derived elements, and the inputs that say when they apply, likewise; raises ``Circular``."""
    edges = element_edges(guideline)
    after: dict[str, tuple[str, ...]] = dict.fromkeys(edges, ())
    for id, parts in edges.items():
        for part in parts:
            after[part] += (id,)
    return ordered(after)


def node_circles(guideline: Guideline) -> tuple[tuple[str, ...], ...]:
    """For each strongly connected part of the nodes a shortest circle, from its least id, the first not repeated."""
    return circles(node_edges(guideline))


def element_circles(guideline: Guideline) -> tuple[tuple[str, ...], ...]:
    """For each strongly connected part of the elements a shortest circle, likewise."""
    return circles(element_edges(guideline))


def in_a_circle(edges: Edges) -> bool:
    """Whether some circle closes."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError:
        return True
    return False


def circles(edges: Edges) -> tuple[tuple[str, ...], ...]:
    """For each strongly connected part a shortest circle, from its least id, the first not repeated; sorted."""
    if not in_a_circle(edges):
        return ()
    graph = _graph(edges)
    return tuple(sorted(_shortest_circle(graph, part) for part in _knots(graph)))


def _graph(edges: Edges) -> IdGraph:
    from networkx import DiGraph

    graph: IdGraph = DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((source, target) for source, targets in edges.items() for target in targets)
    return graph


def ordered(edges: Edges) -> tuple[str, ...]:
    """All ids, each after those that lead to it, ties by id; raises ``Circular``."""
    sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(edges, ()))
    for id, following in edges.items():
        for after in following:
            sorter.add(after, id)
    try:
        sorter.prepare()
    except CycleError:
        raise Circular(circles(edges)[0]) from None
    order: list[str] = []
    ready = sorted(sorter.get_ready())
    while ready:
        order.append(heappop(ready))
        sorter.done(order[-1])
        for id in sorter.get_ready():
            heappush(ready, id)
    return tuple(order)


def _knots(graph: IdGraph) -> Iterator[set[str]]:
    """The strongly connected parts that hold a circle: those of several nodes, and nodes that lead to themselves."""
    from networkx import strongly_connected_components

    for part in strongly_connected_components(graph):
        if len(part) > 1 or any(graph.has_edge(id, id) for id in part):
            yield part


def _shortest_circle(graph: IdGraph, part: set[str]) -> tuple[str, ...]:
    """A shortest circle in a strongly connected part, the one through the least id among those of one length.

    A shortest circle through one node is a breadth-first search; then the node is taken away and what stays
    strongly connected is searched on, so that a long ring costs one search and not one for every node.
    """
    best: tuple[str, ...] = ()
    waiting = [part]
    while waiting:
        knot = waiting.pop()
        if best and len(best) == 1:
            break
        start = min(knot)
        found = _circle_through(graph, start, knot, len(best) or len(knot) + 1)
        if found and (not best or (len(found), _turned(found)) < (len(best), best)):
            best = _turned(found)
        waiting.extend(_knots(graph.subgraph(knot - {start})))
    return best


def _circle_through(graph: IdGraph, start: str, within: set[str], longest: int) -> tuple[str, ...]:
    """A shortest circle of at most ``longest`` nodes from and to a node, by breadth-first search; else empty."""
    came_from: dict[str, str] = {}
    front = [start]
    for _ in range(longest):
        following: list[str] = []
        for node in front:
            for target in sorted(graph.successors(node)):
                if target == start:
                    return _walked_back(came_from, node, start)
                if target in within and target not in came_from:
                    came_from[target] = node
                    following.append(target)
        front = following
    return ()


def _walked_back(came_from: Mapping[str, str], node: str, start: str) -> tuple[str, ...]:
    path = [node]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))


def _turned(circle: tuple[str, ...]) -> tuple[str, ...]:
    """The same circle, begun at its least id."""
    least = circle.index(min(circle))
    return circle[least:] + circle[:least]
