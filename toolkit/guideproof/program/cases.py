"""Numbers by cases: a ``classify`` whose classes are numbers, of which the one that holds is the number (section 4).

The ends of a case follow from those of what it reads. Of one that divides by an element, or is irrational, nobody can
tell them: it counts as the range of the number until all that it reads is known, as a formula does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from guideproof.model.element import ClassBranch, Classify, Derived
from guideproof.model.formula import (
    Applied,
    Binary,
    Expression,
    Operator,
    Power,
    Rounding,
    is_irrational,
    on_the_way,
    variables,
)
from guideproof.program.arithmetic import Constant, OneIf, Quotient, Read, Whole, WholeEnds
from guideproof.program.dates import Ends
from guideproof.program.folding import multiply, quotient
from guideproof.program.formulas import StepFormula, result_of, short_in_steps
from guideproof.program.lacks import Lack, NoValue, TooLong
from guideproof.program.rational import ONE, StepNumber, common_step
from guideproof.program.slots import SlotRole
from guideproof.program.spread import spread
from guideproof.program.taken import Turns, taken, turns_by


class Lacking(StrEnum):
    """What a case lacks."""

    GRID = "a grid"
    RANGE = "a range"
    PRECISION = "a range and a precision"


class NotBuilt(ValueError):
    """A value of the number by cases ``id`` that cannot be computed: ``branch`` gives it."""

    def __init__(self, id: str, branch: ClassBranch, lacking: Lacking) -> None:
        super().__init__(f"the value `{branch.text}` of `{id}` lacks {lacking}")
        self.id, self.branch, self.lacking = id, branch, lacking


class LongCase(TooLong):
    """A value of the number by cases ``id`` that may have over 1,000 digits on its way: ``branch`` gives it."""

    def __init__(self, id: str, branch: ClassBranch) -> None:
        super().__init__(f"the value `{branch.text}` of `{id}` may have over 1,000 digits")
        self.id, self.branch = id, branch


class CaseFault(StrEnum):
    """Why a number by cases cannot be determined: the facts are then invalid."""

    NONE = "no case holds"
    SEVERAL = "two cases hold at once that differ"


class CaseNumber(Struct, frozen=True):
    """What a branch gives, in steps: the number where all that it reads is known, and the ends between which it lies in
    any case.

    With ``formula`` it is one that may have no value, or, where it ``waits``, whose ends are those of the range until
    its value is known."""

    whole: Whole
    low: Whole
    high: Whole
    formula: StepFormula | None = None
    waits: bool = False

    @property
    def constant(self) -> int | None:
        """The number, if it is always the same."""
        return self.whole.value if isinstance(self.whole, Constant) and self.formula is None else None

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Why it may have no value."""
        return () if self.formula is None else tuple(dict.fromkeys(each.lack for each in self.formula.lacks))

    @property
    def wholes(self) -> tuple[Whole, ...]:
        """All whole numbers that are asked for."""
        return (self.low, self.high, *(self.formula.wholes if self.formula is not None else ()))


