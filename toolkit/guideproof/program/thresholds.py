"""Where rounding a number could change what a test says: the numbers and the elements that it is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.condition import Bound, Compares, IsNumber, tests
from guideproof.model.element import NUMERIC
from guideproof.model.guideline import Guideline


class Beside(Struct, frozen=True):
    """An input element whose value is compared with: times ``factor``, and ``shift`` more, it is in the unit of the
    other one. Of a code the value is its ``points``."""

    element: str
    factor: Fraction
    shift: Fraction
    points: tuple[tuple[str, Fraction], ...] = ()

    def of(self, number: Fraction) -> Fraction:
        """Its number in the unit of the other one."""
        return number * self.factor + self.shift


class Thresholds(Struct, frozen=True):
    """What some condition of the guideline, or a safety rule, compares an element with: numbers in its unit, in their
    order, and input elements, each once."""

    numbers: tuple[Fraction, ...]
    beside: tuple[Beside, ...]


NONE = Thresholds((), ())
"""Of an element that nothing compares with anything."""


@lru_cache(maxsize=8)
def thresholds_of(guideline: Guideline) -> Mapping[str, Thresholds]:
    """``thresholds``, worked out once for the guidelines that were used last."""
    return thresholds(guideline)


def thresholds(guideline: Guideline) -> dict[str, Thresholds]:
    """What each input element is compared with that is compared with anything."""
    numbers: defaultdict[str, set[Fraction]] = defaultdict(set)
    beside: defaultdict[str, dict[Beside, None]] = defaultdict(dict)
    for condition in guideline.conditions:
        for test in tests(condition):
            match test:
                case IsNumber(element, named):
                    numbers[element].update(named)
                case Compares(element, _, Bound(number=Fraction() as number)):
                    numbers[element].add(number)
                case Compares(element, _, Bound(element=str()) as bound):
                    for one, other in _beside(element, bound):
                        beside[one][_counted(guideline, other)] = None
                case _:
                    pass
    inputs = [id for id, element in guideline.elements.items() if element.type in NUMERIC]
    return {
        id: Thresholds(
            tuple(sorted(numbers.get(id, ()))),
            tuple(each for each in beside.get(id, ()) if each.element in inputs or each.points),
        )
        for id in inputs
        if id in numbers or id in beside
    }


def _counted(guideline: Guideline, other: Beside) -> Beside:
    """With its points, if it is a code."""
    element = guideline.elements.get(other.element)
    return replace(other, points=tuple(element.points.items())) if element is not None and element.points else other


def _beside(element: str, bound: Bound) -> Iterator[tuple[str, Beside]]:
    """Of two elements that are compared, each with the other one."""
    assert bound.element is not None
    yield element, Beside(bound.element, bound.factor, bound.shift)
    yield bound.element, Beside(element, 1 / bound.factor, -bound.shift / bound.factor)
