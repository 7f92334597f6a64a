"""What a table may hold: every kind of column is read exactly or found wrong, never rounded or guessed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

import guideproof
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.run import Order, run
from guideproof.model.guideline import Guideline

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def everything() -> Guideline:
    return guideproof.load(TESTS / "evaluation" / "guideline")


def problems(
    guideline: Guideline, folder: Path, values: str, *, mapping: str | None = None, suffix: str = "parquet"
) -> list[str]:
    """What is wrong with the patients of a table, given as ``SELECT``s of its columns; ``""`` where nothing is."""
    table, out = folder / f"patients.{suffix}", folder / "out.parquet"
    duckdb.connect().execute(f"COPY ({values}) TO '{table}'")
    return problems_of(guideline, table, out, mapping)


def problems_of(guideline: Guideline, table: Path, out: Path, mapping: str | None = None) -> list[str]:
    file = None
    if mapping is not None:
        file = out.with_name("mapping.yaml")
        file.write_text(mapping, encoding="utf-8")
    run(guideline, Order(table, out, mapping=file))
    return [row[0] for row in duckdb.connect().execute(f"SELECT problems FROM '{out}' ORDER BY patient_id").fetchall()]


OFF = "is not in 0 to 240 mo in steps of 0.1"
NUMBERS: Mapping[str, tuple[str, str]] = {
    "decimal": ("12.5::DECIMAL(6, 3)", ""),
    "decimal off the grid": ("12.505::DECIMAL(6, 3)", f"wait: 12.505 {OFF}"),
    "decimal at the end": ("240.0::DECIMAL(6, 1)", ""),
    "decimal beyond the end": ("240.1::DECIMAL(6, 1)", f"wait: 240.1 {OFF}"),
    "decimal of 38 digits": (f"'{'9' * 32}.5'::DECIMAL(38, 1)", f"wait: {'9' * 32}.5 {OFF}"),
    "tiny integer": ("12::TINYINT", ""),
    "huge integer": ("18446744073709551615::UBIGINT", f"wait: 18446744073709551615 {OFF}"),
    "negative": ("-1::INTEGER", f"wait: -1 {OFF}"),
    "double": ("12.3::DOUBLE", ""),
    "double off the grid": ("12.300000000000002::DOUBLE", f"wait: 12.300000000000002 {OFF}"),
    "sum of doubles": ("0.1::DOUBLE + 0.2::DOUBLE", f"wait: 0.30000000000000004 {OFF}"),
    "not a number": ("'nan'::DOUBLE", f"wait: nan {OFF}"),
    "infinite": ("'inf'::DOUBLE", f"wait: inf {OFF}"),
    "vast": ("1e300::DOUBLE", f"wait: 1e+300 {OFF}"),
    "single": ("12.3::FLOAT", ""),
    "single off the grid": ("12.35::FLOAT", f"wait: 12.35 {OFF}"),
    "text": ("'12.30'", ""),
    "text with an exponent": ("'1e1'", f"wait: 1e1 {OFF}"),
    "text with a unit": ("'12.3 mo'", ""),
    "text with blanks": ("' 12.3'", f"wait:  12.3 {OFF}"),
    "text with zeros before": ("'012.3'", f"wait: 012.3 {OFF}"),
    "text with a line end": ("'12.3' || chr(10)", f"wait: 12.3\n {OFF}"),
    "text finer than the grid": ("'12.34'", f"wait: 12.34 {OFF}"),
    "long text": ("repeat('9', 60)", f"wait: {'9' * 60} {OFF}"),
    "boolean": ("true", f"wait: true {OFF}"),
    "date": ("DATE '2026-01-01'", f"wait: 2026-01-01 {OFF}"),
    "missing": ("NULL::DOUBLE", ""),
}


@pytest.mark.parametrize(("value", "problem"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(everything: Guideline, tmp_path: Path, value: str, problem: str) -> None:
    assert problems(everything, tmp_path, f"SELECT 1 AS patient_id, {value} AS wait") == [problem]


OTHERS: Mapping[str, tuple[str, str, str]] = {
    "code": ("stage", "'ii'", ""),
    "unknown code": ("stage", "'II'", "stage: II is not one of i, ii, iii"),
    "empty code": ("stage", "''", "stage:  is not one of i, ii, iii"),
    "number for a code": ("stage", "2", "stage: 2 is not one of i, ii, iii"),
    "boolean": ("fever", "false", ""),
    "text for a boolean": ("fever", "'false'", ""),
    "word for a boolean": ("fever", "'no'", "fever: no is not true or false"),
    "number for a boolean": ("fever", "0", "fever: 0 is not true or false"),
    "number for a code of a set": ("sites__lung", "1", "sites__lung: 1 is not true or false"),
}


@pytest.mark.parametrize(("column", "value", "problem"), OTHERS.values(), ids=OTHERS)
def test_other_values(everything: Guideline, tmp_path: Path, column: str, value: str, problem: str) -> None:
    assert problems(everything, tmp_path, f"SELECT 1 AS patient_id, {value} AS {column}") == [problem]


def test_csv_is_never_guessed(everything: Guideline, tmp_path: Path) -> None:
    table = tmp_path / "patients.csv"
    rows = [
        "patient_id,age,fever,stage,wait",
        "1,007,true,i,1.0",
        '2,70,yes,ii,"1,5"',
        "3,,null,,",
        '4,70.0,True,"i""i",0.10',
    ]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert problems_of(everything, table, tmp_path / "out.parquet") == [
        "age: 007 is not in 0 to 120 in steps of 1",
        "fever: yes is not true or false; wait: 1,5 is not in 0 to 240 mo in steps of 0.1",
        "",
        'fever: True is not true or false; stage: i"i is not one of i, ii, iii',
    ]


def test_ndjson_keeps_texts_and_numbers_apart(everything: Guideline, tmp_path: Path) -> None:
    table = tmp_path / "patients.ndjson"
    lines = [
        '{"patient_id": "a", "age": 70, "fever": true, "stage": "ii", "sites": ["liver"], "wait": 1.50}',
        '{"patient_id": "b", "age": "70", "fever": "true", "stage": 2}',
        '{"patient_id": "c", "sites": {"liver": true, "lung": null}, "late_key": 1}',
        '{"patient_id": "d", "sites": ["liver", "liver"]}',
        '{"patient_id": "e", "sites": ["lever"]}',
        '{"patient_id": "f", "sites": []}',
        '{"patient_id": "g", "sites": "liver"}',
        '{"patient_id": "h", "sites": true}',
    ]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = problems_of(everything, table, tmp_path / "out.parquet")
    assert [found[place] for place in (0, 2, 5)] == ["", "", ""]
    assert found[1].startswith('age: "70" is not in 0 to 120 in steps of 1; fever: "true" is not true or false')
    assert found[1].endswith("stage: 2 is not one of i, ii, iii") or "stage: 2" in found[1]
    assert found[3].startswith('sites__liver: ["liver","liver"] is neither a list of codes of `sites`, each once, nor')
    assert found[4].startswith('sites__liver: ["lever"] is neither')
    assert found[6].startswith('sites__liver: "liver" is neither')
    assert found[7].startswith("sites__liver: true")


def test_numbers_too_long_for_the_engine_are_refused_before_the_run(everything: Guideline, tmp_path: Path) -> None:
    values = "SELECT 'a' AS patient_id, 99::DECIMAL(38, 36) AS wait"
    with pytest.raises(CohortMisuse, match="the numbers of the column `wait` need more than 38 digits"):
        problems(everything, tmp_path, values)


MAPPING = """
patient_id: mrn
columns:
  length: {column: size, unit: cm}
  level: {unit: g/L}
  wait: {column: waited, unit: a}
  stage: {column: st, values: {one: i, "2": ii}}
  fever: {column: hot, values: {Y: true, N: false}}
  sites__lung: in_lung
