"""Cells against the conditions that cut them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.generation.parts import decision, element, entry, guideline
from tests.solver.points import cut

from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.analysis.proof.solver.space import Space, runs
from guideproof.model.condition import Comparison, Condition
from guideproof.model.element import ElementType, Grid
from guideproof.model.guideline import Guideline

WORDS = st.sampled_from([each for each in Comparison if each is not Comparison.EQUAL])
CONDITIONS = st.lists(st.builds(cut, st.just("x"), st.integers(-2, 23), WORDS), max_size=5)
GRIDS = st.builds(
    Grid,
    st.integers(-3, 2).map(Fraction),
    st.integers(3, 20).map(Fraction),
    st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 10), Fraction(3, 2)]),
)


def over(grid: Grid) -> Guideline:
    number = element("x", ElementType.QUANTITY, grid=grid)
    return guideline([entry("visit", "start")], [number], [decision("start")], [])


@given(CONDITIONS, GRIDS)
def test_all_numbers_of_a_cell_pass_the_same_tests(conditions: list[Condition], grid: Grid) -> None:
    drawn = over(grid)
    space = Space(drawn, conditions)
    tests = [compile_condition(condition, drawn) for condition in conditions]
    seen: dict[int, list[bool | None]] = {}
    for step in range(grid.first, grid.last + 1):
        cell = space.cell(0, step)
        assert space.lows[0][cell] <= step <= space.highs[0][cell]
        truths = [test({"x": step}) for test in tests]
        assert seen.setdefault(cell, truths) == truths
    assert sorted(seen) == list(range(space.full[0].bit_length()))


@given(CONDITIONS, GRIDS, st.integers(-60, 220))
def test_cells_beyond_a_number(conditions: list[Condition], grid: Grid, number: int) -> None:
    drawn = over(grid)
    space = Space(drawn, conditions)
    for cell in range(space.full[0].bit_length()):
        assert bool(space.at_least(0, number) >> cell & 1) is (space.highs[0][cell] >= number)
        assert bool(space.at_most(0, number) >> cell & 1) is (space.lows[0][cell] <= number)


@given(st.integers(0, 1 << 12))
def test_runs(mask: int) -> None:
    found = list(runs(mask))
    assert sum(((1 << (last - first + 1)) - 1) << first for first, last in found) == mask
    assert all(before[1] + 1 < after[0] for before, after in pairwise(found))
