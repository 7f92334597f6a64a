"""Which rows of a column meet a mask or contain it: what looking at each row says, whatever the masks are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guideproof.analysis.proof.solver.table import TableColumn, bits

CELLS = 7
FULL = (1 << CELLS) - 1
RUNS = st.tuples(st.integers(0, CELLS - 1), st.integers(0, CELLS - 1)).map(
    lambda ends: ((1 << (max(ends) + 1)) - 1) & ~((1 << min(ends)) - 1)
)
MASKS = st.integers(1, FULL)


@given(st.lists(RUNS, min_size=1, max_size=60) | st.lists(RUNS | MASKS, min_size=1, max_size=20), MASKS | RUNS)
def test_a_column_says_what_looking_at_each_row_says(masks: list[int], mask: int) -> None:
    column = TableColumn(0, FULL, masks)
    assert column.meeting(mask) == bits([row for row, own in enumerate(masks) if own & mask])
    assert column.containing(mask) == bits([row for row, own in enumerate(masks) if not mask & ~own])


HOLED = [mask for mask in range(1, FULL + 1) if "01" in f"{mask:b}"]


@given(st.lists(st.sampled_from(HOLED), min_size=16, max_size=24, unique=True), MASKS | RUNS)
def test_a_column_of_rows_with_holes_alone(masks: list[int], mask: int) -> None:
    column = TableColumn(0, FULL, masks)
    assert column.meeting(mask) == bits([row for row, own in enumerate(masks) if own & mask])
    assert column.containing(mask) == bits([row for row, own in enumerate(masks) if not mask & ~own])
