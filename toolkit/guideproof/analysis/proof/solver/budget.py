"""How much work a proof may take, counted in steps and never in seconds, so that the same guideline gives the same
answer."""

from __future__ import annotations

from msgspec import Struct


class Budget(Struct, frozen=True):
    """Limits of the work: steps of the own search for one question and in all, more for each node, z3's resource units
    likewise: so the time grows no faster than the guideline, whatever is asked.

    ``quick`` are the steps of the own search for changing a state that is known, ``soon`` those before z3 is asked. A
    state of ``large`` many tests is not changed by searching but by mending, at ``few_changes`` values, at
    most at ``changes``.
    ``cover`` are steps of covering a table, ``tries`` how many regions or pairs of one table are asked for one by one.
    ``shown`` is how many examples a fact lists at most, ``overlaps`` how many separate overlaps one table has as facts,
    ``pairs`` how many pairs of places of one contradiction are looked for, ``examples`` how many nodes may lie on
    the ways to the examples for ``otherwise``, together, ``groups`` how many groups of uncovered patients a gap names,
    ``left_out`` how often constraints that are impossible together are tried without some of them.
    """

    search: int = 60_000
    search_in_all: int = 8_000_000
    search_for_each_node: int = 2_000
    quick: int = 400
    soon: int = 3_000
    large: int = 40
    few_changes: int = 10
    changes: int = 100
    solver: int = 10_000_000
    solver_in_all: int = 60_000_000
    solver_for_each_node: int = 10_000
    cover: int = 60_000
    tries: int = 500
    pairs: int = 200
    shown: int = 12
    overlaps: int = 100
    examples: int = 400_000
    groups: int = 40
    left_out: int = 80


class Purse:
    """What is left of a budget."""

    def __init__(self, budget: Budget, nodes: int = 0) -> None:
        self.budget = budget
        self.search = budget.search_in_all + nodes * budget.search_for_each_node
        self.solver = budget.solver_in_all + nodes * budget.solver_for_each_node

    def steps(self, most: int) -> int:
        """What the next question may take of the own search, of what it wants."""
        return min(most, self.budget.search, self.search)

    def units(self) -> int:
        """What the next question may take of z3."""
        return min(self.budget.solver, self.solver)
