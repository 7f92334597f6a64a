"""Which values a patient has who shows something: what a missing value stands for where that will do, else what lies
next to the bound that matters. What would be put in anyway is not said."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.proof import Budget, Gap, prove
from guideproof.model.calendar import day_of
from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, Includes, IsBoolean, IsCode, Not
from guideproof.model.element import Assumption, Days, Element, ElementType, Grid

GRID = Grid(Fraction(0), Fraction(100), Fraction(1))
ELEMENTS = [
    element("sick", ElementType.BOOLEAN),
    element("kind", ElementType.CODE, "abc"),
    element("sites", ElementType.CODES, "abc"),
    element("age", ElementType.INTEGER, grid=GRID),
    element("size", ElementType.INTEGER, grid=GRID),
    replace(element("seen", ElementType.DATE), days=Days(day_of(1950, 1, 1), day_of(2030, 12, 31), False)),
]
DAY = str(day_of(2010, 1, 1))
BELOW, AT_LEAST, ABOVE = Comparison.BELOW, Comparison.AT_LEAST, Comparison.ABOVE


def to(id: str, comparison: Comparison, number: str) -> Condition:
    return Compares(id, comparison, Bound(Fraction(number), None, Fraction(1), number), HERE)


def beside(id: str, comparison: Comparison, other: str) -> Condition:
    return Compares(id, comparison, Bound(None, other, Fraction(1), other), HERE)


def shown(when: Condition, assumed: dict[str, Any]) -> dict[str, Any]:
    """The facts of a patient of whom a condition does not hold."""

    def with_usual(each: Element) -> Element:
        usual = assumed.get(each.id)
        return each if usual is None else replace(each, assumption=Assumption(usual, "so", HERE))

    nodes = [decision("d", branch("b", when, "end")), recommendation("end", item("drug"))]
    made = guideline([entry("visit", "d")], list(map(with_usual, ELEMENTS)), nodes, [intervention("drug")])
    [gap] = [fact for fact in prove(made, Budget(solver=0)).facts if isinstance(fact, Gap)]
    return {id: value for id, value in gap.patient.facts.items() if id != "on"}


USUAL: list[tuple[Condition, dict[str, Any], dict[str, Any]]] = [
    (to("age", BELOW, "18"), {}, {"age": 18}),
    (to("age", AT_LEAST, "18"), {}, {"age": 17}),
    (to("age", BELOW, "18"), {"age": Fraction(50)}, {"age": 18}),
    (IsCode("kind", ("a",), HERE), {}, {"kind": "b"}),
    (IsCode("kind", ("a",), HERE), {"kind": "c"}, {}),
    (IsCode("kind", ("c",), HERE), {"kind": "c"}, {"kind": "a"}),
    (IsBoolean("sick", True, HERE), {}, {"sick": False}),
    (to("seen", BELOW, DAY), {}, {"seen": "2010-01-01"}),
    (to("seen", BELOW, DAY), {"seen": "2012-03-04"}, {}),
    (to("seen", BELOW, DAY), {"seen": "2005-03-04"}, {"seen": "2010-01-01"}),
    (to("seen", AT_LEAST, DAY), {"seen": "2005-03-04"}, {}),
    (Not(Includes("sites", ("a",), False, HERE), HERE), {}, {"sites": ["a"]}),
    (beside("age", BELOW, "size"), {"age": Fraction(70)}, {"size": 35}),
    (beside("age", BELOW, "size"), {"size": Fraction(30)}, {"age": 65}),
    (beside("age", ABOVE, "size"), {"age": Fraction(70), "size": Fraction(80)}, {}),
    (All((to("age", BELOW, "18"), to("age", AT_LEAST, "10")), HERE), {}, {"age": 9}),
]


@pytest.mark.parametrize(("when", "assumed", "facts"), USUAL)
def test_a_patient_has_usual_values(when: Condition, assumed: dict[str, Any], facts: dict[str, Any]) -> None:
    assert shown(when, assumed) == facts
