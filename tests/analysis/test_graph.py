"""Circles and orders of graphs, compared with what networkx finds the slow way."""

from __future__ import annotations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.generation.draw import Draw
from tests.generation.parts import HERE, branch, decision, entry, guideline, intervention, item, recommendation
from tests.referee.naive import Patient

from guideproof.analysis.graph.edges import Circular, circles, ordered
from guideproof.analysis.graph.visits import node_order, visit_order
from guideproof.model.condition import IsBoolean

YES, NO = IsBoolean("sick", True, HERE), IsBoolean("sick", False, HERE)

IDS = [f"n{number}" for number in range(7)]
GRAPHS = st.dictionaries(
    st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=4, unique=True).map(tuple), min_size=1
).map(lambda edges: {id: tuple(target for target in edges.get(id, ()) if target in edges) for id in edges})


def slow_circles(edges: dict[str, tuple[str, ...]]) -> dict[frozenset[str], list[list[str]]]:
    """Every circle of every strongly connected part."""
    graph = networkx.DiGraph([(source, target) for source, targets in edges.items() for target in targets])
    parts = {id: frozenset(part) for part in networkx.strongly_connected_components(graph) for id in part}
    found: dict[frozenset[str], list[list[str]]] = {}
    for circle in networkx.simple_cycles(graph):
        found.setdefault(parts[circle[0]], []).append(circle)
    return found


@given(GRAPHS)
def test_one_shortest_circle_for_each_knot(edges: dict[str, tuple[str, ...]]) -> None:
    slow = slow_circles(edges)
    found = circles(edges)
    assert len(found) == len(slow)
    for circle in found:
        assert all(target in edges[source] for source, target in zip(circle, circle[1:] + circle[:1], strict=True))
        assert circle[0] == min(circle)
        (part,) = [part for part in slow if part >= set(circle)]
        assert len(circle) == min(map(len, slow[part]))


@given(GRAPHS)
def test_order_goes_along_the_edges(edges: dict[str, tuple[str, ...]]) -> None:
    if slow_circles(edges):
        with pytest.raises(Circular):
            ordered(edges)
        return
    order = ordered(edges)
    assert sorted(order) == sorted(edges)
    assert all(order.index(source) < order.index(target) for source in edges for target in edges[source])


@given(st.integers(0, 10**6), st.integers(0, 4))
def test_the_order_of_nodes_is_first_in_first_out_whatever_they_are_called(seed: int, size: int) -> None:
    drawn = Draw(seed, size).guideline()
    for point in drawn.manifest.entry_points.values():
        expected = Patient(drawn, {}, point.name).order()
        assert list(visit_order(drawn, point.start.id)) == expected
        places = [
            node_order(drawn).index(id) for id in visit_order(drawn, drawn.manifest.entry_points["visit"].start.id)
        ]
        assert places == sorted(places)


def test_a_node_waits_for_the_last_edge_into_it_and_not_for_those_that_the_start_does_not_lead_to() -> None:
    late = decision("late", branch("one", YES, "z"), branch("two", NO, "y"), branch("three", None, "z"))
    nodes = [late, *(recommendation(id, item("drug")) for id in "zy")]
    nodes.append(recommendation("apart", item("drug"), following=["z"]))
    made = guideline([entry("visit", "late")], [], nodes, [intervention("drug")])
    assert visit_order(made, "late") == ("late", "y", "z")


def test_ties_are_ordered_by_id() -> None:
    assert ordered({"c": (), "b": ("a",), "a": ()}) == ("b", "a", "c")


def test_a_long_ring_is_found_at_once() -> None:
    ring = {f"n{at:04}": (f"n{(at + 1) % 5000:04}",) for at in range(5000)}
    (circle,) = circles(ring)
    assert len(circle) == 5000
