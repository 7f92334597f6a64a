"""Two versions of a guideline side by side as one, so that one patient can be asked about in both.

What both have and what decides alike is there once. Everything of the later version that decides otherwise, that reads
something which does, or that may follow something which does, is there a second time, under another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.cases.renaming import renamed, renamed_definition
from guideproof.analysis.comparing.function import of_derived, of_node, plain
from guideproof.analysis.comparing.inputs import ALIKE, LATER, NotComparable, applying_alike, common_inputs
from guideproof.analysis.graph.edges import closure
from guideproof.model.condition import All, AnyOf, Condition, IsBoolean, Not, elements_of
from guideproof.model.element import Constraint, Derived, Element, ElementType
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation, RecommendedItem, Selection
from guideproof.model.reference import Ref


class Composition(Struct, frozen=True):
    """Both versions in one guideline. ``later`` maps the id of a node of the later version to what it is called here;
    ``scopes`` says for whom an entry point is in each, as conditions over this guideline; ``names`` maps a derived
    element of the later version that computes otherwise, or an input in another unit, to what it is called here;
    ``forks`` are the nodes of both that decide otherwise themselves, ``agreed`` the constraints that a record is one of
    both, ``stated`` the inputs of the later version that the earlier one computes, by what they are called here."""

    guideline: Guideline
    later: Mapping[str, str]
    scopes: Mapping[str, tuple[Condition | None, Condition | None]]
    names: Mapping[str, str]
    forks: frozenset[str]
    agreed: frozenset[str]
    stated: Mapping[str, str] = {}


def compose(base: Guideline, head: Guideline) -> Composition:
    """Both versions side by side. Raises ``NotComparable``."""
    inputs = common_inputs(base, head)
    names = _renamed(base, head, {**{id: each.id for id, each in inputs.twins.items()}, **_turned(inputs.stated)})
    changed = _changed_nodes(base, head, names)
    twice = frozenset(_following(base, head, changed))
    later = {id: (id + LATER if id in twice or id not in base.nodes else id) for id in head.nodes}
    nodes = dict(_nodes(base, head, later, twice, names))
    entries, scopes = _entries(base, head, nodes, later, names)
    if not entries:
        raise NotComparable("no entry point is there in both versions, so no visit can be asked about in both")
    alike = {id + ALIKE: _alike(id + ALIKE, *each) for id, *each in applying_alike(base, head, names)}
    agreed = {**inputs.agreed, **{name: _holding(each) for name, each in alike.items()}}
    constraints = {**base.constraints, **agreed}
    for id, each in head.constraints.items():
        holds = renamed(each.holds, names)
        if id not in base.constraints or plain(holds) != plain(base.constraints[id].holds):
            constraints[id + LATER] = replace(each, id=id + LATER, holds=holds)
    forks = frozenset(id for id in changed if id in base.nodes and id in head.nodes)
    derived = {
        name: replace(
            _as_it_becomes(head.derived[id]), id=name, definition=renamed_definition(head.derived[id].definition, names)
        )
        for id, name in names.items()
        if id in head.derived
    }
    whole = replace(
        base,
        manifest=replace(base.manifest, entry_points=entries),
        elements={id: _input(each, base, names) for id, each in inputs.elements.items()},
        derived={**base.derived, **{each.id: each for each in inputs.twins.values()}, **alike, **derived},
        constraints=constraints,
        interventions={**head.interventions, **base.interventions},
        nodes=nodes,
    )
    return Composition(whole, later, scopes, names, forks, frozenset(agreed), inputs.stated)


def _input(element: Element, base: Guideline, names: Mapping[str, str]) -> Element:
    """An input; one that only the later version has applies as it says by its names."""
    if element.id in base.elements or element.applies_when is None:
        return element
    return replace(element, applies_when=renamed(element.applies_when, names))


def _alike(name: str, was: Condition, becomes: Condition) -> Derived:
    """That an input applies in both versions or in neither. It is a derived truth, since a constraint that reads what
    does not apply holds, and of what says whether something applies nothing need apply."""
    neither = All((Not(was, was.span), Not(becomes, becomes.span)), was.span)
    both = AnyOf((All((was, becomes), was.span), neither), was.span)
    return Derived(name, name, ElementType.BOOLEAN, {}, None, both, was.span)


def _holding(truth: Derived) -> Constraint:
    holds = IsBoolean(truth.id, True, truth.span)
    return Constraint(truth.id, holds, "Both versions take such a record.", truth.span)


def _turned(stated: Mapping[str, str]) -> dict[str, str]:
    return {id: name for name, id in stated.items()}


def _renamed(base: Guideline, head: Guideline, inputs: Mapping[str, str]) -> dict[str, str]:
    """The inputs that the later version reads in another unit or does not compute, and its derived elements that are
    new, that compute otherwise, or that are made of such."""
    names = {**inputs}
    names |= {
        id: id + LATER
        for id, each in head.derived.items()
        if id not in base.derived or of_derived(each) != of_derived(base.derived[id])
    }
    grown = True
    while grown:
        made = [
            id for id, each in head.derived.items() if id not in names and not names.keys().isdisjoint(each.operands)
        ]
        names.update({id: id + LATER for id in made})
        grown = bool(made)
    return names


def _as_it_becomes(derived: Derived) -> Derived:
    """A derived element that there is twice, told from the other by its title."""
    return replace(derived, title=f"{derived.title} (as it becomes)")


def _reads(node: Node, names: Mapping[str, str]) -> bool:
    amounts = (item.amount.element for item in node.items if item.amount is not None)
    due = node.body.due.id if isinstance(node.body, Reassess) and node.body.due is not None else None
    read = {element for when in node.conditions for element in elements_of(when)} | {*amounts, due}
    return not names.keys().isdisjoint(read)


def _changed_nodes(base: Guideline, head: Guideline, names: Mapping[str, str]) -> set[str]:
    changed = {
        id
        for id, node in head.nodes.items()
        if id not in base.nodes or of_node(node) != of_node(base.nodes[id]) or _reads(node, names)
    }
    changed |= {id for id in base.nodes if id not in head.nodes}
    for name, entry in base.manifest.entry_points.items():
        other = head.manifest.entry_points.get(name)
        if other is not None and other.start.id != entry.start.id:
            changed |= {entry.start.id, other.start.id}
    return changed


def _following(base: Guideline, head: Guideline, starts: Iterable[str]) -> Iterator[str]:
    """The nodes that both versions have, among some with all that may follow them in either."""

    def leads(id: str) -> Iterator[str]:
        for nodes in (base.nodes, head.nodes):
            if id in nodes:
                yield from (target.id for _, target in nodes[id].edges)

    found = closure(starts, leads)
    return (id for id in found if id in base.nodes and id in head.nodes)


def _nodes(
    base: Guideline, head: Guideline, later: Mapping[str, str], twice: frozenset[str], names: Mapping[str, str]
) -> Iterator[tuple[str, Node]]:
    for id, node in base.nodes.items():
        shared = id in head.nodes and id not in twice
        yield id, _led(node, partial(_both, later=later), {}) if shared else node
    for id, node in head.nodes.items():
        if later[id] != id:
            yield later[id], replace(_read(_led(node, partial(_later, later=later), names), names), id=later[id])


def _read(node: Node, names: Mapping[str, str]) -> Node:
    """A node of the later version whose amounts and days are those of that version. Its texts are left out: they name
    elements that there may not be here, and what differs in them is found in the versions themselves."""

    def named(item: RecommendedItem) -> RecommendedItem:
        amount = item.amount
        if amount is not None and amount.element is not None:
            amount = replace(amount, element=names.get(amount.element, amount.element))
        return replace(item, amount=amount, detail=None)

    match node.body:
        case Recommendation(items=items) as body:
            return replace(node, body=replace(body, items=tuple(map(named, items))))
        case Reassess(due=due) as body:
            day = None if due is None else replace(due, id=names.get(due.id, due.id))
            return replace(node, body=replace(body, due=day, until=None))
        case _:
            return node


def _both(target: Ref, later: Mapping[str, str]) -> tuple[Ref, ...]:
    """Where a node that both versions share leads: to what follows in each."""
    other = later.get(target.id, target.id)
    return (target,) if other == target.id else (target, Ref(other, target.span))


def _later(target: Ref, later: Mapping[str, str]) -> tuple[Ref, ...]:
    return (Ref(later.get(target.id, target.id), target.span),)


def _led(node: Node, lead: partial[tuple[Ref, ...]], names: Mapping[str, str]) -> Node:
    """A node that leads elsewhere and reads elements under other names."""

    def targets(following: tuple[Ref, ...] | None) -> tuple[Ref, ...]:
        return tuple(ref for target in following or () for ref in lead(target))

    def branch(each: Branch) -> Branch:
        when = renamed(each.when, names) if each.when is not None else None
        return replace(each, when=when, next=targets(each.next))

    match node.body:
        case Decision(branches=branches) as body:
            return replace(node, body=replace(body, branches=tuple(map(branch, branches))))
        case Recommendation(next=following) as body:
            return replace(node, body=replace(body, next=targets(following)))
        case _:
            return node


def _entries(
    base: Guideline, head: Guideline, nodes: dict[str, Node], later: Mapping[str, str], names: Mapping[str, str]
) -> tuple[dict[str, EntryPoint], dict[str, tuple[Condition | None, Condition | None]]]:
    """The entry points that both have, for those for whom both are; doors to both starts are added to the nodes."""
    entries: dict[str, EntryPoint] = {}
    scopes: dict[str, tuple[Condition | None, Condition | None]] = {}
    for name, entry in base.manifest.entry_points.items():
        other = head.manifest.entry_points.get(name)
        if other is None or entry.start.id not in base.nodes or other.start.id not in head.nodes:
            continue
        scopes[name] = (entry.when, renamed(other.when, names) if other.when is not None else None)
        start, starts = entry.start, (entry.start.id, later[other.start.id])
        if starts[0] != starts[1]:
            door = f"door {name}"
            body = Recommendation((), Selection.ALL, tuple(Ref(each, start.span) for each in starts))
            nodes[door] = replace(base.nodes[start.id], id=door, body=body)
            start = Ref(door, start.span)
        both = tuple(when for when in scopes[name] if when is not None)
        entries[name] = replace(entry, start=start, when=All(both, entry.span) if both else None)
    return entries, scopes
