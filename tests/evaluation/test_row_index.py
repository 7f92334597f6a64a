"""The rows of a long table: looked up, they are those that hold or may hold when each is asked."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from benchmarks import shapes
from hypothesis import given
from hypothesis import strategies as st
from tests.generation.parts import HERE, element, guideline

from guideproof.analysis.evaluation.facts import CodeSet
from guideproof.analysis.evaluation.plan import compile_node
from guideproof.analysis.evaluation.row_index import Column, as_before, in_turn, looked_up
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.model.condition import Bound, Compares, Comparison, Condition, IsNumber, Not, SetCount
from guideproof.model.element import ElementType, Grid
from guideproof.reading.load import load_guideline

MADE = guideline(
    [],
    [
        element("size", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(9), Fraction(1))),
        element("sites", ElementType.CODES, ["liver", "lung", "bone"]),
    ],
    [],
    [],
)


def bound(number: int) -> Bound:
    return Bound(Fraction(number), None, Fraction(1), str(number))


def test_rows_that_are_looked_up_are_those_that_hold_or_may_hold(tmp_path: Path) -> None:
    for policy in ("unique", "first"):
        made = shapes.rows(60, 3, policy) if policy == "unique" else shapes.ladder(60, 3, policy)
        guideline = load_guideline(shapes.write(made, tmp_path / policy))
        table = compile_node(guideline.nodes["table"], guideline)
        asked = in_turn(table.predicates)
        chance = Random(1)
        for _ in range(300):
            state = {f"e{place}": chance.choice([None, chance.randrange(1001)]) for place in range(3)}
            assert table.rows(state) == asked(state)
            truths = enumerate(table.taken(state))
            assert table.some_taken(state) == [(place, truth) for place, truth in truths if truth is not False]


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=40))
def test_of_each_number_a_column_knows_all_rows_that_fail_by_it(rows: list[tuple[int, int, int]]) -> None:
    column = Column("size")
    for row, (low, high, but) in enumerate(rows):
        least, most = (
            Compares("size", comparison, bound(number), HERE)
            for comparison, number in ((Comparison.AT_LEAST, low), (Comparison.BELOW, high))
        )
        for test, number in ((least, low), (most, high), (Not(IsNumber("size", (Fraction(but),), HERE), HERE), but)):
            column.add(row, compile_condition(test, MADE), [number])
    for size in range(10):
        failing = column.failing({"size": size})
        held = [not failing >> row & 1 for row in range(len(rows))]
        assert held == [low <= size < high and size != but for low, high, but in rows]
    assert column.failing({"size": None}) == 0


def sites_and_sizes() -> list[Condition]:
    counts: list[Condition] = [SetCount("sites", Comparison.AT_LEAST, bound(number), HERE) for number in range(4)]
    return counts + [Compares("size", Comparison.AT_MOST, bound(number), HERE) for number in range(10)]


def states(count: int) -> list[dict[str, object]]:
    chance, codes = Random(3), ("liver", "lung", "bone")
    drawn = [frozenset(code for code in codes if chance.random() < 0.5) for _ in range(count)]
    return [
        {"size": chance.choice([None, *range(10)]), "sites": CodeSet(some, frozenset(codes) - some)} for some in drawn
    ]


def test_how_many_codes_a_set_has_is_asked_of_the_set() -> None:
    conditions = sites_and_sizes()
    predicates, rows = looked_up(conditions, MADE)
    assert all(rows(state) == in_turn(predicates)(state) for state in states(60))


@pytest.mark.parametrize("moved", [0, 5, 13])
def test_of_a_table_of_which_a_row_changed_that_row_is_asked(moved: int) -> None:
    were = sites_and_sizes()
    _, before = looked_up(were, MADE)
    conditions = list(were)
    conditions[moved] = Compares("size", Comparison.ABOVE, bound(4), HERE)
    conditions.append(conditions.pop(2))
    predicates = [compile_condition(condition, MADE) for condition in conditions]
    rows = as_before(before, were, conditions, predicates)
    assert all(rows(state) == in_turn(predicates)(state) for state in states(60))
