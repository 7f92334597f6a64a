"""A guideline beside itself with one thing changed, so that one patient can be asked about in both.

Whatever reads a changed element, directly or not, and every node that may follow, is there twice: as it was, and under
another name as it becomes. Where a way led to such a node, it leads to both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.cases.renaming import renamed, renamed_definition
from guideproof.analysis.graph.edges import closure
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import Derived, Element
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Decision, Node, Recommendation, Selection
from guideproof.model.reference import Ref

_CHANGED = "__changed"


def twin(id: str) -> str:
    """The name under which something is there as it becomes."""
    return id + _CHANGED


class SelfComposition(Struct, frozen=True):
    """Both guidelines in one: ``derived`` (a changed input element too), ``constraints`` and ``nodes`` are those that
    there are twice. Its entry
    points are for everybody; ``scopes`` says for whom they were and become, where that was said."""

    guideline: Guideline
    derived: tuple[str, ...]
    constraints: tuple[str, ...]
    nodes: tuple[str, ...]
    scopes: Mapping[str, tuple[Condition, Condition]]


def beside(guideline: Guideline, after: Node | Derived | Element) -> SelfComposition:
    """A guideline beside itself with a node or an element as it becomes. A patient has an input element twice."""
    derived, names = ({}, {}) if isinstance(after, Node) else _derived(guideline, after)
    again = {twin(after.id): replace(after, id=twin(after.id), assumption=None)} if isinstance(after, Element) else {}
    read = {id: each for id, each in guideline.constraints.items() if _reads(each.holds, names)}
    constraints = {twin(id): replace(each, id=twin(id), holds=renamed(each.holds, names)) for id, each in read.items()}
    become = {**guideline.nodes, after.id: after} if isinstance(after, Node) else guideline.nodes
    changed = [id for id, node in become.items() if node is after or _decides_by(node, names)]
    nodes = _following(guideline, become, changed)
    both = _nodes(guideline, become, nodes, names)
    entries: dict[str, EntryPoint] = {}
    scopes: dict[str, tuple[Condition, Condition]] = {}
    for name, entry in guideline.manifest.entry_points.items():
        if entry.when is not None:
            scopes[name] = (entry.when, renamed(entry.when, names))
        start = entry.start
        if start.id in nodes:
            door = f"{twin(start.id)} {name}"
            both[door] = _door(guideline.nodes[start.id], door)
            start = Ref(door, start.span)
        entries[name] = replace(entry, start=start, when=None)
    whole = replace(
        guideline,
        manifest=replace(guideline.manifest, entry_points=entries),
        elements={**guideline.elements, **again},
        derived={**guideline.derived, **derived},
        constraints={**guideline.constraints, **constraints},
        nodes=both,
    )
    return SelfComposition(whole, tuple(names), tuple(read), nodes, scopes)


def _derived(guideline: Guideline, after: Derived | Element) -> tuple[dict[str, Derived], dict[str, str]]:
    """The changed element and those made of it, under the names that they have then, and these names."""
    names, grown = {after.id: twin(after.id)}, True
    while grown:
        grown = False
        for each in guideline.derived.values():
            if each.id not in names and not names.keys().isdisjoint(each.operands):
                names[each.id] = twin(each.id)
                grown = True
    were = {**guideline.derived, after.id: after} if isinstance(after, Derived) else guideline.derived
    return {
        name: replace(were[id], id=name, definition=renamed_definition(were[id].definition, names))
        for id, name in names.items()
        if id in were
    }, names


def _reads(condition: Condition, names: Mapping[str, str]) -> bool:
    return not names.keys().isdisjoint(elements_of(condition))


def _decides_by(node: Node, names: Mapping[str, str]) -> bool:
    return any(_reads(condition, names) for condition in node.conditions)


def _following(guideline: Guideline, become: Mapping[str, Node], starts: Iterable[str]) -> tuple[str, ...]:
    """The nodes with all that may follow them, before or after, in the order of the guideline."""
    nodes = guideline.nodes

    def leads(id: str) -> Iterator[str]:
        return (target.id for node in (nodes[id], become[id]) for _, target in node.edges if target.id in nodes)

    found = closure([start for start in starts if start in nodes], leads)
    return tuple(id for id in guideline.nodes if id in found)


def _nodes(
    guideline: Guideline, become: Mapping[str, Node], twice: tuple[str, ...], names: Mapping[str, str]
) -> dict[str, Node]:
    """All nodes: those that are there twice as they were and as they become, the others leading to both of these."""
    known = frozenset(twice)

    def to_both(targets: tuple[Ref, ...]) -> tuple[Ref, ...]:
        return (*targets, *(Ref(twin(each.id), each.span) for each in targets if each.id in known))

    def to_twins(targets: tuple[Ref, ...]) -> tuple[Ref, ...]:
        return tuple(Ref(twin(each.id), each.span) for each in targets)

    found = {id: node if id in known else _led(node, to_both, {}) for id, node in guideline.nodes.items()}
    for id in twice:
        found[twin(id)] = replace(_led(become[id], to_twins, names), id=twin(id))
    return found


def _led(node: Node, lead: Callable[[tuple[Ref, ...]], tuple[Ref, ...]], names: Mapping[str, str]) -> Node:
    """A node that leads elsewhere and reads elements under other names."""
    match node.body:
        case Decision(branches=branches) as body:
            changed = tuple(
                replace(
                    branch,
                    when=renamed(branch.when, names) if branch.when is not None else None,
                    next=lead(branch.next or ()),
                )
                for branch in branches
            )
            return replace(node, body=replace(body, branches=changed))
        case Recommendation(next=targets) as body:
            return replace(node, body=replace(body, next=lead(targets)))
        case _:
            return node


def _door(start: Node, id: str) -> Node:
    """A node that leads to a start node as it was and as it becomes."""
    targets = tuple(Ref(each, start.id_span) for each in (start.id, twin(start.id)))
    return replace(start, id=id, body=Recommendation((), Selection.ALL, targets))
