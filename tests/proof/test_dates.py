"""Questions about dates, decided by the proofs as by looking at every day of some weeks, and of 200 years."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.generation.parts import (
    HERE,
    branch,
    decision,
    element,
    entry,
    guideline,
    intervention,
    item,
    recommendation,
)

from guideproof.analysis.evaluation.derivation import compile_derived
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.evaluation.facts import DaySpan
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.analysis.proof import DecisionWithoutChoice, Gap, ImpossibleBranch, prove
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.labeling import Labels
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.solver.smt import Solver
from guideproof.analysis.proof.witness.choosing import Chooser
from guideproof.analysis.proof.witness.replay import as_facts
from guideproof.model.calendar import NO_DAY, CalendarUnit, day_of, days_written
from guideproof.model.condition import All, AnyOf, Bound, Compares, Comparison, Condition, Not
from guideproof.model.element import VISIT, DateAfter, Days, Derived, Elapsed, Element, ElementType, Wait
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_unit

IDS = ("a", "b", "c")
BASES = [day_of(1900, 1, 20), day_of(2000, 1, 25), day_of(2023, 11, 25), day_of(2024, 2, 1), day_of(2100, 1, 31)]
REACH = {CalendarUnit.YEAR: 2, CalendarUnit.MONTH: 4, CalendarUnit.WEEK: 11, CalendarUnit.DAY: 71}


def date_element(id: str, first: int, last: int, *, until_visit: bool = False) -> Element:
    return replace(element(id, ElementType.DATE), days=Days(first, last, until_visit))


def elapsed(id: str, start: str, end: str, unit: CalendarUnit) -> Derived:
    return Derived(id, id, ElementType.QUANTITY, {}, parse_unit(unit), Elapsed(start, end, unit, HERE), HERE)


def due(id: str, start: str, count: int, unit: CalendarUnit) -> Derived:
    return Derived(id, id, ElementType.DATE, {}, None, DateAfter(start, Wait(unit, count), HERE), HERE)


def compares(id: str, comparison: Comparison, number: int) -> Compares:
    return Compares(id, comparison, Bound(Fraction(number), None, Fraction(1), str(number)), HERE)


def related(id: str, comparison: Comparison, other: str) -> Compares:
    return Compares(id, comparison, Bound(None, other, Fraction(1), other), HERE)


def deciding(elements: list[Element], derived: list[Derived], *conditions: Condition) -> Guideline:
    """A guideline whose one decision has these conditions, and takes the rest where there is one alone."""
    branches = [branch(f"b{place}", condition, "r") for place, condition in enumerate(conditions)]
    rest = [branch("rest", None, "r")] if len(conditions) == 1 else []
    nodes = [decision("d", *branches, *rest), recommendation("r", item("drug"))]
    known = {each.id: each for each in derived}
    start = entry("visit", "d", knows=[each.id for each in elements])
    return guideline([start], elements, nodes, [intervention("drug")], derived=known)


class Drawn:
    """Three dates within some weeks, times between them, dates some time after them, and a condition of these."""

    def __init__(self, seed: int) -> None:
        self._chance = chance = Random(seed)
        self._base = chance.choice(BASES)
        starts = {id: self._base + chance.randrange(70) for id in IDS}
        elements = [date_element(id, start, start + chance.choice([5, 11])) for id, start in starts.items()]
        self._times = [self._elapsed(place) for place in range(chance.randrange(1, 4))]
        dates: list[Derived] = []
        for place in range(chance.randrange(3)):
            unit = chance.choice([CalendarUnit.MONTH, CalendarUnit.MONTH, CalendarUnit.WEEK, CalendarUnit.DAY])
            start = chance.choice([*IDS, *(each.id for each in dates)])
            dates.append(due(f"due_{place}", start, chance.randrange(-2, 4), unit))
        self._dates = [*IDS, *(each.id for each in dates)]
        self.condition = All(tuple(self._some(1) for _ in range(chance.randrange(1, 4))), HERE)
        self.guideline = deciding(elements, [*self._times, *dates], self.condition)

    def _elapsed(self, place: int) -> Derived:
        start, end = self._chance.sample(IDS, 2)
        return elapsed(f"time_{place}", start, end, self._chance.choice([CalendarUnit.MONTH, *CalendarUnit]))

    def _some(self, depth: int) -> Condition:
        if not depth:
            test = self._test()
            return Not(test, HERE) if self._chance.random() < 0.3 else test
        parts = tuple(self._some(depth - 1) for _ in range(self._chance.randrange(1, 4)))
        return self._chance.choice([All, AnyOf])(parts, HERE)

    def _test(self) -> Condition:
        comparison = self._chance.choice(list(Comparison))
        match self._chance.randrange(5):
            case 0 | 1:
                time = self._chance.choice(self._times)
                assert isinstance(time.definition, Elapsed)
                reach = REACH[time.definition.unit]
                return compares(time.id, comparison, self._chance.randrange(-reach, reach + 1))
            case 2 | 3:
                one, other = self._chance.sample(self._dates, 2)
                return related(one, comparison, other)
            case _:
                return compares(self._chance.choice(self._dates), comparison, self._base + self._chance.randrange(100))

    def holding(self) -> bool:
        """Whether the condition holds for somebody: all days are tried."""
        ranges = [each.days for each in self.guideline.elements.values()]
        days = [range(each.first, each.last + 1) for each in ranges if each is not None]
        return any(holds(self.guideline, self.condition, dict(zip(IDS, each, strict=True))) for each in product(*days))


def holds(guideline: Guideline, condition: Condition, days: Mapping[str, int]) -> bool:
    state: dict[str, object] = {VISIT: BASES[0], **{id: DaySpan(day, day) for id, day in days.items()}}
    for id, derived in guideline.derived.items():
        state[id] = compile_derived(derived, guideline)(state)
    truth = compile_condition(condition, guideline)(state)
    assert truth is not None
    return truth


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_a_question_about_dates_is_answered_as_by_trying_all_days(seed: int, by_z3: bool) -> None:
    drawn = Drawn(seed)
    oracle = Oracle(drawn.guideline)
    formula = oracle.encoding.formula(drawn.condition)
    if by_z3:
        verdict, leaf, _ = Solver(oracle.encoding).solve([formula], (), oracle.budget.solver)
    else:
        reply = oracle.decide(None, [formula])
        verdict, leaf = reply.verdict, reply.leaf
    assert verdict is (Verdict.YES if drawn.holding() else Verdict.NO)
    if leaf is not None:
        values = Chooser(oracle.space).values(leaf)
        days = {id: value.first for id in IDS if isinstance(value := values[id], DaySpan)}
        assert holds(drawn.guideline, drawn.condition, days)


@pytest.mark.parametrize("year", [1900, 2000])
def test_z3_knows_which_days_there_are_around_a_leap_day(year: int) -> None:
    """Days at the ends of January and February, and those a month and two after them, beside each other."""
    starts = {"a": (day_of(year, 1, 29), day_of(year, 1, 31)), "b": (day_of(year, 2, 27), day_of(year, 3, 2))}
    elements = [date_element(id, *days) for id, days in starts.items()]
    derived = [
        elapsed("months", "a", "b", CalendarUnit.MONTH),
        elapsed("days", "a", "b", CalendarUnit.DAY),
        due("later", "a", 1, CalendarUnit.MONTH),
        due("again", "b", 2, CalendarUnit.MONTH),
        due("last", "later", 2, CalendarUnit.MONTH),
    ]
    apart = [
        All((compares("months", Comparison.AT_LEAST, months), compares("days", Comparison.AT_MOST, days)), HERE)
        for months in (1, 2)
        for days in range(27, 33)
    ]
    beside = [
        All((related(one, Comparison.AT_LEAST, other), compares("days", Comparison.AT_LEAST, days)), HERE)
        for one, other in (("later", "b"), ("b", "later"), ("last", "again"), ("again", "last"))
        for days in (27, 30, 32)
    ]
    made = deciding(elements, derived, *apart, *beside)
    oracle = Oracle(made)
    solver = Solver(oracle.encoding)
    every = [dict(zip(starts, days, strict=True)) for days in product(*(range(a, b + 1) for a, b in starts.values()))]
    for condition in (*apart, *beside):
        verdict, _, _ = solver.solve([oracle.encoding.formula(condition)], (), oracle.budget.solver)
        assert (verdict is Verdict.YES) is any(holds(made, condition, each) for each in every)


BIRTH = date_element("birth", day_of(1900, 1, 1), day_of(2099, 12, 31), until_visit=True)
AGE = elapsed("age", "birth", VISIT, CalendarUnit.YEAR)
MONTHS = elapsed("months", "birth", VISIT, CalendarUnit.MONTH)
WEEKS = elapsed("weeks", "birth", VISIT, CalendarUnit.WEEK)


@pytest.mark.parametrize(
    ("weeks", "possible"),
    [(155, False), (156, True)],
)
def test_36_months_are_156_weeks_at_least(weeks: int, possible: bool) -> None:
    late = compares("months", Comparison.AT_LEAST, 36), compares("weeks", Comparison.AT_MOST, weeks)
    proofs = prove(deciding([BIRTH], [MONTHS, WEEKS], All(late, HERE)))
    taken = not any(isinstance(fact, ImpossibleBranch | DecisionWithoutChoice) for fact in proofs.facts)
    assert (taken, proofs.not_decided) == (possible, 0)


def test_a_due_date_is_not_after_the_visit_just_where_its_months_are_over() -> None:
    after = due("due", "birth", 36, CalendarUnit.MONTH)
    over = related("due", Comparison.AT_MOST, VISIT)
    not_yet = compares("months", Comparison.BELOW, 36)
    proofs = prove(deciding([BIRTH], [MONTHS, after], over, not_yet))
    assert (proofs.facts, proofs.not_decided) == ((), 0)


def test_a_witness_is_somebody_whom_one_may_meet_these_years() -> None:
    young, old = compares("age", Comparison.BELOW, 50), compares("age", Comparison.ABOVE, 50)
    guideline = deciding([BIRTH], [AGE], young, old)
    [gap] = [fact for fact in prove(guideline).facts if isinstance(fact, Gap)]
    facts = gap.patient.facts
    written = days_written(str(facts["on"]))
    assert written is not None
    assert day_of(2020, 1, 1) <= written[0] <= day_of(2035, 12, 31)
    assert evaluate(guideline, facts).derived == {"age": 50}


def test_a_witness_is_as_old_as_need_be() -> None:
    younger, older = compares("age", Comparison.BELOW, 150), compares("age", Comparison.ABOVE, 150)
    [gap] = [fact for fact in prove(deciding([BIRTH], [AGE], younger, older)).facts if isinstance(fact, Gap)]
    assert gap.patient.evaluation.derived == {"age": 150}


def test_who_may_be_anybody_is_not_said_to_be_ill() -> None:
    made = guideline([], [element("sick", ElementType.BOOLEAN)], [], [])
    assert Chooser(Oracle(made).space).values(Leaf({}, (), Labels({}, True, 0))) == {"sick": False}


def test_that_there_never_was_an_event_is_told_by_leaving_its_date_out() -> None:
    made = guideline([], [element("sick", ElementType.BOOLEAN), element("seen", ElementType.DATE)], [], [])
    values = {"sick": True, "seen": DaySpan(NO_DAY, NO_DAY), VISIT: day_of(2024, 5, 17)}
    assert as_facts(made, values) == {"on": "2024-05-17", "sick": True}
