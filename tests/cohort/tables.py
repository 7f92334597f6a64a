"""Patients as a table, and what the library says of them in the words of a cohort's result."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from guideproof.analysis.evaluation import Evaluator
from guideproof.analysis.result import Evaluation
from guideproof.model.element import Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Selection
from guideproof.renderers.cohort_sql.columns import fact_columns, proper_sources
from guideproof.renderers.cohort_sql.dialects import DUCKDB, Dialect
from guideproof.renderers.cohort_sql.statement import Statement, Table, statement

Patient = tuple[str, dict[str, Any]]
"""An entry point and facts: for numbers ``Fraction``, for sets a mapping from code to what is known."""

TYPES = {
    ElementType.BOOLEAN: "BOOLEAN",
    ElementType.CODE: "VARCHAR",
    ElementType.CODES: "BOOLEAN",
    ElementType.INTEGER: "DECIMAL(18, 3)",
    ElementType.QUANTITY: "DECIMAL(18, 6)",
}


class Patients:
    """Records by chance: whole and partial, at the ends of ranges, and some that no patient can have.

    ``places`` are the decimals that a table has room for, where it has not room for all.
    """

    def __init__(self, guideline: Guideline, seed: int, places: Mapping[str, int] | None = None) -> None:
        self.guideline = guideline
        self.chance = Random(seed)
        self.places = places or {}

    def draw(self) -> Patient:
        missing = self.chance.choice((0.0, 0.0, 0.1, 0.4, 0.8))
        spoiled = 0.1 if self.chance.random() < 0.1 else 0.0
        facts = {
            element.id: self._spoiled(element) if self.chance.random() < spoiled else self._value(element)
            for element in self.guideline.elements.values()
            if self.chance.random() >= missing
        }
        return self.chance.choice(list(self.guideline.manifest.entry_points)), facts

    def _value(self, element: Element) -> Any:
        chance, grid = self.chance, element.grid
        match element.type:
            case ElementType.BOOLEAN:
                return chance.random() < 0.5
            case ElementType.CODE:
                return chance.choice(list(element.codes))
            case ElementType.CODES:
                known = chance.choice((1.0, 1.0, 0.5))
                return {code: chance.random() < 0.4 if chance.random() < known else None for code in element.codes}
            case _:
                assert grid is not None
                ends = (grid.first, grid.last)
                return grid.number(chance.choice(ends) if chance.random() < 0.2 else chance.randint(*ends))

    def _spoiled(self, element: Element) -> Any:
        grid = element.grid
        if element.type is ElementType.CODE:
            return self.chance.choice(("nonsense", "Y", "X'; --"))
        if grid is None:
            return self._value(element)
        off = [grid.high + grid.precision, grid.low - grid.precision, grid.low + grid.precision / 2, Fraction(10**9)]
        places = self.places.get(element.id)
        return self.chance.choice([each for each in off if places is None or (each * 10**places).denominator == 1])


def narrow(guideline: Guideline) -> dict[str, int]:
    """For each number on a decimal grid, the decimals of a column that holds this grid and nothing finer."""
    grids = {id: element.grid.precision for id, element in guideline.elements.items() if element.grid is not None}
    return {id: places for id, precision in grids.items() for places in range(6) if precision.denominator == 10**places}


def create(
    connection: duckdb.DuckDBPyConnection,
    guideline: Guideline,
    patients: Sequence[Patient],
    places: Mapping[str, int] | None = None,
) -> None:
    """The table ``patients``, with the patients' places in the list as their ids; ``places`` as in ``Patients``."""
    types = {id: f"DECIMAL(18, {number})" for id, number in (places or {}).items()}
    columns = [
        f'"{name}" {types.get(each.id, TYPES[each.type])}'
        for each in guideline.elements.values()
        for name in fact_columns(each)
    ]
    definition = ", ".join(["patient_id INTEGER", "entry VARCHAR", *columns])
    connection.execute(f"CREATE OR REPLACE TABLE patients ({definition})")
    rows = [[place, entry, *row(guideline, facts)] for place, (entry, facts) in enumerate(patients)]
    with TemporaryDirectory() as folder:
        # Ten times quicker than inserting; a missing value is written as `?`, which is none.
        path = Path(folder, "patients.csv")
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["?" if value is None else value for value in each] for each in rows])
        connection.execute(f"COPY patients FROM '{path}' (FORMAT CSV, HEADER FALSE, NULLSTR '?')")


def row(guideline: Guideline, facts: Mapping[str, Any]) -> list[Any]:
    """The facts as the values of the table's columns."""
    values: list[Any] = []
    for element in guideline.elements.values():
        fact = facts.get(element.id)
        if element.type is ElementType.CODES:
            values += [(fact or {}).get(code) for code in element.codes]
        else:
            values.append(Decimal(fact.numerator) / fact.denominator if isinstance(fact, Fraction) else fact)
    return values


def asked(guideline: Guideline, dialect: Dialect = DUCKDB, places: Mapping[str, int] | None = None) -> Statement:
    """The statement over such a table; one that is told of ``places`` may use numbers just as they are stored."""
    sources = proper_sources(guideline)
    sources.update({id: replace(sources[id], scale=number) for id, number in (places or {}).items()})
    return statement(guideline, dialect, Table(sources, entry_column="entry"))


def answers(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    """The rows of a result, in the order of the patients, comparable with ``expected``."""
    found = connection.execute(sql)
    names = [each[0] for each in found.description or ()]
    rows = sorted(found.fetchall(), key=lambda each: int(each[0]))
    return [comparable(dict(zip(names, each, strict=True))) for each in rows]


def comparable(result: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a result with its lists as sets; of problems only what they are about."""
    lists = ("recommends", "options", "advises_against", "reassess", "reached", "needs")
    about = re.findall(r"(?:^|; )([a-z0-9_-]+): ", str(result["problems"]))
    return {
        "status": result["status"],
        **{name: frozenset(filter(None, str(result[name]).split(", "))) for name in lists},
        "problems": frozenset(about),
    }


def expected(guideline: Guideline, patients: Sequence[Patient]) -> list[dict[str, Any]]:
    """What the library says of the patients."""
    evaluator = Evaluator(guideline)
    return [said(evaluator.evaluate(facts, entry), guideline, facts) for entry, facts in patients]


def said(evaluation: Evaluation, guideline: Guideline, facts: Mapping[str, Any]) -> dict[str, Any]:
    """An evaluation in the words of a row of a result."""
    single = [each for each in evaluation.recommendations if each.selection is Selection.ALL]
    choices: dict[str, list[str]] = {}
    for each in evaluation.recommendations:
        if each.selection is not Selection.ALL:
            choices.setdefault(f"{each.node.id} {each.selection}", []).append(each.intervention.id)
    visited = {step.node for step in evaluation.path}

    def single_ones(direction: Direction) -> frozenset[str]:
        return frozenset(each.intervention.id for each in single if each.item.direction is direction)

    return {
        "status": evaluation.status.value,
        "recommends": single_ones(Direction.FOR),
        "options": frozenset(
            f"{key.partition(' ')[2]} of {' | '.join(dict.fromkeys(ids))}" for key, ids in choices.items()
        ),
        "advises_against": single_ones(Direction.AGAINST),
        "reassess": frozenset(each.node.id for each in evaluation.reassess),
        "reached": frozenset(
            id for id in visited if visited.isdisjoint(target.id for _, target in guideline.nodes[id].edges)
        ),
        "needs": frozenset(need.element for need in evaluation.needs),
        "problems": frozenset(str(each.element or each.constraint) for each in evaluation.problems),
    }