"""


def test_mapping_converts_exactly(everything: Guideline, tmp_path: Path) -> None:
    rows = [
        "SELECT 1 AS mrn, 14.1 AS size, '95' AS level, 1 AS waited, 'one' AS st, 'N' AS hot, true AS in_lung",
        "SELECT 2, 14.15, '95.5', 2, '2', 'n', false",
        "SELECT 3, 50.0, '300', 20, 'i', NULL, NULL",
        "SELECT 4, 50.1, '301.0', 21, NULL, NULL, NULL",
    ]
    duckdb.connect().execute(f"COPY ({' UNION ALL '.join(rows)}) TO '{tmp_path / 'patients.parquet'}'")
    found = problems_of(everything, tmp_path / "patients.parquet", tmp_path / "out.parquet", MAPPING)
    grams = "is not in 0 to 30 g/dL in steps of 0.1, after conversion"
    assert found == [
        "",
        "fever: n is not one of Y, N",
        "stage: i is not one of one, 2",
        "length: 50.10 is not in 0 to 500 mm in steps of 1, after conversion; "
        f"wait: 21 is not in 0 to 240 mo in steps of 0.1, after conversion; level: 301.0 {grams}",
    ]


def test_ndjson_takes_the_words_of_a_mapping(everything: Guideline, tmp_path: Path) -> None:
    """In a column that is named as its element, as another one, or as none."""
    lines = [
        '{"patient_id": 1, "fever": "Y", "stage": 40, "age": "one", "spare": "N"}',
        '{"patient_id": 2, "fever": "N", "stage": "41", "age": "i", "spare": null}',
        '{"patient_id": 3, "fever": "true", "stage": null, "age": null, "spare": true}',
    ]
    (tmp_path / "patients.ndjson").write_text("\n".join(lines), encoding="utf-8")
    mapping = """
