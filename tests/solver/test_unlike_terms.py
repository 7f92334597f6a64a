"""Relations of products, extremes, quotients and fractions, against every point: told of a box, searched, labelled,
mended and put to z3."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.solver.points import ALL, NUMBERS, POINTS, SPACE, Chance, Free, in_set, inside, those
from tests.solver.points import Point as Numbers

from guideproof.analysis.proof.solver.arithmetic import (
    Exact,
    ExtremeTerm,
    Floored,
    Linear,
    Product,
    RealTerm,
    Risen,
    Unknown,
    constant,
    extreme,
    floored,
    multiply,
    whole_parts,
)
from guideproof.analysis.proof.solver.implicant import Point, implicant
from guideproof.analysis.proof.solver.labeling import feasible, label
from guideproof.analysis.proof.solver.local_search import LocalSearch
from guideproof.analysis.proof.solver.logic import Rel
from guideproof.analysis.proof.solver.pinning import Pinning
from guideproof.analysis.proof.solver.propagation import Propagation
from guideproof.analysis.proof.solver.search import Search, Verdict
from guideproof.analysis.proof.solver.smt import Solver
from guideproof.model.formula import RealFunction
from guideproof.program.arithmetic import Constant, Read, RealApplied, RealRatio, RealSteps
from guideproof.program.slots import Slot

PLENTY = 10**6
BY_CHANCE = st.builds(Chance, st.integers(0, 1 << 32))


def term(chance: Chance, depth: int = 2) -> Linear:
    if not depth or not chance.randrange(4):
        if not chance.randrange(4):
            return constant(chance.randint(-3, 3))
        return Linear(((chance.choice(NUMBERS), chance.choice([-2, -1, 1, 1, 2])),), chance.randint(-2, 2))
    one, other = term(chance, depth - 1), term(chance, depth - 1)
    match chance.randrange(7):
        case 0:
            return one.plus(other)
        case 1:
            return multiply(one, other)
        case 2:
            return extreme(bool(chance.randrange(2)), (one, other))
        case 3:
            return whole_parts(whole(one), chance.choice([2, 3]))
        case 4:
            return floored(whole(one), extreme(True, (constant(1), whole(other))))
        case 5:
            return one.times(Fraction(chance.choice([-1, 1, 3]), 2)).plus(other)
        case _:
            return one.plus(other.times(-1))


def whole(linear: Linear) -> Linear:
    return linear.scaled()


def value(linear: Linear, point: Numbers) -> Exact:
    return linear.const + sum(weight * _of(unknown, point) for unknown, weight in linear.terms)


def _of(unknown: Unknown, point: Numbers) -> Exact:
    match unknown:
        case Product(left, right):
            return value(left, point) * value(right, point)
        case ExtremeTerm(greatest, parts):
            return (max if greatest else min)(value(part, point) for part in parts)
        case Risen(function, of):
            return function.of(int(value(of, point)))
        case Floored(dividend, divisor):
            return value(dividend, point) // max(1, value(divisor, point))
        case int():
            return point[unknown]
    raise AssertionError("no real numbers here")


def holding(relation: Rel) -> int:
    least = value
    return those(lambda point: (found := least(relation.linear, point)) > 0 or (found == 0 and not relation.strict))


def drawn(chance: Chance) -> list[Rel]:
    some = [Rel(term(chance), bool(chance.randrange(2))) for _ in range(chance.randint(1, 2))]
    return [each for each in some if each.linear.terms]


def met(values: dict[int, int], points: int) -> bool:
    return any(all(point[name] == number for name, number in values.items()) for point in in_set(points))


@settings(max_examples=60)
@given(BY_CHANCE)
def test_searched_labelled_and_told(chance: Chance) -> None:
    tied, box = drawn(chance), chance.box()
    points = [holding(each) for each in tied]
    fitting = inside(box)
    for each in points:
        fitting &= each
    for each, held in zip(tied, points, strict=True):
        told = Propagation(Free(), box).value(each)
        assert told is not True or not inside(box) & ~held
        assert told is not False or not inside(box) & held
    state = Propagation(Free(), box)
    fine = all(map(state.add, tied)) and state.propagate()
    assert fine or not fitting
    assert not fine or not fitting & ~inside(state.box)
    search = Search(Free(), box)
    verdict, leaf = search.run(PLENTY) if all(map(search.add, tied)) else (Verdict.NO, None)
    assert verdict is (Verdict.YES if fitting else Verdict.NO)
    assert leaf is None or (leaf.labels.values is not None and met(leaf.labels.values, fitting))
    for labels in (feasible(SPACE, box, tied, PLENTY), label(SPACE, box, tied, PLENTY)):
        assert labels.exact
        assert (labels.values is not None) is bool(fitting)
        assert labels.values is None or met(labels.values, fitting)


def put_to_z3(chance: Chance) -> Verdict:
    """What z3 says of relations that are drawn, which is never wrong; of products it may say nothing."""
    tied = drawn(chance)
    fitting = ALL
    for each in tied:
        fitting &= holding(each)
    verdict, leaf, _ = Solver(Free()).solve(tied, [], PLENTY)
    assert verdict is not (Verdict.NO if fitting else Verdict.YES)
    assert (leaf is not None) is (verdict is Verdict.YES)
    if leaf is not None:
        assert leaf.labels.values is not None
        assert met(leaf.labels.values, fitting)
    return verdict


@settings(max_examples=30)
@given(BY_CHANCE)
@example(Chance(2740))  # a quotient within a quotient
def test_z3_is_never_wrong(chance: Chance) -> None:
    pytest.importorskip("z3")
    put_to_z3(chance)


@pytest.mark.parametrize(
    ("weight", "const", "possible"),
    [(1, -3, True), (-1, 1, True), (1, -5, False)],
    ids=["three", "at most one", "five"],
)
def test_a_quotient_within_another_one_is_a_number_of_its_own(weight: int, const: int, possible: bool) -> None:
    """Of four, ``x // max(1, x // max(1, y))`` is 1, 2 or 4; were both quotients one number, that would be 2."""
    pytest.importorskip("z3")
    x, y = (Linear(((name, 1),), 0) for name in NUMBERS[:2])
    inner = floored(x, extreme(True, (constant(1), y)))
    outer = floored(x, extreme(True, (constant(1), inner)))
    tied = [Rel(x.plus(constant(-4)), False), Rel(outer.times(weight).plus(constant(const)), False)]
    verdict, _, _ = Solver(Free()).solve(tied, [], PLENTY)
    assert verdict is (Verdict.YES if possible else Verdict.NO)


