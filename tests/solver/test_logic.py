"""Formulas against every point."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.solver.points import POINTS, SPACE, VARIABLES, formulas, holds, inside, relations, solver_boxes

from guideproof.analysis.proof.solver.logic import (
    And,
    Box,
    Formula,
    Or,
    as_formula,
    boxes,
    conj,
    disj,
    meet,
    negation,
    variables_of,
)

SOME = st.lists(formulas(), max_size=4)


@given(SOME)
def test_joined(parts: list[Formula]) -> None:
    both, either = conj(parts), disj(parts, SPACE.full)
    for point in POINTS:
        assert holds(both, point) is holds(And(tuple(parts)), point)
        assert holds(either, point) is holds(Or(tuple(parts)), point)


@given(formulas() | relations())
def test_negated(formula: Formula) -> None:
    opposite = negation(formula, SPACE.full)
    for point in POINTS:
        assert holds(opposite, point) is not holds(formula, point)


@given(formulas(), st.integers(1, 40))
def test_as_boxes(formula: Formula, most: int) -> None:
    some = boxes(formula, most)
    if some is not None:
        assert len(some) <= max(most, 1)
        for point in POINTS:
            assert any(inside(box, point) for box in some) is holds(formula, point)


@given(solver_boxes(), solver_boxes())
def test_boxes_that_meet(one: Box, other: Box) -> None:
    met = meet(one, other)
    for point in POINTS:
        both = inside(one, point) and inside(other, point)
        assert both is (met is not None and inside(met, point))


@given(solver_boxes())
def test_a_box_as_a_formula(box: Box) -> None:
    formula = as_formula(box)
    assert variables_of(formula) == frozenset(box)
    for point in POINTS:
        assert holds(formula, point) is inside(box, point)


@given(formulas())
def test_variables(formula: Formula) -> None:
    """What a formula does not name makes no difference to it."""
    unnamed = [variable for variable in VARIABLES if variable not in variables_of(formula)]
    truths: dict[tuple[int, ...], bool] = {}
    for point in POINTS:
        key = tuple(value for variable, value in enumerate(point) if variable not in unnamed)
        assert truths.setdefault(key, holds(formula, point)) is holds(formula, point)