class Cases(Struct, frozen=True):
    """A number by cases: its branches in turn, with what each gives in steps worth ``step`` in the unit, and the least
    and the greatest that it can be."""

    turns: Turns[ClassBranch]
    numbers: tuple[CaseNumber, ...]
    step: Fraction
    first: int
    last: int

    @property
    def rest(self) -> bool:
        """Whether a branch takes the rest."""
        return any(turn.own is None for turn in self.turns.turns)

    @property
    def anything(self) -> WholeEnds:
        """Between what it lies if no case can hold: between what all of them can be."""
        return min(each.low.ends[0] for each in self.numbers), max(each.high.ends[1] for each in self.numbers)

    @property
    def faults(self) -> tuple[CaseFault, ...]:
        """What can keep the number from being determined, in the order in which it is told."""
        none = () if self.rest else (CaseFault.NONE,)
        return (*none, *(() if self.turns.in_order or len(self.numbers) < 2 else (CaseFault.SEVERAL,)))

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Why a case that is taken may have no value, told where nothing of ``faults`` is so."""
        return tuple(dict.fromkeys(lack for each in self.numbers for lack in each.lacks))

    def taken(self, truths: Sequence[bool | None]) -> tuple[bool | None, ...]:
        """The truth that each branch is taken, from those of the conditions."""
        return taken(self.turns.turns, truths) if self.turns.in_order or self.rest else tuple(truths)

    @property
    def constants(self) -> tuple[int, ...] | None:
        """Every number that it can be, in order; ``None`` where some are computed."""
        found = [each.constant for each in self.numbers]
        return None if None in found else tuple(sorted({each for each in found if each is not None}))


def cases_of(
    derived: Derived,
    operand: Callable[[str], StepNumber],
    read: Callable[[str], Read],
    ends: Callable[[Read | OneIf], Ends],
    cut: Callable[[Expression], Expression],
) -> Cases:
    """What a number by cases gives, from the numbers of elements and the ends of what they read; ``cut`` as
    ``short_in_steps`` has it. Raises ``NotBuilt``, ``LongCase``."""
    classify = derived.definition
    assert isinstance(classify, Classify)
    found = [(branch, _formula(derived, branch, operand, read, cut)) for branch in classify.branches]
    step = _step([formula for _, formula in found], derived)
    numbers = tuple(_case(branch, formula, step, ends, derived) for branch, formula in found)
    bounds = [end for each in numbers for whole in (each.low, each.high, each.whole) for end in whole.ends]
    return Cases(turns_by(classify.hit_policy, classify.branches), numbers, step, min(bounds), max(bounds))


def expression_of(branch: ClassBranch) -> Expression:
    """What a branch of a number by cases gives."""
    assert not isinstance(branch.value, str | bool)
    return branch.value


def waits(expression: Expression) -> bool:
    """Whether nobody can tell between which ends a formula lies before all that it reads is known: it divides by an
    element, or is irrational."""
    return any(map(_waits, on_the_way(expression)))


def _waits(part: Expression) -> bool:
    match part:
        case Binary(Operator.DIVIDE, _, divisor):
            return any(True for _ in variables(divisor))
        case Power(base, exponent):
            return exponent.denominator != 1 or (exponent < 0 and any(True for _ in variables(base)))
        case _:
            return isinstance(part, Applied)


def _reads_ratio(formula: StepFormula) -> bool:
    """Whether a number that is divided is read, which is known exactly or not at all."""
    return any(isinstance(each, Read) and each.slot.role is SlotRole.DIVISOR for each in formula.all_parts)


def _formula(
    derived: Derived,
    branch: ClassBranch,
    operand: Callable[[str], StepNumber],
    read: Callable[[str], Read],
    cut: Callable[[Expression], Expression],
) -> StepFormula:
    expression, result = expression_of(branch), result_of(derived)
    if is_irrational(expression) and (result.precision is None or result.ends is None):
        raise NotBuilt(derived.id, branch, Lacking.PRECISION)
    try:
        found = short_in_steps(expression, operand, result, cut)
    except TooLong:
        raise LongCase(derived.id, branch) from None
    if found.number.over != ONE:
        raise NotBuilt(derived.id, branch, Lacking.GRID)
    return StepFormula(found.number, tuple(map(read, branch.operands)), found.lacks)


def _step(formulas: Sequence[StepFormula], derived: Derived) -> Fraction:
    """What one step is worth: its precision, or else what divides all that it can be, and the ends of its range."""
    if (precision := result_of(derived).precision) is not None:
        return precision
    steps = [each.number.step for each in formulas if each.number.whole != Constant(0)]
    steps += [abs(end) for end in derived.range or () if end]
    return common_step(steps) if steps else Fraction(1)


def _case(
    branch: ClassBranch, formula: StepFormula, step: Fraction, ends: Callable[[Read | OneIf], Ends], derived: Derived
) -> CaseNumber:
    times = formula.number.step / step
    whole = multiply(Constant(times.numerator), formula.number.whole)
    counted = StepFormula(StepNumber(whole, step), formula.operands, formula.lacks)
    if waits(expression_of(branch)) or _reads_ratio(formula):
        if derived.range is None:
            raise NotBuilt(derived.id, branch, Lacking.RANGE)
        low, high = (Constant((end / step).numerator) for end in derived.range)
        return CaseNumber(whole, low, high, counted, waits=True)
    low_end, high_end = spread(whole, ends)
    if not formula.lacks:
        return CaseNumber(whole, low_end, high_end)
    if isinstance(whole, Quotient):  # between two of the grid it has no value, but for what is known
        below, above = spread(whole.dividend, ends)
        low_end, high_end = quotient(Rounding.DOWN, below, whole.divisor), quotient(Rounding.UP, above, whole.divisor)
    elif isinstance(whole, Constant) and any(map(_is_off, formula.lacks)):
        high_end = Constant(whole.value + 1)
    return CaseNumber(whole, low_end, high_end, counted)


def _is_off(lack: NoValue) -> bool:
    """Whether a number that nothing changes lies between two of the grid."""
    return lack.lack in (Lack.GRID, Lack.WHOLE) and isinstance(lack.whole, Constant) and lack.whole.value != 0
