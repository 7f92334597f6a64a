"""Conditions and derived elements with other names for some elements."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from guideproof.model.condition import All, AnyOf, Bound, Compares, Condition, Not, SetCount, Unreadable
from guideproof.model.element import (
    ClassBranch,
    Classify,
    CodeOrTruth,
    Computed,
    Count,
    DateAfter,
    Definition,
    Elapsed,
    Points,
    Sum,
)
from guideproof.model.formula import Expression, Variable, parts_of, with_parts

NewNames = Mapping[str, str]


def renamed(condition: Condition, names: NewNames) -> Condition:
    """The condition in which elements have other names; those without one keep theirs."""
    match condition:
        case All(parts) | AnyOf(parts):
            return replace(condition, parts=tuple(renamed(part, names) for part in parts))
        case Not(part):
            return replace(condition, part=renamed(part, names))
        case Unreadable():
            return condition
        case Compares(element, _, bound) | SetCount(element, _, bound):
            return replace(condition, element=names.get(element, element), bound=_bound(bound, names))
        case _:
            return replace(condition, element=names.get(condition.element, condition.element))


def renamed_definition(definition: Definition, names: NewNames) -> Definition:
    """The definition of a derived element likewise."""
    match definition:
        case Computed(expression):
            return replace(definition, expression=_expression(expression, names))
        case Count(conditions):
            return replace(definition, conditions=tuple(renamed(each, names) for each in conditions))
        case Points(branches):
            named = tuple(replace(branch, when=renamed(branch.when, names)) for branch in branches)
            return replace(definition, branches=named)
        case Sum(elements):
            return replace(definition, elements=tuple(names.get(each, each) for each in elements))
        case Classify(branches):
            return replace(definition, branches=tuple(_class(branch, names) for branch in branches))
        case Elapsed(start, end):
            return replace(definition, start=names.get(start, start), end=names.get(end, end))
        case DateAfter(start, wait):
            period = replace(wait, element=names.get(wait.element, wait.element)) if wait.element else wait
            return replace(definition, start=names.get(start, start), wait=period)
        case condition:
            return renamed(condition, names)


def _class(branch: ClassBranch, names: NewNames) -> ClassBranch:
    when = branch.when if branch.when is None else renamed(branch.when, names)
    value = branch.value if isinstance(branch.value, CodeOrTruth) else _expression(branch.value, names)
    return replace(branch, when=when, value=value)


def _bound(bound: Bound, names: NewNames) -> Bound:
    return bound if bound.element is None else replace(bound, element=names.get(bound.element, bound.element))


def _expression(expression: Expression, names: NewNames) -> Expression:
    if isinstance(expression, Variable):
        return Variable(names.get(expression.element, expression.element))
    return with_parts(expression, [_expression(part, names) for part in parts_of(expression)])
