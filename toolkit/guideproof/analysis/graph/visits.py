"""The order of nodes (section 12): first in, first out from the start node. What a node is called does not matter.

A node comes when the last edge into it, among the nodes that the start leads to, has been walked; edges are walked in
the order in which branches and ``next`` are written. (A topological order by Kahn's algorithm, with a queue: Commun.
ACM 1962;5:558-562.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from guideproof.analysis.graph.edges import Edges, closure, in_a_circle, node_edges, ordered
from guideproof.model.guideline import Guideline


def visit_order(guideline: Guideline, start: str) -> tuple[str, ...]:
    """The nodes that a start leads to, and itself, in the order of an evaluation from there; there is no circle."""

    def targets(id: str) -> list[str]:
        return [target.id for _, target in guideline.nodes[id].edges if target.id in guideline.nodes]

    onward = {id: targets(id) for id in closure([start], targets)}
    not_walked = Counter(target for targets in onward.values() for target in targets)
    order = [start]
    for id in order:  # which grows on the way
        for target in onward[id]:
            not_walked[target] -= 1
            if not not_walked[target]:
                order.append(target)
    return tuple(order)


def node_order(guideline: Guideline) -> tuple[str, ...]:
    """All nodes in one order, each after those that lead to it: the order of evaluation from every entry point if that
    is one, else from the default one. Raises ``Circular``."""
    edges = node_edges(guideline)
    order = ordered(edges)
    starts = [entry.start.id for entry in guideline.manifest.entry_points.values() if entry.start.id in edges]
    orders = [visit_order(guideline, start) for start in dict.fromkeys(starts)]
    for wanted in (orders, orders[:1]):
        fitting = _beside(edges, wanted)
        if not in_a_circle(fitting):
            return ordered(fitting)
    return order


def _beside(edges: Edges, orders: Iterable[Sequence[str]]) -> Edges:
    """The edges, and one from each node to the next in each of the orders."""
    onward = {id: dict.fromkeys(targets) for id, targets in edges.items()}
    for order in orders:
        for id, following in pairwise(order):
            onward[id][following] = None
    return {id: tuple(targets) for id, targets in onward.items()}


def led_to(guideline: Guideline, starts: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    """The nodes that these lead to, and they themselves, in an order of all nodes in which each comes after those that
    lead to it."""
    found = set(starts)
    for id in order:
        if id in found:
            found.update(target.id for _, target in guideline.nodes[id].edges)
    return tuple(id for id in order if id in found)
