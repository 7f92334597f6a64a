"""What a purse gives of a budget."""

from __future__ import annotations

import pytest

from guideproof.analysis.proof.solver.budget import Budget, Purse

BUDGET = Budget(
    search=50,
    search_in_all=70,
    search_for_each_node=3,
    solver=500,
    solver_in_all=700,
    solver_for_each_node=30,
)


@pytest.mark.parametrize(("nodes", "search", "solver"), [(0, 70, 700), (1, 73, 730), (10, 100, 1_000)])
def test_there_is_more_for_each_node(nodes: int, search: int, solver: int) -> None:
    purse = Purse(BUDGET, nodes)
    assert (purse.search, purse.solver) == (search, solver)
    assert Purse(BUDGET).search == 70


def test_a_question_takes_no_more_than_is_left_nor_than_one_may() -> None:
    purse = Purse(BUDGET)
    assert (purse.steps(20), purse.steps(60), purse.units()) == (20, 50, 500)
    purse.search, purse.solver = 30, 300
    assert (purse.steps(20), purse.steps(60), purse.units()) == (20, 30, 300)


def test_as_many_are_told_as_the_pages_say() -> None:
    """What somebody sees of a proof in the end is no matter of taste: so many examples, overlaps, groups and pairs."""
    usual = Budget()
    assert (usual.shown, usual.overlaps, usual.groups, usual.pairs) == (12, 100, 40, 200)
    assert (usual.tries, usual.left_out) == (500, 80)
    assert Purse(usual).steps(usual.quick) == usual.quick
