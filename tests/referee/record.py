"""What is known of one patient, from the page of the language: facts, conditions, derived elements; sections 4 and 5.

Where the page says "three truth values", ``None`` is the third (``kleene``); what is missing is asked in ``needs``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import Any

from tests.referee.calendar import elapsed, first_after
from tests.referee.calendar import number as day_of
from tests.referee.facts import Impossible, Taken, day_of_visit, taken_of, value_of
from tests.referee.formulas import NoValue, divides, joined, reckoned, result, stepped, unrounded, variables
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
    ON,
    VISIT,
    Classify,
    Computed,
    Constraint,
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
from guideproof.model.guideline import Guideline
from guideproof.model.node import HitPolicy


class Record:
    """What is known of one patient under one guideline."""

    def __init__(self, guideline: Guideline, facts: Mapping[str, Any]) -> None:
        self.guideline = guideline
        self.known: dict[str, Any] = {}
        self._reckoned: dict[str, Any] = {}
        self.misfits: set[str] = set()
        self.visit: int | None = None
        if guideline.dated:
            try:
                self.visit = day_of_visit(facts[ON])
            except Impossible:
                self.misfits.add(ON)
        self.measured: dict[str, Taken] = {}
        for id, given in facts.items():
            if id != ON:
                self._take(id, given)
        self.given = frozenset(self.known)
        ambiguous = {id for id, each in self.measured.items() if any(map(each.parts, self._beside(id)))}
        self.misfits |= ambiguous
        self.converted = {id for id, each in self.measured.items() if each.rounded and id not in ambiguous}
        for id in guideline.elements:
            if self.is_date(id) and self.visit is not None and id in self.known and self.known[id][0] > self._last(id):
                self.misfits.add(id)
        self.assumed: set[str] = set()
        self._asked: set[str] = set()
        for id in guideline.elements:
            self._put_in(id)
        self._reckoned = {}  # what was reckoned before all was put in may have become something else

    def _take(self, id: str, given: Any) -> None:
        """What a fact says; what it cannot say is a misfit."""
        try:
            value = taken_of(self.guideline.elements[id], given)
            if isinstance(value, Taken) and any(map(value.parts, self._named(id))):
                raise Impossible
        except (KeyError, Impossible):
            self.misfits.add(id)
            return
        if isinstance(value, Taken):
            self.measured[id] = value
            value = value.number
        if value is not None:
            self.known[id] = value

    def is_date(self, id: str) -> bool:
        """Whether it is an input that is a date."""
        return id in self.guideline.elements and self.guideline.elements[id].type is ElementType.DATE

    def _last(self, id: str) -> int:
        """The last day that a date can be."""
        days = self.guideline.elements[id].days
        assert days is not None
        assert self.visit is not None
        return min(days.last, self.visit) if days.until_visit else days.last

    def any_day(self, id: str) -> Interval:
        """The first and the last day that a date can be of which nothing is known."""
        days = self.guideline.elements[id].days
        assert days is not None
        return Fraction(days.first), Fraction(self._last(id))

    def days(self, id: str) -> Interval:
        """The first and the last day that a date of the facts can be, missing or known in half."""
        days = self.guideline.elements[id].days
        assert days is not None
        first, last = self.known.get(id, (days.first, days.last))
        return Fraction(first), Fraction(min(last, self._last(id)))

    # Section 4: what conversion takes off the grid

    def _named(self, id: str) -> Iterator[Fraction]:
        """The numbers that conditions and safety rules name for an element."""
        for test in _tests_of(self.guideline).get(id, ()):
            match test:
                case IsNumber(element, numbers) if element == id:
                    yield from numbers
                case Compares(element, _, Bound(number=Fraction() as number)) if element == id:
                    yield number

    def _beside(self, id: str) -> Iterator[Fraction]:
        """The values, given and taken, of the elements that are compared with it, in its unit."""
        for test in _tests_of(self.guideline).get(id, ()):
            match test:
                case Compares(element, _, Bound(element=str() as other, factor=factor, shift=shift)) if element == id:
                    yield from (each * factor + shift for each in self._both(other))
                case Compares(element, _, Bound(element=str() as other, factor=factor, shift=shift)) if other == id:
                    yield from ((each - shift) / factor for each in self._both(element))

    def _both(self, id: str) -> Iterator[Fraction]:
        if id in self.measured:
            yield from (self.measured[id].number, self.measured[id].given)
        elif id in self.guideline.elements and id not in self.misfits:
            element, held = self.guideline.elements[id], self.known.get(id)
            if id not in self.given and element.assumption is not None and not element.may_be_never:
                held = value_of(element, element.assumption.value)
            held = element.points.get(held) if isinstance(held, str) else held
            if isinstance(held, Fraction):
                yield held

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

    # Section 4: derived elements

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
                turned = isinstance(expression, Absolute) or expression.exponent % 2 == 0
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


def _common(numbers: Iterable[Fraction]) -> Fraction:
    """The greatest number that divides all of them; one, where all are zero."""
    numbers = list(numbers)
    over = lcm(*(number.denominator for number in numbers))
    return Fraction(gcd(*(int(number * over) for number in numbers)), over) or Fraction(1)


@lru_cache(maxsize=4)
def _tests_of(guideline: Guideline) -> dict[str, list[Condition]]:
    """The tests that read an element, of all conditions: a guideline says the same of all its patients."""
    found: dict[str, list[Condition]] = {}
    for condition in guideline.conditions:
        for test in _parts(condition):
            for element in dict.fromkeys(elements_of(test)):
                found.setdefault(element, []).append(test)
    return found


def _parts(condition: Condition) -> Iterator[Condition]:
    match condition:
        case All(parts) | AnyOf(parts):
            yield from (test for part in parts for test in _parts(part))
        case Not(part):
            yield from _parts(part)
        case _:
            yield condition


def _hull(intervals: list[Interval]) -> Interval:
    """From the least of all to the greatest."""
    return min(low for low, _ in intervals), max(high for _, high in intervals)


class _Unknown(Exception):
    """Something is not known that a formula reads."""