@pytest.mark.parametrize(("least", "possible"), [(2, True), (3, False)])
def test_z3_too_divides_by_one_where_the_divisor_is_below(least: int, possible: bool) -> None:
    pytest.importorskip("z3")
    x, y = (Linear(((name, 1),), 0) for name in NUMBERS[:2])
    small = [Rel(y.times(-1), False), Rel(constant(2).plus(x.times(-1)), False)]  # y is 0, x at most 2
    verdict, _, _ = Solver(Free()).solve([*small, Rel(floored(x, y).plus(constant(-least)), False)], [], PLENTY)
    assert verdict is (Verdict.YES if possible else Verdict.NO)


def test_z3_decides_most_of_them() -> None:
    pytest.importorskip("z3")
    assert sum(put_to_z3(Chance(seed)) is not Verdict.OPEN for seed in range(30)) >= 28


@settings(max_examples=60)
@given(BY_CHANCE)
def test_at_a_point(chance: Chance) -> None:
    tied, place = drawn(chance), chance.randrange(len(POINTS))
    values = dict(enumerate(POINTS[place]))
    point, mender = Point(Free(), values), LocalSearch(Free())
    for each in tied:
        held = bool(holding(each) >> place & 1)
        assert point.term(each.linear) == value(each.linear, POINTS[place])
        assert point.holds(each) is held
        assert (mender.measure(each)(values) == 0) is held
        if held:
            leaf = implicant(Free(), point, [each])
            assert (leaf.box, leaf.relations) == ({}, (each,))
    pinning = Pinning(tied, dict.fromkeys(NUMBERS, (0, 4)), lambda name, number: True)
    found = pinning.found(PLENTY)
    if found is not None:
        fitting = ALL
        for each in tied:
            fitting &= holding(each)
        assert met(found, fitting)


@pytest.mark.parametrize(("least", "possible"), [(1, True), (2, True), (3, False), (0, True)])
def test_of_a_real_number_z3_knows_its_ends(least: int, possible: bool) -> None:
    """Whoever it finds is asked: who is no answer leaves the question open."""
    pytest.importorskip("z3")
    x = NUMBERS[0]
    leaf = Read(Slot("x"), (0, 4))
    root = RealTerm(
        RealSteps(RealApplied(RealFunction.SQRT, RealRatio(leaf, Constant(1), Fraction(1))), Fraction(1), (0, 2)),
        ((leaf, Linear(((x, 1),), 0)), (Constant(1), constant(1))),
    )
    tied = [Rel(Linear(((root, 1),), -least), False)]
    verdict, found, _ = Solver(Free()).solve(tied, [], PLENTY)
    if not possible:
        assert verdict is Verdict.NO
    elif verdict is Verdict.YES:
        assert found is not None
        assert found.labels.values is not None
        assert round(found.labels.values[x] ** 0.5) >= least
    else:
        assert (verdict, found, least > 0) == (Verdict.OPEN, None, True)
    search = Search(Free())
    told, leaf_found = search.run(PLENTY) if all(map(search.add, tied)) else (Verdict.NO, None)
    assert told is (Verdict.YES if possible else Verdict.NO)
    assert leaf_found is None or round((leaf_found.labels.values or {})[x] ** 0.5) >= least


def test_a_real_number_that_z3_guesses_right_is_an_answer() -> None:
    """Any number at all has a root that is at least zero."""
    pytest.importorskip("z3")
    leaf = Read(Slot("x"), (0, 4))
    root = RealTerm(
        RealSteps(RealApplied(RealFunction.EXP, RealRatio(leaf, Constant(1), Fraction(1))), Fraction(1), (1, 55)),
        ((leaf, Linear(((NUMBERS[0], 1),), 0)), (Constant(1), constant(1))),
    )
    verdict, found, _ = Solver(Free()).solve([Rel(Linear(((root, 1),), -1), False)], [], PLENTY)
    assert verdict is Verdict.YES
    assert found is not None
