"""Formulas against every point."""

from __future__ import annotations

from functools import reduce
from operator import or_

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.solver.points import ALL, POINTS, SPACE, VARIABLES, Chance, inside, solver_boxes, where

from guideproof.analysis.proof.solver.logic import (
    FALSE,
    TRUE,
    And,
    Box,
    Card,
    Lit,
    Or,
    as_formula,
    boxes,
    conj,
    disj,
    meet,
    negation,
    variables_of,
)

BY_CHANCE = st.builds(Chance, st.integers(0, 1 << 32))


@settings(max_examples=200)
@given(BY_CHANCE)
def test_joined(chance: Chance) -> None:
    parts = [chance.formula() for _ in range(chance.randrange(5))]
    both, either = conj(parts), disj(parts, SPACE.full)
    assert where(both) == where(And(tuple(parts)))
    assert where(either) == where(Or(tuple(parts)))


@given(BY_CHANCE)
def test_negated(chance: Chance) -> None:
    for formula in chance.asked(4):
        assert where(negation(formula, SPACE.full)) == ALL & ~where(formula)


@given(BY_CHANCE)
def test_as_boxes(chance: Chance) -> None:
    formula, most = chance.formula(), chance.randint(1, 40)
    some = boxes(formula, most)
    if some is not None:
        assert len(some) <= max(most, 1)
        assert reduce(or_, map(inside, some), 0) == where(formula)


@given(solver_boxes(), solver_boxes())
def test_boxes_that_meet(one: Box, other: Box) -> None:
    met = meet(one, other)
    assert inside(one) & inside(other) == (0 if met is None else inside(met))
    assert (met is None) is (inside(one) & inside(other) == 0)


@given(solver_boxes())
def test_a_box_as_a_formula(box: Box) -> None:
    formula = as_formula(box)
    assert variables_of(formula) == frozenset(box)
    assert where(formula) == inside(box)


@given(BY_CHANCE)
def test_variables(chance: Chance) -> None:
    """What a formula does not name makes no difference to it."""
    formula = chance.formula()
    unnamed = [variable for variable in VARIABLES if variable not in variables_of(formula)]
    truths: dict[tuple[int, ...], int] = {}
    found = where(formula)
    for place, point in enumerate(POINTS):
        key = tuple(value for variable, value in enumerate(point) if variable not in unnamed)
        assert truths.setdefault(key, found >> place & 1) == found >> place & 1


def test_joined_to_one() -> None:
    """One literal is left of those of one variable, one part is itself, each part comes once, and what is plainly true
    or false is found to be so, however deep it stands."""
    full, one, other, far = [0b111, 0b11], Lit(0, 0b110), Lit(0, 0b011), Lit(1, 0b10)
    card = Card(0b10, (one, far))
    assert conj([one, And((other, far))]) == And((Lit(0, 0b010), far))
    assert disj([Lit(0, 0b001), Or((Lit(0, 0b010), far))], full) == Or((other, far))
    assert (conj([card, card]), disj([card, card], full), conj([one]), disj([one], full)) == (card, card, one, one)
    assert conj([one, card, Lit(0, 0b001)]) == conj([far, FALSE]) == conj([far, And((card, FALSE))]) == FALSE
    assert (
        disj([one, card, Lit(0, 0b001)], full) == disj([far, TRUE], full) == disj([far, Or((card, TRUE))], full) == TRUE
    )
    assert (conj([]), disj([], full), negation(Lit(0, 0b111), full)) == (TRUE, FALSE, FALSE)
    assert conj([card, one]) == And((one, card))
    assert len({And((one, far)), Or((one, far)), And((far, one)), And((one, far))}) == 3


def test_as_many_boxes_as_there_may_be() -> None:
    one, other = (Or(tuple(Lit(variable, 1 << cell) for cell in range(cells))) for variable, cells in ((0, 2), (1, 3)))
    assert [boxes(other, most) is None for most in (2, 3)] == [True, False]
    assert [boxes(And((one, other)), most) is None for most in (5, 6)] == [True, False]
    assert [boxes(Or((one, other)), most) is None for most in (4, 5)] == [True, False]
    assert [boxes(Lit(0, 1), most) for most in (0, 1)] == [[{0: 1}]] * 2
    assert boxes(Card(1, (Lit(0, 1),)), 40) is None
    assert boxes(Or((Lit(0, 1), Card(1, (Lit(0, 1),)))), 40) is None
    assert boxes(And((Lit(0, 1), Card(1, (Lit(0, 1),)))), 40) is None
