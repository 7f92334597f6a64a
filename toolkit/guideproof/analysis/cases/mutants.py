"""Single faults planted in a guideline: what an editor might do by mistake, each as a guideline of its own.

Source of the idea: DeMillo RA, Lipton RJ, Sayward FG, Hints on test data selection, IEEE Computer 1978;11(4):34-41.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.cases.added_edits import slips_in_points, slips_in_sum
from guideproof.analysis.cases.amount_edits import behind_amounts, moved_constants, other_amounts, other_dates
from guideproof.analysis.cases.class_edits import class_edits
from guideproof.analysis.cases.dates import slips_in_dates
from guideproof.analysis.cases.edits import Operators, edits
from guideproof.analysis.cases.element_faults import element_faults
from guideproof.analysis.cases.formula_edits import misread
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.graph.edges import reachable
from guideproof.analysis.graph.visits import node_order
from guideproof.model.element import (
    Classify,
    Computed,
    Count,
    DateAfter,
    Definition,
    Derived,
    Elapsed,
    Element,
    Points,
    Sum,
)
from guideproof.model.formula import Expression
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Branch, Decision, Direction, Node, Reassess, Recommendation, Selection
from guideproof.model.number import format_number, parse_number
from guideproof.model.period import Period
from guideproof.model.reference import Ref
from guideproof.program.taken import turns_of
from guideproof.program.variables import variables_of
from guideproof.program.wording import formula_text

Changed = Node | Derived | EntryPoint | Element
"""What a fault is planted in, as it is then."""


class Mutant(Struct, frozen=True):
    """One fault: its kind, the node, element or entry point as it becomes, and in words what was done. ``place`` is
    that of the branch whose condition is another one, where a decision differs in nothing else."""

    operator: str
    changed: Changed
    what: str
    place: int | None = None

    @property
    def where(self) -> str:
        """The id of what was changed."""
        return self.changed.name if isinstance(self.changed, EntryPoint) else self.changed.id

    def planted(self, guideline: Guideline) -> Guideline:
        """The guideline with the fault."""
        match self.changed:
            case Node(id=id):
                return replace(guideline, nodes={**guideline.nodes, id: self.changed})
            case Derived(id=id):
                return replace(guideline, derived={**guideline.derived, id: self.changed})
            case Element(id=id):
                return replace(guideline, elements={**guideline.elements, id: self.changed})
            case EntryPoint(name=name):
                entries = {**guideline.manifest.entry_points, name: self.changed}
                return replace(guideline, manifest=replace(guideline.manifest, entry_points=entries))

    def evaluator(self, guideline: Guideline, base: Evaluator) -> Evaluator:
        """An evaluator of the guideline with the fault; ``base`` is one without it."""
        return base.with_node(self.changed) if isinstance(self.changed, Node) else Evaluator(self.planted(guideline))


def mutants(guideline: Guideline, operators: Operators = None) -> Iterator[Mutant]:
    """Every fault that is planted, in the order of the guideline; none makes a circle or a reference to nothing.
    Slips in the conditions of decisions are left out that are not of the kinds that are asked for."""
    led_to = reachable(guideline)
    rank = {id: place for place, id in enumerate(node_order(guideline))}
    for entry in guideline.manifest.entry_points.values():
        if entry.when is not None:
            for edit in edits(guideline, entry.when):
                yield Mutant(edit.operator, replace(entry, when=edit.condition), edit.what)
    for node in guideline.nodes.values():
        if node.id in led_to:
            match node.body:
                case Decision():
                    yield from _decision(guideline, node, node.body, operators)
                case Recommendation():
                    yield from _recommendation(guideline, node, node.body)
                case Reassess():
                    yield from _periods(node, node.body)
                    for what, due in other_dates(guideline, node.body.due):
                        yield Mutant("due", replace(node, body=replace(node.body, due=due)), what)
            yield from _edges(node, rank)
    yield from _elements(guideline)


def _elements(guideline: Guideline) -> Iterator[Mutant]:
    for derived in guideline.derived.values():
        for operator, what, definition in _derived(guideline, derived):
            yield Mutant(operator, replace(derived, definition=definition), what)
    for element in guideline.elements.values():
        for operator, what, changed in element_faults(guideline, element):
            yield Mutant(operator, changed, what)


def _decision(guideline: Guideline, node: Node, body: Decision, operators: Operators) -> Iterator[Mutant]:
    def mutant(operator: str, what: str, branches: tuple[Branch, ...], place: int | None = None) -> Mutant:
        return Mutant(operator, replace(node, body=replace(body, branches=branches)), what, place)

    def with_branch(place: int, branch: Branch) -> tuple[Branch, ...]:
        return (*body.branches[:place], branch, *body.branches[place + 1 :])

    for place, branch in enumerate(body.branches):
        if len(body.branches) > 1:
            yield mutant(
                "drop-branch", f"without the branch {branch.id}", body.branches[:place] + body.branches[place + 1 :]
            )
        if branch.when is not None:
            for edit in edits(guideline, branch.when, operators):
                changed = replace(branch, when=edit.condition)
                yield mutant(edit.operator, f"{branch.id}: {edit.what}", with_branch(place, changed), place)
    for (one_place, one), (other_place, other) in _pairs(list(enumerate(body.branches))):
        if _ids(one) != _ids(other):
            swapped = list(body.branches)
            swapped[one_place], swapped[other_place] = replace(one, next=other.next), replace(other, next=one.next)
            yield mutant("swap", f"{one.id} and {other.id} lead to where the other one should", tuple(swapped))
    if turns_of(body).in_order:
        for place in range(len(body.branches) - 1):
            one, other = body.branches[place : place + 2]
            if other.when is not None:
                order = (*body.branches[:place], other, one, *body.branches[place + 2 :])
                yield mutant("order", f"{other.id} before {one.id}", order)


_MANY = 20
"""From so many branches on only neighbors are swapped: of a long table all pairs would outnumber all else."""


def _pairs(branches: list[tuple[int, Branch]]) -> Iterable[tuple[tuple[int, Branch], tuple[int, Branch]]]:
    return combinations(branches, 2) if len(branches) < _MANY else pairwise(branches)


def _ids(branch: Branch) -> tuple[str, ...]:
    return tuple(sorted(branch.targets))


def _recommendation(guideline: Guideline, node: Node, body: Recommendation) -> Iterator[Mutant]:
    for place, item in enumerate(body.items):
        before, after = body.items[:place], body.items[place + 1 :]
        id = item.intervention.id
        if len(body.items) > 1:
            changed = replace(node, body=replace(body, items=before + after))
            yield Mutant("drop-item", changed, f"does not recommend {id}")
        if body.selection is Selection.ALL:
            turned = Direction.AGAINST if item.direction is Direction.FOR else Direction.FOR
            items = (*before, replace(item, direction=turned), *after)
            yield Mutant("direction", replace(node, body=replace(body, items=items)), f"{turned} {id}")
        other = _like(guideline, id)
        if other is not None:
            items = (*before, replace(item, intervention=Ref(other, item.intervention.span)), *after)
            yield Mutant("intervention", replace(node, body=replace(body, items=items)), f"{other} in place of {id}")
        for what, amount in other_amounts(guideline, item.amount):
            items = (*before, replace(item, amount=amount), *after)
            yield Mutant("amount", replace(node, body=replace(body, items=items)), f"{id}: {what}")


def _like(guideline: Guideline, id: str) -> str | None:
    """The next intervention of the same category, with which this one may be mistaken."""
    mine = guideline.interventions.get(id)
    alike = [
        each.id for each in guideline.interventions.values() if mine is not None and each.category is mine.category
    ]
    return alike[(alike.index(id) + 1) % len(alike)] if len(alike) > 1 else None


def _periods(node: Node, body: Reassess) -> Iterator[Mutant]:
    """Each end of a period one more of its unit, and in the next unit: a slip of the pen."""
    if body.after is None:
        return
    ends = {"at_least": body.after.at_least, "at_most": body.after.at_most}
    exactly = body.after.at_least == body.after.at_most
    for key, end in ends.items():
        for other in _other_periods(end) if end is not None else ():
            after = Period(**(dict.fromkeys(ends, other) if exactly else {**ends, key: other}))
            what = f"{'' if exactly else key.replace('_', ' ') + ' '}{other}, not {end}"
            yield Mutant("period", replace(node, body=replace(body, after=after)), what)
        if exactly:
            return


_UNITS_OF_TIME = ("min", "h", "d", "wk", "mo", "a")


def _other_periods(period: str) -> Iterator[str]:
    number, _, unit = period.partition(" ")
    value = parse_number(number)
    if value is not None:
        yield f"{format_number(value + 1)} {unit}"
    if unit in _UNITS_OF_TIME:
        yield f"{number} {_UNITS_OF_TIME[_UNITS_OF_TIME.index(unit) - 1]}"


def _edges(node: Node, rank: dict[str, int]) -> Iterator[Mutant]:
    """Each edge out of a node left out, and led to the node after its target, which makes no circle."""
    order = list(rank)
    for branch, target in node.edges:
        named = f"{branch.id}: " if branch is not None else ""
        if len(branch.next or () if branch is not None else [each for each, _ in node.edges]) > 1 or branch is None:
            yield Mutant("drop-edge", _led(node, branch, target, None), f"{named}does not lead to {target.id}")
        place = rank.get(target.id, len(order))
        if place + 1 < len(order):
            chosen = order[place + 1]
            yield Mutant(
                "redirect",
                _led(node, branch, target, Ref(chosen, target.span)),
                f"{named}leads to {chosen}, not to {target.id}",
            )


def _led(node: Node, branch: Branch | None, old: Ref, new: Ref | None) -> Node:
    def led(targets: tuple[Ref, ...]) -> tuple[Ref, ...]:
        changed = (each if each is not old else new for each in targets)
        return tuple(each for each in changed if each is not None)

    if isinstance(node.body, Decision):
        branches = tuple(
            replace(each, next=led(each.next or ())) if each is branch else each for each in node.body.branches
        )
        return replace(node, body=replace(node.body, branches=branches))
    assert isinstance(node.body, Recommendation)
    return replace(node, body=replace(node.body, next=led(node.body.next)))


def _derived(guideline: Guideline, derived: Derived) -> Iterator[tuple[str, str, Definition]]:
    match derived.definition:
        case Classify() as classify:
            yield from class_edits(guideline, classify)
        case Count(conditions) as count:
            for place, condition in enumerate(conditions):
                before, after = conditions[:place], conditions[place + 1 :]
                if before or after:
                    yield "drop-factor", f"does not count factor {place + 1}", replace(count, conditions=before + after)
                for edit in edits(guideline, condition):
                    what = f"factor {place + 1}: {edit.what}"
                    yield edit.operator, what, replace(count, conditions=(*before, edit.condition, *after))
        case Points() as points:
            yield from slips_in_points(guideline, points, variables_of(guideline).step_of(derived.id))
        case Sum() as added:
            yield from slips_in_sum(added)
        case Computed(expression, span):
            for operator, what, changed_expression in _formulas(guideline, derived.id, expression):
                yield operator, what, Computed(changed_expression, span)
        case Elapsed() | DateAfter() as dates:
            yield from slips_in_dates(dates)
        case condition:
            for edit in edits(guideline, condition):
                yield edit.operator, edit.what, edit.condition


def _formulas(guideline: Guideline, id: str, expression: Expression) -> Iterator[tuple[str, str, Expression]]:
    for changed in misread(expression):
        yield "formula", f"reads {formula_text(changed)}", changed
    for what, changed in moved_constants(expression) if id in behind_amounts(guideline) else ():
        yield "constant", what, changed
