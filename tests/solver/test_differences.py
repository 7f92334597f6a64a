"""How far days and places can be, against every day of some weeks around a leap day that is left out; and relations of
functions that rise, written without them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.generation.parts import HERE, decision, element, entry, guideline

from guideproof.analysis.proof.encoding.numbers import canonical
from guideproof.analysis.proof.solver.arithmetic import Linear, Risen, Unknown, constant
from guideproof.analysis.proof.solver.calendar import PLACES, first_day, last_day, place
from guideproof.analysis.proof.solver.calendar_terms import beside
from guideproof.analysis.proof.solver.differences import Differences
from guideproof.analysis.proof.solver.labeling import label
from guideproof.analysis.proof.solver.logic import Formula, Rel
from guideproof.analysis.proof.solver.propagation import Propagation
from guideproof.analysis.proof.solver.rising import FirstDay, PlaceOf
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.solver.smt import Solver
from guideproof.analysis.proof.solver.space import Space, VarKind
from guideproof.model.calendar import day_of
from guideproof.model.condition import Bound, Compares, Comparison
from guideproof.model.element import Days, ElementType

FIRST, LAST = day_of(1900, 2, 10), day_of(1900, 3, 20)


DATE = replace(element("a", ElementType.DATE), days=Days(FIRST, LAST, False))


def space() -> Space:
    dates = [DATE, replace(DATE, id="b")]
    return Space(guideline([entry("visit", "start")], dates, [decision("start")], []), [])


SPACE = space()
A, B = (SPACE.find(VarKind.INPUT, id) for id in ("a", "b"))
DAYS = {A: Linear(((A, 1),), 0), B: Linear(((B, 1),), 0)}


def place_of(day: Linear) -> Linear:
    return Linear(((Risen(PlaceOf(), day), 1),), 0)


def first_after(day: Linear, months: int) -> Linear:
    return Linear(((Risen(FirstDay(), place_of(day).plus(constant(PLACES * months))), 1),), 0)


def value(linear: Linear, point: dict[int, int]) -> int:
    def of(unknown: Unknown) -> int:
        if isinstance(unknown, Risen):
            return unknown.function.of(value(unknown.of, point))
        assert isinstance(unknown, int)
        return point[unknown]

    return int(linear.const) + sum(int(weight) * of(unknown) for unknown, weight in linear.terms)


def holds(relation: Rel, point: dict[int, int]) -> bool:
    return value(relation.linear, point) >= (1 if relation.strict else 0)


def relations() -> st.SearchStrategy[Rel]:
    """A day, or the place of one, or the first day some months after one, beside another one."""
    days = st.sampled_from([A, B]).map(DAYS.__getitem__)
    places = st.tuples(days.map(place_of), days.map(place_of), st.integers(-45, 45))
    apart = st.tuples(days, days, st.integers(-40, 40))
    months = st.tuples(st.builds(first_after, days, st.integers(-2, 2)), days, st.integers(-3, 3))
    at = st.tuples(days, st.just(constant(0)), st.integers(FIRST, LAST).map(lambda day: -day))
    at_place = st.tuples(
        days.map(place_of), st.just(constant(0)), st.integers(place(FIRST), place(LAST)).map(lambda each: -each)
    )
    terms = st.one_of(places, apart, months, at, at_place)
    return st.builds(
        lambda term, sign, strict: Rel(term[0].plus(term[1].times(-1)).plus(constant(term[2])).times(sign), strict),
        terms,
        st.sampled_from([1, -1]),
        st.booleans(),
    )


POINTS = [dict(zip((A, B), each, strict=True)) for each in product(range(FIRST, LAST + 1), repeat=2)]


@given(relations())
def test_a_relation_without_its_functions_means_the_same(relation: Rel) -> None:
    shorter = canonical(relation.linear, relation.strict)
    assert all(holds(relation, point) == holds(shorter, point) for point in POINTS)


@settings(max_examples=60)
@given(st.lists(relations(), min_size=1, max_size=3))
def test_what_is_left_to_differences_holds_all_days(some: Sequence[Rel]) -> None:
    closed = Differences(some, SPACE).closed(lambda _: (FIRST, LAST))
    fitting = [point for point in POINTS if all(holds(each, point) for each in some)]
    assert closed is not None or not fitting
    for variable, (low, high) in (closed or {}).items():
        assert low >= FIRST
        assert high <= LAST
        assert all(low <= point[variable] <= high for point in fitting)


@settings(max_examples=60)
@given(st.lists(relations(), min_size=1, max_size=3))
def test_days_are_found_where_there_are_some(some: Sequence[Rel]) -> None:
    """By labelling, which takes what differences tell as bounds; and told of at once, where none can be."""
    fitting = [point for point in POINTS if all(holds(each, point) for each in some)]
    labels = label(SPACE, {}, some, 10**5)
    assert labels.exact
    assert (labels.values is not None) is bool(fitting)
    if labels.values is not None:
        assert any(all(point[name] == day for name, day in labels.values.items()) for point in fitting)
    state = Propagation(Free(), {})
    fine = all(map(state.add, some)) and state.propagate()
    assert fine or not fitting
    for each in some:
        told = Propagation(Free(), {}).value(each)
        assert told is None or {holds(each, point) for point in POINTS} == {told}


@settings(max_examples=20)
@given(st.lists(relations(), min_size=1, max_size=3))
def test_z3_finds_the_same_days(some: Sequence[Rel]) -> None:
    pytest.importorskip("z3")
    fitting = [point for point in POINTS if all(holds(each, point) for each in some)]
    verdict, leaf, _ = Solver(Free()).solve(list(some), [], 10**7)
    assert verdict is (Verdict.YES if fitting else Verdict.NO)
    if leaf is not None:
        assert leaf.labels.values is not None
        assert any(all(point[name] == day for name, day in leaf.labels.values.items()) for point in fitting)


def test_a_place_cuts_the_days_to_those_that_stand_there() -> None:
    """From a place on, or up to it, with and without such a day in the year."""
    leap_day, other = place(day_of(1900, 2, 28)) + 1, place(day_of(1900, 2, 20))
    for at in (leap_day, other):
        from_there = Rel(place_of(DAYS[A]).plus(constant(-at)), False)
        until_there = Rel(place_of(DAYS[A]).times(-1).plus(constant(at)), False)
        [span] = (Differences([each], SPACE).closed(lambda _: (FIRST, LAST)) for each in [from_there])
        assert span == {A: (first_day(at), LAST)}
        assert Differences([until_there], SPACE).closed(lambda _: (FIRST, LAST)) == {A: (FIRST, last_day(at))}


def test_days_that_cannot_be_apart_so_take_a_few_steps() -> None:
    later, earlier = (DAYS[A].plus(DAYS[B].times(-1)).times(sign).plus(constant(-1)) for sign in (1, -1))
    labels = label(SPACE, {}, [Rel(later, False), Rel(earlier, False)], 10)
    assert (labels.values, labels.exact) == (None, True)


def test_beside_a_first_day_are_its_place_and_that_of_the_day_before() -> None:
    for months in (-1, 0, 1):
        ((day, _),) = first_after(DAYS[A], months).terms
        assert isinstance(day, Risen)
        for point in POINTS[:: LAST - FIRST]:
            found = value(Linear(((day, 1),), 0), point)
            own, before = (value(Linear(((each, 1),), 0), point) for each in beside(day))
            assert (own, before) == (place(found), place(found - 1))


def test_the_last_day_has_a_cell_of_its_own_where_it_is_asked_for() -> None:
    at_last = Compares("a", Comparison.AT_LEAST, Bound(Fraction(LAST), None, Fraction(1), "the last"), HERE)
    drawn = guideline([entry("visit", "start")], [DATE], [decision("start")], [])
    cut = Space(drawn, [at_last])
    variable = cut.find(VarKind.INPUT, "a")
    assert [cut.cell(variable, day) for day in (FIRST, LAST - 1, LAST)] == [0, 0, 1]


@pytest.mark.parametrize("less", [0, 5])
def test_a_month_before_the_last_day_is_as_late_as_that(less: int) -> None:
    """By the places of both, of which one is bounded by its days alone: by what they can be, or by a relation."""
    before = Rel(place_of(DAYS[B]).plus(place_of(DAYS[A]).times(-1)).plus(constant(-PLACES)), False)
    early = Rel(DAYS[B].times(-1).plus(constant(LAST - less)), False)
    late = Rel(DAYS[A].plus(constant(-FIRST - less)), False)
    closed = Differences([before, early, late], SPACE).closed(lambda _: (FIRST, LAST))
    assert closed == {
        A: (FIRST + less, last_day(place(LAST - less) - PLACES)),
        B: (first_day(place(FIRST + less) + PLACES), LAST - less),
    }


WIDE = day_of(1890, 1, 1), day_of(2030, 12, 31)


def wide(*relations: Rel) -> dict[int, tuple[int, int]] | None:
    dates = [replace(DATE, id=id, days=Days(*WIDE, False)) for id in "ab"]
    space = Space(guideline([entry("visit", "start")], dates, [decision("start")], []), [])
    return Differences(relations, space).closed(lambda _: WIDE)


@pytest.mark.parametrize("months", [1, 13])
@pytest.mark.parametrize("last", [day_of(2010, 8, 15), day_of(2012, 3, 30), day_of(1900, 3, 29), day_of(2001, 3, 1)])
def test_among_many_years_a_month_is_as_long_as_it_is_there(last: int, months: int) -> None:
    """A day that a relation bounds bounds its place, and that the place of another one."""
    first = last - 3_000
    before = Rel(place_of(DAYS[B]).plus(place_of(DAYS[A]).times(-1)).plus(constant(-PLACES * months)), False)
    early = Rel(DAYS[B].times(-1).plus(constant(last)), False)
    late = Rel(DAYS[A].plus(constant(-first)), False)
    assert wide(before, early, late) == {
        A: (first, last_day(place(last) - PLACES * months)),
        B: (first_day(place(first) + PLACES * months), last),
    }


def test_a_place_of_a_day_some_days_later() -> None:
    """The place of ten days after one is bounded by that, and bounds it."""
    later = place_of(DAYS[A].plus(constant(10)))
    apart = Rel(place_of(DAYS[B]).times(-1).plus(later), False)
    first, last = day_of(1999, 12, 31), day_of(2000, 2, 20)
    ends = Rel(DAYS[B].plus(constant(-first)), False), Rel(DAYS[A].times(-1).plus(constant(last)), False)
    assert wide(apart, *ends) == {A: (first - 10, last), B: (first, last + 10)}
    sooner = place_of(DAYS[A].plus(constant(-10)))
    apart = Rel(place_of(DAYS[B]).plus(sooner.times(-1)), False)
    ends = Rel(DAYS[A].plus(constant(-first)), False), Rel(DAYS[B].times(-1).plus(constant(last)), False)
    assert wide(apart, *ends) == {A: (first, last + 10), B: (first - 10, last)}


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([(A, B), (B, A), (A, None), (B, None)]),
            st.integers(-60, 60),
            st.sampled_from([1, 2, 3]),
            st.sampled_from([1, -1]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_differences_of_days_are_told_exactly(some: list[tuple[tuple[int, int | None], int, int, int]]) -> None:
    relations = []
    for (one, other), number, weight, sign in some:
        against = constant(-(FIRST + LAST) // 2) if other is None else DAYS[other].times(-1)
        relations.append(Rel(DAYS[one].plus(against).times(weight * sign).plus(constant(number)), False))
    fitting = [point for point in POINTS if all(holds(each, point) for each in relations)]
    found = Differences(relations, SPACE)
    assert found.others == []
    closed = found.closed(lambda _: (FIRST, LAST))
    read = {name for relation in relations for name in relation.names}
    assert closed == (
        {name: (min(point[name] for point in fitting), max(point[name] for point in fitting)) for name in read}
        if fitting
        else None
    )


def test_what_bounds_no_difference_is_left_over() -> None:
    total = Rel(DAYS[A].plus(DAYS[B]), False)
    uneven = Rel(DAYS[A].times(2).plus(DAYS[B].times(-1)), False)
    three = Rel(DAYS[A].plus(DAYS[B].times(-1)).plus(place_of(DAYS[A])), False)
    never = Rel(constant(-1), False)
    apart = Rel(DAYS[A].times(-1).plus(DAYS[B]), False)
    assert Differences([total, apart, uneven, three, never], SPACE).others == [total, uneven, three, never]


def test_two_relations_of_dates_that_exclude_each_other_are_seen_at_once() -> None:
    state = Propagation(Free(), {})
    later, earlier = (DAYS[A].plus(DAYS[B].times(-1)).times(sign).plus(constant(-1)) for sign in (1, -1))
    assert state.add(Rel(later, False))
    assert state.propagate()
    assert state.add(Rel(earlier, False))
    assert not state.propagate()


class Free:
    """No date stands for anything."""

    space = SPACE

    def definition(self, variable: int, mask: int) -> Formula | None:
        return None
