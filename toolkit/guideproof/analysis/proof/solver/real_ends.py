"""Between which ends the steps of a real number lie, given those of what it is computed from: where these are one
number each, just what the evaluator computes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter

from guideproof.analysis.evaluation.calculation import RealCalculation, real_calculation
from guideproof.program.arithmetic import RealSign, RealSteps, Whole, WholeEnds
from guideproof.program.real_numbers import RealNumber, real_sign, real_steps
from guideproof.program.real_spans import real_span

Leaves = tuple[tuple[Whole, WholeEnds], ...]


@lru_cache(maxsize=20_000)
def real_ends(whole: RealSteps | RealSign, leaves: Leaves) -> WholeEnds:
    """The least and the greatest; wherever the number has a value."""
    ends = dict(leaves)
    if all(low == high for low, high in ends.values()):
        found = _at(whole, {part: low for part, (low, _) in ends.items()})
        return found, found
    low, high = real_span(whole.real, ends.__getitem__)
    return _counted(whole, low), _counted(whole, high)


def _at(whole: RealSteps | RealSign, numbers: dict[Whole, int]) -> int:
    try:
        return _counted(whole, _calculation(whole)(numbers))
    except (ZeroDivisionError, ValueError):
        return whole.ends[0]  # it has no value there, and nobody who is asked about is there


@lru_cache(maxsize=200)
def _calculation(whole: RealSteps | RealSign) -> RealCalculation:
    return real_calculation(whole.real, _own)


def _own(part: Whole) -> Callable[[dict[Whole, int]], int]:
    return itemgetter(part)


def _counted(whole: RealSteps | RealSign, number: RealNumber) -> int:
    if isinstance(whole, RealSign):
        return real_sign(number)
    least, most = whole.ends
    return min(max(real_steps(number, whole.step.numerator, whole.step.denominator), least), most)
