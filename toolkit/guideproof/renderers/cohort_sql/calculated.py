"""Which elements are computed with, so that their numbers must be cast to a type with room."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.model.condition import Compares, Condition, tests
from guideproof.model.element import Classify, Count, Formula
from guideproof.model.formula import variables
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision


def calculated(guideline: Guideline) -> frozenset[str]:
    """The elements in a formula, or compared with another element."""
    found: set[str] = set()
    for derived in guideline.derived.values():
        if isinstance(derived.definition, Formula):
            found.update(variables(derived.definition.expression))
    for condition in conditions(guideline):
        for test in tests(condition):
            if isinstance(test, Compares) and test.bound.element is not None:
                found.update((test.element, test.bound.element))
    return frozenset(found)


def conditions(guideline: Guideline) -> Iterator[Condition]:
    """Every condition that an evaluation asks."""
    for constraint in guideline.constraints.values():
        yield constraint.holds
    for derived in guideline.derived.values():
        match derived.definition:
            case Formula():
                continue
            case Count(parts):
                yield from parts
            case Classify(branches):
                yield from (branch.when for branch in branches)
            case condition:
                yield condition
    for node in guideline.nodes.values():
        if isinstance(node.body, Decision):
            yield from (branch.when for branch in node.body.branches if branch.when is not None)
    for entry in guideline.manifest.entry_points.values():
        if entry.when is not None:
            yield entry.when
