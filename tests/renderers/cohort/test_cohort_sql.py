"""The statements of five dialects: exactly the recorded text, whole SQL in each, and closed to hostile texts."""

from __future__ import annotations

import os
import re
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
import sqlglot
from msgspec.structs import replace
from sqlglot import exp
from sqlglot.tokens import TokenType
from tests.generation.parts import element, entry, guideline, intervention, item, recommendation
from tests.renderers.hostile import HOSTILE as BREAKING_PROGRAMS
from tests.renderers.hostile import awkward, poisoned

import guideproof
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.model.element import ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.renderers.cohort_sql import render
from guideproof.renderers.cohort_sql.columns import ColumnSource, fact_columns, proper_sources
from guideproof.renderers.cohort_sql.dialects import DIALECTS, DUCKDB, Dialect
from guideproof.renderers.cohort_sql.outcome import RESULT
from guideproof.renderers.cohort_sql.statement import CohortTable, statement

TESTS = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
HOSTILE = " it's \\' \"; DROP TABLE patients; -- \n*/ /* ` ${x} {{ x }} \r\u2028 $$ \\"
ON_ONE_LINE = "it's \\' \"; DROP TABLE patients; -- */ /* ` ${x} {{ x }} $$ \\"
SAID = "A fever here always comes from a site."


@pytest.fixture(scope="module")
def everything() -> Guideline:
    return guideproof.load(TESTS / "evaluation" / "guideline")


def hostile(sound: Guideline) -> Guideline:
    """The guideline with every text written to break out of the statement."""
    return poisoned(sound, text=HOSTILE)  # type: ignore[no-any-return]


@pytest.mark.golden
@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_recorded(everything: Guideline, dialect: Dialect) -> None:
    name = f"cohort.{dialect.name}.sql"
    found = render(everything)[name]
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        EXPECTED.mkdir(exist_ok=True)
        (EXPECTED / name).write_bytes(found)
    assert found == (EXPECTED / name).read_bytes()


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_one_whole_statement(everything: Guideline, dialect: Dialect) -> None:
    for each in (everything, hostile(everything), poisoned(everything), awkward()):
        text = render(each)[f"cohort.{dialect.name}.sql"].decode()
        [parsed] = sqlglot.parse(text, dialect=dialect.name)
        assert isinstance(parsed, exp.Select)
        assert not list(parsed.find_all(exp.Drop, exp.Command))


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_the_statement_of_all_dialects_is_that_of_each(everything: Guideline, dialect: Dialect) -> None:
    """A file holds one statement that is written in every dialect; what is asked of one alone is made for it."""
    for each in (everything, hostile(everything), awkward()):
        alone = statement(each, dialect, derived_values=True).rows()
        assert render(each)[f"cohort.{dialect.name}.sql"].decode().endswith("\n" + alone.rstrip("\n") + ";\n")


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_hostile_texts_are_literals(everything: Guideline, dialect: Dialect) -> None:
    text = render(hostile(everything))[f"cohort.{dialect.name}.sql"].decode()
    [parsed] = sqlglot.parse(text, dialect=dialect.name)
    assert parsed is not None
    literals = {literal.this for literal in parsed.find_all(exp.Literal) if literal.is_string}
    assert f"fever-needs-site: {SAID} {ON_ONE_LINE}" in literals
    assert "\u2028" not in text
    assert "\r" not in text


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_hostile_texts_change_no_word_of_the_statement(everything: Guideline, dialect: Dialect) -> None:
    name = f"cohort.{dialect.name}.sql"
    sound = _words(render(everything)[name].decode(), dialect)
    for text in (HOSTILE, BREAKING_PROGRAMS):
        guideline = poisoned(everything, text=text)
        assert _words(render(guideline)[name].decode(), dialect) == sound


def _words(sql: str, dialect: Dialect) -> list[str]:
    """Every token but texts and comments."""
    tokens = sqlglot.tokenize(sql, dialect=dialect.name)
    return [each.text for each in tokens if each.token_type is not TokenType.STRING]


def test_hostile_texts_run(everything: Guideline) -> None:
    connection = duckdb.connect()
    sound = hostile(everything)
    types = {ElementType.CODE: "VARCHAR", ElementType.BOOLEAN: "BOOLEAN", ElementType.CODES: "BOOLEAN"}
    columns = [
        f'"{name}" {types.get(each.type, "DECIMAL(9, 2)")}'
        for each in sound.elements.values()
        for name in fact_columns(each)
    ]
    connection.execute(f"CREATE TABLE patients (patient_id VARCHAR, {', '.join(columns)})")
    connection.execute(
        "INSERT INTO patients BY NAME SELECT 'x' AS patient_id, true AS fever, false AS sites__liver,"
        " false AS sites__lung, false AS sites__bone"
    )
    connection.execute(render(sound)["cohort.duckdb.sql"].decode())
    [row] = connection.fetchall()
    assert row[2] == "invalid"
    assert row[RESULT.index("problems")] == f"fever-needs-site: {SAID} {ON_ONE_LINE}"
    assert connection.execute("SELECT count(*) FROM patients").fetchone() == (1,)


