"""Proofs over temperatures in scales with different zeros: bounds are where they are, and comparisons exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

import guideproof
from guideproof.model.condition import Bound, Compares, Comparison
from guideproof.model.element import Element, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_unit


def temperature(id: str, unit: str, low: str, high: str, precision: str) -> Element:
    grid = Grid(Fraction(low), Fraction(high), Fraction(precision))
    return replace(element(id, ElementType.QUANTITY, grid=grid), unit=parse_unit(unit))


CORE = temperature("core", "Cel", "30", "45", "0.1")
SKIN = temperature("skin", "[degF]", "86", "113", "0.1")


def compared(comparison: Comparison) -> Compares:
    assert CORE.unit is not None
    assert SKIN.unit is not None
    way = SKIN.unit.to(CORE.unit)
    assert way is not None
    return Compares("core", comparison, Bound(None, "skin", way.factor, "skin", shift=way.shift), HERE)


def made(*tests: Compares) -> Guideline:
    ways = [branch(f"b{place}", test, "give") for place, test in enumerate(tests)]
    nodes = [decision("start", *ways), recommendation("give", item("drug"))]
    return guideline([entry("visit", "start")], [CORE, SKIN], nodes, [intervention("drug")])


def names(found: Guideline) -> list[str]:
    return [each.name for each in guideproof.check(found) if each.name in ("gap", "overlap", "impossible-branch")]


def test_two_scales_are_compared_without_a_gap_or_an_overlap() -> None:
    assert names(made(compared(Comparison.ABOVE), compared(Comparison.AT_MOST))) == []


@pytest.mark.parametrize(("one", "other", "wrong"), [("above", "below", "gap"), ("at_least", "at_most", "overlap")])
def test_equal_temperatures_are_the_witness(one: str, other: str, wrong: str) -> None:
    found = made(compared(Comparison(one)), compared(Comparison(other)))
    (finding,) = [each for each in guideproof.check(found) if each.name == wrong]
    assert finding.witness is not None
    core, skin = (Fraction(finding.witness.facts[id].split()[0]) for id in ("core", "skin"))
    assert core * 9 / 5 + 32 == skin


def test_a_bound_in_another_scale_is_where_it_is() -> None:
    assert CORE.unit is not None
    fahrenheit = parse_unit("[degF]")
    assert fahrenheit is not None
    way = fahrenheit.to(CORE.unit)
    assert way is not None
    limit = Bound(way.of(Fraction(100)), None, Fraction(1), "100 [degF]")
    tests = [Compares("core", each, limit, HERE) for each in (Comparison.ABOVE, Comparison.AT_MOST)]
    assert names(made(*tests)) == []
    for number, wrong in (("37.8", []), ("37.7", ["gap"])):
        below = Compares("core", Comparison.BELOW, replace(limit, number=Fraction(number)), HERE)
        assert names(made(tests[0], below)) == wrong
