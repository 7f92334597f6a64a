"""Propagation, search and labeling against trying every point."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.solver.points import (
    LAST,
    NUMBERS,
    SPACE,
    Chance,
    Free,
    in_set,
    inside,
    projected,
    relations,
    solver_boxes,
    those,
    where,
)

from guideproof.analysis.proof.solver.arithmetic import Linear, constant, multiply
from guideproof.analysis.proof.solver.labeling import feasible, label
from guideproof.analysis.proof.solver.logic import Box, Card, Formula, Lit, Rel
from guideproof.analysis.proof.solver.propagation import Propagation
from guideproof.analysis.proof.solver.search import Search, Verdict

PLENTY = 10**6
BY_CHANCE = st.builds(Chance, st.integers(0, 1 << 32))


def wanted(box: Box, asked: Iterable[Formula]) -> int:
    """The points of a box at which all formulas hold."""
    return reduce(and_, map(where, asked), inside(box))


def met(values: dict[int, int], points: int) -> bool:
    """Whether one of some points has these values."""
    return any(all(point[name] == value for name, value in values.items()) for point in in_set(points))


@given(BY_CHANCE)
def test_what_can_be_told_of_a_box(chance: Chance) -> None:
    box, [formula, *_] = chance.box(), chance.asked()
    told = Propagation(Free(), box).value(formula)
    truths = {True: inside(box) & where(formula), False: inside(box) & ~where(formula)}
    assert told is None or truths[told] == inside(box)


@settings(max_examples=200)
@given(BY_CHANCE)
def test_what_one_formula_says_is_told_and_follows_at_once(chance: Chance) -> None:
    """As long as no variable comes twice, and of what is canonical."""
    for formula in (chance.read_once(), chance.relation(), *(chance.relation(strict=True) for _ in range(6))):
        box = chance.box()
        state, fitting = Propagation(Free(), box), wanted(box, [formula])
        told = state.value(formula)
        assert told is (False if not fitting else True if fitting == inside(box) else None)
        assert state.add(formula) is bool(fitting)
        if fitting and not (isinstance(formula, Rel) and formula.strict):
            assert {each: mask for each, mask in state.box.items() if mask != SPACE.full[each]} == projected(fitting)


@settings(max_examples=200)
@given(BY_CHANCE)
def test_nothing_more_follows_when_all_is_said_again(chance: Chance) -> None:
    some = [chance.relation() if chance.randrange(2) else chance.formula() for _ in range(3)]
    state = Propagation(Free(), chance.box())
    if all(map(state.add, some)) and state.propagate():
        again = Propagation(Free(), state.box)
        assert all(map(again.add, some))
        assert again.box == state.box


@settings(max_examples=200)
@given(BY_CHANCE)
def test_propagation_loses_nobody(chance: Chance) -> None:
    box, asked = chance.box(), chance.asked()
    state = Propagation(Free(), box)
    fine = all(map(state.add, asked)) and state.propagate()
    fitting = wanted(box, asked)
    assert fine or not fitting
    assert not fitting & ~inside(state.box)


def test_a_relation_cuts_off_the_cells_that_no_number_of_it_is_in() -> None:
    """Of x + y >= 7 with both up to 4, both are 3 at least: x is in its second cell or behind it, y in its last one."""
    x, y = NUMBERS[0], NUMBERS[1]
    state = Propagation(Free(), {})
    assert state.add(Rel(Linear(((x, 1), (y, 1)), -7), False))
    assert state.propagate()
    assert state.box == {x: 0b110, y: 0b100}


@pytest.mark.parametrize(("allowed", "x_is"), [(1 << 2, 0b100), (1 << 0, 0b011)])
def test_a_count_of_which_only_all_or_none_may_hold_settles_its_parts(allowed: int, x_is: int) -> None:
    x, y = NUMBERS[0], NUMBERS[1]
    state = Propagation(Free(), {})
    assert state.add(Card(allowed, (Lit(x, 0b100), Lit(y, x_is))))
    assert state.propagate()
    assert state.box == {x: x_is, y: x_is ^ (0b111 if allowed == 1 else 0)}


IMPOSSIBLE = {
    "too far apart": [Rel(Linear(((NUMBERS[0], 1), (NUMBERS[1], -1)), -10), False)],
    "between two numbers": [
        Rel(Linear(((NUMBERS[0], 2), (NUMBERS[1], 2)), -5), False),
        Rel(Linear(((NUMBERS[0], -2), (NUMBERS[1], -2)), 5), False),
        Rel(Linear(((NUMBERS[1], -1),), 0), False),
    ],
}


@pytest.mark.parametrize("of", IMPOSSIBLE)
def test_what_bounds_exclude_takes_a_few_steps(of: str) -> None:
    labels = label(SPACE, {}, IMPOSSIBLE[of], 15)
    assert (labels.values, labels.exact) == (None, True)


@given(BY_CHANCE)
def test_undone(chance: Chance) -> None:
    """As often as something follows; what was said before stays, and what follows of it is found again."""
    state, first, more = Propagation(Free(), chance.box()), chance.asked(), chance.asked()
    if not all(map(state.add, first)) or not state.propagate():
        return
    mark, before, pending = state.mark, dict(state.box), list(state.pending)
    relations = list(state.relations)
    fine = all(map(state.add, more)) and state.propagate()
    found = dict(state.box)
    for _ in range(2):
        state.undo(mark)
        assert (state.box, state.mark) == (before, mark)
        state.pending, state.relations = list(pending), list(relations)
        assert (all(map(state.add, more)) and state.propagate()) is fine
        assert not fine or state.box == found


@settings(max_examples=400)
@given(BY_CHANCE)
def test_search(chance: Chance) -> None:
    """It finds a state exactly where there is a point, and every point of the state that meets its relations is one."""
    box, asked = chance.box(), chance.asked()
    search = Search(Free(), box)
    verdict, leaf = search.run(PLENTY) if all(map(search.add, asked)) else (Verdict.NO, None)
    fitting = wanted(box, asked)
    assert verdict is (Verdict.YES if fitting else Verdict.NO)
    if leaf is not None:
        settled = wanted(leaf.box, leaf.relations)
        assert settled
        assert not settled & ~fitting
        assert leaf.labels.values is not None
        assert met(leaf.labels.values, settled)


@settings(max_examples=200)
@given(BY_CHANCE)
def test_search_within_its_steps(chance: Chance) -> None:
    """However few it has, it is never wrong: it leaves open what it could not settle."""
    box, asked = chance.box(), chance.asked(2)
    right = Verdict.YES if wanted(box, asked) else Verdict.NO
    for steps in (0, 3, 10, 40):
        search = Search(Free(), box)
        verdict = search.run(steps)[0] if all(map(search.add, asked)) else Verdict.NO
        assert verdict in (Verdict.OPEN, right)


@given(solver_boxes(), st.lists(relations(), min_size=1, max_size=4), st.integers(0, 6))
def test_numbers_for_relations(box: Box, tied: list[Rel], wish: int) -> None:
    wished = dict.fromkeys(NUMBERS, wish)
    fitting = wanted(box, tied)
    for labels in (feasible(SPACE, box, tied, PLENTY), label(SPACE, box, tied, PLENTY, wished)):
        assert labels.exact
        assert (labels.values is not None) is bool(fitting)
        if labels.values is not None:
            assert met(labels.values, fitting)


@given(solver_boxes(), st.lists(relations(), min_size=2, max_size=4))
def test_numbers_within_the_steps(box: Box, tied: list[Rel]) -> None:
    fitting = wanted(box, tied)
    for steps in (0, 5, 20):
        labels = label(SPACE, box, tied, steps)
        assert labels.values is None or fitting
        assert not (labels.values is None and labels.exact and fitting)


@given(BY_CHANCE)
def test_numbers_within_narrower_ends(chance: Chance) -> None:
    """What is asked for within ends is found there, near what was wished, or is nowhere."""
    tied = [chance.relation() for _ in range(chance.randint(1, 3))]
    ends = {name: (low := chance.randint(-1, 4), chance.randint(low, 5)) for name in chance.sample(NUMBERS, 2)}
    near = {name: chance.randint(-1, 6) for name in NUMBERS}
    within = those(lambda point: all(low <= point[name] <= high for name, (low, high) in ends.items()))
    read = {name for relation in tied for name in relation.names}
    asked = {name: span for name, span in ends.items() if name in read}
    unread = [name for name, (low, high) in ends.items() if name not in read and (low > LAST or high < 0)]
    labels = label(SPACE, {}, tied, PLENTY, near, ends)
    if unread:
        return
    fitting = wanted({}, tied) & within
    assert labels.exact
    assert (labels.values is not None) is bool(fitting)
    if labels.values is not None:
        assert met(labels.values, fitting)
        assert all(low <= labels.values[name] <= high for name, (low, high) in asked.items())


def test_one_number_is_the_wished_one_or_next_to_it() -> None:
    x = NUMBERS[0]
    free = Rel(Linear(((x, 1),), 0), False)
    for wish in range(LAST + 1):
        assert label(SPACE, {}, [free], PLENTY, {x: wish}).values == {x: wish}
    assert label(SPACE, {}, [free], PLENTY).values == {x: LAST // 2}
    assert label(SPACE, {x: 0b101}, [free], PLENTY, {x: 2}).values == {x: 1}
    assert label(SPACE, {x: 0b100}, [free], PLENTY, {x: 2}).values == {x: LAST}
    assert label(SPACE, {}, [Rel(Linear(((x, 1),), -3), False)], PLENTY, {x: 1}).values == {x: 3}
    assert label(SPACE, {}, [Rel(Linear(((x, -1),), 1), False)], PLENTY, {x: 3}).values == {x: 1}


def test_what_is_hard_is_tried_three_times_and_all_of_it_is_counted() -> None:
    """First by splitting, then by pinning, then by splitting again: of three numbers that are multiplied none fits."""
    x, y, z = (Linear(((each, 1),), 0) for each in NUMBERS)
    total = multiply(multiply(x, y), z)
    wide = dict.fromkeys(NUMBERS, (0, LAST))
    tied = [Rel(total.plus(constant(-7)), False), Rel(total.times(-1).plus(constant(7)), False)]
    labels = label(SPACE, {}, tied, PLENTY, None, wide)
    assert (labels.values, labels.exact) == (None, True)
    assert labels.steps > 0
    little = label(SPACE, {}, tied, 3)
    assert (little.values, little.exact) == (None, False)
