"""A small guideline in a few lines, for a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.model.calendar import format_day
from guideproof.model.element import (
    ClassBranch,
    Classify,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    Element,
    Points,
    Sum,
)
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation, Selection
from guideproof.model.number import format_number
from guideproof.model.reference import Ref
from guideproof.program.wording import added_text, condition_text, dates_text, formula_text


def in_lines(guideline: Guideline) -> Iterator[str]:
    """Elements, what is derived of them, constraints, entry points and nodes, a line each."""
    yield from map(_element, guideline.elements.values())
    yield from map(_derived, guideline.derived.values())
    for constraint in guideline.constraints.values():
        yield f"constraint {constraint.id}: {condition_text(constraint.holds)}"
    for entry in guideline.manifest.entry_points.values():
        scope = f" where {condition_text(entry.when)}" if entry.when else ""
        yield f"entry {entry.name}: {entry.start.id}{scope}"
    for node in guideline.nodes.values():
        yield from _node(node)


def _element(element: Element) -> str:
    unit = f" {element.unit}" if element.unit else ""
    grid, kind = element.grid, f"{element.type} {' | '.join(element.codes)}".strip()
    if grid is not None:
        low, high, precision = map(format_number, (grid.low, grid.high, grid.precision))
        kind = f"{element.type} {low} to {high}{unit} in steps of {precision}"
    if element.days is not None:
        days = element.days
        kind = f"date {format_day(days.first)} to {format_day(days.last)}{' and the visit' if days.until_visit else ''}"
    means = f", missing means {element.assumption.value}" if element.assumption is not None else ""
    return f"{element.id}: {kind}{means}"


def _derived(derived: Derived) -> str:
    match derived.definition:
        case Computed(expression):
            text = formula_text(expression)
        case Count(conditions):
            text = f"how many of {'; '.join(map(condition_text, conditions))}"
        case Elapsed() | DateAfter():
            text = dates_text(derived.definition)
        case Points() | Sum():
            text = added_text(derived.definition)
        case Classify(branches, hit_policy=policy):
            text = f"{policy}: " + "; ".join(f"{each.text} where {_when(each)}" for each in branches)
        case condition:
            text = condition_text(condition)
    return f"{derived.id} := {text}"


def _when(branch: Branch | ClassBranch) -> str:
    return condition_text(branch.when) if branch.when is not None else "otherwise"


def _node(node: Node) -> Iterator[str]:
    match node.body:
        case Decision(hit_policy=policy, branches=branches):
            yield f"{node.id}: {policy}"
            for branch in branches:
                yield f"  {branch.id}: {_when(branch)}{_onward(branch.next or ())}"
        case Recommendation(items=items, selection=selection, next=targets):
            chosen = "" if selection is Selection.ALL else f"{selection} of "
            listed = ", ".join(f"{each.direction} {each.intervention.id}" for each in items)
            yield f"{node.id}: {chosen}{listed}{_onward(targets)}"
        case Reassess(resume_at=entry):
            yield f"{node.id}: reassess, then {entry.id}"


def _onward(targets: Iterable[Ref]) -> str:
    named = ", ".join(target.id for target in targets)
    return f" -> {named}" if named else ""
