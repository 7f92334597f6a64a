"""Where another value may be written: only in place of all that stands there, with its quotes, on one line of YAML."""

from __future__ import annotations

import pytest

from guideproof.checks.written_value import value_so
from guideproof.source import Span

CASES = {
    "as it is": (Span("inputs/a.yaml", 1, 5, 1, 9), True),
    "in quotes": (Span("inputs/a.yaml", 1, 5, 1, 11), True),
    "less than all": (Span("inputs/a.yaml", 1, 5, 1, 7), False),
    "more than quotes": (Span("inputs/a.yaml", 1, 5, 1, 12), False),
    "on two lines": (Span("inputs/a.yaml", 1, 5, 2, 9), False),
    "in a table": (Span("inputs/a.csv", 1, 5, 1, 9), False),
}


@pytest.mark.parametrize("of", CASES)
def test_where_a_value_is_written(of: str) -> None:
    place, written = CASES[of]
    fixes = value_so("12mm", ["12 mm"], place)
    assert [(edit.span, edit.text) for fix in fixes for edit in fix.edits] == [(place, "12 mm")] * written
