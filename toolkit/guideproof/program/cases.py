"""Numbers by cases: a ``classify`` whose classes are numbers, of which the one that holds is the number (section 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from guideproof.model.element import ClassBranch, Classify
from guideproof.model.formula import Expression, is_irrational
from guideproof.program.arithmetic import Constant, OneIf, Read, Whole
from guideproof.program.dates import Ends
from guideproof.program.folding import multiply
from guideproof.program.rational import ONE, Rational, StepNumber, common_step
from guideproof.program.spread import NoEnds, spread
from guideproof.program.taken import Turns, taken, turns_by


class NotBuilt(ValueError):
    """A value of a number by cases that cannot be computed yet: ``branch`` gives it."""

    def __init__(self, branch: ClassBranch) -> None:
        super().__init__(f"the value `{branch.text}` of a number by cases is not built yet")
        self.branch = branch


class CaseFault(StrEnum):
    """Why a number by cases cannot be determined: the facts are then invalid."""

    NONE = "no case holds"
    SEVERAL = "two cases hold at once that differ"


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """What a branch gives, in steps: the number where all that it reads is known, and the ends between which it lies in
    any case."""

    whole: Whole
    low: Whole
    high: Whole

    @property
    def constant(self) -> int | None:
        """The number, if it is always the same."""
        return self.whole.value if isinstance(self.whole, Constant) else None


@dataclass(frozen=True, slots=True)
class Cases:
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
    def faults(self) -> tuple[CaseFault, ...]:
        """What can keep the number from being determined, in the order in which it is told."""
        none = () if self.rest else (CaseFault.NONE,)
        return (*none, *(() if self.turns.in_order or len(self.numbers) < 2 else (CaseFault.SEVERAL,)))

    def taken(self, truths: Sequence[bool | None]) -> tuple[bool | None, ...]:
        """The truth that each branch is taken, from those of the conditions."""
        return taken(self.turns.turns, truths) if self.turns.in_order or self.rest else tuple(truths)

    @property
    def constants(self) -> tuple[int, ...] | None:
        """Every number that it can be, in order; ``None`` where some are computed."""
        found = [each.constant for each in self.numbers]
        return None if None in found else tuple(sorted({each for each in found if each is not None}))


def cases_of(
    classify: Classify, operand: Callable[[str], StepNumber], ends: Callable[[Read | OneIf], Ends], *, whole: bool
) -> Cases:
    """What a number by cases gives, from the numbers of elements and the ends of what they read; ``whole``: it must
    come out whole. Raises ``NotBuilt``."""
    found = [(branch, _number(branch, operand)) for branch in classify.branches]
    steps = [number.step for _, number in found if number.whole != Constant(0)]
    step = Fraction(1) if whole or not steps else common_step(steps)
    numbers = tuple(_case(branch, number, step, ends) for branch, number in found)
    low, high = min(each.low.ends[0] for each in numbers), max(each.high.ends[1] for each in numbers)
    return Cases(turns_by(classify.hit_policy, classify.branches), numbers, step, low, high)


def expression_of(branch: ClassBranch) -> Expression:
    """What a branch of a number by cases gives."""
    assert not isinstance(branch.value, str | bool)
    return branch.value


def _number(branch: ClassBranch, operand: Callable[[str], StepNumber]) -> StepNumber:
    expression, lowering = expression_of(branch), Rational(operand)
    if is_irrational(expression):
        raise NotBuilt(branch)
    number = lowering.exact(expression)
    if lowering.lacks or number.over != ONE:
        raise NotBuilt(branch)
    return number


def _case(branch: ClassBranch, number: StepNumber, step: Fraction, ends: Callable[[Read | OneIf], Ends]) -> CaseNumber:
    times = number.step / step
    if times.denominator != 1 and number.whole != Constant(0):
        raise NotBuilt(branch)
    whole = multiply(Constant(times.numerator), number.whole)
    try:
        low, high = spread(whole, ends)
    except NoEnds:
        raise NotBuilt(branch) from None
    return CaseNumber(whole, low, high)
