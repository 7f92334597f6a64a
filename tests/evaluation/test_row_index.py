"""The rows of a long table: looked up, they are those that hold or may hold when each is asked."""

from __future__ import annotations

from pathlib import Path
from random import Random

from benchmarks import shapes

from guideproof.analysis.evaluation.plan import compile_node
from guideproof.analysis.evaluation.row_index import in_turn
from guideproof.reading.load import load_guideline


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
