"""To what it comes down that a node applies, against every way through; and what earlier conditions leave, against
every point."""

from __future__ import annotations

from functools import reduce
from itertools import product
from operator import or_
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.solver.points import ALL, SPACE, Chance, inside, where

from guideproof.analysis.proof.encoding import joins
from guideproof.analysis.proof.encoding.branch_formulas import Rivals
from guideproof.analysis.proof.encoding.joins import ITSELF, Joins
from guideproof.analysis.proof.solver.logic import Formula, as_formula

Ways = dict[str, list[tuple[str, int | None]]]


def drawn(chance: Random) -> tuple[Ways, dict[str, int]]:
    """A flow of up to seven nodes, each with the ways into it, and how many branches each decision has."""
    names = [f"n{place}" for place in range(chance.randint(3, 7))]
    branches = {name: chance.randint(2, 3) for name in names if chance.random() < 0.7}
    ways: Ways = {}
    for place, name in enumerate(names[1:], start=1):
        some = chance.sample(names[:place], chance.randint(0, min(place, 3)))
        ways[name] = [
            (source, chance.randrange(branches[source]) if source in branches else None)
            for source in some
            for _ in range(chance.randint(1, 3))
        ]
    return ways, branches


def applied(ways: Ways, taken: dict[str, int | None]) -> dict[str, bool]:
    """Which nodes apply, where each decision takes one branch, or none."""
    found = {"n0": True}
    for name, into in ways.items():
        found[name] = any(found[source] and (branch is None or taken[source] == branch) for source, branch in into)
    return found


@pytest.mark.parametrize("most", [0, 1, 16])
@given(seed=st.integers(0, 1 << 32))
def test_what_a_node_comes_down_to(most: int, seed: int) -> None:
    """Of decisions that take everybody no more is known than who comes to them."""
    chance = Random(seed)
    ways, branches = drawn(chance)
    whole = {name for name in branches if chance.random() < 0.7}
    was, joins._MOST = joins._MOST, most
    try:
        found = Joins({name: place for place, name in enumerate(["n0", *ways])})
        found.begin("n0")
        for name in ("n0", *ways):
            assert found.knows(name) is (name == "n0")
            if name != "n0":
                found.settle(name, ways[name])
            if name in whole:
                found.complete(name, (1 << branches[name]) - 1)
    finally:
        joins._MOST = was
    choices: dict[str, list[int | None]] = {
        name: [*range(number), *([] if name in whole else [None])] for name, number in branches.items()
    }
    for picked in product(*choices.values()):
        taken = dict(zip(choices, picked, strict=True))
        there = applied(ways, taken)
        for name, applies in there.items():
            terms = found.behind(name)
            told = terms is None or any(
                there[each] and (bits == ITSELF or (taken[each] is not None and bits >> (taken[each] or 0) & 1))
                for each, bits in terms.items()
            )
            assert told == applies


def test_where_all_branches_come_together_again_the_decision_is_no_matter() -> None:
    found = Joins({"a": 0, "b": 1, "c": 2, "d": 3})
    found.begin("a")
    found.complete("a", 0b11)
    found.settle("b", [("a", 0)])
    found.settle("c", [("a", 1)])
    assert (found.behind("b"), found.behind("c")) == ({"a": 0b01}, {"a": 0b10})
    found.settle("d", [("b", None), ("c", None)])
    assert found.behind("d") is None
    found.settle("e", [])
    assert found.behind("e") == {}


@given(st.builds(Chance, st.integers(0, 1 << 32)))
def test_what_earlier_conditions_leave(chance: Chance) -> None:
    """As boxes, where all are such; a condition that stands there again takes nobody."""
    conditions: list[Formula] = list(dict.fromkeys(as_formula(chance.box()) for _ in range(40)))[:14]
    assume(len(conditions) == 14)
    conditions.insert(chance.randrange(7, 14), conditions[chance.randrange(7)])
    points = [where(each) for each in conditions]
    rivals = Rivals(conditions, SPACE.full)
    assert rivals.repeated == {place for place, each in enumerate(conditions) if each in conditions[:place]}
    firsts = [place for place in range(len(conditions)) if place not in rivals.repeated]
    for index in firsts:
        assert rivals.before(index) == [each for each in firsts if each < index and points[each] & points[index]]
    for index in (None, *firsts):
        earlier = reduce(or_, (points[each] for each in firsts if index is None or each < index), 0)
        for other in (None, firsts[0], firsts[-1]):
            holes = rivals.left(index, 10**6, other)
            assert holes is not None
            mine = (ALL if index is None else points[index]) & (ALL if other is None else points[other])
            found = 0
            for hole in holes:
                assert hole is not None
                found |= inside(hole)
            assert found == mine & ~earlier


def test_what_is_no_box_is_not_cut() -> None:
    chance = Chance(1)
    card = next(each for each in (chance.read_once() for _ in range(99)) if "Card" in repr(each))
    conditions = [*(as_formula({0: 1 << cell, 1: 1 << other}) for cell in range(3) for other in range(3)), card]
    conditions += [as_formula({4: 1 << cell, 0: 0b11}) for cell in range(3)]
    rivals = Rivals(conditions, SPACE.full)
    assert rivals.left(12, 10**6, None) is None
    assert 9 in rivals.before(12)
