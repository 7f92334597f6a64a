"""The groups that a gap names: of what applies to some alone, and where conditions are no boxes."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.proof import Budget, Gap, prove
from guideproof.model.condition import All, AnyOf, Bound, Compares, Comparison, Condition, IsBoolean, IsCode, Not
from guideproof.model.element import Element, ElementType, Grid
from guideproof.program.wording import condition_text

SICK, OLD = (IsBoolean(id, True, HERE) for id in ("sick", "old"))
NAMES = [f"x{place}" for place in range(8)]


def number(id: str, applies_when: Condition | None = None) -> Element:
    grid = Grid(Fraction(0), Fraction(9), Fraction(1))
    return replace(element(id, ElementType.INTEGER, grid=grid), applies_when=applies_when)


ELEMENTS = [
    *(element(id, ElementType.BOOLEAN) for id in ("sick", "old")),
    number("own", SICK),
    number("size"),
    *(element(id, ElementType.CODE, "abc") for id in NAMES),
]


def compares(id: str, comparison: Comparison, bound: int) -> Condition:
    return Compares(id, comparison, Bound(Fraction(bound), None, Fraction(1), str(bound)), HERE)


def gap(*whens: Condition, budget: Budget) -> Gap:
    nodes = [
        decision("d", *(branch(f"b{place}", when, "end") for place, when in enumerate(whens))),
        recommendation("end", item("drug")),
    ]
    made = guideline([entry("visit", "d")], ELEMENTS, nodes, [intervention("drug")])
    [found] = [fact for fact in prove(made, budget).facts if isinstance(fact, Gap)]
    return found


FIVE = compares("own", Comparison.AT_LEAST, 5)
GAPS: list[tuple[list[Condition], list[str]]] = [
    ([FIVE], ["sick = true and own <= 4", "sick = false"]),
    ([FIVE, Not(SICK, HERE)], ["sick = true and own <= 4"]),
    ([Not(FIVE, HERE)], ["sick = true and own >= 5"]),
    (
        [All((FIVE, compares("size", Comparison.BELOW, 3)), HERE)],
        ["sick = true and own >= 5 and size >= 3", "sick = true and own <= 4", "sick = false"],
    ),
    (
        [AnyOf((compares("own", Comparison.BELOW, 3), OLD), HERE), compares("own", Comparison.ABOVE, 6)],
        ["sick = true and old = false and (own >= 3 and own <= 6)", "sick = false and old = false"],
    ),
]


@pytest.mark.parametrize(("whens", "groups"), GAPS)
def test_of_what_applies_to_some_alone(whens: list[Condition], groups: list[str]) -> None:
    found = gap(*whens, budget=Budget(solver=0))
    assert [condition_text(group) for group in found.groups] == groups
    assert found.complete
    fewer = gap(*whens, budget=Budget(solver=0, groups=1))
    assert len(fewer.groups) == 1
    assert not fewer.complete


def test_of_conditions_that_are_too_many_boxes() -> None:
    pairs = [AnyOf((IsCode(one, ("a",), HERE), IsCode(other, ("b",), HERE)), HERE) for one, other in pairwise(NAMES)]
    found = gap(All(tuple(pairs), HERE), IsCode("x0", ("a", "b"), HERE), budget=Budget(solver=0))
    assert found.complete
    assert len(found.groups) == 7
    assert condition_text(found.groups[-1]) == "x0 = c and x7 = a | c"
