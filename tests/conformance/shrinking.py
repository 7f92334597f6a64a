"""Makes a guideline and a patient small, as long as something about them stays true.

Source of the way, here greedy: delta debugging, Zeller A, Hildebrandt R, IEEE Trans Softw Eng 2002;28(2):183-200.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace as replace_in_case
from time import monotonic
from typing import TypeVar

from msgspec.structs import replace
from tests.conformance.cases import Case, json_text

from guideproof.analysis.graph.usage import used_elements
from guideproof.model.condition import All, AnyOf, Condition, Not
from guideproof.model.element import (
    ON,
    Classify,
    Computed,
    Constraint,
    Count,
    DateAfter,
    Definition,
    Elapsed,
    Points,
    Sum,
)
from guideproof.model.formula import Expression, parts_of, with_parts
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Decision, Node, Reassess, Recommendation
from guideproof.model.reference import Ref

T = TypeVar("T")
Still = Callable[[Guideline, Case], bool]
_SECONDS = 120
"""So long smaller ones are tried; a small guideline needs a few seconds."""


def shrunk(guideline: Guideline, case: Case, still: Still) -> tuple[Guideline, Case]:
    """A smaller guideline and a smaller case for which ``still`` holds, as it does for these."""
    pair, end = (guideline, case), monotonic() + _SECONDS
    while monotonic() < end:
        found = next((each for each in _smaller(*pair) if monotonic() > end or still(*each)), None)
        if found is None or monotonic() > end:
            break
        pair = found
    return pair


def _smaller(guideline: Guideline, case: Case) -> Iterator[tuple[Guideline, Case]]:
    """Guidelines or cases one step smaller, what takes away most first: a smaller guideline is quicker to try."""
    entry = guideline.manifest.entry_points[case.entry] if case.entry else guideline.default_entry
    assert entry is not None
    facts = case.raw()
    used = used_elements(guideline) | facts.keys()
    kept = {id: each for id, each in guideline.elements.items() if id in used}
    if kept and len(kept) < len(guideline.elements):
        yield replace(guideline, elements=kept), case
    for smaller in _guidelines(guideline, entry):
        if all(each.start.id in smaller.nodes for each in smaller.manifest.entry_points.values()):
            yield smaller, case
    # The day of the visit stays: a table has no clock.
    for fewer in _fewer([each for each in facts.items() if each[0] != ON]):
        kept = {id: given for id, given in facts.items() if id == ON}
        yield guideline, replace_in_case(case, facts=json_text({**kept, **dict(fewer)}))
    if not case.exact:
        yield guideline, replace_in_case(case, exact=True)


def _fewer(items: Sequence[T]) -> Iterator[list[T]]:
    """The items without half of them, a quarter, and so on down to without one."""
    size = len(items)
    while size:
        for start in range(0, len(items), size):
            yield [*items[:start], *items[start + size :]]
        size //= 2


def _guidelines(old: Guideline, entry: EntryPoint) -> Iterator[Guideline]:
    aside = {"sources", "safety", "disagreements", "vignettes"}
    if any(getattr(old, name) for name in aside):
        yield replace(old, **{name: {} for name in aside})
    yield from _entries(old, entry)
    for kept in _fewer(list(old.nodes)):
        yield _with_nodes(old, {id: old.nodes[id] for id in kept})
    yield from _with_fewer(old)
    yield from _without_assumptions(old)
    for id, node in old.nodes.items():
        for body in _bodies(node):
            yield _with_nodes(old, {**old.nodes, id: replace(node, body=body)})
    for id, constraint in old.constraints.items():
        for holds in _conditions(constraint.holds):
            yield replace(old, constraints={**old.constraints, id: replace(constraint, holds=holds)})
    for id, derived in old.derived.items():
        if isinstance(derived.definition, Elapsed | DateAfter):
            continue
        for definition in _definitions(derived.definition):
            yield replace(old, derived={**old.derived, id: replace(derived, definition=definition)})


def _with_fewer(old: Guideline) -> Iterator[Guideline]:
    for name in ("constraints", "derived"):
        things: Mapping[str, object] = getattr(old, name)
        for fewer in _fewer(list(things.items())):
            smaller = replace(old, **{name: dict(fewer)})
            # What a derived number has of a range is a constraint, too: no guideline is read that has one alone.
            others = {id: each for id, each in smaller.constraints.items() if each.ranged is None}
            smaller = replace(smaller, constraints={**others, **_ranges(old, smaller)})
            if (len(smaller.constraints), len(smaller.derived)) != (len(old.constraints), len(old.derived)):
                yield smaller
    for id, derived in old.derived.items():
        if derived.range is not None:
            others = {name: each for name, each in old.constraints.items() if each.ranged != id}
            yield replace(old, derived={**old.derived, id: replace(derived, range=None)}, constraints=others)


def _ranges(old: Guideline, smaller: Guideline) -> dict[str, Constraint]:
    """The constraints that the ranges of derived elements are, of those that are left."""
    return {id: each for id, each in old.constraints.items() if each.ranged in smaller.derived}


def _without_assumptions(old: Guideline) -> Iterator[Guideline]:
    for id, element in old.elements.items():
        if element.assumption is not None:
            yield replace(old, elements={**old.elements, id: replace(element, assumption=None)})


def _entries(old: Guideline, entry: EntryPoint) -> Iterator[Guideline]:
    points = old.manifest.entry_points
    resumed = {node.body.resume_at.id for node in old.nodes.values() if isinstance(node.body, Reassess)}
    if set(points) - {entry.name} - resumed:
        yield _with_entries(old, {id: each for id, each in points.items() if id == entry.name or id in resumed})
    followers = [target for _, target in old.nodes[entry.start.id].edges]
    whens = [] if entry.when is None else [None, *_conditions(entry.when)]
    changed = [replace(entry, start=start) for start in followers] + [replace(entry, when=when) for when in whens]
    for each in changed:
        yield _with_entries(old, {**points, entry.name: each})


def _with_entries(old: Guideline, points: Mapping[str, EntryPoint]) -> Guideline:
    return replace(old, manifest=replace(old.manifest, entry_points=points))


def _with_nodes(old: Guideline, nodes: Mapping[str, Node]) -> Guideline:
    """The guideline with these nodes, and without the edges to others."""

    def kept(targets: Sequence[Ref] | None) -> tuple[Ref, ...]:
        return tuple(target for target in targets or () if target.id in nodes)

    changed = {}
    for id, node in nodes.items():
        match node.body:
            case Decision(branches=branches):
                ways = tuple(replace(branch, next=kept(branch.next)) for branch in branches)
                changed[id] = replace(node, body=replace(node.body, branches=ways))
            case Recommendation(next=targets):
                changed[id] = replace(node, body=replace(node.body, next=kept(targets)))
            case Reassess():
                changed[id] = node
    return replace(old, nodes=changed)


def _bodies(node: Node) -> Iterator[Decision | Recommendation]:
    match node.body:
        case Decision(branches=branches) as body:
            for fewer in _fewer(branches):
                if fewer:
                    yield replace(body, branches=tuple(fewer))
            for place, branch in enumerate(branches):
                ways = [replace(branch, next=tuple(targets)) for targets in _fewer(branch.next or ())]
                ways += [replace(branch, when=when) for when in _conditions(branch.when)] if branch.when else []
                for way in ways:
                    yield replace(body, branches=(*branches[:place], way, *branches[place + 1 :]))
        case Recommendation(items=items, next=targets) as body:
            for left in _fewer(items):
                if left:
                    yield replace(body, items=tuple(left))
            for onward in _fewer(targets):
                yield replace(body, next=tuple(onward))
        case Reassess():
            return


def _conditions(condition: Condition) -> Iterator[Condition]:
    match condition:
        case All(parts) | AnyOf(parts):
            yield from parts
            if len(parts) > 1:
                yield from (replace(condition, parts=tuple(fewer)) for fewer in _fewer(parts) if fewer)
            for place, part in enumerate(parts):
                for smaller in _conditions(part):
                    yield replace(condition, parts=(*parts[:place], smaller, *parts[place + 1 :]))
        case Not(part):
            yield part
            yield from (replace(condition, part=smaller) for smaller in _conditions(part))
        case _:
            return


def _definitions(definition: Definition) -> Iterator[Definition]:
    match definition:
        case Computed(expression):
            yield from (replace(definition, expression=each) for each in _expressions(expression))
        case Count(conditions):
            yield from (replace(definition, conditions=tuple(fewer)) for fewer in _fewer(conditions) if fewer)
            for place, condition in enumerate(conditions):
                for smaller in _conditions(condition):
                    yield replace(definition, conditions=(*conditions[:place], smaller, *conditions[place + 1 :]))
        case Sum(elements):
            yield from (replace(definition, elements=tuple(fewer)) for fewer in _fewer(elements) if fewer)
        case Points(weighted):
            yield from (replace(definition, branches=tuple(fewer)) for fewer in _fewer(weighted) if fewer)
            for place, each in enumerate(weighted):
                for smaller in _conditions(each.when):
                    other = replace(each, when=smaller)
                    yield replace(definition, branches=(*weighted[:place], other, *weighted[place + 1 :]))
        case Classify(branches):
            yield from (replace(definition, branches=tuple(fewer)) for fewer in _fewer(branches) if fewer)
            for place, branch in enumerate(branches):
                for when in _conditions(branch.when) if branch.when is not None else ():
                    changed = replace(branch, when=when)
                    yield replace(definition, branches=(*branches[:place], changed, *branches[place + 1 :]))
        case condition:
            yield from _conditions(condition)


def _expressions(expression: Expression) -> Iterator[Expression]:
    parts = parts_of(expression)
    yield from parts
    for place, part in enumerate(parts):
        for smaller in _expressions(part):
            yield with_parts(expression, [*parts[:place], smaller, *parts[place + 1 :]])
