"""A fact that does not fit, beside elements that apply by it and whose missing value stands for something: of such a
patient nothing is asked, and every back end tells all that was put in."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from msgspec.structs import replace
from tests.conformance.agreement import agree
from tests.conformance.cases import Case
from tests.conformance.cohorts import on_duckdb
from tests.conformance.engines import Engine
from tests.conformance.tables import Form
from tests.generation.parts import HERE, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.model.calendar import day_of
from guideproof.model.condition import (
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    Not,
    SetCount,
)
from guideproof.model.element import VISIT, Assumption, Days, Element, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_unit

RANGE = Days(day_of(2000, 1, 1), day_of(2030, 12, 31))
ELEMENTS = [
    element("flag", ElementType.BOOLEAN),
    element("kind", ElementType.CODE, ["a", "b"]),
    element("parts", ElementType.CODES, ["a", "b"]),
    element("whole", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(20), Fraction(1))),
    element("even", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(20), Fraction(2))),
    replace(
        element("size", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(20), Fraction(1, 10))),
        unit=parse_unit("mm"),
    ),
    replace(element("day", ElementType.DATE), days=RANGE),
    replace(element("born", ElementType.DATE), days=replace(RANGE, until_visit=True)),
]
MISFITS = {
    "flag": ['"x"', "1"],
    "kind": ['"c"'],
    "parts": ['["x"]', '{"a": 1}'],
    "whole": ["30", "-5", "1.5"],
    "even": ["3", "30"],
    "size": ["30", "-1", "0.05", '"1 g"'],
    "day": ['"1990"', '"2040"', '"2014-02-30"', '"x"'],
    "born": ['"1990"', '"2040"', '"2027-01-01"', '"2025"'],
}
"""Of each element what it cannot be, of one that lasts until the visit on 4 May 2020 days after it too."""


def bound(number: int | None = None, other: str | None = None) -> Bound:
    return Bound(None if number is None else Fraction(number), other, Fraction(1), other or str(number))


def conditions(of: Element) -> list[Condition]:
    """Tests of an element, both of what lies at one end and of what lies at the other."""
    match of.type:
        case ElementType.BOOLEAN:
            return [IsBoolean(of.id, value, HERE) for value in (True, False)]
        case ElementType.CODE:
            return [test := IsCode(of.id, ("a",), HERE), Not(test, HERE)]
        case ElementType.CODES:
            one = SetCount(of.id, Comparison.AT_LEAST, bound(1), HERE)
            return [test := Includes(of.id, ("a",), True, HERE), Not(test, HERE), one]
        case ElementType.DATE:
            bounds = [bound(day_of(2015, 1, 1)), bound(None, VISIT)]
        case _:
            bounds = [bound(1)]
    return [Compares(of.id, way, each, HERE) for each in bounds for way in (Comparison.AT_MOST, Comparison.AT_LEAST)]


def made() -> Guideline:
    tests = [test for each in ELEMENTS for test in conditions(each)]
    told = [
        replace(
            element(f"told_{place}", ElementType.BOOLEAN), assumption=Assumption(True, "so", HERE), applies_when=test
        )
        for place, test in enumerate(tests)
    ]
    nodes = [recommendation("give", item("drug"))]
    return guideline([entry("visit", "give")], [*ELEMENTS, *told], nodes, [intervention("drug")])


@pytest.mark.parametrize("form", Form, ids=lambda form: form.name.lower())
def test_all_say_the_same(form: Form, programs: list[Engine]) -> None:
    facts = [{id: json.loads(each)} for id, misfits in MISFITS.items() for each in misfits]
    facts += [{**one, **other} for one, other in zip(facts, facts[5:], strict=False)]
    facts += [{}, {"kind": "b", "day": "2016-05-01"}, {"born": "2020-05", "size": 1}]
    cases = [Case(json.dumps({**each, "on": "2020-05-04"}), "visit", True) for each in facts]
    agree(made(), cases, [*([] if form is not Form.RECORDS else programs), on_duckdb(form)])


def test_all_that_was_put_in_is_told() -> None:
    guideline = made()
    for id, misfits in MISFITS.items():
        for each in misfits:
            found = evaluate(guideline, {id: json.loads(each)}, on="2020-05-04")
            assert [problem.element for problem in found.problems] == [id]
            assert len(found.assumed) == len(guideline.elements) - len(ELEMENTS)
    known = evaluate(guideline, {"flag": True}, on="2020-05-04")
    assert len(known.assumed) == len(guideline.elements) - len(ELEMENTS) - 1
