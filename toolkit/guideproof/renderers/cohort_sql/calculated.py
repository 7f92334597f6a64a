"""Which elements are computed with, so that their numbers must be cast to a type with room."""

from __future__ import annotations

from guideproof.model.condition import Compares, tests
from guideproof.model.element import Formula
from guideproof.model.formula import variables
from guideproof.model.guideline import Guideline


def calculated(guideline: Guideline) -> frozenset[str]:
    """The elements in a formula, or compared with another element."""
    found: set[str] = set()
    for derived in guideline.derived.values():
        if isinstance(derived.definition, Formula):
            found.update(variables(derived.definition.expression))
    for condition in guideline.asked_conditions:
        for test in tests(condition):
            if isinstance(test, Compares) and test.bound.element is not None:
                found.update((test.element, test.bound.element))
    return frozenset(found)
