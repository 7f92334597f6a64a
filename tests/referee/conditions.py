"""Whether conditions hold of one patient, from the page of the language: sections 4 and 5.

Where the page says "three truth values", ``None`` is the third (``kleene``); what is missing is asked in ``needs``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from tests.referee.facts import value_of
from tests.referee.formulas import variables
from tests.referee.given import Given
from tests.referee.kleene import Interval, Truth, all_of, any_of, how_many, not_, passes

from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
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
    elements_of,
)
from guideproof.model.element import (
    VISIT,
    Classify,
    Computed,
    Constraint,
    DateAfter,
    Derived,
    Elapsed,
    Points,
    Sum,
)
from guideproof.model.guideline import Guideline


class Conditions(Given):
    """What is given of one patient, with what missing values stand for, asked conditions."""

    def __init__(self, guideline: Guideline, facts: Mapping[str, Any]) -> None:
        super().__init__(guideline, facts)
        self.assumed: set[str] = set()
        self._asked: set[str] = set()
        for id in guideline.elements:
            self._put_in(id)
        self._reckoned = {}  # what was reckoned before all was put in may have become something else

    def value(self, element: str) -> Any:
        """What is known of an element: `record` says it."""
        raise NotImplementedError

    def value_anywhere(self, element: str) -> Any:
        """The same, before it is cut to the range of the number."""
        raise NotImplementedError

    def cases(self, classify: Classify) -> list[tuple[Truth, Any]]:
        """For each class of a ``classify`` whether it is the one."""
        raise NotImplementedError

    # Section 4: what a missing value stands for, and what does not apply

    def _put_in(self, id: str) -> None:
        """Puts in what a missing value stands for, after that of all which tells whether the element applies."""
        element = self.guideline.elements[id]
        if id in self._asked:
            return
        self._asked.add(id)
        if element.applies_when is not None:
            for each in elements_of(element.applies_when):
                for before in self._inputs_of(each):
                    self._put_in(before)
        missing = id not in self.known and id not in self.misfits
        if element.assumption is not None and missing and self.said_to_apply(id) is not False:
            self.known[id] = (0, 0) if element.may_be_never else value_of(element, element.assumption.value)
            self.assumed.add(id)

    def _inputs_of(self, id: str) -> Iterator[str]:
        """The inputs that an element is or is made of."""
        if id in self.guideline.elements:
            yield id
        elif id != VISIT:
            for each in self.guideline.derived[id].operands:
                yield from self._inputs_of(each)

    def said_to_apply(self, id: str) -> Truth:
        """Whether an input applies by what it says itself."""
        condition = self.guideline.elements[id].applies_when
        if self.misfits:
            return True  # of facts that do not fit nothing is asked
        return True if condition is None else self.truth(condition)

    def element_applies(self, id: str) -> Truth:
        """Whether an element applies; what is made of tests always does, and a date that is never does not."""
        if id in self.guideline.elements:
            never = self.known.get(id) == (0, 0)
            return all_of([self.said_to_apply(id), not never])
        derived = self.guideline.derived.get(id)
        if derived is not None and isinstance(derived.definition, Classify) and derived.definition.gives_numbers:
            return all_of(
                [
                    any_of([not_(taken), all_of([self.element_applies(each) for each in variables(expression)])])
                    for taken, expression in self.cases(derived.definition)
                ]
            )
        if derived is None or not isinstance(derived.definition, Computed | Sum | Elapsed | DateAfter):
            return True
        return all_of([self.element_applies(each) for each in derived.operands])

    def broken(self, constraint: Constraint) -> bool:
        """Whether a constraint is certainly false; it holds where something that it reads does not apply."""
        read = [self.element_applies(id) for id in elements_of(constraint.holds)]
        return any_of([self.truth(constraint.holds), *map(not_, read)]) is False

    # Section 5: conditions

    def truth(self, condition: Condition) -> Truth:
        """Whether a condition holds."""
        match condition:
            case All(parts):
                return all_of([self.truth(part) for part in parts])
            case AnyOf(parts):
                return any_of([self.truth(part) for part in parts])
            case Not(part):
                return not_(self.truth(part))
            case _:
                return all_of([*map(self.element_applies, elements_of(condition)), self._passes(condition)])

    def _passes(self, test: Condition) -> Truth:
        """Whether a test holds of what it reads, as though that applied."""
        match test:
            case IsBoolean(element, value):
                return passes([each is value for each in self.classes(element)])
            case IsCode(element, codes):
                return passes([code in codes for code in self.classes(element)])
            case Includes(element, codes, all_of_them):
                return (all_of if all_of_them else any_of)([self.member(element, code) for code in codes])
            case Only(element, codes):
                others = [code for code in self.guideline.elements[element].codes if code not in codes]
                return all_of([not_(self.member(element, code)) for code in others])
            case IsNumber(element, numbers):
                return self._one_of(self.number(element), numbers, self._precision(element))
            case Compares(element, comparison, bound):
                return self._compared(self.number(element), comparison, bound)
            case SetCount(element, Comparison.EQUAL, Bound(number=Fraction() as number)):
                return self._one_of(self.size(element), (number,), Fraction(1))
            case SetCount(element, comparison, bound):
                return self._compared(self.size(element), comparison, bound)
            case _:
                raise AssertionError(test)

    def member(self, element: str, code: str) -> Truth:
        """Whether a code is in a set."""
        return self.known.get(element, {}).get(code)

    def size(self, element: str) -> Interval:
        """How many codes are in a set, at least and at most."""
        return how_many([self.member(element, code) for code in self.guideline.elements[element].codes])

    def classes(self, element: str) -> list[Any]:
        """The codes or truth values that an element may have: a missing one, all of them."""
        held = self.value(element)
        if held is None:
            variable = self.guideline.variable(element)
            assert variable is not None
            return list(variable.codes) or [True, False]
        return held if isinstance(held, list) else [held]

    def number(self, element: str) -> Interval | None:
        """The least and the greatest number that an element may be, in its unit; ``None``: any. A missing input may be
        all that its range allows. Of a date the first and the last day."""
        if element == VISIT:
            assert self.visit is not None
            return Fraction(self.visit), Fraction(self.visit)
        held = self.value(element)
        if element in self.guideline.elements and self.guideline.elements[element].points:
            points = self.guideline.elements[element].points
            return (points[held],) * 2 if held is not None else (min(points.values()), max(points.values()))
        if held is None and element in self.guideline.elements:
            return self.full(element)
        if held is None and element in self.guideline.derived:
            return self.guideline.derived[element].range
        return held if isinstance(held, tuple | None) else (held, held)

    def full(self, element: str) -> Interval:
        """All that the range of an input allows."""
        grid = self.guideline.elements[element].grid
        assert grid is not None
        steps = -(-grid.low // grid.precision), grid.high // grid.precision
        return steps[0] * grid.precision, steps[1] * grid.precision

    def leaves(self, derived: Derived) -> bool:
        """Whether a derived number certainly lies outside of its own range."""
        assert derived.range is not None
        held = self.value_anywhere(derived.id)
        if held is None or self.element_applies(derived.id) is not True:
            return False
        low, high = held if isinstance(held, tuple) else (held, held)
        return bool(high < derived.range[0] or low > derived.range[1])

    def _precision(self, element: str) -> Fraction:
        """What divides all numbers that an element may be."""
        given = self.guideline.elements.get(element)
        if given is not None:
            return _common(given.points.values()) if given.grid is None else given.grid.precision
        match self.guideline.derived[element].definition:
            case Points(branches):
                return _common(branch.points for branch in branches)
            case Sum(elements):
                return _common(self._precision(each) for each in elements)
            case Classify():
                precision = self.guideline.derived[element].precision
                return Fraction(1) if precision is None else precision
            case _:
                return Fraction(1)

    def _one_of(self, held: Interval | None, numbers: tuple[Fraction, ...], precision: Fraction) -> Truth:
        """Whether it is one of some numbers: certain where all are named that it may be."""
        if held is None:
            return None
        low, high = held
        if low == high:
            return low in numbers
        possible = (high - low) / precision + 1
        named = [each for each in set(numbers) if low <= each <= high and (each / precision).denominator == 1]
        return False if not named else True if len(named) == possible else None

    def _compared(self, held: Interval | None, comparison: Comparison, bound: Bound) -> Truth:
        if bound.number is not None:
            other: Interval | None = (bound.number, bound.number)
        else:
            assert bound.element is not None
            other = self.number(bound.element)
            if other is not None:
                ends = [each * bound.factor + bound.shift for each in other]
                other = (min(ends), max(ends))
        if held is None or other is None:
            return None
        above = True if held[0] > other[1] else False if held[1] <= other[0] else None
        at_least = True if held[0] >= other[1] else False if held[1] < other[0] else None
        match comparison:
            case Comparison.ABOVE:
                return above
            case Comparison.AT_LEAST:
                return at_least
            case Comparison.BELOW:
                return not_(at_least)
            case Comparison.AT_MOST:
                return not_(above)
            case Comparison.EQUAL:
                return all_of([at_least, not_(above)])


def _common(numbers: Iterable[Fraction]) -> Fraction:
    """The greatest number that divides all of them; one, where all are zero."""
    numbers = list(numbers)
    over = lcm(*(number.denominator for number in numbers))
    return Fraction(gcd(*(int(number * over) for number in numbers)), over) or Fraction(1)
