"""A formula that would be too long but for the ranges that its numbers state: the same in every back end."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product

from tests.conformance.agreement import agree
from tests.conformance.cases import Case
from tests.conformance.cohorts import on_duckdb
from tests.conformance.engines import Engine
from tests.conformance.tables import Form
from tests.generation.parts import HERE, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.model.element import ClassBranch, Classify, Computed, Derived, ElementType, Grid, range_constraint
from guideproof.model.formula import Applied, Binary, Number, Operator, RealFunction, Variable
from guideproof.model.guideline import Guideline

ONE = Fraction(1)


def ranged(id: str, definition: Computed | Classify, most: int, precision: Fraction | None = None) -> Derived:
    ends = (Fraction(0), Fraction(most))
    return Derived(id, id, ElementType.QUANTITY, {}, None, definition, HERE, precision=precision, range=ends)


def made() -> Guideline:
    """A share that may be 4,000, of which the power has over 1,000 digits, and that is 8 at most."""
    grids = {"few": Grid(Fraction(0), Fraction(4000), ONE), "size": Grid(ONE, Fraction(4000), ONE)}
    share = Computed(Binary(Operator.DIVIDE, Variable("few"), Variable("size")), HERE)
    times = Computed(Binary(Operator.MULTIPLY, Variable("few"), Number(Fraction(1000))), HERE)
    growth = Applied(RealFunction.EXP, Variable("share"))
    derived = [
        ranged("share", share, 8),
        ranged("times", times, 3000),
        ranged("growth", Computed(growth, HERE), 3000, ONE),
        ranged("by_cases", Classify((ClassBranch(None, growth, HERE),), HERE), 3000, ONE),
    ]
    return guideline(
        [entry("visit", "give")],
        [element(id, ElementType.INTEGER, grid=grid) for id, grid in grids.items()],
        [recommendation("give", item("drug"))],
        [intervention("drug")],
        derived={each.id: each for each in derived},
        constraints={held.id: held for held in map(range_constraint, derived)},
    )


def test_all_say_the_same(programs: list[Engine]) -> None:
    facts = [dict(zip(("few", "size"), each, strict=True)) for each in product((0, 1, 3, None), (1, 3, 4000, None))]
    agree(made(), [Case(json.dumps(each), "visit", True) for each in facts], [*programs, on_duckdb(Form.RECORDS)])


def test_what_is_outside_of_its_range_is_said_of_itself() -> None:
    assert [each.element for each in evaluate(made(), {"few": 4000, "size": 1}).problems][:1] == ["share"]
