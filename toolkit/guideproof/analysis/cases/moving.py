"""A known patient moved to where a shifted test tells them apart: one value of theirs is another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from guideproof.analysis.cases.asking import CaseFacts
from guideproof.analysis.cases.differing import differing
from guideproof.analysis.cases.mutants import Mutant
from guideproof.analysis.proof.witness.replay import as_fact
from guideproof.model.condition import Compares, Condition, IsNumber
from guideproof.model.element import Derived, Element
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Node
from guideproof.program.interval import meaning

Shifted = tuple[Compares | IsNumber, Compares | IsNumber]
"""A test of a number, before and after."""


def moved(guideline: Guideline, shifted: Shifted, facts: CaseFacts) -> Iterator[CaseFacts]:
    """The facts with the number of an input at where a test of it turns out otherwise once it is shifted."""
    if shifted[0].element in facts:
        for element, step, _ in _turning(guideline, shifted):
            yield {**facts, element.id: as_fact(element, step)}


def holding(guideline: Guideline, shifted: Shifted, facts: CaseFacts) -> dict[str, Any] | None:
    """The first of these facts with which the test holds as it was, if there are any."""
    found = ((element, step) for element, step, holds in _turning(guideline, shifted) if holds)
    return next(({**facts, element.id: as_fact(element, step)} for element, step in found), None)


def _turning(guideline: Guideline, shifted: Shifted) -> Iterator[tuple[Element, int, bool]]:
    """The numbers of an input at which a test turns out otherwise once it is shifted, in steps, each with whether it
    held as it was."""
    was, becomes = shifted
    element = guideline.elements.get(was.element)
    if element is None or element.grid is None:
        return
    for number in sorted({*_numbers(was), *_numbers(becomes)}):
        step = element.grid.step(number)
        inside = step is not None and element.grid.first <= step <= element.grid.last
        if step is not None and inside and (holds := _passes(was, number)) is not _passes(becomes, number):
            yield element, step, bool(holds)


def changed_part(guideline: Guideline, mutant: Mutant) -> tuple[str, object]:
    """What a fault is planted in, and which part of that, by its place: the branch, say."""
    pairs = _conditions(guideline, mutant)
    return mutant.where, next((place for place, one, other in pairs if one is not other), None)


def shifted_test(guideline: Guideline, mutant: Mutant) -> Shifted | None:
    """The only test that a fault changes, if it is one of a number against a number."""
    pair = changed_condition(guideline, mutant)
    if pair is None:
        return None
    was, becomes = pair
    if not isinstance(was, Compares | IsNumber) or not isinstance(becomes, Compares | IsNumber):
        return None
    return (was, becomes) if was.element == becomes.element else None


def changed_condition(guideline: Guideline, mutant: Mutant) -> tuple[Condition, Condition] | None:
    """The smallest condition that a fault changes, before and after, if there is one and nothing else changes."""
    changed = [
        (one, other)
        for _, one, other in _conditions(guideline, mutant)
        if one is not other and one is not None and other is not None
    ]
    return differing(*changed[0]) if len(changed) == 1 else None


def _conditions(guideline: Guideline, mutant: Mutant) -> Iterable[tuple[int, Condition | None, Condition | None]]:
    """The conditions before and after, by their places; those of branches that are the same are left out."""
    match mutant.changed:
        case Node() as node if mutant.place is not None:
            one, other = (each.branches[mutant.place] for each in (guideline.nodes[node.id], node))
            return [(mutant.place, one.when, other.when)]
        case Node() as node:
            rows = zip(guideline.nodes[node.id].branches, node.branches, strict=False)
            return ((place, one.when, other.when) for place, (one, other) in enumerate(rows) if one is not other)
        case Derived() as derived:
            before = guideline.derived[derived.id].conditions
        case Element() as element:
            before = guideline.elements[element.id].conditions
        case EntryPoint() as entry:
            before = guideline.manifest.entry_points[entry.name].conditions
    pairs = zip(before, mutant.changed.conditions, strict=False)
    return ((place, one, other) for place, (one, other) in enumerate(pairs))


def _numbers(test: Compares | IsNumber) -> tuple[Fraction, ...]:
    if isinstance(test, IsNumber):
        return test.numbers
    return () if test.bound.number is None else (test.bound.number,)


def _passes(test: Compares | IsNumber, number: Fraction) -> bool | None:
    if isinstance(test, IsNumber):
        return number in test.numbers
    if test.bound.number is None:
        return None
    return any(each.contains(number) for each in meaning(test.comparison, test.bound.number))
