"""Drawn guidelines with drawn edits: planted faults, and parts of another drawn guideline in the place of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from random import Random
from typing import Any

from msgspec.structs import replace
from tests.generation.draw import Draw

from guideproof.analysis.cases.mutants import mutants
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.graph.edges import element_circles
from guideproof.model.element import Assumption, Element, ElementType, Grid, range_constraint
from guideproof.model.guideline import Guideline
from guideproof.model.node import HitPolicy, Node, Recommendation, Selection

Edit = Callable[[Guideline, Guideline, Random], Guideline]
"""Makes the later version of a guideline, with parts of another one."""


def edited(seed: int, size: int = 3, edits: int = 1) -> Iterator[tuple[str, Guideline, Guideline]]:
    """A drawn guideline, and the same with so many edits, by what was done; nothing where that cannot be evaluated."""
    chance = Random(f"edits {seed}")
    draws = [Draw(each, size) for each in (seed, seed + 100_003)]
    draws[1]._points = draws[0]._points  # so that what reads points finds some
    base, other = (each.guideline() for each in draws)
    base = replace(
        base, derived={**base.derived, **{id: other.derived[id] for id in other.derived if id not in base.derived}}
    )
    done, head = [], base
    for _ in range(edits):
        name = chance.choice(list(EDITS))
        done.append(name)
        head = EDITS[name](head, other, chance)
    if Random(f"turned {seed}").random() < 0.1:
        done.append("turned")
        head = _turned(head, other, chance)
    base, head = _ranged(base), _ranged(head)
    if head != base and _sound(base) and _sound(head):
        yield f"{seed}, size {size}: {', '.join(done)}", base, head


def _ranged(guideline: Guideline) -> Guideline:
    """With the constraints that follow from the ranges of its derived elements, and no others of these."""
    ranges = [range_constraint(each) for each in guideline.derived.values() if each.range is not None]
    own = {id: each for id, each in guideline.constraints.items() if id == "c"}
    return replace(guideline, constraints={**own, **{each.id: each for each in ranges}})


def _sound(guideline: Guideline) -> bool:
    """Whether a reader takes it: nothing leads nowhere, nothing is made of itself, all of it can be evaluated."""
    leads = {target.id for node in guideline.nodes.values() for _, target in node.edges}
    starts = {each.start.id for each in guideline.manifest.entry_points.values()}
    amounts = {item.amount.element for node in guideline.nodes.values() for item in node.items if item.amount}
    if (leads | starts) - guideline.nodes.keys() or amounts - {None} - guideline.derived.keys():
        return False
    if element_circles(guideline):
        return False
    try:
        evaluator_for(guideline)
    except (ValueError, KeyError):
        return False
    return True


def _mutated(base: Guideline, _: Guideline, chance: Random) -> Guideline:
    found = list(mutants(base))
    return chance.choice(found).planted(base) if found else base


def _part(name: str, base: Guideline, other: Guideline, chance: Random) -> Guideline:
    """With one of the other's nodes, derived elements, rules, constraints, in the place of its own or besides."""
    theirs: Mapping[str, Any] = getattr(other, name)
    if not theirs:
        return base
    id = chance.choice(sorted(theirs))
    return replace(base, **{name: {**getattr(base, name), id: theirs[id]}})


def _less(name: str, base: Guideline, _: Guideline, chance: Random) -> Guideline:
    mine: Mapping[str, Any] = getattr(base, name)
    if not mine:
        return base
    gone = chance.choice(sorted(mine))
    return replace(base, **{name: {id: each for id, each in mine.items() if id != gone}})


def _decision(base: Guideline, other: Guideline, chance: Random) -> Guideline:
    """With one of the other's decisions, or with another hit policy, or its branches in another order."""
    ids = [id for id, node in base.nodes.items() if node.decides]
    id = chance.choice(ids)
    match chance.randrange(3):
        case 0 if id in other.nodes and other.nodes[id].decides:
            return _with_node(base, other.nodes[id])
        case 1:
            policy = chance.choice(list(HitPolicy))
            return _with_node(base, replace(base.nodes[id], body=replace(base.nodes[id].body, hit_policy=policy)))
        case _:
            branches = list(base.nodes[id].branches)
            chance.shuffle(branches)
            rest = [each for each in branches if each.when is None]
            turned = tuple([each for each in branches if each.when is not None] + rest)
            return _with_node(base, replace(base.nodes[id], body=replace(base.nodes[id].body, branches=turned)))


def _with_node(base: Guideline, node: Node) -> Guideline:
    return replace(base, nodes={**base.nodes, node.id: node})


def _renamed_node(base: Guideline, _: Guideline, chance: Random) -> Guideline:
    """With another id of a recommendation, wherever it stands."""
    old = chance.choice([id for id, node in base.nodes.items() if not node.decides and id != "later"])
    new = f"{old}-two"

    def again(value: Any) -> Any:
        return tuple(replace(each, id=new) if each.id == old else each for each in value)

    nodes: dict[str, Node] = {}
    for id, node in base.nodes.items():
        body: Any = node.body
        if node.decides:
            body = replace(body, branches=tuple(replace(each, next=again(each.next or ())) for each in body.branches))
        elif isinstance(body, Recommendation):
            body = replace(body, next=again(body.next))
        nodes[new if id == old else id] = replace(node, id=new if id == old else id, body=body)
    return replace(base, nodes=nodes)


