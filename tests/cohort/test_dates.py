"""Dates in a cohort: of each patient the statement says what the library says, however the table holds dates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

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

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.cohort.engine import silent
from guideproof.cohort.explain import explain
from guideproof.cohort.looks import ValueLook, look_of
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.opening import Order, open_cohort
from guideproof.cohort.run import run
from guideproof.model.calendar import CalendarUnit, day_of, format_day
from guideproof.model.condition import All, Bound, Compares, Comparison, Condition
from guideproof.model.element import VISIT, DateAfter, Days, Derived, Elapsed, ElementType, Wait
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_unit
from guideproof.renderers.cohort_sql.statement import statement
from guideproof.reporters.text.cohort import render

FIRST, LAST = day_of(1900, 1, 1), day_of(2099, 12, 31)
DATES = ("birth", "smear", "surgery")


def elapsed(id: str, start: str, end: str, unit: CalendarUnit) -> Derived:
    return Derived(id, id, ElementType.QUANTITY, {}, parse_unit(unit), Elapsed(start, end, unit, HERE), HERE)


def after(id: str, start: str, count: int, unit: CalendarUnit) -> Derived:
    return Derived(id, id, ElementType.DATE, {}, None, DateAfter(start, Wait(unit, count), HERE), HERE)


def compares(id: str, comparison: Comparison, bound: int | str) -> Condition:
    number = Fraction(bound) if isinstance(bound, int) else None
    other = bound if isinstance(bound, str) else None
    return Compares(id, comparison, Bound(number, other, Fraction(1), str(bound)), HERE)


def screening() -> Guideline:
    """Ages, intervals, due dates in months and weeks, one from another, and dates before and after each other."""
    elements = [
        replace(element("birth", ElementType.DATE), days=Days(FIRST, LAST, until_visit=True)),
        replace(element("smear", ElementType.DATE), days=Days(day_of(1999, 2, 10), LAST, until_visit=True)),
        replace(element("surgery", ElementType.DATE), days=Days(day_of(2000, 1, 1), day_of(2030, 2, 28))),
    ]
    derived = [
        elapsed("age", "birth", VISIT, CalendarUnit.YEAR),
        elapsed("since", "smear", "surgery", CalendarUnit.MONTH),
        elapsed("weeks", "surgery", VISIT, CalendarUnit.WEEK),
        after("due", "smear", 1, CalendarUnit.MONTH),
        after("recall", "due", 3, CalendarUnit.WEEK),
        elapsed("late", "recall", VISIT, CalendarUnit.MONTH),
    ]
    at_least, below = Comparison.AT_LEAST, Comparison.BELOW
    grown = branch("grown", compares("age", at_least, 25), "due")
    nodes = [
        decision("age", branch("young", compares("age", below, 25), "wait"), grown),
        decision(
            "due",
            branch("now", compares("due", Comparison.AT_MOST, VISIT), "late"),
            branch("not-yet", compares("due", Comparison.ABOVE, VISIT), "surgery"),
        ),
        decision(
            "late",
            branch("late", All((compares("late", at_least, 2), compares("since", below, 7)), HERE), "smear"),
            branch("otherwise", None, "surgery"),
        ),
        decision(
            "surgery",
            branch("before", compares("surgery", below, "smear"), "wait"),
            branch("long-ago", compares("weeks", at_least, 30), "smear"),
            branch("otherwise", None, "wait"),
        ),
        recommendation("wait", item("wait")),
        recommendation("smear", item("smear")),
    ]
    nodes[3] = replace(nodes[3], body=replace(nodes[3].body, hit_policy="first"))  # type: ignore[arg-type]
    drugs = [intervention("wait"), intervention("smear")]
    return guideline([entry("visit", "age")], elements, nodes, drugs, derived={each.id: each for each in derived})


GUIDELINE = screening()
WRONG = ("2023-02-29", "1900-02-29", "0000", "2024-13-01", "x", "2024-1-1", "2024-00", "9999-12-31", "0001-01-01")


def texts(seed: int, many: int) -> Iterator[dict[str, str | None]]:
    """Patients whose dates are days, months and years, missing and wrong, near each other and near ends of months."""
    chance = Random(seed)
    for _ in range(many):
        visit = chance.choice([day_of(2024, 2, 29), day_of(2030, 3, 1), chance.randrange(day_of(2000, 1, 1), LAST)])
        facts: dict[str, str | None] = {"on": format_day(visit)}
        if chance.random() < 0.05:
            facts["on"] = chance.choice(["2024", "2024-02", "1999-12-31", "2100-01-01", "x"])
        for id in DATES:
            day = format_day(visit - chance.choice([chance.randrange(90), chance.randrange(1500), 9200, -40]))
            facts[id] = chance.choice([day, day, day, day, day[:7], day[:4], None, chance.choice(WRONG)])
        yield facts


def days(seed: int, many: int) -> Iterator[dict[str, str | None]]:
    """Patients whose dates are days or missing."""
    return ({id: each if each and len(each) == 10 and each not in WRONG else None for id, each in facts.items()}
            for facts in texts(seed, many))  # fmt: skip


def written(path: Path, patients: list[dict[str, str | None]], *, as_days: bool) -> Path:
    """The patients as a table of texts, or of days."""
    names = ["patient_id", *patients[0]]
    rows = [[f"{place:05}", *each.values()] for place, each in enumerate(patients)]
    columns = ", ".join(f"{name!r}: 'VARCHAR'" for name in names)
    source = path.with_suffix(".source.json")
    source.write_text(json.dumps([dict(zip(names, row, strict=True)) for row in rows]), encoding="utf-8")
    typed = ", ".join(f'CAST("{name}" AS DATE) AS "{name}"' if as_days else f'"{name}"' for name in names[1:])
    with duckdb.connect() as connection:
        read = f"read_json('{source}', columns = {{{columns}}})"
        connection.execute(f"COPY (SELECT patient_id, {typed} FROM {read}) TO '{path}'")
    return path


def answers(path: Path, on: str | None = None) -> list[dict[str, Any]]:
    with open_cohort(GUIDELINE, Order(path, on=on)) as cohort:
        asked = statement(GUIDELINE, cohort.engine.dialect, cohort.matched.table)
        out = path.with_name("rows.ndjson")
        cohort.engine.write(asked.rows(), out, silent)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return sorted(rows, key=lambda row: str(row["patient_id"]))


def expected(facts: Mapping[str, str | None]) -> tuple[str, list[str], list[str], list[str]]:
    found = evaluate(GUIDELINE, facts)
    named = {str(each.element or each.node) for each in found.problems}
    return (
        found.status.value,
        sorted({each.intervention.id for each in found.recommendations}),
        sorted(need.asked.id for need in found.needs),
        sorted(named),
    )


def said(row: Mapping[str, Any]) -> tuple[str, list[str], list[str], list[str]]:
    recommends, needs = ([each for each in str(row[name]).split(", ") if each] for name in ("recommends", "needs"))
    named = {each.partition(":")[0] for each in str(row["problems"]).split("; ") if each}
    return row["status"], sorted(recommends), sorted(needs), sorted(named)


@pytest.mark.parametrize("form", ["parquet", "csv", "ndjson"])
def test_texts_are_days_months_and_years(form: str, tmp_path: Path) -> None:
    patients = list(texts(1, 700))
    rows = answers(written(tmp_path / f"patients.{form}", patients, as_days=False))
    assert [said(row) for row in rows] == [expected(each) for each in patients]
    assert {row["status"] for row in rows} == {"complete", "needs_data", "invalid"}
    assert [row["on"] for row in rows] == [each["on"] for each in patients]


def test_days_of_their_own_type(tmp_path: Path) -> None:
    patients = [each for each in days(2, 400) if each["on"] is not None]
    rows = answers(written(tmp_path / "patients.parquet", patients, as_days=True))
    assert [said(row) for row in rows] == [expected(each) for each in patients]


def test_one_day_for_all(tmp_path: Path) -> None:
    patients = [{id: each for id, each in facts.items() if id != "on"} for facts in days(3, 200)]
    path = written(tmp_path / "patients.parquet", patients, as_days=True)
    assert [said(row) for row in answers(path, "2028-02-29")] == [
        expected({**each, "on": "2028-02-29"}) for each in patients
    ]
    out = tmp_path / "out.ndjson"
    assert run(GUIDELINE, Order(path, out, on="2028-02-29")).on == "2028-02-29"
    written_rows = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert {row["on"] for row in written_rows} == {"2028-02-29"}


def test_a_run_says_where_the_day_stands_and_counts_who_has_none(tmp_path: Path) -> None:
    patients: list[dict[str, str | None]] = [{"on": None, "birth": "1980"}, {"on": "2026-01-31", "birth": "1980"}]
    summary = run(GUIDELINE, Order(written(tmp_path / "patients.parquet", patients, as_days=False)))
    assert (summary.on, summary.problems["on"], summary.statuses["invalid"]) == ("column on", 1, 1)


def test_a_column_and_an_option_are_one_too_many(tmp_path: Path) -> None:
    path = written(tmp_path / "patients.parquet", list(texts(4, 1)), as_days=False)
    with pytest.raises(CohortMisuse, match="leave one out"):
        run(GUIDELINE, Order(path, on="2026-01-31"))


def test_one_patient_is_explained_as_the_library_has_it(tmp_path: Path) -> None:
    patients = list(texts(5, 20))
    path = written(tmp_path / "patients.csv", patients, as_days=False)
    for place, facts in enumerate(patients):
        assert explain(GUIDELINE, Order(path), f"{place:05}") == evaluate(GUIDELINE, facts)


def test_a_year_may_be_written_as_a_number_with_a_point(tmp_path: Path) -> None:
    years = ["1980.0", "1980", "1980.00", "1980.5"]
    path = tmp_path / "patients.ndjson"
    rows = (f'{{"patient_id": "{place}", "on": "2026-01-31", "birth": {year}}}' for place, year in enumerate(years))
    path.write_text("\n".join(rows), encoding="utf-8")
    facts = [{"on": "2026-01-31", "birth": Fraction(year)} for year in years]
    assert [said(row)[0] for row in answers(path)] == [evaluate(GUIDELINE, each).status.value for each in facts]


def test_who_has_no_date_of_the_range_is_summed_up_in_words(tmp_path: Path) -> None:
    patients: list[dict[str, str | None]] = [{"on": "2026-01-31", "birth": "1780"}]
    summary = run(GUIDELINE, Order(written(tmp_path / "patients.parquet", patients, as_days=False)))
    assert "not a day, month or year of 1900-01-01 to" in render(summary, GUIDELINE, color=False)


@pytest.mark.parametrize(
    ("written", "look"),
    [
        ("17.5.1950", ValueLook.DAY),
        ("1950-13", ValueLook.DAY),
        ("1950/05/17", ValueLook.DAY),
        ("soon", ValueLook.WORD),
        ("2190-01-01", ValueLook.OTHER),
        ("2190", ValueLook.OTHER),
    ],
)
def test_days_in_another_style_are_written_anew_and_not_mapped(written: str, look: ValueLook) -> None:
    assert look_of(written, screening().elements["birth"], comma=False) is look
