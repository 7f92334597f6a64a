"""A derived number that states a range: none lies outside of it, and one that is missing counts as all of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, element, guideline, node, refs

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Status
from guideproof.analysis.evaluation.truth import Truth, compile_condition
from guideproof.model.condition import Bound, Compares, Comparison, Condition
from guideproof.model.element import (
    ClassBranch,
    Classify,
    Computed,
    Derived,
    ElementType,
    Grid,
    range_constraint,
)
from guideproof.model.formula import Binary, Extreme, Number, Operator, Variable
from guideproof.model.guideline import EntryPoint
from guideproof.model.node import Recommendation, Selection
from guideproof.model.reference import Ref

TWICE = Derived(
    "twice",
    "twice",
    ElementType.QUANTITY,
    {},
    None,
    Computed(Binary(Operator.MULTIPLY, Number(Fraction(2)), Variable("stage")), HERE),
    HERE,
    range=(Fraction(2), Fraction(6)),
)
TWICE_AND_ONE = Binary(
    Operator.ADD, Binary(Operator.MULTIPLY, Number(Fraction(2)), Variable("stage")), Number(Fraction(1))
)
END = node("end", Recommendation((), Selection.ALL, refs(())))


def compares(comparison: Comparison, number: int) -> Condition:
    return Compares("twice", comparison, Bound(Fraction(number), None, Fraction(1), str(number)), HERE)


GUIDELINE = guideline(
    [EntryPoint("visit", "visit", Ref("choose", HERE), None, (), HERE)],
    [element("stage", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(9), Fraction(1)))],
    [decision("choose", branch("any", compares(Comparison.ABOVE, 0), "end")), END],
    [],
    derived={"twice": TWICE},
    constraints={"twice_range": range_constraint(TWICE)},
)


@pytest.mark.parametrize(("stage", "fits"), [(0, False), (1, True), (3, True), (4, False)])
def test_outside_of_it_the_facts_are_invalid_and_the_problem_names_the_element(stage: int, fits: bool) -> None:
    found = Evaluator(GUIDELINE).evaluate({"stage": stage}, "visit")
    assert (found.status is not Status.INVALID) is fits
    assert [(each.element, each.constraint) for each in found.problems] == ([] if fits else [("twice", None)])


@pytest.mark.parametrize(("stage", "shown"), [({}, {"at_least": 2, "at_most": 6}), ({"stage": 2}, 4)])
def test_results_show_it_of_one_that_is_missing(stage: dict[str, int], shown: object) -> None:
    assert Evaluator(GUIDELINE).evaluate(stage, "visit").derived == {"twice": shown}


@pytest.mark.parametrize(
    ("stage", "shown"),
    [({}, {"at_least": 0.3, "at_most": 2.5}), ({"stage": 9}, "10/19"), ({"stage": 1}, None), ({"stage": 0}, None)],
)
def test_the_ends_of_one_that_is_divided_need_no_steps(stage: dict[str, int], shown: object) -> None:
    divided = Binary(Operator.DIVIDE, Number(Fraction(10)), TWICE_AND_ONE)
    ratio = replace(TWICE, definition=Computed(divided, HERE), range=(Fraction(3, 10), Fraction(5, 2)))
    ranged = replace(GUIDELINE, derived={"twice": ratio}, constraints={"twice_range": range_constraint(ratio)})
    found = Evaluator(ranged).evaluate(stage, "visit")
    assert found.status is (Status.COMPLETE if shown is not None else Status.INVALID)
    assert found.derived == (None if shown is None else {"twice": shown})


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (compares(Comparison.AT_LEAST, 2), True),
        (compares(Comparison.ABOVE, 2), None),
        (compares(Comparison.BELOW, 7), True),
        (compares(Comparison.BELOW, 2), False),
        (compares(Comparison.ABOVE, 6), False),
    ],
)
def test_one_that_is_missing_counts_as_all_of_it(condition: Condition, truth: Truth) -> None:
    assert compile_condition(condition, GUIDELINE)({}) is truth


def test_what_is_made_of_one_that_is_missing_lies_between_what_follows_from_its_range() -> None:
    plain = replace(TWICE, definition=Computed(Variable("stage"), HERE), range=(Fraction(-2), Fraction(6)))
    value = Extreme(True, (Number(Fraction(-1)), Variable("twice")))
    cases = Classify((ClassBranch(None, value, HERE, written="drawn"),), HERE)
    level = Derived("level", "level", ElementType.QUANTITY, {}, None, cases, HERE)
    made = replace(GUIDELINE, derived={"twice": plain, "level": level})
    assert Evaluator(made).evaluate({}, "visit").derived["level"] == {"at_least": -1, "at_most": 6}
    assert Evaluator(made).evaluate({"stage": 3}, "visit").derived["level"] == 3
