"""The numbers of elements as terms over the variables of inputs and counts, in steps: formulas written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from guideproof.analysis.proof.solver.arithmetic import (
    Linear,
    RealTerm,
    Risen,
    constant,
    extreme,
    floored,
    multiply,
    power,
    risen,
    whole_parts,
)
from guideproof.analysis.proof.solver.calendar import PLACES
from guideproof.analysis.proof.solver.logic import Rel
from guideproof.analysis.proof.solver.rising import FirstDay, PlaceOf
from guideproof.analysis.proof.solver.space import Space, SpaceVariable, VarKind
from guideproof.model.condition import Bound, Compares, Comparison
from guideproof.model.element import DateAfter, Elapsed
from guideproof.model.formula import Operator, Rounding
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    Extremum,
    MonthsBetween,
    MonthsLater,
    OneIf,
    Quotient,
    Raised,
    Read,
    RealSign,
    RealSteps,
    Whole,
    parts_of,
    wholes_in,
)
from guideproof.program.formulas import StepFormula
from guideproof.program.lacks import Against
from guideproof.program.rational import ONE
from guideproof.program.slots import Slot, SlotRole
from guideproof.program.totals import Weighted


class TooComplex(ValueError):
    """A formula that, with the formulas it is made of, is too large to reason about: ``element`` is the derived
    element."""

    def __init__(self, element: str) -> None:
        super().__init__(f"the formula of `{element}` is too large, with those that it is made of")
        self.element = element


_MOST_OPERATIONS = 1_000
_DEEPEST = 60


class Numbers:
    """The terms of one guideline's elements, each made once; ``chosen`` are, of numbers by cases, the places of those
    that are the ones."""

    def __init__(self, space: Space, chosen: Mapping[str, int] | None = None) -> None:
        self._space = space
        self._chosen = chosen or {}
        self._others: dict[tuple[tuple[str, int], ...], Numbers] = {}
        self._linears: dict[str, Linear] = {}
        self._overs: dict[str, Linear] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self.counted: dict[int, tuple[Weighted, ...]] = {}
        """For each variable that counts conditions those that it counts."""

    def choosing(self, chosen: Mapping[str, int]) -> Numbers:
        """The terms where of some numbers by cases the one at this place is the one."""
        if not chosen:
            return self
        key = tuple(sorted(chosen.items()))
        if key not in self._others:
            other = self._others[key] = Numbers(self._space, {**self._chosen, **chosen})
            other.counted = self.counted
        return self._others[key]

    def of(self, element: str) -> Linear:
        """The number of an element, in steps, as a term over the variables of inputs and counts; of one that is divided
        what is divided.

        Raises ``TooComplex``."""
        if element not in self._linears:
            wholes = self._computed(element)
            if wholes is None and self._space.program.is_added_up(element):
                self._linears[element] = self._total(element)
            elif wholes is None and (constants := self._space.constants(element)) is not None:
                self._linears[element] = self._of_constants(element, constants)
            elif wholes is None:
                self._linears[element] = Linear(((self._space.of_element(element), 1),), 0)
            else:
                measured = [self._measured(each) for each in wholes]
                size, depth = sum(size for size, _ in measured), max(depth for _, depth in measured)
                self._sizes[element] = size, depth
                if size > _MOST_OPERATIONS or depth > _DEEPEST:
                    raise TooComplex(element)
                self._linears[element], *over = map(self._term, wholes)
                self._overs.update((element, each) for each in over)
        return self._linears[element]

    def over(self, element: str) -> Linear:
        """What it is divided by. Raises ``TooComplex``."""
        self.of(element)
        return self._overs.get(element, constant(1))

    def lacking(self, element: str) -> Iterator[tuple[Against, Linear]]:
        """Where a formula has no value: where a term compares so with zero."""
        formula: StepFormula | None = None
        if element in self._space.program.formulas:
            formula = self._space.program.formula(element)
        elif element in self._chosen:
            formula = self._space.program.cases(element).numbers[self._chosen[element]].formula
        for each in formula.lacks if formula is not None else ():
            yield each.against, self._term(each.whole)

    def _computed(self, element: str) -> tuple[Whole, ...] | None:
        """What an element is computed as, if it is; of a complete record the two ends of dates are the same."""
        program = self._space.program
        if element in program.formulas:
            number = program.formula(element).number
            return (number.whole,) if number.over == ONE else (number.whole, number.over)
        if element in self._chosen:  # which no number by cases is that is one of some constants
            return (program.cases(element).numbers[self._chosen[element]].whole,)
        derived = self._space.guideline.derived.get(element)
        dated = derived is not None and isinstance(derived.definition, Elapsed | DateAfter)
        return (program.between(element)[0],) if dated else None

    def _of_constants(self, element: str, constants: tuple[int, ...]) -> Linear:
        """A number by cases that is one of some: the least, and so much more where it is at least each other one."""
        found, step = constant(constants[0]), self._space.program.step_of(element)
        span = self._space.guideline.derived[element].span
        for before, number in pairwise(constants):
            bound = Bound(number * step, None, Fraction(1), "")
            weighted = (Weighted(Compares(element, Comparison.AT_LEAST, bound, span), 1),)
            found = found.plus(self._counted(element, f"from {number}", weighted).times(number - before))
        return found

    def _total(self, element: str) -> Linear:
        """Conditions that add alike are counted together; where they are not very many, all are, each as often as it
        adds one step."""
        total = self._space.program.total(element)
        if total.times is not None:
            if element in self._space.guideline.derived and total.ends[0] == 0:
                return Linear(((self._space.of_element(element), 1),), 0)
            return self._counted(element, "", total.weighted).plus(constant(total.ends[0]))
        found = constant(total.base)
        for steps in sorted({each.steps for each in total.weighted}):
            alike = tuple(Weighted(each.condition, 1) for each in total.weighted if each.steps == steps)
            found = found.plus(self._counted(element, str(steps), alike).times(steps))
        for addend in total.addends:
            found = found.plus(self.of(addend.element).times(addend.times))
        return found

    def _one_if(self, element: str, codes: tuple[str, ...]) -> Linear:
        key = f"{element} is {' or '.join(codes)}"
        if key not in self._linears:
            weighted = self._space.program.total(element).weighted
            condition = next(each.condition for each in weighted if each.codes == codes)
            self._linears[key] = self._counted(element, key, (Weighted(condition, 1),))
        return self._linears[key]

    def _counted(self, element: str, steps: str, weighted: tuple[Weighted, ...]) -> Linear:
        if not weighted:
            return constant(0)
        most = sum(abs(each.steps) for each in weighted)
        variable = self._space.counting(SpaceVariable(VarKind.COUNTED, element, steps), most)
        self.counted[variable] = weighted
        return Linear(((variable, 1),), 0)

    def _measured(self, whole: Whole) -> tuple[int, int]:
        """How many operations a formula has, and how deep they are nested, with the formulas of its elements put in."""
        if isinstance(whole, Read):
            self.of(whole.slot.element)
            return self._sizes.get(whole.slot.element, (1, 1))
        parts = [self._measured(part) for part in parts_of(whole)]
        return 1 + sum(size for size, _ in parts), 1 + max((depth for _, depth in parts), default=0)

    def _term(self, whole: Whole) -> Linear:
        match whole:
            case Constant(value):
                return constant(value)
            case Read() | OneIf():
                return self._read(whole)
            case Arithmetic(Operator.MULTIPLY, left, right):
                return multiply(self._term(left), self._term(right))
            case Arithmetic(operator, left, right):
                other = self._term(right)
                return self._term(left).plus(other.times(-1) if operator is Operator.SUBTRACT else other)
            case Extremum(greatest, parts):
                return extreme(greatest, tuple(self._term(part) for part in parts))
            case Quotient(rounding, dividend, divisor):
                return self._quotient(rounding, dividend, divisor)
            case Raised(base, exponent):
                return power(self._term(base), exponent)
            case RealSteps(real) | RealSign(real):
                leaves = tuple((part, self._term(part)) for part in dict.fromkeys(wholes_in(real)))
                return Linear(((RealTerm(whole, leaves), 1),), 0)
            case MonthsBetween(start, end):
                apart = self._place(end).plus(self._place(start).times(-1))
                return whole_parts(apart, PLACES)
            case MonthsLater(start, months):
                return risen(FirstDay(), self._place(start).plus(self._term(months).times(PLACES)))

    def _read(self, whole: Read | OneIf) -> Linear:
        match whole:
            case Read(Slot(element, SlotRole.DIVISOR)):
                return self.over(element)
            case Read(slot):
                return self.of(slot.element)
            case OneIf(slot, codes):
                return self._one_if(slot.element, codes)

    def _quotient(self, rounding: Rounding, dividend: Whole, divisor: Whole) -> Linear:
        """A whole division, by such as are rounded down: halves go up above zero, and down below."""
        one, other = self._term(dividend), self._term(divisor)
        match rounding:
            case Rounding.DOWN:
                return floored(one, other)
            case Rounding.UP:
                return floored(one.times(-1), other).times(-1)
            case Rounding.NEAREST:
                low, high = dividend.ends
                up = floored(one.times(2).plus(other), other.times(2))
                down = floored(one.times(-2).plus(other), other.times(2)).times(-1)
                if low >= 0 or high <= 0:
                    return up if low >= 0 else down
                return extreme(True, (up, constant(0))).plus(extreme(False, (down, constant(0))))

    def _place(self, day: Whole) -> Linear:
        return risen(PlaceOf(), self._term(day))


def differing(one: Linear, over: Linear, other: Linear, beside: Linear, shift: int) -> Linear:
    """How much one number is above another one and a shift, of which both may be divided, all multiplied alike."""
    shifted = multiply(over, beside).times(-shift) if shift else constant(0)
    return multiply(one, beside).plus(multiply(other, over).times(-1)).plus(shifted)


def canonical(linear: Linear, strict: bool) -> Rel:
    """The relation with whole coefficients, of functions that rise as much taken away as can be; over whole numbers
    alone, above zero is at least one."""
    scaled = linear.scaled()
    if strict and scaled.whole:
        scaled, strict = Linear(scaled.terms, scaled.const - 1), False
    while not strict and not scaled.plain and scaled.whole:
        shorter = _undone(scaled)
        if shorter is None:
            break
        scaled = shorter
    return Rel(scaled, strict)


def _undone(linear: Linear) -> Linear | None:
    """A term that is at least zero just where a whole one is, with a function less; ``None`` if none can go."""
    match linear:
        case Linear(((Risen(function, of), weight),), const) if weight > 0:
            return of.plus(constant(-function.reaching(int(-(const // weight)))))
        case Linear(((Risen(function, of), weight),), const):
            return constant(function.reaching(int(const // -weight) + 1) - 1).plus(of.times(-1))
        case Linear(((Risen(PlaceOf(), one), 1), (Risen(PlaceOf(), other), -1)), 0 | -1 as const):
            return one.plus(other.times(-1)).plus(constant(const))
        case Linear(((Risen(PlaceOf(), other), -1), (Risen(PlaceOf(), one), 1)), 0 | -1 as const):
            return one.plus(other.times(-1)).plus(constant(const))
    first_days = [
        each for each in linear.terms if isinstance(each[0], Risen) and isinstance(each[0].function, FirstDay)
    ]
    if len(first_days) != 1 or abs(first_days[0][1]) != 1:
        return None
    ((unknown, weight),) = first_days
    assert isinstance(unknown, Risen)
    rest = linear.plus(Linear(((unknown, -weight),), 0))
    if weight < 0:  # a day is not before the first one from a place on
        return risen(PlaceOf(), rest).plus(unknown.of.times(-1))
    return unknown.of.plus(risen(PlaceOf(), rest.times(-1).plus(constant(-1))).times(-1)).plus(constant(-1))
