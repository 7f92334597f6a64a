"""Single faults planted in a guideline: what an editor might do by mistake, each as a guideline of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from guideproof.analysis.graph import node_circles
from guideproof.model.condition import (
    All,
    AnyOf,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
)
from guideproof.model.element import ClassBranch, Classify, Count, Derived, Element
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Direction, Node, Recommendation
from guideproof.model.reference import Ref
from guideproof.reading.references import unknown_references

OPERATORS = ("drop", "swap", "shift", "flip", "redirect", "delete", "widen", "contradict")

_FLIPPED = {
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_MOST,
}


Edit = tuple[str, str, Condition]
"""The operator, what was done, and the condition that it gives."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A guideline with one fault; ``where`` is the node or the derived element, ``what`` says what was done."""

    operator: str
    where: str
    what: str
    guideline: Guideline


def mutants(guideline: Guideline, random: Random) -> Iterator[Mutant]:
    """Every fault that the operators can plant; redirections and contradictions are drawn, a few for each place."""
    for node in guideline.nodes.values():
        match node.body:
            case Decision():
                yield from _decision(guideline, node, node.body)
                yield from _redirected(guideline, node, random)
            case Recommendation():
                yield from _redirected(guideline, node, random)
                yield from _contradicting(guideline, node, node.body, random)
        nodes = {id: each for id, each in guideline.nodes.items() if id != node.id}
        without = replace(guideline, nodes=nodes)
        yield Mutant("delete", node.id, "the node", replace(without, faults=tuple(unknown_references(without))))
    for derived in guideline.derived.values():
        for operator, what, changed in _derived(guideline, derived):
            yield Mutant(
                operator, derived.id, what, replace(guideline, derived={**guideline.derived, derived.id: changed})
            )


def _with_node(guideline: Guideline, node: Node) -> Guideline:
    return replace(guideline, nodes={**guideline.nodes, node.id: node})


def _decision(guideline: Guideline, node: Node, body: Decision) -> Iterator[Mutant]:
    def mutant(operator: str, what: str, branches: tuple[Branch, ...]) -> Mutant:
        return Mutant(
            operator, node.id, what, _with_node(guideline, replace(node, body=replace(body, branches=branches)))
        )

    for place, branch in enumerate(body.branches):
        if len(body.branches) > 1:
            yield mutant("drop", f"branch {branch.id}", body.branches[:place] + body.branches[place + 1 :])
        if branch.when is None:
            continue
        for operator, what, when in edits(guideline, branch.when):
            changed = replace(branch, when=when)
            yield mutant(
                operator, f"{branch.id}: {what}", (*body.branches[:place], changed, *body.branches[place + 1 :])
            )
        for other_place, other in enumerate(body.branches[:place]):
            if other.when is not None and other.when != branch.when:
                swapped = list(body.branches)
                swapped[place], swapped[other_place] = (
                    replace(branch, when=other.when),
                    replace(other, when=branch.when),
                )
                yield mutant("swap", f"conditions of {other.id} and {branch.id}", tuple(swapped))


def _redirected(guideline: Guideline, node: Node, random: Random) -> Iterator[Mutant]:
    """Each edge out of a node led to two nodes drawn at random, where that makes no circle."""
    others = [id for id in guideline.nodes if id != node.id]
    for branch, target in node.edges:
        for chosen in random.sample(others, 2):
            changed = _led(node, branch, target, Ref(chosen, target.span))
            mutated = _with_node(guideline, changed)
            if chosen != target.id and not node_circles(mutated):
                yield Mutant("redirect", node.id, f"{target.id} to {chosen}", mutated)


def _led(node: Node, branch: Branch | None, old: Ref, new: Ref) -> Node:
    def led(targets: tuple[Ref, ...] | None) -> tuple[Ref, ...] | None:
        return None if targets is None else tuple(new if each is old else each for each in targets)

    if isinstance(node.body, Decision):
        branches = tuple(replace(each, next=led(each.next)) if each is branch else each for each in node.body.branches)
        return replace(node, body=replace(node.body, branches=branches))
    assert isinstance(node.body, Recommendation)
    return replace(node, body=replace(node.body, next=led(node.body.next) or ()))


