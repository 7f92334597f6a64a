"""Two versions over one table: the moves are those of the evaluator, row by row."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from guideproof.analysis.comparing.moves import CohortRow, Move, Moves, moves_of
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.cli import guideproof
from guideproof.cohort.moves import moves
from guideproof.cohort.opening import Order
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.reporters.comparison import shares

DOSE = Path(__file__).parents[2] / "examples" / "anticoagulant-dose"
HEADER = ["patient_id", "age", "sex", "weight", "creatinine", "major_bleeding", "recent_hit"]
ROWS = [
    [f"p{number}", age, sex, weight, creatinine, bleeding, "false"]
    for number, (age, sex, weight, creatinine, bleeding) in enumerate(
        [
            ("40", "male", "80", "1", "false"),
            ("40", "male", "160", "1", "false"),
            ("41", "male", "170", "1", "false"),
            ("90", "female", "40", "1.2", "false"),
            ("90", "female", "40", "1.2", "true"),
            ("90", "female", "", "1.2", "false"),
            ("", "", "", "", ""),
            ("200", "male", "80", "1", "false"),
        ]
    )
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "patients.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *ROWS])
    return path


@pytest.fixture
def head(tmp_path: Path) -> Path:
    folder = tmp_path / "head"
    shutil.copytree(DOSE, folder)
    doses = folder / "parameters" / "doses.yaml"
    text = doses.read_text(encoding="utf-8")
    assert "value: 150 mg" in text
    assert "value: 30 mL/min" in text
    doses.write_text(text.replace("value: 150 mg", "value: 140 mg").replace("30 mL/min", "15 mL/min"), encoding="utf-8")
    return folder


def said(evaluation: Evaluation) -> tuple[str, frozenset[tuple[str, str, str | None]]]:
    items = ((each.intervention.id, each.item.direction.value, each.amount) for each in evaluation.recommendations)
    return evaluation.status.value, frozenset(items)


def test_moves_are_those_of_the_evaluator(table: Path, head: Path) -> None:
    base, later = load_guideline(DOSE), load_guideline(head)
    found = moves(base, later, Order(table))
    differing: Counter[bool] = Counter()
    for row in ROWS:
        facts: dict[str, Any] = {id: cell for id, cell in zip(HEADER, row, strict=True) if cell and id != "patient_id"}
        facts |= {id: facts[id] == "true" for id in ("major_bleeding", "recent_hit") if id in facts}
        facts |= {id: float(facts[id]) for id in ("age", "weight", "creatinine") if id in facts}
        differing[said(evaluate(base, facts, None)) != said(evaluate(later, facts, None))] += 1
    assert differing[True] > 0
    assert found.patients == len(ROWS)
    assert found.moved == differing[True]
    assert all("Enoxaparin" in line for each in found.moves for line in (*each.gone, *each.new))


def test_small_groups_are_not_counted(table: Path, head: Path) -> None:
    found = moves(load_guideline(DOSE), load_guideline(head), Order(table), 5)
    assert found.moves
    told = shares.as_text(found)
    assert "<5" in told
    assert "some fare otherwise" in told
    assert shares.as_data(found)["moved"] is None
    assert all(each["patients"] is None for each in shares.as_data(found)["moves"])
    assert "%" not in told


def test_what_is_told_does_not_let_anybody_reckon_a_small_number() -> None:
    """Of tables with the same report no group of one or two, nor those who fare as before, is of one size in all."""
    least, same = 3, dict[str, set[tuple[int, ...]]]()
    for sizes in product(range(6), repeat=4):  # three groups, and those who fare as before
        groups = tuple(Move((name,), (), size) for name, size in zip("abc", sizes, strict=False) if size)
        found = Moves(sum(sizes), groups, least)
        same.setdefault(json.dumps(shares.as_data(found)) + shares.as_text(found), set()).add(sizes)
    for told in same.values():
        for group in zip(*told, strict=True):
            assert len(set(group)) > 1 or not 0 < group[0] < least, told


def test_small_groups_stand_in_no_order_of_how_many() -> None:
    row, other = CohortRow("complete", "a", "", "", "", ""), CohortRow("complete", "z", "", "", "", "")
    none = replace(row, recommends="")
    base = load_guideline(DOSE)
    found = moves_of([(row, none, 1), (other, none, 2)], base, base, 30, 5)
    assert [each.gone for each in found.moves] == [("a",), ("z",)]


def test_nobody_moves_between_versions_that_are_the_same(table: Path) -> None:
    same = load_guideline(DOSE)
    assert shares.summary(moves(same, same, Order(table))) == "Of 8 patients in the table none fares otherwise."


def test_the_command_says_it_in_each_format_and_draws_it(table: Path, head: Path, tmp_path: Path) -> None:
    options = [str(DOSE), str(head), "--cohort", str(table), "--picture", str(tmp_path / "moves.svg")]
    for form in ("text", "markdown", "json"):
        done = CliRunner().invoke(guideproof, ["diff", *options, "--format", form])
        assert done.exit_code == 0, done.output
        if form == "json":
            assert json.loads(done.stdout)["cohort"]["patients"] == len(ROWS)
        else:
            assert "fare otherwise" in done.stdout
    ElementTree.fromstring((tmp_path / "moves.svg").read_bytes())


def test_options_of_a_table_need_one() -> None:
    done = CliRunner().invoke(guideproof, ["diff", str(DOSE), str(DOSE), "--min-count", "3"])
    assert done.exit_code == 2
    assert "--cohort" in done.output


def test_nothing_of_a_title_acts() -> None:
    hostile = "<script>alert(1)</script> | @team #12 \u202e"
    found = Moves(3, (Move((hostile,), (hostile,), 3),))
    markdown, drawn = shares.as_markdown(found), shares.picture(found).decode()
    assert markdown.count("<script") == markdown.count("\\<script") == 2
    assert "@team" not in markdown
    assert "\u202e" not in markdown + drawn
    assert "<script" not in drawn


def test_rows_that_say_the_same_are_no_move() -> None:
    base: Guideline = load_guideline(DOSE)
    assert moves_of([], base, base, 4, 0) == Moves(4, ())