def _entry(base: Guideline, other: Guideline, chance: Random) -> Guideline:
    """A visit that is for others, or that begins elsewhere."""
    entries = dict(base.manifest.entry_points)
    name = chance.choice(sorted(entries))
    theirs = other.manifest.entry_points[name]
    whole = chance.random() < 0.5
    entries[name] = theirs if whole else replace(entries[name], when=theirs.when)
    return replace(base, manifest=replace(base.manifest, entry_points=entries))


def _input(base: Guideline, other: Guideline, chance: Random) -> Guideline:
    """An input with another range, other steps or codes; that means something for others; of which a missing value
    means something."""
    one = base.elements[chance.choice(sorted(base.elements))]
    match chance.randrange(4):
        case 0:
            one = _other_values(one, chance)
        case 1 if one.id in other.elements:
            one = replace(one, applies_when=other.elements[one.id].applies_when)
        case 2 if one.type is ElementType.BOOLEAN:
            one = replace(one, assumption=None if one.assumption else Assumption(False, "drawn", one.span))
        case _:
            one = replace(one, applies_when=None)
    return replace(base, elements={**base.elements, one.id: one})


def _other_values(one: Element, chance: Random) -> Element:
    if one.grid is not None:
        low, high, step = one.grid.low, one.grid.high, one.grid.precision
        grids = [Grid(low, high - step, step), Grid(low, high + 1, step), Grid(low, high, step * 2)]
        return replace(one, grid=chance.choice([each for each in grids if each.low <= each.high]))
    if not one.codes:
        return one
    fewer = {code: title for code, title in one.codes.items() if code != chance.choice(sorted(one.codes))}
    codes = chance.choice([{**one.codes, "other": "other"}, fewer or one.codes])
    points = {code: one.points.get(code, Fraction(1)) for code in codes} if one.points else one.points
    return replace(one, codes=codes, points=points)


def _said(base: Guideline, other: Guideline, chance: Random) -> Guideline:
    """Something else is said: another selection, amounts, texts, grades, another regimen, tags, what excludes what."""
    id = chance.choice(["r0", "r1", "r2"])
    node = base.nodes.get(id)
    if node is None or not isinstance(node.body, Recommendation):
        return base
    theirs = other.nodes[id].body
    assert isinstance(theirs, Recommendation)
    drug = chance.choice(sorted(base.interventions))
    match chance.randrange(5):
        case 0:
            return _with_node(base, replace(node, body=replace(node.body, selection=chance.choice(list(Selection)))))
        case 1:
            return _with_node(base, replace(node, body=replace(node.body, items=theirs.items)))
        case 2:
            changed = replace(base.interventions[drug], regimen=chance.choice([None, "Twice.", "Once."]))
        case 3:
            changed = replace(base.interventions[drug], tags=chance.choice([(), ("tag",)]))
        case _:
            item = replace(node.body.items[0], detail=chance.choice([None, "{few}", "{total} of {kind}", "Once."]))
            return _with_node(base, replace(node, body=replace(node.body, items=(item, *node.body.items[1:]))))
    return replace(base, interventions={**base.interventions, drug: changed})


def _turned(base: Guideline, other: Guideline, chance: Random) -> Guideline:
    """With an input in the place of something computed, or the other way round."""
    id = chance.choice(["total", "both", "group", "sick", "few"])
    if id in base.derived:
        one = base.derived[id]
        codes = dict.fromkeys("xyz", id) if one.type is ElementType.CODE else {}
        grid = Grid(Fraction(0), Fraction(2), Fraction(1)) if one.type is ElementType.INTEGER else None
        input = Element(id, id, one.type, None, None, (), None, codes, None, grid, one.span)
        derived = {each: kept for each, kept in base.derived.items() if each != id}
        return replace(base, elements={**base.elements, id: input}, derived=derived)
    if id not in base.elements:
        return base
    definitions = {"sick": other.derived["both"].definition, "few": other.derived["total"].definition}
    computed = replace(other.derived["both" if id == "sick" else "total"], id=id, title=id, definition=definitions[id])
    elements = {each: kept for each, kept in base.elements.items() if each != id}
    return replace(base, elements=elements, derived={id: computed, **base.derived})


EDITS: Mapping[str, Edit] = {
    "fault": _mutated,
    "decision": _decision,
    "node renamed": _renamed_node,
    "entry": _entry,
    "input": _input,
    "said": _said,
    **{f"{name}, other": partial(_part, name) for name in ("nodes", "derived", "safety", "constraints")},
    **{f"{name}, less": partial(_less, name) for name in ("safety", "constraints")},
    "all of another": lambda _, other, __: other,
}
