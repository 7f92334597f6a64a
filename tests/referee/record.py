"""What is known of one patient, from the page of the language: derived elements, sections 4 and 5.

What is given says `given`, whether conditions hold `conditions`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.referee.calendar import elapsed, first_after
from tests.referee.calendar import number as day_of
from tests.referee.conditions import Conditions
from tests.referee.formulas import NoValue, divides, joined, reckoned, result, stepped, unrounded, variables
from tests.referee.kleene import Interval, Truth, all_of, how_many, not_

from guideproof.model.element import (
    VISIT,
    Classify,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    ElementType,
    Points,
    Sum,
)
from guideproof.model.formula import (
    Absolute,
    Binary,
    Expression,
    Extreme,
    Number,
    Power,
    Rounded,
    Variable,
    with_parts,
)
from guideproof.model.node import HitPolicy


class Record(Conditions):
    """What is known of one patient under one guideline."""

    def value(self, element: str) -> Any:
        """What is known: a truth, a code, a number, an interval of a count, the classes that are left."""
        held, derived = self.value_anywhere(element), self.guideline.derived.get(element)
        if derived is None or derived.range is None or not isinstance(held, tuple):
            return held
        (low, high), (least, most) = held, derived.range
        if high < least or low > most:  # nobody is like that
            return (high, high) if high < least else (low, low)
        return max(low, least), min(high, most)

    def value_anywhere(self, element: str) -> Any:
        """The same, before it is cut to the range of the number."""
        if self.is_date(element):
            return self.days(element)
        if element in self.guideline.elements:
            return self.known.get(element)
        if element not in self._reckoned:
            self._reckoned[element] = self._anywhere(element)
        return self._reckoned[element]

    def _anywhere(self, element: str) -> Any:
        match self.guideline.derived[element].definition:
            case Computed(expression):
                if not all(map(self._is_known, variables(expression))):
                    return None
                return self._calculated(self.guideline.derived[element], expression)
            case Count(conditions):
                return how_many([self.truth(condition) for condition in conditions])
            case Elapsed(start, end, unit):
                (first, last), (least, greatest) = self._whole(start), self._whole(end)
                return Fraction(elapsed(last, least, unit)), Fraction(elapsed(first, greatest, unit))
            case DateAfter(start, wait):
                first, last = self._whole(start)
                least, most = (wait.count, wait.count) if wait.count is not None else self._whole(wait.element or "")
                return Fraction(first_after(first, least, wait.unit)), Fraction(first_after(last, most, wait.unit))
            case Points(branches):
                added = [(branch.points, self.truth(branch.when)) for branch in branches]
                low = sum((points for points, truth in added if truth or (truth is None and points < 0)), Fraction(0))
                high = sum((points for points, truth in added if truth or (truth is None and points > 0)), Fraction(0))
                return low, high
            case Sum(elements):
                ends = [self.number(each) for each in elements]
                assert None not in ends, "what is added has a range"
                return tuple(sum((each[end] for each in ends if each), Fraction(0)) for end in (0, 1))
            case Classify(gives_numbers=True) as classify:
                own, cases = self.guideline.derived[element], self.cases(classify)
                may = [self.case_ends(own, each, self.number) for truth, each in cases if truth is not False]
                return _hull(may or [self.case_ends(own, each, self.possible) for _, each in cases])
            case Classify() as classify:
                truths = self.cases(classify)
                certain = {value for truth, value in truths if truth is True}
                left = certain if len(certain) > 1 else {value for truth, value in truths if truth is not False}
                return [value for value in dict.fromkeys(value for _, value in truths) if value in left]
            case condition:
                return self.truth(condition)

    def case_ends(self, derived: Derived, expression: Expression, number: Callable[[str], Interval | None]) -> Interval:
        """The least and the greatest that a case can be: of one that divides by an element, or is irrational, its value
        where that is known, and the range of the number where it is not."""
        if divides(expression) or any(map(self._divided, variables(expression))):
            assert derived.range is not None
            if number == self.possible:
                return derived.range
            try:
                value = result(derived, expression, self._known_number)
            except (_Unknown, NoValue):
                return derived.range
            return (value, value) if all(map(self._is_known, variables(expression))) else derived.range
        low, high = self.ends(expression, number)
        precision = Fraction(1) if derived.type is ElementType.INTEGER else derived.precision
        precision = derived.precision or precision
        return (low, high) if precision is None else (low // precision * precision, -(-high // precision) * precision)

    def _divided(self, element: str) -> bool:
        """Whether a formula is a quotient, known as a whole or not at all."""
        derived = self.guideline.derived.get(element)
        if derived is None or not isinstance(derived.definition, Computed):
            return False
        if derived.precision is not None or derived.type is ElementType.INTEGER:
            return False
        expression = derived.definition.expression
        return divides(expression, rounded=False) or any(map(self._divided, unrounded(expression)))

    def lacks_value(self, derived: Derived, expression: Expression) -> bool:
        """Whether a case has no value though all that it reads is known."""
        if not all(map(self._is_known, variables(expression))):
            return False
        try:
            result(derived, expression, self._known_number)
        except NoValue:
            return True
        return False

    def ends(self, expression: Expression, number: Callable[[str], Interval | None]) -> Interval:
        """The least and the greatest that a formula can be, each number taken by itself. One that is computed and not
        known may be whatever it can be at all."""
        match expression:
            case Number(value):
                return value, value
            case Variable(element):
                held = number(element)
                if held is not None and self.is_date(element) and self.guideline.elements[element].may_be_never:
                    first, _ = self.possible(element)  # where there never was the event, it counts as the first day
                    return max(held[0], first), max(held[1], first)
                return self.possible(element) if held is None else held
            case Extreme(greatest, parts):
                pick, ends = max if greatest else min, [self.ends(part, number) for part in parts]
                return pick(low for low, _ in ends), pick(high for _, high in ends)
            case Binary(operator, left, right):
                pairs = [(one, other) for one in self.ends(left, number) for other in self.ends(right, number)]
                found = [Fraction(joined(operator, one, other)) for one, other in pairs]
                return min(found), max(found)
            case Absolute(part) | Power(part):
                low, high = self.ends(part, number)
                found = [
                    Fraction(reckoned(with_parts(expression, [Number(each)]), self._known_number))
                    for each in (low, high)
                ]
                turned = isinstance(expression, Absolute) or (expression.exponent % 2 == 0 and expression.exponent > 0)
                least = Fraction(0) if turned and low < 0 < high else min(found)
                return least, max(found)
            case Rounded(rounding, part, step):
                low, high = self.ends(part, number)
                return stepped(rounding, low, step.value), stepped(rounding, high, step.value)
            case _:
                raise AssertionError(expression)

    def possible(self, element: str) -> Interval:
        """What a number can be, whatever is known."""
        if self.is_date(element):
            days = self.guideline.elements[element].days
            assert days is not None
            return Fraction(days.first), Fraction(days.last)
        if element == VISIT:
            return Fraction(day_of((2000, 1, 1))), Fraction(day_of((2099, 12, 31)))
        if element in self.guideline.elements:
            points = self.guideline.elements[element].points.values()
            return (min(points), max(points)) if points else self.full(element)
        match self.guideline.derived[element].definition:
            case Points(branches):
                low = sum((branch.points for branch in branches if branch.points < 0), Fraction(0))
                return low, sum((branch.points for branch in branches if branch.points > 0), Fraction(0))
            case Sum(elements):
                ends = [self.possible(each) for each in elements]
                return sum((low for low, _ in ends), Fraction(0)), sum((high for _, high in ends), Fraction(0))
            case Computed(expression):
                return self.ends(expression, self.possible)
            case Count(conditions):
                return Fraction(0), Fraction(len(conditions))
            case DateAfter(start, wait):
                first, last = map(int, self.possible(start))
                least, most = map(int, self.possible(wait.element)) if wait.element else (wait.count, wait.count)
                assert least is not None
                assert most is not None
                return Fraction(first_after(first, least, wait.unit)), Fraction(first_after(last, most, wait.unit))
            case Classify() as classify:
                own = self.guideline.derived[element]
                return _hull([self.case_ends(own, each, self.possible) for _, each in self.cases(classify)])
            case definition:
                raise AssertionError(definition)

    def cases(self, classify: Classify) -> list[tuple[Truth, Any]]:
        """For each class of a ``classify`` whether it is the one."""
        found: list[tuple[Truth, Any]] = []
        before: list[Truth] = []
        for branch in classify.branches:
            own = True if branch.when is None else self.truth(branch.when)
            others = before if branch.when is None or classify.hit_policy is HitPolicy.FIRST else []
            found.append((all_of([own, *map(not_, others)]), branch.value))
            before.append(own)
        return found

    def _whole(self, element: str) -> tuple[int, int]:
        """The least and the greatest whole number, or the first and the last day, that an element may be."""
        held = self.number(element)
        assert held is not None
        return int(held[0]), int(held[1])

    def _calculated(self, derived: Derived, expression: Expression) -> Fraction | None:
        try:
            return result(derived, expression, self._known_number)
        except (_Unknown, NoValue):
            return None

    def without_value(self, id: str) -> bool:
        """Whether a formula that applies has no value though all that it reads is known."""
        derived = self.guideline.derived[id]
        if not isinstance(derived.definition, Computed) or self.element_applies(id) is not True:
            return False
        try:
            result(derived, derived.definition.expression, self._known_number)
        except _Unknown:
            return False
        except NoValue:
            return all(self._is_known(each) for each in variables(derived.definition.expression))
        return False

    def _is_known(self, element: str) -> bool:
        try:
            self._known_number(element)
        except _Unknown:
            return False
        return True

    def _known_number(self, element: str) -> Fraction:
        held = self.number(VISIT) if element == VISIT else self.value(element)
        if isinstance(held, str):
            return self.guideline.elements[element].points[held]
        if isinstance(held, tuple):
            held = held[0] if held[0] == held[1] else None
        if held is None:
            raise _Unknown
        return Fraction(held)


def _hull(intervals: list[Interval]) -> Interval:
    """From the least of all to the greatest."""
    return min(low for low, _ in intervals), max(high for _, high in intervals)


class _Unknown(Exception):
    """Something is not known that a formula reads."""
