"""Tables of boxes against every cell."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import or_

from hypothesis import given
from hypothesis import strategies as st
from tests.solver.points import ALL, SPACE, VARIABLES, inside, solver_boxes

from guideproof.analysis.proof.solver.logic import Box, meet
from guideproof.analysis.proof.solver.table import BoxTable, TableColumn, bits, places

ROWS = st.lists(solver_boxes(), min_size=1, max_size=20)
WITHIN = dict(zip(VARIABLES, SPACE.full, strict=True))


@given(ROWS)
def test_rows_that_meet(rows: list[Box]) -> None:
    met = BoxTable(rows, WITHIN).meeting()
    for one, row in enumerate(rows):
        assert list(places(met[one])) == [other for other, each in enumerate(rows) if meet(row, each) is not None]


@given(ROWS)
def test_what_no_row_covers(rows: list[Box]) -> None:
    table = BoxTable(rows, WITHIN)
    holes = list(table.holes(10**6, table.meeting()))
    assert None not in holes
    told = [inside(hole) for hole in holes if hole is not None]
    assert sum(each.bit_count() for each in told) == reduce(or_, told, 0).bit_count()  # none is told twice
    assert reduce(or_, told, 0) == ALL & ~reduce(or_, map(inside, rows))


@given(ROWS)
def test_without_steps_it_says_so(rows: list[Box]) -> None:
    table = BoxTable(rows, WITHIN)
    assert list(table.holes(0, table.meeting())) == [None]


@given(st.sets(st.integers(0, 400)))
def test_bits(numbers: set[int]) -> None:
    found = list(places(bits(list(numbers))))
    assert set(found) == numbers
    assert all(one < other for one, other in pairwise(found))


WIDE = 9
RUNS = tuple((1 << high) - (1 << low) for low in range(WIDE) for high in range(low + 1, WIDE + 1))


@given(st.lists(st.sampled_from(RUNS), min_size=20, max_size=40, unique=True), st.integers(1, (1 << WIDE) - 1))
def test_many_runs_of_cells(masks: list[int], asked: int) -> None:
    full = (1 << WIDE) - 1
    column = TableColumn(0, full, masks)
    assert set(places(column.meeting(asked))) == {row for row, mask in enumerate(masks) if mask & asked}
    for run in RUNS:
        assert set(places(column.meeting(run))) == {row for row, mask in enumerate(masks) if mask & run}
        assert set(places(column.containing(run))) == {row for row, mask in enumerate(masks) if not run & ~mask}


def test_rows_that_tile_a_space_are_counted() -> None:
    """However many there are: their volumes tell that nothing is left, without cutting; where one is missing, it is
    found by cutting a few times."""
    sides = range(24)
    rows = [{0: 1 << one, 1: 1 << other} for one in sides for other in sides]
    full = {0: (1 << len(sides)) - 1, 1: (1 << len(sides)) - 1}
    table = BoxTable(rows, full)
    assert list(table.holes(1 + len(rows) // 8, table.meeting())) == []
    missing = rows.pop(100)
    table = BoxTable(rows, full)
    assert list(table.holes(250, table.meeting())) == [missing]
    assert table.filled([full[0], full[1]], table.all_rows) is False


@given(ROWS)
def test_a_region_is_cut_into_parts_that_are_apart(rows: list[Box]) -> None:
    table = BoxTable(rows, WITHIN)
    region = [column.full for column in table.columns]
    cut = table._cut(region, table.all_rows)
    if cut is None:
        assert any(all(row.get(each, full) == full for each, full in WITHIN.items()) for row in rows)
        return
    place, parts = cut
    assert all(parts)
    assert sum(parts) == reduce(or_, parts) == region[place]
    assert len(parts) > 1
    first, *others = parts
    assert all(part < first & -first or part & -part > first & -first for part in others)


@given(st.integers(1, (1 << WIDE) - 2), st.integers(1, (1 << WIDE) - 1))
def test_a_cut_sets_apart_what_lies_below_and_what_lies_above(mask: int, region: int) -> None:
    table = BoxTable([{0: mask}], {0: (1 << WIDE) - 1})
    cut = table._cut([region], 1)
    if region & ~mask and region & mask:
        inside, lowest = region & mask, region & mask & -(region & mask)
        outside = region & ~mask
        parts = [inside, outside & (lowest - 1), outside & ~(lowest - 1)]
        assert cut == (0, [part for part in parts if part])
    elif not region & ~mask:
        assert cut is None
