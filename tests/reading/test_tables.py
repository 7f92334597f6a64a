"""Decision tables: a cell says what a condition in YAML says, and no table ends in anything but findings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from guideproof.analysis.stamp.digest import digest
from guideproof.checks.run import examine
from guideproof.checks.table_row import row_text
from guideproof.model.condition import (
    All,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
)
from guideproof.model.guideline import Guideline
from guideproof.model.node import BranchTable
from guideproof.model.parameter import Parameter
from guideproof.model.unit import parse_unit
from guideproof.reading.conditions import read_condition
from guideproof.reading.load import load_guideline
from guideproof.reading.tables.branches import read_branches
from guideproof.reading.tables.cells import parse_table
from guideproof.reading.variables import Signature, Signatures
from guideproof.reading.yaml_tree import parse
from guideproof.source import Span, whole

SMALL = Path(__file__).parents[1] / "checks/table/good/every-cell/guideline"
HERE = whole("")
PARAMETERS = (
    Parameter("limit", "Limit", Fraction(14), parse_unit("cm"), "14 cm", (), None, HERE),
    Parameter("fit_enough", "Fit", Fraction(1), None, "1", (), None, HERE),
    Parameter("site", "Site", "liver", None, "liver", (), None, HERE),
    Parameter("papillary", "Not the code", "clear_cell", None, "clear_cell", (), None, HERE),
)


@pytest.fixture(scope="module")
def guideline() -> Guideline:
    return load_guideline(SMALL)


def signatures(guideline: Guideline) -> Signatures:
    elements = guideline.elements.values()
    found = {each.id: Signature(each.id, each.type, each.codes, each.unit, each.grid) for each in elements}
    return Signatures(found, parameters={each.id: each for each in PARAMETERS})


def without_places(value: Any) -> Any:
    """The same without its spans."""
    if isinstance(value, tuple | list) and not isinstance(value, Span):
        return tuple(map(without_places, value))
    if isinstance(value, Struct):
        parts = (getattr(value, name) for name in value.__struct_fields__)
        return (type(value).__name__, *(without_places(part) for part in parts if not isinstance(part, Span)))
    return value


def read(guideline: Guideline, table: str) -> tuple[list[Condition | None], Signatures]:
    """What the rows of a table test."""
    variables = signatures(guideline)
    parsed, faults = parse_table(table.encode(), "x.csv", ("label",))
    assert parsed is not None
    assert not faults
    branches = read_branches(parsed, variables)
    assert branches is not None
    return [branch.when for branch in branches], variables


@pytest.mark.parametrize(
    ("column", "cell", "condition"),
    [
        ("age", "61", "age: 61"),
        ("age", "61 a", "age: 61 a"),
        ("age [mo]", "732", "age: 732 mo"),
        ("age [mo]", "61 a", "age: 61 a"),
        ("age", "60|61 | 62", "age: [60, 61, 62]"),
        ("age", "<65", "age: {below: 65}"),
        ("age", "<=  65 a", "age: {at_most: 65 a}"),
        ("age", "> 65", "age: {above: 65}"),
        ("age", ">= 65", "age: {at_least: 65}"),
        ("age", "[65..80)", "age: {at_least: 65, below: 80}"),
        ("age", "( 65 .. 80 ]", "age: {above: 65, at_most: 80}"),
        ("age [mo]", "[780..960)", "age: {at_least: 780 mo, below: 960 mo}"),
        ("age", "not 61 | 62", "not: {age: [61, 62]}"),
        ("burden", "[1.0..2 cm]", None),
        ("burden", "[1 cm..20 mm]", "burden: {at_least: 1 cm, at_most: 20 mm}"),
        ("burden", "<= {limit}", "burden: {at_most: limit}"),
        ("burden [cm]", "[1..{ limit })", "burden: {at_least: 1 cm, below: {parameter: limit}}"),
        ("burden", "<= limit", None),
        ("ecog", "0 | {fit_enough}", "ecog: [0, fit_enough]"),
        ("histology", "papillary", "histology: papillary"),
        ("histology", "{papillary}", "histology: {parameter: papillary}"),
        ("histology", "{papilary}", None),
        ("sites", "includes {site} | lung", "sites: {includes_any: [site, lung]}"),
        ("ecog", "2", "ecog: 2"),
        ("ecog", "2.0", "ecog: 2"),
        ("histology", "clear_cell", "histology: clear_cell"),
        ("histology", "none", "histology: none"),
        ("histology", "not clear_cell | none", "not: {histology: [clear_cell, none]}"),
        ("sites", "includes liver", "sites: {includes: liver}"),
        ("sites", "includes liver | lung", "sites: {includes_any: [liver, lung]}"),
        ("sites", "not  includes liver|lung", "not: {sites: {includes_any: [liver, lung]}}"),
        ("sites", "none", "sites: {none: true}"),
        ("sites", "not none", "not: {sites: {none: true}}"),
        ("fit", "TRUE", "fit: true"),
        ("fit", "true", "fit: true"),
        ("fit", "FALSE", "fit: false"),
        ("fit", "not true", "not: {fit: true}"),
    ],
)
def test_cell_says_what_yaml_says(guideline: Guideline, column: str, cell: str, condition: str | None) -> None:
    tested, variables = read(guideline, f'{column},next\n"{cell}",\n')
    assert bool(variables.faults) == (condition is None)
    if condition is not None:
        tree, _ = parse(condition.encode(), "")
        assert tree is not None
        assert without_places(tested) == (without_places(read_condition(tree, variables)),)


def test_line_ends_and_mark_are_as_spreadsheets_save_them(guideline: Guideline) -> None:
    tested, variables = read(guideline, '\ufeffage,next\r\n"< 65",\r\n,\r\n>= 65,\r\n')
    assert not variables.faults
    assert len(tested) == 2


def test_digest_is_that_of_the_same_branches_in_yaml(tmp_path: Path) -> None:
    tabled = load_guideline(SMALL)
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    (folder / "nodes/main/choose.csv").unlink()
    path = folder / "nodes/main/choose.yaml"
    path.write_text(
        path.read_text().replace(
            "table: true",
            """branches:
  - id: young
    label: Young, fit
    when:
      all:
        - age: {at_least: 216 mo, below: 780 mo}
        - ecog: [0, 1]
        - burden: {at_most: 14 cm}
        - not: {histology: papillary}
        - sites: {includes_any: [liver, lung]}
        - fit: true
    next: give
  - id: row-2
    when:
      all:
        - ecog: {at_least: 2}
        - burden: {above: 140}
        - histology: none
        - sites: {none: true}
        - fit: false
    next: [give, watch]
  - id: row-3
    label: Nothing more
    when:
      all:
        - burden: {above: 10, at_most: 20}
        - not: {sites: {includes_any: [bone]}}
    next: []
  - {id: rest, label: The rest, otherwise: true, next: watch}""",
        )
    )
    assert not tabled.faults
    # An interval in a cell is a condition of its own, as a mapping with two bounds is.
    assert digest(load_guideline(folder)) == digest(tabled)


def conditions() -> st.SearchStrategy[Condition]:
    """Conditions that a row can test."""
    ages, codes = st.integers(18, 100).map(Fraction), st.sampled_from(["clear_cell", "papillary", "none"])
    sites = st.lists(st.sampled_from(["liver", "lung", "bone"]), min_size=1, unique=True).map(tuple)
    bounds = st.builds(
        Compares,
        st.just("age"),
        st.sampled_from([each for each in Comparison if each is not Comparison.EQUAL]),
        ages.map(lambda each: Bound(each, None, Fraction(1), f"{each} a")),
        st.just(HERE),
    )
    one_of = st.lists(codes, min_size=1, unique=True).map(lambda found: IsCode("histology", tuple(found), HERE))
    numbers = st.lists(st.integers(0, 4).map(Fraction), min_size=1, unique=True)
    is_number = numbers.map(lambda found: IsNumber("ecog", tuple(found), HERE))
    includes = st.builds(Includes, st.just("sites"), sites, st.just(False), st.just(HERE))
    negated = st.one_of(one_of, is_number, includes).map(lambda each: Not(each, HERE))
    truth = st.booleans().map(lambda value: IsBoolean("fit", value, HERE))
    none = st.just(Only("sites", (), HERE))
    part = st.one_of(bounds, one_of, is_number, includes, negated, truth, none)
    return st.lists(part, min_size=1, max_size=4).map(lambda parts: All(tuple(parts), HERE))


@given(conditions())
@settings(max_examples=300)
def test_row_of_a_condition_is_read_as_that_condition(guideline: Guideline, condition: All) -> None:
    columns = ("age", "ecog", "histology", "sites", "fit", "next")
    row = row_text(guideline, BranchTable(HERE, columns), condition)
    elements = [next(iter(_elements(part))) for part in condition.parts]
    if row is None:
        assert len(set(elements)) < len(elements), "only two tests of one element may be too much for a cell"
        return
    [tested], variables = read(guideline, f"{','.join(columns)}\n{row.replace('…', '')}\n")
    assert not variables.faults
    assert tested is not None
    assert sorted(map(repr, _tests(tested))) == sorted(map(repr, _tests(condition)))


def _elements(condition: Condition) -> Iterator[str]:
    yield from ([condition.part.element] if isinstance(condition, Not) else [condition.element])  # type: ignore[union-attr]


def _tests(condition: Condition) -> Iterator[Any]:
    """The tests that must all hold, without places."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _tests(part)
    else:
        yield without_places(condition)


