"""Which elements are computed with, so that their numbers must be cast to a type with room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideproof.model.condition import Compares, SetCount, tests
from guideproof.model.element import Classify, Computed, DateAfter, Sum
from guideproof.model.guideline import Guideline


def calculated(guideline: Guideline, places: Mapping[str, int]) -> frozenset[str]:
    """The elements in a formula or a sum, those that say after how long a date is, or compared with another element, or
    with how many codes are in a set.

    ``places`` are of numbers that can be used just as the table stores them, with so many decimals: of these, two that
    have as many are compared as they are, unless one has to be cast for the sake of something else.
    """
    found: set[str] = set()
    for derived in guideline.derived.values():
        match derived.definition:
            case Computed() | Sum() | DateAfter():
                found.update(derived.operands)
            case Classify() as classify:
                found.update(classify.operands)
    for condition in guideline.asked_conditions:
        sizes = (test for test in tests(condition) if isinstance(test, SetCount))
        found.update(test.bound.element for test in sizes if test.bound.element is not None)
    alike: list[set[str]] = []
    for test, other in _compared(guideline):
        one_unit = test.bound.factor == 1 and not test.bound.shift
        as_stored = one_unit and places.get(test.element, -1) == places.get(other, -2)
        if as_stored:
            alike.append({test.element, other})
        else:
            found.update((test.element, other))
    while more := {element for pair in alike if pair & found for element in pair - found}:
        found |= more
    return frozenset(found)


def _compared(guideline: Guideline) -> Iterator[tuple[Compares, str]]:
    for condition in guideline.asked_conditions:
        for test in tests(condition):
            if isinstance(test, Compares) and test.bound.element is not None:
                yield test, test.bound.element