def test_snowflake_takes_names_as_it_stores_them(everything: Guideline) -> None:
    text = render(everything)["cohort.snowflake.sql"].decode()
    assert 'FROM "PATIENTS"' in text
    assert '"AGE" AS "age__given"' in text
    assert 'AS "PATIENT_ID"' in text


def test_what_no_type_can_hold_is_said() -> None:
    huge = element("huge", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(10**38), Fraction(1)))
    drawn = guideline([entry("visit", "end")], [huge], [recommendation("end", item("drug"))], [intervention("drug")])
    text = render(drawn)["cohort.duckdb.sql"].decode()
    assert "There is no statement: the range of `huge` needs more than 37 digits." in text
    assert "SELECT" not in text


def test_long_names_stay_apart_in_postgres() -> None:
    ids = [f"{'a' * 60}-{number}" for number in range(3)]
    nodes = [recommendation(id, item("drug"), following=ids[place + 1 : place + 2]) for place, id in enumerate(ids)]
    drawn = guideline([entry("visit", ids[0])], [element("sick", ElementType.BOOLEAN)], nodes, [intervention("drug")])
    for dialect in DIALECTS:
        names = [column.name for layer in statement(drawn, dialect).layers for column in layer.columns]
        assert len({name[:63] for name in names}) == len(names)


def test_a_number_stored_on_its_grid_is_compared_as_it_is_stored() -> None:
    """To count it first would take ten times as long; that it means the same is for the conformance tests to say."""
    shipped = guideproof.load(TESTS.parent / "guideline")
    for scale, counted in ((2, False), (3, True)):
        sources = {**proper_sources(shipped), "crp": ColumnSource("crp", scale=scale)}
        text = statement(shipped, DUCKDB, CohortTable(sources)).rows()
        assert ('"crp__whole"' in text) is counted
        assert bool(re.search(r'"crp" < [0-9]+[.][0-9]{2}\b', text)) is not counted


def test_lists_stand_in_the_order_of_nodes_whatever_these_are_called() -> None:
    """First in, first out: `y` and `x` come before what follows them, and `y`, which is written first, before `x`."""
    nodes = [
        recommendation("start", item("one"), following=["y", "x"]),
        recommendation("y", item("two"), following=["b"]),
        recommendation("x", item("three"), following=["a"]),
        recommendation("b", item("four")),
        recommendation("a", item("five")),
    ]
    drugs = [intervention(id) for id in ("one", "two", "three", "four", "five")]
    made = guideline([entry("visit", "start")], [element("sick", ElementType.BOOLEAN)], nodes, drugs)
    connection = duckdb.connect()
    connection.execute("CREATE TABLE patients AS SELECT 1 AS patient_id, true AS sick")
    sql = render(made)["cohort.duckdb.sql"].decode()
    [row] = connection.execute(f"SELECT recommends, reached FROM ({sql.rstrip().rstrip(';')})").fetchall()
    assert row == ("one, two, three, four, five", "b, a")
    assert [each.node.id for each in evaluate(made, {}).recommendations] == ["start", "y", "x", "b", "a"]


@pytest.mark.parametrize(
    ("formula", "grid"),
    [
        (f"{'sqrt(' * 30}x{' + 1 / (x * x + 1))' * 30}", ", range: [0, 9], precision: 0.1"),
        (f"{'abs(max(' * 18}x{', x - 5))' * 18}", ""),
        (f"{'max(' * 38}x{', x - 5)' * 38}", ""),
        (f"{'floor(abs(' * 12}x - 5{') / 2 - x)' * 12}", ""),
    ],
    ids=["roots", "sizes", "greatest", "steps"],
)
def test_functions_within_functions_make_no_endless_statement(formula: str, grid: str, tmp_path: Path) -> None:
    """Each repeats what it guards, so that the statement of thirty would never be written."""
    number = "x: {title: X, type: integer, range: [0, 9]}\n"
    made = f"f: {{title: F, type: quantity, unit: '1'{grid}, formula: '{formula}'}}\n"
    for name, text in (("inputs", number), ("derived", made)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "all.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "guideline.yaml").write_text("id: roots\n", encoding="utf-8")
    read = load_guideline(tmp_path, root=tmp_path)
    plain = guideline([entry("visit", "end")], [], [recommendation("end", item("drug"))], [intervention("drug")])
    drawn = replace(plain, elements=read.elements, derived=read.derived)
    assert set(drawn.derived) == {"f"}
    text = render(drawn)["cohort.duckdb.sql"].decode()
    assert "There is no statement: a formula of the guideline has too many functions" in text
