"""Patients of whom no double tells are told of by the library: their rows, and the numbers of the cohort."""

from __future__ import annotations

import csv
from collections import Counter
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from tests.generation.parts import (
    HERE,
    branch,
    decision,
    element,
    entry,
    guideline,
    intervention,
    item,
    recommendation,
)

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.cohort.engine import silent
from guideproof.cohort.opening import Order, open_cohort
from guideproof.cohort.run import run
from guideproof.cohort.settled import _row
from guideproof.model.amount import Amount
from guideproof.model.condition import Bound, Compares, Comparison
from guideproof.model.element import Computed, Derived, ElementType, Grid, range_constraint
from guideproof.model.formula import Applied, Binary, Operator, RealFunction, Variable
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.dialects import DUCKDB
from guideproof.renderers.cohort_sql.outcome import RESULT
from guideproof.renderers.cohort_sql.statement import statement


@pytest.fixture(scope="module")
def rooted() -> Guideline:
    """Who has a root of a product of at least one and a half gets a drug; it is rounded to whole numbers."""
    one, other = (
        element(id, ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(4), Fraction(1, 4)))
        for id in ("one", "other")
    )
    product_of = Applied(RealFunction.SQRT, Binary(Operator.MULTIPLY, Variable("one"), Variable("other")))
    number = Fraction(1), (Fraction(0), Fraction(3))
    root = Derived("root", "Root", ElementType.QUANTITY, {}, None, Computed(product_of, HERE), HERE, (), *number)
    enough = Compares("root", Comparison.AT_LEAST, Bound(Fraction(2), None, Fraction(1), "2"), HERE)
    nodes = [
        decision("d", branch("yes", enough, "give", "stop"), branch("no", None, "stop")),
        recommendation("give", item("drug", amount=Amount("root", HERE, element="root"))),
        recommendation("stop", item("rest")),
    ]
    return guideline(
        [entry("visit", "d")],
        [one, other],
        nodes,
        [intervention("drug"), intervention("rest")],
        derived={"root": root},
        constraints={"root_range": range_constraint(root)},
    )


def patients(folder: Path) -> tuple[Path, list[tuple[str, str]]]:
    """Everybody who can be, one of whom something is missing, and some of whom the table says the same."""
    numbers = [str(Fraction(step, 4).__float__()) for step in range(17)]
    rows = [*product(numbers, numbers), ("", "1.5"), ("1.5", "1.5"), ("1.5", "1.5")]
    path = folder / "patients.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["patient_id", "one", "other"])
        writer.writerows([place, *row] for place, row in enumerate(rows))
    return path, rows


def test_everybody_is_told_of_as_the_library_does(rooted: Guideline, tmp_path: Path) -> None:
    path, rows = patients(tmp_path)
    with open_cohort(rooted, Order(path)) as cohort:
        asked = statement(rooted, DUCKDB, cohort.matched.table)
        alone = cohort.engine.some(asked.rows())
        steps = {step.node.id: place for place, step in enumerate(asked.found.steps)}
    doubtful = [row for row in alone if row[2] == "undetermined"]
    assert 5 < len(doubtful) < len(rows) // 3  # halves that a double cannot tell from what is beside them

    out = tmp_path / "out.csv"
    summary = run(rooted, Order(path, out), silent)
    with out.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["patient_id"] for row in found] == [str(place) for place in range(len(rows))]

    evaluator, evaluated = Evaluator(rooted), []
    for facts in rows:
        given = {id: Fraction(value) for id, value in zip(("one", "other"), facts, strict=True) if value}
        evaluated.append(evaluator.evaluate(given))
    for evaluation, row, by_sql in zip(evaluated, found, alone, strict=True):
        told = _row(evaluation, rooted, steps)
        assert {name: row[name] for name in told if name != "problems"} == {
            name: said for name, said in told.items() if name != "problems"
        }
        if by_sql[2] != "undetermined":
            assert tuple(row[name] for name in RESULT[2:]) == tuple(by_sql[2:])

    assert summary.statuses["undetermined"] == 0
    for status in ("complete", "needs_data", "out_of_scope", "invalid"):
        assert summary.statuses[status] == sum(each.status == status for each in evaluated)
    given = [{each.intervention.id for each in one.recommendations} for one in evaluated]
    for drug in ("drug", "rest"):
        assert summary.recommends[drug] == sum(drug in each for each in given)
    amounts = Counter(each.amount for one in evaluated for each in one.recommendations if each.amount is not None)
    assert len(amounts) > 1
    assert summary.amounts == {"drug": amounts}
    assert summary.problems["root"] == sum(bool(each.problems) for each in evaluated)
    assert any(f"of {len(doubtful)} patients double precision does not tell" in note for note in summary.notes)


def test_where_no_double_is_needed_nothing_is_said_of_them(tmp_path: Path) -> None:
    """A formula that is exact has no doubtful columns, and the statement no key."""
    few = element("few", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(2), Fraction(1)))
    exact = Binary(Operator.MULTIPLY, Variable("few"), Variable("few"))
    square = Derived("square", "Square", ElementType.QUANTITY, {}, None, Computed(exact, HERE), HERE)
    nodes = [recommendation("give", item("drug"))]
    made = guideline([entry("visit", "give")], [few], nodes, [intervention("drug")], derived={"square": square})
    assert statement(made, DUCKDB).doubtful == ()
    path = tmp_path / "patients.csv"
    path.write_text("patient_id,few\n1,2\n", encoding="utf-8")
    assert run(made, Order(path), silent).notes == ()
