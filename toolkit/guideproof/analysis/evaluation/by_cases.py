"""Numbers by cases as functions of a state: the least and the greatest of what may hold (sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Callable

from guideproof.analysis.evaluation.calculation import calculation
from guideproof.analysis.evaluation.truth import State, Truth, compile_condition, compiled
from guideproof.model.guideline import Guideline
from guideproof.program.cases import CaseFault, Cases
from guideproof.program.conditions import case_applies, unlike

Between = tuple[int, int]


def number_by_cases(cases: Cases, guideline: Guideline) -> Callable[[State], Between]:
    """The ends in steps; the whole range where no case can hold. What cannot hold is not reckoned."""
    taken, numbers = _taken(cases, guideline), _numbers(cases)

    def between(state: State) -> Between:
        low, high = cases.last, cases.first
        for truth, (least, most) in zip(taken(state), numbers, strict=True):
            if truth is not False:
                low, high = min(low, least(state)), max(high, most(state))
        return (low, high) if low <= high else (cases.first, cases.last)

    return between


def case_fault(cases: Cases, guideline: Guideline) -> Callable[[State], CaseFault | None]:
    """What keeps the number from being determined: no case can hold, or two certainly do that cannot be the same."""
    taken, numbers = _taken(cases, guideline), _numbers(cases)
    applying = [compiled(case_applies(turn.branch, guideline), guideline) for turn in cases.turns.turns]
    said = unlike(cases.turns, guideline)
    apart = None if said is None else compiled(said, guideline)

    def fault(state: State) -> CaseFault | None:
        truths = taken(state)
        if all(truth is False for truth in truths):
            return CaseFault.NONE
        sure = [
            ends for truth, ends, applies in zip(truths, numbers, applying, strict=True) if truth and applies(state)
        ]
        if len(sure) > 1 and max(low(state) for low, _ in sure) > min(high(state) for _, high in sure):
            return CaseFault.SEVERAL
        if apart is not None and apart(state):
            return CaseFault.SEVERAL
        return None

    return fault


def _taken(cases: Cases, guideline: Guideline) -> Callable[[State], tuple[Truth, ...]]:
    conditions = [compile_condition(condition, guideline) for condition in cases.turns.conditions]
    return lambda state: cases.taken([condition(state) for condition in conditions])


def _numbers(cases: Cases) -> list[tuple[Callable[[State], int], Callable[[State], int]]]:
    return [(calculation(each.low), calculation(each.high)) for each in cases.numbers]