def _contradicting(guideline: Guideline, node: Node, body: Recommendation, random: Random) -> Iterator[Mutant]:
    """An item advised against where it is recommended, and one that the node would not have."""
    if not body.items:
        return
    item = random.choice(body.items)
    turned = Direction.AGAINST if item.direction is Direction.FOR else Direction.FOR
    both = (*body.items, replace(item, direction=turned))
    if body.selection.value == "all":
        changed = replace(node, body=replace(body, items=both))
        yield Mutant("contradict", node.id, f"{turned} {item.intervention.id} as well", _with_node(guideline, changed))
    other = random.choice([id for id in guideline.interventions if id != item.intervention.id])
    replaced = tuple(replace(each, intervention=Ref(other, each.span)) if each is item else each for each in body.items)
    changed = replace(node, body=replace(body, items=replaced))
    yield Mutant("contradict", node.id, f"{other} in place of {item.intervention.id}", _with_node(guideline, changed))


def _derived(guideline: Guideline, derived: Derived) -> Iterator[tuple[str, str, Derived]]:
    match derived.definition:
        case Classify(branches) as classify:
            for place, branch in enumerate(branches):
                rest = branches[:place] + branches[place + 1 :]
                if rest:
                    yield "drop", f"class {branch.code}", replace(derived, definition=replace(classify, branches=rest))
                for operator, what, when in edits(guideline, branch.when):
                    changed: tuple[ClassBranch, ...] = (
                        *branches[:place],
                        replace(branch, when=when),
                        *branches[place + 1 :],
                    )
                    definition = replace(classify, branches=changed)
                    yield operator, f"{branch.code}: {what}", replace(derived, definition=definition)
        case Count(conditions) as count:
            for place, condition in enumerate(conditions):
                for operator, what, when in edits(guideline, condition):
                    edited = (*conditions[:place], when, *conditions[place + 1 :])
                    yield operator, what, replace(derived, definition=replace(count, conditions=edited))
        case _:
            return


def edits(guideline: Guideline, condition: Condition) -> Iterator[Edit]:
    """Every condition that differs by one edit of one test."""
    match condition:
        case All(parts, span) | AnyOf(parts, span):
            kind = type(condition)
            for place, part in enumerate(parts):
                rest = parts[:place] + parts[place + 1 :]
                if kind is All and rest:
                    yield "widen", f"without {_named(part)}", All(rest, span)
                for operator, what, edited in edits(guideline, part):
                    yield operator, what, kind((*parts[:place], edited, *parts[place + 1 :]), span)
        case Not(part, span):
            yield "flip", f"not {_named(part)}", part
            for operator, what, edited in edits(guideline, part):
                yield operator, what, Not(edited, span)
        case _:
            yield from _test_edits(guideline, condition)


def _test_edits(guideline: Guideline, condition: Condition) -> Iterator[Edit]:
    match condition:
        case IsBoolean(element, value):
            yield "flip", element, replace(condition, value=not value)
        case IsCode(element, codes):
            known = guideline.variable(element)
            rest_of = tuple(code for code in known.codes if code not in codes) if known is not None else ()
            if rest_of:
                yield "flip", element, replace(condition, codes=rest_of)
                yield "widen", f"{element} with {rest_of[0]}", replace(condition, codes=(*codes, rest_of[0]))
            if len(codes) > 1:
                yield "drop", f"{codes[0]} from {element}", replace(condition, codes=codes[1:])
        case IsNumber(element, numbers):
            yield from _shifted_numbers(guideline, condition, element, numbers)
        case Compares(element, comparison, bound) | SetCount(element, comparison, bound):
            if comparison in _FLIPPED:
                yield "flip", element, replace(condition, comparison=_FLIPPED[comparison])
            if bound.number is not None:
                step = Fraction(1) if isinstance(condition, SetCount) else _step(guideline, element)
                for way in (-step, step):
                    moved = replace(bound, number=bound.number + way)
                    yield "shift", f"{element} by {way}", replace(condition, bound=moved)
        case Includes() | Only():
            yield "flip", condition.element, Not(condition, condition.span)
        case _:
            return


def _shifted_numbers(
    guideline: Guideline, condition: IsNumber, element: str, numbers: tuple[Fraction, ...]
) -> Iterator[Edit]:
    step = _step(guideline, element)
    for way in (-step, step):
        moved = tuple(dict.fromkeys((numbers[0] + way, *numbers[1:])))
        variable = guideline.variable(element)
        grid = variable.grid if isinstance(variable, Element) else None
        if grid is None or all(grid.low <= number <= grid.high for number in moved):
            yield "shift", f"{element} by {way}", replace(condition, numbers=moved)


def _step(guideline: Guideline, element: str) -> Fraction:
    """One step of the grid; of a computed number, which has none, a tenth."""
    variable = guideline.variable(element)
    if isinstance(variable, Element) and variable.grid is not None:
        return variable.grid.precision
    return Fraction(1) if variable is not None and variable.type.value == "integer" else Fraction(1, 10)


def _named(condition: Condition) -> str:
    return getattr(condition, "element", type(condition).__name__.lower())
