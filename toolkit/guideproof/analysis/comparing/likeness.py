"""Nodes that have another id in the later version and are the same by what they do."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from guideproof.analysis.comparing.function import of_node
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Reassess, Recommendation
from guideproof.model.reference import Ref
from guideproof.model.vignette import Expectation


def renamed_nodes(base: Guideline, head: Guideline) -> dict[str, str]:
    """From the id of a node that the later version lacks to that of one which only it has, where no other is as like:
    they do the same, or have the same kind and title."""
    gone = {id: node for id, node in base.nodes.items() if id not in head.nodes}
    come = {id: node for id, node in head.nodes.items() if id not in base.nodes}
    found: dict[str, str] = {}
    for like in (_does, _called):
        keys = {id: like(node) for id, node in gone.items() if id not in found}
        others = {id: like(node) for id, node in come.items() if id not in found.values()}
        found |= only(keys, others)
    return found


def _does(node: Node) -> object:
    return (of_node(node), node.title)


def _called(node: Node) -> object:
    return (node.kind, node.title)


def only(keys: Mapping[str, object], others: Mapping[str, object]) -> dict[str, str]:
    """The pairs of ids of which each has a key that none beside the other has."""
    one, other = list(keys.values()), list(others.values())
    return {
        id: twin
        for id, key in keys.items()
        for twin, its in others.items()
        if key == its and one.count(key) == 1 and other.count(its) == 1
    }


def with_node_ids(guideline: Guideline, names: Mapping[str, str]) -> Guideline:
    """The guideline in which some nodes have other ids, wherever the algorithm and the worked cases name them."""
    if not names:
        return guideline
    entries = guideline.manifest.entry_points.items()
    return replace(
        guideline,
        manifest=replace(
            guideline.manifest,
            entry_points={name: replace(entry, start=_ref(entry.start, names)) for name, entry in entries},
        ),
        nodes={names.get(id, id): _node(node, names) for id, node in guideline.nodes.items()},
        vignettes={id: replace(each, expect=_expected(each.expect, names)) for id, each in guideline.vignettes.items()},
    )


def with_entry_of(other: Guideline, base: Guideline) -> Guideline:
    """Another guideline whose first entry point has the name of that of the base, where they share none."""
    entries = other.manifest.entry_points
    first, then = next(iter(base.manifest.entry_points), None), next(iter(entries), None)
    if first is None or then is None or not entries.keys().isdisjoint(base.manifest.entry_points):
        return other
    named = {
        first if name == then else name: replace(entry, name=first if name == then else name)
        for name, entry in entries.items()
    }
    nodes = {
        id: replace(node, body=replace(node.body, resume_at=replace(node.body.resume_at, id=first)))
        if isinstance(node.body, Reassess) and node.body.resume_at.id == then
        else node
        for id, node in other.nodes.items()
    }
    return replace(other, manifest=replace(other.manifest, entry_points=named), nodes=nodes)


def _node(node: Node, names: Mapping[str, str]) -> Node:
    match node.body:
        case Decision(branches=branches) as body:
            led = tuple(replace(each, next=_refs(each.next, names)) for each in branches)
            return replace(node, id=names.get(node.id, node.id), body=replace(body, branches=led))
        case Recommendation(next=following) as body:
            onward = tuple(_ref(each, names) for each in following)
            return replace(node, id=names.get(node.id, node.id), body=replace(body, next=onward))
        case _:
            return replace(node, id=names.get(node.id, node.id))


def _expected(expect: Expectation, names: Mapping[str, str]) -> Expectation:
    again = expect.reassess
    return replace(
        expect,
        visits=_refs(expect.visits, names),
        does_not_visit=_refs(expect.does_not_visit, names),
        reassess=None if again is None else tuple(replace(each, node=_ref(each.node, names)) for each in again),
    )


def _refs(refs: tuple[Ref, ...] | None, names: Mapping[str, str]) -> tuple[Ref, ...] | None:
    return None if refs is None else tuple(_ref(each, names) for each in refs)


def _ref(ref: Ref, names: Mapping[str, str]) -> Ref:
    return replace(ref, id=names.get(ref.id, ref.id))
