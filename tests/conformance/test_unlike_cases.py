"""Cases of a number that hold at once, of which one does not apply: the same in every back end, and found by proofs."""

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
from guideproof.analysis.proof import Overlap, prove
from guideproof.model.condition import Bound, Compares, Comparison, Condition, IsBoolean
from guideproof.model.element import ClassBranch, Classify, Derived, ElementType, Grid
from guideproof.model.formula import Expression, Number, Variable
from guideproof.model.guideline import Guideline

SICK, OLD, WEAK = (IsBoolean(id, True, HERE) for id in ("sick", "old", "weak"))
ONE, SIZE, OTHER = Number(Fraction(1)), Variable("size"), Variable("other")


def made(*cases: tuple[Condition | None, Expression]) -> Guideline:
    grid = Grid(Fraction(0), Fraction(2), Fraction(1))
    elements = [element(id, ElementType.BOOLEAN) for id in ("sick", "old", "weak")]
    elements += [
        replace(element(id, ElementType.INTEGER, grid=grid), applies_when=when)
        for id, when in (("size", SICK), ("other", OLD))
    ]
    branches = tuple(ClassBranch(when, value, HERE, written="so much") for when, value in cases)
    level = Derived("level", "level", ElementType.QUANTITY, {}, None, Classify(branches, HERE), HERE)
    high = Compares("level", Comparison.AT_LEAST, Bound(Fraction(1), None, Fraction(1), "1"), HERE)
    nodes = [
        decision("start", branch("high", high, "give"), branch("low", None, "give")),
        recommendation("give", item("drug")),
    ]
    return guideline([entry("visit", "start")], elements, nodes, [intervention("drug")], derived={"level": level})


GUIDELINES = {
    "a number and an element": made((WEAK, SIZE), (OLD, ONE), (None, ONE)),
    "two elements": made((WEAK, SIZE), (OLD, OTHER), (None, ONE)),
    "two elements that both may not apply": made((WEAK, SIZE), (WEAK, OTHER), (None, ONE)),
    "no rest": made((WEAK, SIZE), (SICK, ONE)),
}


@pytest.mark.parametrize("of", GUIDELINES)
def test_all_say_the_same(of: str, programs: list[Engine]) -> None:
    truths, numbers = (True, False, None), (0, 2, None)
    names = ("sick", "old", "weak", "size", "other")
    patients = [dict(zip(names, each, strict=True)) for each in product(truths, truths, truths, numbers, numbers)]
    cases = [Case(json.dumps(facts), "visit", True) for facts in patients]
    agree(GUIDELINES[of], cases, [*programs, on_duckdb(Form.RECORDS)])


def test_what_does_not_apply_differs_from_every_number() -> None:
    found = GUIDELINES["a number and an element"]
    told = evaluate(found, {"sick": False, "weak": True, "old": True}, "visit")
    assert [problem.element for problem in told.problems] == ["level"]
    assert evaluate(found, {"sick": True, "weak": True, "old": True, "size": 1}, "visit").admitted
    assert evaluate(found, {"sick": False, "weak": True, "old": False}, "visit").admitted
    both = GUIDELINES["two elements that both may not apply"]
    assert evaluate(both, {"sick": False, "weak": True, "old": False}, "visit").admitted


@pytest.mark.parametrize("other", [SIZE, ONE])
def test_proofs_find_who_has_both(other: Expression) -> None:
    facts = [each for each in prove(made((WEAK, other), (OLD, SIZE), (None, ONE))).facts if isinstance(each, Overlap)]
    if other == SIZE:
        assert facts == []
    else:
        assert len(facts) == 1
        shown = evaluate(made((WEAK, ONE), (OLD, SIZE), (None, ONE)), facts[0].patient.facts, "visit")
        assert [problem.element for problem in shown.problems] == ["level"]
