"""A formula without a value, of an element that applies, does not, or may: the same in every back end."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product

import pytest
from msgspec.structs import replace
from tests.conformance.agreement import agree
from tests.conformance.cases import Case
from tests.conformance.cohorts import on_duckdb
from tests.conformance.engines import Engine
from tests.conformance.tables import Form
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.model.amount import Amount
from guideproof.model.condition import Bound, Compares, Comparison, IsBoolean, SetCount
from guideproof.model.element import ClassBranch, Classify, Computed, Derived, ElementType, Grid, range_constraint
from guideproof.model.formula import Absolute, Binary, Expression, Number, Operator, Rounded, Rounding, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.node import HitPolicy


def made() -> Guideline:
    grid = Grid(Fraction(0), Fraction(2), Fraction(1))
    size = element("size", ElementType.INTEGER, grid=grid)
    elements = [
        element("sick", ElementType.BOOLEAN),
        element("few", ElementType.INTEGER, grid=grid),
        replace(size, applies_when=IsBoolean("sick", True, HERE)),
    ]
    share = Computed(Binary(Operator.DIVIDE, Variable("few"), Variable("size")), HERE)
    derived = {"share": Derived("share", "share", ElementType.QUANTITY, {}, None, share, HERE)}
    nodes = [recommendation("give", item("drug"))]
    return guideline([entry("visit", "give")], elements, nodes, [intervention("drug")], derived=derived)


def test_all_say_the_same(programs: list[Engine]) -> None:
    patients = product((True, False, None), (0, 1, None), (0, 1, None))
    facts = [dict(zip(("sick", "few", "size"), each, strict=True)) for each in patients]
    agree(made(), [Case(json.dumps(each), "visit", True) for each in facts], [*programs, on_duckdb(Form.RECORDS)])


def test_what_may_not_apply_need_not_have_a_value() -> None:
    told = [evaluate(made(), {"sick": sick, "few": 1, "size": 0}) for sick in (True, None)]
    assert [[each.element for each in found.problems] for found in told] == [["share"], []]
    assert told[1].as_json()["derived"] == {"share": None}


@pytest.mark.parametrize("form", Form, ids=lambda form: form.name.lower())
def test_a_missing_number_may_be_all_that_its_range_allows(form: Form, programs: list[Engine]) -> None:
    """Of a column that is compared as the table stores it, too."""
    grid = Grid(Fraction(0), Fraction(2), Fraction(1))
    elements = [
        element("sites", ElementType.CODES, ["a", "b", "c"]),
        *(element(id, ElementType.INTEGER, grid=grid) for id in ("few", "most")),
        element("size", ElementType.QUANTITY, grid=replace(grid, precision=Fraction(1, 10))),
    ]
    bounds = [Bound(None, id, Fraction(1), id) for id in ("few", "size")]
    conditions = [
        *(SetCount("sites", Comparison.ABOVE, bound, HERE) for bound in bounds),
        Compares("few", Comparison.AT_MOST, Bound(None, "most", Fraction(1), "most"), HERE),
    ]
    nodes = [decision("start", *(branch(f"b{place}", each, "give") for place, each in enumerate(conditions)))]
    nodes += [recommendation("give", item("drug"))]
    made = guideline([entry("visit", "start")], elements, nodes, [intervention("drug")])
    numbers = product((["a", "b", "c"], ["a"], [], None), (0, 2, None), (0, 2, None), (1.5, None))
    facts = [dict(zip(("sites", "few", "most", "size"), each, strict=True)) for each in numbers]
    cases = [Case(json.dumps(each), "visit", True) for each in facts]
    agree(made, cases, [*(programs if form is Form.RECORDS else []), on_duckdb(form)])


def test_a_constant_divided_by_what_is_missing_is_not_known(programs: list[Engine]) -> None:
    """Not even where all that it can be is below a bound: what is stated of it is its range."""
    size = element("size", ElementType.INTEGER, grid=Grid(Fraction(1), Fraction(3), Fraction(1)))
    half = Computed(Binary(Operator.DIVIDE, Number(Fraction(1, 2)), Variable("size")), HERE)
    range = (Fraction(-1), Fraction(3))
    derived = {"share": Derived("share", "share", ElementType.QUANTITY, {}, None, half, HERE, range=range)}
    below = Compares("share", Comparison.AT_MOST, Bound(Fraction(1), None, Fraction(1), "1"), HERE)
    nodes = [decision("start", branch("below", below, "give")), recommendation("give", item("drug"))]
    made = guideline([entry("visit", "start")], [size], nodes, [intervention("drug")], derived=derived)
    cases = [Case(json.dumps(each), "visit", True) for each in ({}, {"size": 1}, {"size": 3})]
    agree(made, cases, [*programs, on_duckdb(Form.RECORDS)])


FEW = Grid(Fraction(0), Fraction(2), Fraction(1))
UNKNOWN: dict[str, Expression] = {
    "a product": Binary(Operator.MULTIPLY, Variable("few"), Number(Fraction(3, 4))),
    "rounded": Rounded(Rounding.UP, Variable("few"), Number(Fraction(3, 4))),
    "divided": Binary(Operator.DIVIDE, Variable("few"), Variable("size")),
}


@pytest.mark.parametrize("of", UNKNOWN)
def test_a_formula_that_is_not_known_counts_as_all_of_its_range(of: str, programs: list[Engine]) -> None:
    """Of which an end may be nothing that the formula comes to."""
    elements = [element("few", ElementType.INTEGER, grid=FEW), element("size", ElementType.INTEGER, grid=FEW)]
    ends = (Fraction(0), Fraction(1))
    share = Derived("share", "share", ElementType.QUANTITY, {}, None, Computed(UNKNOWN[of], HERE), HERE, range=ends)
    bounds = [Bound(Fraction(each, 4), None, Fraction(1), str(each / 4)) for each in (0, 3, 4, 7, 12, 13)]
    tests = [Compares("share", how, bound, HERE) for how in (Comparison.BELOW, Comparison.AT_MOST) for bound in bounds]
    branches = [branch(f"b{place}", each, f"give{place}") for place, each in enumerate(tests)]
    nodes = [
        decision("start", *branches, policy=HitPolicy.EVERY),
        *(recommendation(f"give{place}", item("drug")) for place in range(len(tests))),
    ]
    made = guideline([entry("visit", "start")], elements, nodes, [intervention("drug")], derived={"share": share})
    ranged = range_constraint(share)
    made = replace(made, constraints={ranged.id: ranged})
    facts = [dict(zip(("few", "size"), each, strict=True)) for each in product((0, 1, 2, None), (0, 1, 2, None))]
    agree(made, [Case(json.dumps(each), "visit", True) for each in facts], [*programs, on_duckdb(Form.RECORDS)])


def test_a_case_takes_a_formula_that_is_not_known_for_all_of_its_range(programs: list[Engine]) -> None:
    """Of which a part may be what the formula never comes to: the size of one from -5 on is no less than zero. Where
    the range is one number, the formula is not known for all that."""
    few = element("few", ElementType.INTEGER, grid=FEW)
    apart, alone = (
        Derived(id, id, ElementType.QUANTITY, {}, None, Computed(Variable("few"), HERE), HERE, range=ends)
        for id, ends in (("apart", (Fraction(-5), Fraction(10))), ("alone", (Fraction(1), Fraction(1))))
    )
    size = Classify((ClassBranch(None, Absolute(Variable("apart")), HERE),), HERE)
    derived = [apart, alone, Derived("size", "size", ElementType.QUANTITY, {}, None, size, HERE)]
    dosed = replace(item("drug"), amount=Amount("alone", HERE, element="alone"), detail="{alone}, {size}")
    made = guideline(
        [entry("visit", "give")],
        [few],
        [recommendation("give", dosed)],
        [intervention("drug")],
        derived={each.id: each for each in derived},
        constraints={held.id: held for held in map(range_constraint, (apart, alone))},
    )
    cases = [Case(json.dumps({"few": each}), "visit", True) for each in (0, 1, 2, None)]
    agree(made, cases, [*programs, on_duckdb(Form.RECORDS)])
    unknown = evaluate(made, {}).as_json()
    assert (unknown["status"], unknown["derived"]["size"]) == ("needs_data", {"at_least": 0, "at_most": 10})
