"""Numbers by cases as functions of a state: the least and the greatest of what may hold (sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Callable

from guideproof.analysis.evaluation.calculation import calculation, formula_value, lack_of
from guideproof.analysis.evaluation.truth import State, Truth, compile_condition, compiled
from guideproof.model.guideline import Guideline
from guideproof.program.cases import CaseFault, CaseNumber, Cases
from guideproof.program.conditions import case_applies, unlike
from guideproof.program.lacks import Lack

Between = tuple[int, int]


def number_by_cases(cases: Cases, guideline: Guideline) -> Callable[[State], Between]:
    """The ends in steps; the whole range where no case can hold. What cannot hold is not reckoned."""
    taken, numbers = _taken(cases, guideline), _numbers(cases)

    def between(state: State) -> Between:
        low, high = cases.last, cases.first
        for truth, (least, most) in zip(taken(state), numbers, strict=True):
            if truth is not False:
                low, high = min(low, least(state)), max(high, most(state))
        return (low, high) if low <= high else cases.anything

    return between


def case_fault(cases: Cases, guideline: Guideline) -> Callable[[State], CaseFault | Lack | None]:
    """What keeps the number from being determined: no case can hold, two certainly do that cannot be the same, or one
    does that has no value."""
    taken, numbers = _taken(cases, guideline), _numbers(cases)
    applying = [compiled(case_applies(turn.branch, guideline), guideline) for turn in cases.turns.turns]
    said = unlike(cases.turns, guideline)
    apart = None if said is None else compiled(said, guideline)
    lacking = [
        (place, lack_of(each.formula))
        for place, each in enumerate(cases.numbers)
        if each.formula is not None and each.formula.lacks
    ]

    def fault(state: State) -> CaseFault | Lack | None:
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
        for place, lack in lacking:
            if truths[place] and applying[place](state) and (why := lack(state)) is not None:
                return why
        return None

    return fault


def _taken(cases: Cases, guideline: Guideline) -> Callable[[State], tuple[Truth, ...]]:
    conditions = [compile_condition(condition, guideline) for condition in cases.turns.conditions]
    return lambda state: cases.taken([condition(state) for condition in conditions])


def _numbers(cases: Cases) -> list[tuple[Callable[[State], int], Callable[[State], int]]]:
    return [_ends(each) for each in cases.numbers]


def _ends(number: CaseNumber) -> tuple[Callable[[State], int], Callable[[State], int]]:
    low, high = calculation(number.low), calculation(number.high)
    if not number.waits or number.formula is None:
        return low, high
    value = formula_value(number.formula)

    def known_or(end: Callable[[State], int]) -> Callable[[State], int]:
        def found(state: State) -> int:
            known = value(state)
            return end(state) if known is None else int(known)

        return found

    return known_or(low), known_or(high)