columns:
  fever: {values: {Y: true, N: false}}
  age: stage
  stage: {column: age, values: {one: i}}
  sites__lung: {column: spare, values: {N: false}}
"""
    assert problems_of(everything, tmp_path / "patients.ndjson", tmp_path / "out.parquet", mapping) == [
        "",
        'age: "41" is not in 0 to 120 in steps of 1; stage: i is not one of one',
        "fever: true is not one of Y, N; sites__lung: true is not one of N",
    ]


WRONG_MAPPINGS = {
    "patient: mrn": "mapping.yaml:1:1: the mapping has no key `patient`; did you mean `patient_id`?",
    "columns: {agee: x}": "mapping.yaml:1:11: the guideline has no element `agee`; did you mean `age`?",
    "columns: {risk: x}": "mapping.yaml:1:11: the guideline has no element `risk` that is asked for: it is derived, so "
    "it is computed and cannot be given",
    "columns: {sites: x}": "the table has no column `x`, to which `sites` is mapped",
    "columns: {wait: {unit: mm}}": "mapping.yaml:1:24: `mm` measures something else than `mo`; `wait` is in `mo`",
    "columns: {stage: {values: {a: iv}}}": "mapping.yaml:1:28: `a` must mean one of i, ii, iii",
    "columns: {fever: {values: {Y: yes}}}": "mapping.yaml:1:28: `Y` must mean one of true, false",
    "columns: {age: x, age: y}": "mapping.yaml:1:19: the key `age` stands here a second time, so one of its two "
    "values would be lost. Keep one of the two, or give this one its own name.",
    "[]": "mapping.yaml: a mapping file has `patient_id`, `entry`, `on`, `columns`, `missing`, `decimal` and "
    "`booleans`, each of them only if needed; this one is no mapping",
}


@pytest.mark.parametrize(("mapping", "message"), WRONG_MAPPINGS.items())
def test_wrong_mappings(everything: Guideline, tmp_path: Path, mapping: str, message: str) -> None:
    with pytest.raises(CohortMisuse) as misuse:
        problems(everything, tmp_path, "SELECT 1 AS patient_id, 1 AS age", mapping=mapping)
    assert str(misuse.value).replace(f"{tmp_path.as_posix()}/", "") == message


@pytest.mark.parametrize("other", ["66.5::DOUBLE AS age", "'66 ' AS age", "66 AS age, 5 AS length", "true AS fever"])
def test_parts_of_another_schema_are_refused(everything: Guideline, tmp_path: Path, other: str) -> None:
    """An engine would read them by the schema of the first part: round a number, or leave a column out."""
    folder = tmp_path / "parts.parquet"
    folder.mkdir()
    own = duckdb.connect()
    own.execute(f"COPY (SELECT 1 AS patient_id, 65 AS age) TO '{folder / 'a.parquet'}'")
    own.execute(f"COPY (SELECT 66 AS age, 2 AS patient_id) TO '{folder / 'b.parquet'}'")
    assert run(everything, Order(folder)).patients == 2
    own.execute(f"COPY (SELECT 2 AS patient_id, {other}) TO '{folder / 'b.parquet'}'")
    with pytest.raises(CohortMisuse, match="has another schema than"):
        run(everything, Order(folder))
