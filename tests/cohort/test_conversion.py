"""Numbers in other units, in columns of every kind: a cohort run decides at a bound as the library does."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace
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

import guideproof
from guideproof.cohort.run import Order, run
from guideproof.model.condition import Bound, Compares, Comparison
from guideproof.model.element import ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.unit import parse_unit

CONVERSIONS = [  # the unit of the column, that of the element, its greatest value and its grid, and the bound
    ("/L", "10*9/L", 2000, Fraction(1), Fraction(25)),
    ("/L", "10*9/L", 2000, Fraction(1, 10), Fraction(473, 10)),
    ("g/L", "g/dL", 30, Fraction(1, 10), Fraction(101, 10)),
    ("cm", "mm", 500, Fraction(1), Fraction(140)),
    ("a", "mo", 240, Fraction(1, 10), Fraction(24)),
    ("wk", "d", 700, Fraction(1), Fraction(42)),
    ("d", "wk", 100, Fraction(1), Fraction(6)),
    ("[degF]", "Cel", 45, Fraction(1, 10), Fraction(38)),
    ("K", "[degF]", 120, Fraction(1, 2), Fraction(1001, 10)),
]
COLUMNS = [*(f"DECIMAL(38, {scale})" for scale in (0, 1, 3, 9, 10, 11, 12)), "DECIMAL(18, 2)", "DOUBLE", "VARCHAR"]


def bounded(unit: str, high: int, precision: Fraction, bound: Fraction) -> Guideline:
    """Below the bound a drug, from it on a knife."""
    value = replace(
        element("value", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(high), precision)), unit=parse_unit(unit)
    )
    limit = Bound(bound, None, format_number(bound), HERE)
    ways = [
        branch("below", Compares("value", Comparison.BELOW, limit, HERE), "give"),
        branch("from", Compares("value", Comparison.AT_LEAST, limit, HERE), "cut"),
    ]
    nodes = [decision("start", *ways), recommendation("give", item("drug")), recommendation("cut", item("knife"))]
    return guideline([entry("visit", "start")], [value], nodes, [intervention("drug"), intervention("knife")])


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(("given", "unit", "high", "precision", "bound"), CONVERSIONS)
def test_a_bound_is_where_the_library_has_it(
    given: str, unit: str, high: int, precision: Fraction, bound: Fraction, column: str, tmp_path: Path
) -> None:
    made = bounded(unit, high, precision, bound)
    own, other = parse_unit(unit), parse_unit(given)
    assert own is not None
    assert other is not None
    near = [step * precision for step in range(int(bound / precision) - 12, int(bound / precision) + 13)]
    spread = [step * high / Fraction(60) for step in range(62)]
    places = int(column.partition(", ")[2].rstrip(")") or 2)
    way = own.to(other)
    assert way is not None
    written = [format_number(round(way.of(number), min(places, 15))) for number in (*near, *spread)]
    table, out, mapping = tmp_path / "patients.parquet", tmp_path / "out.ndjson", tmp_path / "mapping.yaml"
    rows = ", ".join(f"({place}, '{number}')" for place, number in enumerate(written))
    stored = f"SELECT id AS patient_id, CAST(n AS {column}) AS given FROM (VALUES {rows}) t(id, n) ORDER BY id"
    duckdb.connect().execute(f"COPY ({stored}) TO '{table}'")
    mapping.write_text(f'columns: {{value: {{column: given, unit: "{given}"}}}}\n', encoding="utf-8")
    run(made, Order(table, out, mapping=mapping))
    found = (
        duckdb.connect().execute(f"SELECT patient_id, status, recommends FROM '{out}' ORDER BY patient_id").fetchall()
    )
    wanted = []
    for place, number in enumerate(written):
        evaluation = guideproof.evaluate(made, {"value": f"{number} {given}"})
        told = ", ".join(each.intervention.id for each in evaluation.recommendations)
        wanted.append((place, evaluation.status.value, told))
    assert found == wanted
    assert {"drug", "knife"} <= {told for _, _, told in wanted}
