"""Constraints of which each speaks of two things: counted together, it is seen whether they are impossible."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.proof import ImpossibleConstraints, Proofs, prove
from guideproof.analysis.proof.encoding.cliques import counted
from guideproof.analysis.proof.solver.logic import Card, Formula, Lit, Or
from guideproof.model.condition import All, AnyOf, Condition, IsBoolean, IsCode, Not
from guideproof.model.element import Constraint, Element, ElementType


def proven(elements: list[Element], conditions: list[Condition]) -> Proofs:
    held = {f"c{place}": Constraint(f"c{place}", each, "so", HERE) for place, each in enumerate(conditions)}
    ask = decision("ask", branch("yes", IsBoolean("sick", True, HERE), "end"), branch("no", None, "end"))
    elements = [element("sick", ElementType.BOOLEAN), *elements]
    nodes = [ask, recommendation("end", item("drug"))]
    return prove(guideline([entry("visit", "ask")], elements, nodes, [intervention("drug")], constraints=held))


def apart(one: Condition, other: Condition) -> Condition:
    return Not(All((one, other), HERE), HERE)


@pytest.mark.parametrize(("pigeons", "possible"), [(5, True), (6, False)])
def test_so_many_booleans_for_so_many_places(pigeons: int, possible: bool) -> None:
    pytest.importorskip("z3")
    seats = [[IsBoolean(f"p{pigeon}_{hole}", True, HERE) for hole in range(5)] for pigeon in range(pigeons)]
    conditions: list[Condition] = [AnyOf(tuple(row), HERE) for row in seats]
    conditions += [apart(a[hole], b[hole]) for hole in range(5) for place, a in enumerate(seats) for b in seats[:place]]
    proofs = proven([element(each.element, ElementType.BOOLEAN) for row in seats for each in row], conditions)
    assert proofs.not_decided == 0
    assert any(isinstance(fact, ImpossibleConstraints) for fact in proofs.facts) is not possible


@pytest.mark.parametrize(("pigeons", "possible"), [(5, True), (6, False)])
def test_so_many_codes_that_differ(pigeons: int, possible: bool) -> None:
    pytest.importorskip("z3")
    names = [f"p{pigeon}" for pigeon in range(pigeons)]
    conditions = [
        apart(IsCode(one, (code,), HERE), IsCode(other, (code,), HERE))
        for code in "abcde"
        for place, one in enumerate(names)
        for other in names[:place]
    ]
    proofs = proven([element(each, ElementType.CODE, "abcde") for each in names], conditions)
    assert proofs.not_decided == 0
    assert any(isinstance(fact, ImpossibleConstraints) for fact in proofs.facts) is not possible


def test_the_few_that_matter_are_found_among_many() -> None:
    names = [f"x{place}" for place in range(120)]
    conditions: list[Condition] = [IsBoolean(name, True, HERE) for name in names]
    conditions.insert(77, IsBoolean("x40", False, HERE))
    (fact,) = (
        fact
        for fact in proven([element(name, ElementType.BOOLEAN) for name in names], conditions).facts
        if isinstance(fact, ImpossibleConstraints)
    )
    assert fact.constraints == ("c40", "c77")


def test_three_that_exclude_each_other_are_at_most_one() -> None:
    full = [3, 3, 3, 3]
    clauses = [Or((Lit(one, 1), Lit(other, 1))) for one, other in ((0, 1), (0, 2), (1, 2), (2, 3))]
    assert counted(clauses, full) == [Card(0b11, (Lit(0, 2), Lit(1, 2), Lit(2, 2)))]
    assert counted(clauses[:2], full) == []


PARTS = st.builds(Lit, st.integers(0, 3), st.sampled_from([0b011, 0b101, 0b110]))


@settings(max_examples=300)
@given(st.lists(st.tuples(PARTS, PARTS).map(Or), min_size=3, max_size=24))
def test_what_is_counted_follows(clauses: list[Formula]) -> None:
    """Of every point at which all clauses hold, each of four variables in one of three cells."""

    def holds(formula: Formula, cells: tuple[int, ...]) -> bool:
        match formula:
            case Lit(variable, mask):
                return bool(mask >> cells[variable] & 1)
            case Or(parts):
                return any(holds(part, cells) for part in parts)
        assert isinstance(formula, Card)
        return bool(formula.allowed >> sum(holds(part, cells) for part in formula.parts) & 1)

    found = counted(clauses, [0b111] * 4)
    for cells in product(range(3), repeat=4):
        if all(holds(clause, cells) for clause in clauses):
            assert all(holds(each, cells) for each in found)


def test_codes_that_are_not_all_need_not_be_one_of_them() -> None:
    """Two of three codes are named, of one of which nothing follows."""
    clauses = [Or((Lit(one, 0b110), Lit(other, 0b110))) for one, other in ((0, 1), (0, 2), (1, 2))]
    clauses += [Or((Lit(one, 0b101), Lit(other, 0b101))) for one, other in ((0, 1), (0, 2), (1, 2))]
    assert {each.allowed for each in counted(clauses, [0b111] * 3) if isinstance(each, Card)} == {0b11}
    cells = [each for each in counted(clauses, [0b011] * 3) if isinstance(each, Card) and each.allowed == 0b110]
    assert [each.parts for each in cells] == [(Lit(place, 0b01), Lit(place, 0b10)) for place in range(3)]
