"""Numbers by cases that are compared, with a number and with each other, against trying every patient."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.proof import Budget, Gap, Overlap, prove
from guideproof.analysis.proof.encoding.case_formulas import _relation
from guideproof.analysis.proof.solver.arithmetic import Linear, constant
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Rel
from guideproof.model.condition import Bound, Compares, Comparison, Condition, IsBoolean
from guideproof.model.element import ClassBranch, Classify, Computed, Derived, ElementType, Grid
from guideproof.model.formula import Binary, Expression, Number, Operator, Variable
from guideproof.model.guideline import Guideline

SICK = IsBoolean("sick", True, HERE)
SPANS = {"weight": (1, 4), "limit": (0, 13)}
ELEMENTS = [
    element("sick", ElementType.BOOLEAN),
    *(
        element(id, ElementType.INTEGER, grid=Grid(Fraction(low), Fraction(high), Fraction(1)))
        for id, (low, high) in SPANS.items()
    ),
]


def times(number: int, id: str) -> Expression:
    return Binary(Operator.MULTIPLY, Number(Fraction(number)), Variable(id))


def by_cases(id: str, one: Expression, other: Expression) -> Derived:
    branches = ClassBranch(SICK, one, HERE, written="one"), ClassBranch(None, other, HERE, written="other")
    return Derived(id, id, ElementType.INTEGER, {}, None, Classify(branches, HERE), HERE)


def number(value: int) -> Number:
    return Number(Fraction(value))


DERIVED = {
    "dose": by_cases("dose", times(2, "weight"), times(3, "weight")),
    "few": by_cases("few", number(4), number(6)),
    "more": by_cases("more", number(4), number(9)),
    "twice": Derived(
        "twice",
        "twice",
        ElementType.INTEGER,
        {},
        None,
        Computed(Binary(Operator.MULTIPLY, number(2), Variable("dose")), HERE),
        HERE,
    ),
}


def compares(id: str, comparison: Comparison, other: str) -> Condition:
    return Compares(id, comparison, Bound(None, other, Fraction(1), other), HERE)


def made(id: str, other: str, one: Comparison, two: Comparison) -> Guideline:
    first, second = (branch(str(each), compares(id, each, other), "end") for each in (one, two))
    nodes = [decision("d", first, second), recommendation("end", item("drug"))]
    read = {
        each: DERIVED[each] for each in DERIVED if each in (id, other) or (each == "dose" and "twice" in (id, other))
    }
    return guideline([entry("visit", "d")], ELEMENTS, nodes, [intervention("drug")], derived=read)


def seen(drawn: Guideline) -> set[int]:
    """How many branches hold of some patient."""
    evaluator, found = Evaluator(drawn), set[int]()
    for sick, weight, limit in product((False, True), *(range(low, high + 1) for low, high in SPANS.values())):
        path = evaluator.evaluate({"sick": sick, "weight": weight, "limit": limit}).path
        found.add(sum(step.branch is not None for step in path if step.node == "d"))
    return found


@pytest.mark.parametrize(
    "budget", [Budget(), Budget(large=0), Budget(search=0, cover=0, changes=0)], ids=["usual", "mending", "z3"]
)
@pytest.mark.parametrize(
    ("id", "other"),
    [("dose", "limit"), ("limit", "dose"), ("dose", "few"), ("few", "more"), ("twice", "limit"), ("few", "limit")],
)
def test_what_is_found_is_there(id: str, other: str, budget: Budget) -> None:
    pytest.importorskip("z3")
    for one, two in (
        (Comparison.AT_MOST, Comparison.ABOVE),
        (Comparison.BELOW, Comparison.ABOVE),
        (Comparison.AT_MOST, Comparison.AT_LEAST),
    ):
        drawn = made(id, other, one, two)
        proofs = prove(drawn, budget)
        assert proofs.not_decided == 0
        held = seen(drawn)
        assert any(isinstance(fact, Gap) for fact in proofs.facts) is (0 in held)
        assert any(isinstance(fact, Overlap) for fact in proofs.facts) is (2 in held)


def test_a_relation_of_no_unknowns_is_told_at_once() -> None:
    told = [[_relation(constant(number), strict=strict) for number in (-1, 0, 1)] for strict in (False, True)]
    assert told == [[FALSE, TRUE, TRUE], [FALSE, FALSE, TRUE]]
    assert isinstance(_relation(Linear(((0, 1),), 0), strict=True), Rel)
