"""What a decision or a table lacks, added."""

from __future__ import annotations

import pytest

from guideproof.checks.added_branch import Added, rows_added
from guideproof.source import Span

LAST = Span("rows.csv", 4, 1, 4, 9)


def test_rows_are_added_behind_the_last_one_and_lead_nowhere() -> None:
    [fix] = rows_added(Added.BRANCH, LAST, ["1,\u2026", "2,\u2026"])
    assert [(edit.span, edit.text) for edit in fix.edits] == [(Span("rows.csv", 4, 9, 4, 9), "\n1,?\n2,?")]
    assert fix.title == "Add 2 branches for these patients"


@pytest.mark.parametrize("rows", [[], ["1"], ["1,\u2026", "2"]])
def test_nothing_is_added_where_a_row_could_not_be_written_as_a_whole(rows: list[str]) -> None:
    assert rows_added(Added.BRANCH, LAST, rows) == ()