HOSTILE = {
    "nothing": b"",
    "blank lines": b"\n\n\r\n",
    "header alone": b"age,next",
    "nul": b"age,next\n< 65,\0give\n",
    "not utf-8": b"age,next\n\xff\xfe,give\n",
    "utf-16": "age,next\n< 65,give\n".encode("utf-16"),
    "mark twice": b"\xef\xbb\xbf\xef\xbb\xbfage,next\n< 65,give\n",
    "old macintosh": b"age,next\r< 65,give\r",
    "formulas": b'age,next\n=HYPERLINK("http://x"),give\n+1+1,give\n@SUM(1),give\n-2+3,give\n',
    "open quote": b'age,next\n"< 65,give\n>= 65,watch\n',
    "quotes alone": b'"""","""""",""\n""\n',
    "merge": b"age,next\n<<<<<<< HEAD\n< 65,give\n=======\n> 65,give\n>>>>>>> x\n",
    "right to left": "age,next\n< 65,\u202egive\n".encode(),
    "long cell": b"age,next\n" + b"9" * 100_000 + b",give\n",
    "many bars": b"histology,next\n" + b"|" * 100_000 + b",give\n",
    "many dots": b"age,next\n[" + b".." * 100_000 + b",give\n",
    "many columns": b",".join(b"age" for _ in range(50_000)),
    "too large": b"age,next\n" + b"< 65,give\n" * 200_000,
    "sep": b"sep=;\nage;next\n",
    "deep brackets": b"age,next\n" + b"[" * 10_000 + b",give\n",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_table_gives_findings(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    (folder / "nodes/main/choose.csv").write_bytes(data)
    found = load_guideline(folder)
    findings = examine(found, chosen=frozenset({"GP120", "GP103", "GP101", "GP204", "GP107", "GP202"})).findings
    assert any(each.span.path.startswith("guideline/nodes/main/choose.") for each in findings)
