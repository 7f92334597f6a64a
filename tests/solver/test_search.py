"""Propagation, search and labeling against trying every point."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.solver.points import NUMBERS, POINTS, SPACE, Free, formulas, holds, inside, relations, solver_boxes

from guideproof.analysis.proof.solver.arithmetic import Linear
from guideproof.analysis.proof.solver.labeling import feasible, label
from guideproof.analysis.proof.solver.logic import Box, Card, Formula, Lit, Rel
from guideproof.analysis.proof.solver.propagation import Propagation
from guideproof.analysis.proof.solver.search import Search, Verdict

PLENTY = 10**6
ASKED = st.lists(formulas() | relations(), min_size=1, max_size=4)


@given(solver_boxes(), formulas() | relations())
def test_what_can_be_told_of_a_box(box: Box, formula: Formula) -> None:
    told = Propagation(Free(), box).value(formula)
    truths = {holds(formula, point) for point in POINTS if inside(box, point)}
    assert told is None or truths == {told}


@given(solver_boxes(), ASKED)
def test_propagation_loses_nobody(box: Box, asked: list[Formula]) -> None:
    state = Propagation(Free(), box)
    fine = all(map(state.add, asked)) and state.propagate()
    for point in POINTS:
        if inside(box, point) and all(holds(each, point) for each in asked):
            assert fine
            assert inside(state.box, point)


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


@given(solver_boxes(), st.lists(formulas(), min_size=1, max_size=3))
def test_undone(box: Box, asked: list[Formula]) -> None:
    state = Propagation(Free(), box)
    mark, before = state.mark, dict(state.box)
    _ = all(map(state.add, asked)) and state.propagate()
    state.undo(mark)
    assert state.box == before


@settings(max_examples=200)
@given(solver_boxes(), ASKED)
def test_search(box: Box, asked: list[Formula]) -> None:
    """It finds a state exactly where there is a point, and every point of the state that meets its relations is one."""
    search = Search(Free(), box)
    verdict, leaf = search.run(PLENTY) if all(map(search.add, asked)) else (Verdict.NO, None)
    wanted = [point for point in POINTS if inside(box, point) and all(holds(each, point) for each in asked)]
    assert verdict is (Verdict.YES if wanted else Verdict.NO)
    if leaf is not None:
        settled = [
            point for point in POINTS if inside(leaf.box, point) and all(holds(each, point) for each in leaf.relations)
        ]
        assert settled
        assert set(settled) <= set(wanted)
        assert leaf.labels.values is not None
        assert any(all(point[name] == value for name, value in leaf.labels.values.items()) for point in settled)


@given(solver_boxes(), st.lists(formulas(), min_size=2, max_size=4))
def test_search_within_its_steps(box: Box, asked: list[Formula]) -> None:
    """However few it has, it is never wrong: it leaves open what it could not settle."""
    wanted = any(inside(box, point) and all(holds(each, point) for each in asked) for point in POINTS)
    for steps in (0, 3, 10, 40):
        search = Search(Free(), box)
        verdict = search.run(steps)[0] if all(map(search.add, asked)) else Verdict.NO
        assert verdict in (Verdict.OPEN, Verdict.YES if wanted else Verdict.NO)


@given(solver_boxes(), st.lists(relations(), min_size=1, max_size=4), st.integers(0, 6))
def test_numbers_for_relations(box: Box, tied: list[Rel], wish: int) -> None:
    wished = dict.fromkeys(NUMBERS, wish)
    fitting = [point for point in POINTS if inside(box, point) and all(holds(each, point) for each in tied)]
    for labels in (feasible(SPACE, box, tied, PLENTY), label(SPACE, box, tied, PLENTY, wished)):
        assert labels.exact
        assert (labels.values is not None) is bool(fitting)
        if labels.values is not None:
            assert any(all(point[name] == value for name, value in labels.values.items()) for point in fitting)


@given(solver_boxes(), st.lists(relations(), min_size=2, max_size=4))
def test_numbers_within_the_steps(box: Box, tied: list[Rel]) -> None:
    fitting = any(inside(box, point) and all(holds(each, point) for each in tied) for point in POINTS)
    for steps in (0, 5, 20):
        labels = label(SPACE, box, tied, steps)
        assert labels.values is None or fitting
        assert not (labels.values is None and labels.exact and fitting)
