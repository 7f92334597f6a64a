"""The variables of a guideline: of each element the kind, the slots, and what a formula computes it from."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property, lru_cache

from guideproof.model.calendar import NO_DAY
from guideproof.model.element import (
    VISIT,
    Classify,
    CodeOrTruth,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    ElementType,
    Points,
    Sum,
)
from guideproof.model.formula import Expression
from guideproof.model.guideline import Guideline
from guideproof.program.arithmetic import Constant, OneIf, Read, WholeEnds
from guideproof.program.cases import Cases, cases_of
from guideproof.program.dates import Ends, between
from guideproof.program.folding import extremum, subtract
from guideproof.program.formulas import StepFormula, result_of, short_in_steps
from guideproof.program.own_ranges import within_ranges
from guideproof.program.proposition import NumberOf, NumbersRelated, Sort
from guideproof.program.rational import ONE, StepNumber, weights
from guideproof.program.slots import (
    VISIT_KIND,
    CaseKind,
    ClassKind,
    CodeKind,
    DateCaseKind,
    DateKind,
    IntervalKind,
    Kind,
    NumberKind,
    RatioKind,
    SetKind,
    Slot,
    SlotRole,
    TruthKind,
    input_kind,
    slots_of,
)
from guideproof.program.totals import Total, ends_of_code, points_of_code, points_of_conditions, summed


class Variables:
    """What is known of the elements of a guideline, each worked out when it is first asked for.

    Derived elements must not run in a circle.
    """

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self._kinds: dict[str, Kind] = {}
        self._formulas: dict[str, StepFormula] = {}
        self._between: dict[str, Ends] = {}
        self._totals: dict[str, Total] = {}
        self._cases: dict[str, Cases] = {}

    def kind(self, id: str) -> Kind:
        """The kind of an element's values, or of the day of the visit."""
        if id == VISIT:
            return VISIT_KIND
        if id not in self._kinds:
            element = self.guideline.elements.get(id)
            self._kinds[id] = input_kind(element) if element else self._derived_kind(self.guideline.derived[id])
        return self._kinds[id]

    def _derived_kind(self, derived: Derived) -> Kind:
        match derived.definition:
            case Computed():
                number = self.formula(derived.id).number
                if number.over != ONE:
                    return RatioKind(number.step, number.whole.ends, number.over.ends, derived.unit)
                return NumberKind(number.step, *number.whole.ends, derived.unit, converted=False)
            case Count(conditions):
                return IntervalKind(Fraction(1), 0, len(conditions), derived.unit)
            case Points() | Sum():
                total = self.total(derived.id)
                return IntervalKind(total.step, *total.ends, derived.unit)
            case Classify(gives_numbers=True):
                cases = self.cases(derived.id)
                if derived.type is ElementType.DATE:
                    return DateCaseKind(cases.first, cases.last)
                return CaseKind(cases.step, cases.first, cases.last, derived.unit)
            case Classify() as classify:
                return ClassKind(classify.values)
            case DateAfter():
                low, high = self.between(derived.id)
                return DateKind(low.ends[0], high.ends[1])
            case Elapsed():
                low, high = self.between(derived.id)
                return IntervalKind(Fraction(1), low.ends[0], high.ends[1], derived.unit)
            case _:
                return TruthKind()

    def slots(self, id: str) -> tuple[Slot, ...]:
        """What a record holds of an element, in order."""
        return slots_of(id, self.kind(id))

    def codes(self, id: str) -> tuple[str, ...]:
        """The codes of an element."""
        kind = self.kind(id)
        assert isinstance(kind, CodeKind | SetKind)
        return kind.codes

    def classes(self, id: str) -> tuple[CodeOrTruth, ...]:
        """The classes that an element can have."""
        kind = self.kind(id)
        assert isinstance(kind, ClassKind)
        return kind.classes

    @cached_property
    def formulas(self) -> Mapping[str, None]:
        """The derived elements that are formulas, in the order of the guideline."""
        derived = self.guideline.derived
        return dict.fromkeys(id for id in derived if isinstance(derived[id].definition, Computed))

    def formula(self, id: str) -> StepFormula:
        """What a derived element that is a formula computes."""
        pending = [] if id in self._formulas else [id]
        while pending:  # a chain of formulas may be longer than Python's recursion is deep
            derived = self.guideline.derived[pending[-1]]
            before = (each for each in derived.operands if each in self.formulas and each not in self._formulas)
            first = next(before, None)
            if first is None:
                self._formulas[pending.pop()] = self._lowered(derived)
            else:
                pending.append(first)
        return self._formulas[id]

    def _lowered(self, derived: Derived) -> StepFormula:
        assert isinstance(derived.definition, Computed)
        operands = tuple(map(self._operand, derived.operands))
        found = short_in_steps(derived.definition.expression, self._number, result_of(derived), self._within)
        return StepFormula(found.number, operands, found.lacks)

    def _within(self, expression: Expression) -> Expression:
        return within_ranges(expression, self.guideline.derived)

    def _number(self, id: str) -> StepNumber:
        if self.has_points(id):
            return StepNumber(ends_of_code(self.guideline.elements[id])[0], self.step_of(id))
        kind, read = self.kind(id), self._operand(id)
        if isinstance(kind, DateKind) and kind.never:  # where it does not apply, it counts as some day
            return StepNumber(extremum(True, (Constant(kind.first), read)), Fraction(1))
        return StepNumber(read, self.step_of(id), self.divisor_of(id) or ONE)

    def _operand(self, id: str) -> Read:
        match self.kind(id):
            case IntervalKind(_, first, last):
                return Read(Slot(id, SlotRole.LOW), (first, last))
            case NumberKind(_, first, last):
                return Read(Slot(id), (first, last))
            case RatioKind(_, ends):
                return Read(Slot(id, SlotRole.DIVIDEND), ends)
            case CodeKind() if self.has_points(id):
                return Read(Slot(id), self.total(id).ends)
            case DateKind(first, last, _, never):
                return Read(Slot(id, SlotRole.LOW), (NO_DAY if never else first, last))
            case _:
                raise KeyError(id)

    def divisor_of(self, id: str) -> Read | None:
        """What an element's number of steps is divided by, if by anything."""
        kind = self.kind(id)
        return Read(Slot(id, SlotRole.DIVISOR), kind.divisor) if isinstance(kind, RatioKind) else None

    def has_points(self, id: str) -> bool:
        """Whether an element is a code that is also a number."""
        return id in self.guideline.elements and bool(self.guideline.elements[id].points)

    def is_added_up(self, id: str) -> bool:
        """Whether an element is a code with points, or a derived one that adds."""
        derived = self.guideline.derived.get(id)
        return self.has_points(id) or (derived is not None and isinstance(derived.definition, Points | Sum))

    def total(self, id: str) -> Total:
        """What the points of a code, or a derived element that adds, come down to."""
        if id not in self._totals:
            self._totals[id] = self._added(id)
        return self._totals[id]

    def _added(self, id: str) -> Total:
        if id in self.guideline.elements:
            return points_of_code(self.guideline.elements[id])
        match self.guideline.derived[id].definition:
            case Points() as points:
                return points_of_conditions(points)
            case Sum(elements):
                return summed(
                    elements,
                    lambda each: self.total(each) if self.has_points(each) else None,
                    lambda each: (self._ends(each), self.step_of(each)),
                )
            case _:
                raise KeyError(id)

    def between(self, id: str) -> Ends:
        """The least and the greatest that a derived element can be which is computed from dates, in its steps."""
        if id not in self._between:
            definition = self.guideline.derived[id].definition
            assert isinstance(definition, Elapsed | DateAfter)
            self._between[id] = between(definition, self._ends, self.step_of)
        return self._between[id]

    def cases(self, id: str) -> Cases:
        """What a number by cases gives. Raises ``NotBuilt``."""
        if id not in self._cases:
            derived = self.guideline.derived[id]
            self._cases[id] = cases_of(derived, self._number_in_a_case, self._operand, self._spread, self._within)
        return self._cases[id]

    def _number_in_a_case(self, id: str) -> StepNumber:
        """The number of an element, of which a case asks also where it is missing: it counts as all of its range then,
        which may be more than it can come to."""
        kind, ends = self.kind(id), self.where_missing(NumberOf(id, Sort.VALUE))
        if not isinstance(kind, NumberKind) or ends is None or id in self.guideline.elements:
            return self._number(id)
        hull = min(kind.first, ends[0]), max(kind.last, ends[1])
        return StepNumber(Read(Slot(id), hull), kind.step)

    def _spread(self, read: Read | OneIf) -> Ends:
        """The ends between which what a formula reads lies in any case."""
        if isinstance(read, Read):
            return self._ends(read.slot.element)
        others = tuple(code for code in self.codes(read.slot.element) if code not in read.codes)
        return read, subtract(ONE, OneIf(read.slot, others))

    def _ends(self, id: str) -> Ends:
        match self.kind(id):
            case NumberKind(_, first, last) if id != VISIT:
                low, high = self.where_missing(NumberOf(id, Sort.VALUE)) or (first, last)
                ends = min(first, low), max(last, high)
                return Read(Slot(id), ends, missing=low), Read(Slot(id), ends, missing=high)
            case kind:
                known = Sort.VALUE if isinstance(kind, NumberKind) else Sort.INTERVAL
                return self.known(NumberOf(id, known))

    def known(self, number: NumberOf) -> Ends:
        """The least and the greatest that a number can be, in steps: one of what is known exactly or not at all."""
        if number.sort is Sort.VALUE:
            return (value := self._operand(number.element)), value
        if number.sort is Sort.POINTS:
            return ends_of_code(self.guideline.elements[number.element])
        kind = self.kind(number.element)
        ends = (0, len(kind.codes)) if isinstance(kind, SetKind) else self._operand(number.element).ends
        low, high = (Slot(number.element, role) for role in (SlotRole.LOW, SlotRole.HIGH))
        return Read(low, ends), Read(high, ends)

    def weights(self, test: NumbersRelated) -> tuple[int, int, int]:
        """By what the steps of two numbers are multiplied to be compared, and what is added to the second one then,
        without a common divisor."""
        return weights(self.step(test.number), self.step(test.other) * test.factor, test.shift)

    def where_missing(self, number: NumberOf) -> WholeEnds | None:
        """As which numbers one that is missing counts, in steps: an input as all of its range; ``None``: as any."""
        derived, kind = self.guideline.derived.get(number.element), self.kind(number.element)
        if derived is None or not isinstance(kind, NumberKind | RatioKind):
            return (kind.first, kind.last) if isinstance(kind, NumberKind) else None
        if derived.range is None or number.sort is not Sort.VALUE:
            return None
        low, high = -(-derived.range[0] // kind.step), derived.range[1] // kind.step
        return (low, high) if low <= high else None

    def step(self, number: NumberOf) -> Fraction:
        """What one step of a number is worth, in the element's unit."""
        return Fraction(1) if number.sort is Sort.SIZE else self.step_of(number.element)

    def step_of(self, id: str) -> Fraction:
        """What one step of an element's number is worth, in its unit; one for what is known otherwise."""
        kind = self.kind(id)
        if self.has_points(id):
            return self.total(id).step
        return kind.step if isinstance(kind, NumberKind | IntervalKind | RatioKind) else Fraction(1)


@lru_cache(maxsize=8)
def variables_of(guideline: Guideline) -> Variables:
    """The variables of a guideline, made once for the guidelines that were used last."""
    return Variables(guideline)
