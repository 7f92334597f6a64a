"""Amounts that do not apply to everybody, in every back end: where one is given all the same, the facts are invalid."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product

from msgspec.structs import replace
from tests.conformance.agreement import agree
from tests.conformance.cases import Case
from tests.conformance.cohorts import on_duckdb
from tests.conformance.engines import Engine
from tests.conformance.tables import Form
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
from guideproof.model.amount import Amount
from guideproof.model.classify import ClassBranch, Classify
from guideproof.model.condition import IsBoolean, Not
from guideproof.model.element import Computed, Derived, ElementType, Grid
from guideproof.model.formula import Binary, Number, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.node import HitPolicy
from guideproof.model.unit import parse_unit

YES = IsBoolean("child", True, HERE)
SICK = IsBoolean("sick", True, HERE)


def doses() -> Guideline:
    """A dose by a weight that is asked of children alone, given to all who are sick, and to others on another track."""
    grid = Grid(Fraction(1), Fraction(4), Fraction(1, 2))
    elements = [
        element("child", ElementType.BOOLEAN),
        element("sick", ElementType.BOOLEAN),
        replace(element("weight", ElementType.QUANTITY, grid=grid), applies_when=YES),
    ]
    formula = Computed(Binary(Operator.MULTIPLY, Number(Fraction(5, 3)), Variable("weight")), HERE)
    dose = Derived("dose", "dose", ElementType.QUANTITY, {}, parse_unit("mg"), formula, HERE)
    amount = Amount("dose", HERE, "dose")
    nodes = [
        decision("who", branch("sick", SICK, "z"), branch("all", None, "a"), policy=HitPolicy.EVERY),
        recommendation("z", item("drug", amount=amount, detail="{dose} of {weight}"), following=["a"]),
        recommendation("a", item("knife", amount=amount)),
    ]
    entries = [entry("visit", "who"), entry("again", "a")]
    interventions = [intervention("drug"), intervention("knife")]
    return guideline(entries, elements, nodes, interventions, derived={"dose": dose})


def test_an_amount_that_does_not_apply_makes_the_facts_invalid(programs: list[Engine]) -> None:
    made = doses()
    found = evaluate(made, {"child": False, "sick": True})
    assert [(each.element, each.node) for each in found.problems] == [("dose", "z"), ("dose", "a")]
    told = evaluate(made, {"child": True, "sick": True, "weight": 2})
    assert [each.amount for each in told.recommendations] == ["about 3.333 mg", "about 3.333 mg"]
    values: dict[str, list[object]] = {
        "child": [None, True, False],
        "sick": [None, True, False],
        "weight": [None, 1.5, 3],
    }
    facts = [dict(zip(values, each, strict=True)) for each in product(*values.values())]
    cases = [Case(json.dumps(each), point, True) for each in facts for point in ("visit", "again")]
    for form in (Form.TEXTS, Form.DECIMALS):
        agree(made, cases, [*programs, on_duckdb(form)])


def by_cases() -> Guideline:
    """A dose by cases, two of which may hold at once: then the facts are invalid."""
    grid = Grid(Fraction(1), Fraction(40), Fraction(1, 2))
    elements = [
        element("child", ElementType.BOOLEAN),
        element("sick", ElementType.BOOLEAN),
        element("weight", ElementType.QUANTITY, grid=grid),
    ]
    third = Binary(Operator.MULTIPLY, Number(Fraction(1, 3)), Variable("weight"))
    rows = (
        ClassBranch(YES, third, HERE),
        ClassBranch(Not(YES, HERE), Number(Fraction(350)), HERE, written="350"),
        ClassBranch(SICK, third, HERE),
    )
    dose = Derived("dose", "dose", ElementType.QUANTITY, {}, parse_unit("mg"), Classify(rows, HERE), HERE)
    amount = Amount("dose", HERE, "dose")
    nodes = [recommendation("give", item("drug", amount=amount, detail="{dose} once"))]
    return guideline([entry("visit", "give")], elements, nodes, [intervention("drug")], derived={"dose": dose})


def test_an_amount_by_cases(programs: list[Engine]) -> None:
    made = by_cases()
    told = evaluate(made, {"child": False, "sick": False, "weight": 3})
    assert [each.amount for each in told.recommendations] == ["350 mg"]
    half = evaluate(made, {"sick": False, "weight": 3})
    assert [each.amount for each in half.recommendations] == ["1 mg to 350 mg"]
    values: dict[str, list[object]] = {
        "child": [None, True, False],
        "sick": [None, True, False],
        "weight": [None, 1.5, 3, 40],
    }
    facts = [dict(zip(values, each, strict=True)) for each in product(*values.values())]
    cases = [Case(json.dumps(each), "visit", True) for each in facts]
    for form in (Form.TEXTS, Form.DECIMALS):
        agree(made, cases, [*programs, on_duckdb(form)])


def test_what_was_rounded_is_told_though_it_does_not_apply(programs: list[Engine]) -> None:
    """The value itself was fine, and so it was taken: that it should not stand there is another thing."""
    elements = [each for each in doses().elements.values() if each.id != "weight"]
    weight = replace(doses().elements["weight"], unit=parse_unit("kg"))
    made = guideline(
        [entry("visit", "a")], [*elements, weight], [recommendation("a", item("knife"))], [intervention("knife")]
    )
    facts = [{"child": child, "weight": given} for child in (True, False, None) for given in ("1600 g", "2 kg", "1 d")]
    told = evaluate(made, facts[3])
    assert [each.element for each in told.problems] == [each.element for each in told.converted] == ["weight"]
    agree(made, [Case(json.dumps(each), None, True) for each in facts], [*programs, on_duckdb(Form.RECORDS)])
