"""Search, z3, mending and settled states, where variables stand for something, against trying every point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.solver.defined import COUNTED, asked, defined
from tests.solver.points import POINTS, VARIABLES, Chance, Free, in_set, where

from guideproof.analysis.proof.solver.implicant import Point, implicant
from guideproof.analysis.proof.solver.local_search import LocalSearch
from guideproof.analysis.proof.solver.logic import Card, Lit, variables_of
from guideproof.analysis.proof.solver.propagation import Propagation
from guideproof.analysis.proof.solver.search import Search, Verdict
from guideproof.analysis.proof.solver.smt import Solver

PLENTY = 10**6
BY_CHANCE = st.builds(Chance, st.integers(0, 1 << 32))


def values_at(place: int) -> dict[int, int]:
    return dict(zip(VARIABLES, POINTS[place], strict=True))


@given(BY_CHANCE)
def test_search(chance: Chance) -> None:
    system, some = defined(chance), asked(chance)
    search = Search(system)
    verdict, leaf = search.run(PLENTY) if all(map(search.add, some)) else (Verdict.NO, None)
    wanted = system.wanted(some)
    assert verdict is (Verdict.YES if wanted else Verdict.NO)
    if leaf is not None:
        found = system.wanted(leaf.relations, leaf.box)
        assert found
        assert not found & ~wanted
        assert leaf.labels.values is not None
        assert system.met(leaf.labels.values, found)
        assert leaf.tied == {name for relation in leaf.relations for name in relation.names}


@given(BY_CHANCE)
def test_z3_asked_one_after_the_other(chance: Chance) -> None:
    """What was said for one question does not bind the next."""
    pytest.importorskip("z3")
    system = defined(chance)
    solver = Solver(system)
    for some in (asked(chance), asked(chance)):
        verdict, leaf, spent = solver.solve(some, [], PLENTY)
        wanted = system.wanted(some)
        assert verdict is (Verdict.YES if wanted else Verdict.NO)
        assert spent > 0
        if leaf is not None:
            found = system.wanted(leaf.relations, leaf.box)
            assert found
            assert not found & ~wanted


@given(BY_CHANCE)
def test_a_settled_state_around_a_point(chance: Chance) -> None:
    system, some, place = defined(chance), asked(chance), chance.randrange(len(POINTS))
    point = Point(system, values_at(place))
    held = [each for each in some if system.where(each) >> place & 1]
    assert [each for each in some if point.holds(each)] == held
    assert point.number(COUNTED) == system.number(COUNTED, place)
    leaf = implicant(system, point, held)
    found = system.wanted(leaf.relations, leaf.box)
    assert found >> place & 1
    assert not found & ~system.wanted(held)
    assert leaf.labels.values == {name: system.number(name, place) for name in leaf.tied}


@given(BY_CHANCE)
def test_mended(chance: Chance) -> None:
    """Who is found is one; how far away one is, is zero for them alone; and the patient who is mended stays as it
    was."""
    system, some, place = defined(chance), asked(chance), chance.randrange(len(POINTS))
    values, mender = values_at(place), LocalSearch(system)
    for each in some:
        far = mender.measure(each)(values)
        assert far >= 0
        assert (far == 0) == (system.where(each) >> place & 1)
    wanted = some[-1]
    held = [each for each in some[:-1] if system.where(each) >> place & 1]
    found, steps = mender.mended(values, held, wanted, 20)
    assert steps >= len(held)
    if found is not None:
        assert system.met(found, system.wanted([*held, wanted]))
    found, _ = mender.mended(values, held, wanted, 0)
    assert found == (values if system.where(wanted) >> place & 1 else None)
    assert values == values_at(place)


@given(BY_CHANCE)
def test_one_change_is_enough_for_one_test(chance: Chance) -> None:
    """Where changing one value makes it true, one is changed; where it is true already, none."""
    for wanted in (chance.literal(), chance.relation()):
        place = chance.randrange(len(POINTS))
        near = [point for point in in_set(where(wanted)) if sum(map(int.__ne__, point, POINTS[place])) <= 1]
        found, _ = LocalSearch(Free()).mended(values_at(place), [], wanted, 1)
        assert (found is None) is (not near)
        assert found is None or tuple(found.values()) in ([POINTS[place]] if POINTS[place] in near else near)


@given(BY_CHANCE)
def test_what_a_formula_reads(chance: Chance) -> None:
    """Of a count it is what its parts read."""
    for formula in (chance.formula(), chance.relation()):
        assert set(LocalSearch(Free()).variables(formula)) == variables_of(formula)
    system = defined(chance)
    meant = system.definition(COUNTED, 0b10)
    assert isinstance(meant, Card)
    assert set(LocalSearch(system).variables(Lit(COUNTED, 0b10))) == variables_of(meant)


@given(BY_CHANCE)
def test_propagation_loses_nobody(chance: Chance) -> None:
    system, some = defined(chance), asked(chance)
    state = Propagation(system)
    fine = all(map(state.add, some)) and state.propagate()
    wanted, within = system.wanted(some), system.wanted([], state.box)
    assert fine or not wanted
    assert not wanted & ~within
    for formula in some:
        told, held = Propagation(system, state.box).value(formula), system.where(formula)
        assert told is not True or not within & ~held
        assert told is not False or not within & held
