"""What conversion takes off the grid: rounded, told, and refused where a test could tell the two apart (section 4)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

import guideproof
from guideproof.model.condition import Bound, Compares, Comparison, IsNumber
from guideproof.model.element import Assumption, Element, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Ref
from guideproof.model.safety import Named, Never, SafetyRule
from guideproof.model.unit import parse_unit


def quantity(id: str, unit: str, high: int, precision: str) -> Element:
    made = element(id, ElementType.QUANTITY, grid=Grid(Fraction(-high), Fraction(high), Fraction(precision)))
    return replace(made, unit=parse_unit(unit))


def compared(id: str, comparison: Comparison, number: str) -> Compares:
    return Compares(id, comparison, Bound(Fraction(number), None, Fraction(1), number), HERE)


GAP, LIMIT, OTHER = (
    quantity("gap", "mo", 240, "0.1"),
    quantity("limit", "mo", 240, "0.1"),
    quantity("heat", "Cel", 99, "0.1"),
)


def made(*tests: Any, elements: tuple[Element, ...] = (GAP, LIMIT, OTHER)) -> Guideline:
    ways = [branch(f"b{place}", test, "give") for place, test in enumerate(tests)]
    ways.append(branch("else", None, "give"))
    nodes = [decision("start", *ways), recommendation("give", item("drug"))]
    return guideline([entry("visit", "start")], list(elements), nodes, [intervention("drug")])


def converted(found: Guideline, **facts: Any) -> list[tuple[str, str, str]]:
    evaluation = guideproof.evaluate(found, facts)
    assert evaluation.admitted, evaluation.problems
    assert [each.as_json() for each in evaluation.converted] == evaluation.as_json()["converted"]
    return [(each.element, each.given, each.taken) for each in evaluation.converted]


def refused(found: Guideline, **facts: Any) -> list[str | None]:
    evaluation = guideproof.evaluate(found, facts)
    assert all(f"`{facts[problem.element or '']}`" in problem.message for problem in evaluation.problems)
    return [problem.element for problem in evaluation.problems]


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("8 wk", "1.8 mo"), ("60 d", "2 mo"), ("-8 wk", "-1.8 mo"), ("1 a", None), ("1.8 mo", None),
        ("30.4375 d", None), ("1.521875 d", "0.1 mo"), ("-1.521875 d", "-0.1 mo"), ("1.52 d", "0 mo"),
    ],
)  # fmt: skip
def test_halves_are_rounded_away_from_zero_and_only_what_is_rounded_is_told(given: str, taken: str | None) -> None:
    assert converted(made(), gap=given) == ([("gap", given, taken)] if taken else [])


def test_what_is_finer_in_the_own_unit_or_the_same_one_otherwise_is_refused() -> None:
    for given in (Fraction("1.84"), "1.84 mo", "1.84 mo{calendar}"):
        evaluation = guideproof.evaluate(made(), {"gap": given})
        assert [problem.element for problem in evaluation.problems] == ["gap"]


def test_the_exact_value_must_lie_in_the_range() -> None:
    assert refused(made(), gap="7305.1 d") == ["gap"]
    assert converted(made(), gap="7304.9 d") == [("gap", "7304.9 d", "240 mo")]


@pytest.mark.parametrize("number", ["1.8", "1.81", "1.83"])
def test_a_number_that_a_condition_names_between_the_two_is_not_rounded_across(number: str) -> None:
    for test in (compared("gap", Comparison.ABOVE, number), compared("gap", Comparison.BELOW, number)):
        assert refused(made(test), gap="8 wk") == ["gap"]


@pytest.mark.parametrize("number", ["1.79", "1.85", "2"])
def test_other_numbers_do_not_matter(number: str) -> None:
    assert converted(made(compared("gap", Comparison.AT_LEAST, number)), gap="8 wk")
    assert converted(made(compared("limit", Comparison.AT_LEAST, "1.8")), gap="8 wk")


def test_equality_and_safety_rules_count() -> None:
    assert refused(made(IsNumber("gap", (Fraction("1.8"),), HERE)), gap="8 wk") == ["gap"]
    rule = Never(Named((Ref("drug", HERE),)), compared("gap", Comparison.ABOVE, "1.8"))
    never = SafetyRule("no", "No", "why", rule, (), None, (), HERE)
    assert refused(replace(made(), safety={"no": never}), gap="8 wk") == ["gap"]


BESIDE = Compares("gap", Comparison.ABOVE, Bound(None, "limit", Fraction(1), "limit"), HERE)


def test_what_another_element_makes_ambiguous_is_given_in_the_own_unit() -> None:
    [problem] = guideproof.evaluate(made(BESIDE), {"gap": "8 wk", "limit": "1.8 mo"}).problems
    assert problem.message.endswith("give it in `mo`")


@pytest.mark.parametrize(
    ("facts", "misfits"),
    [
        ({"gap": "8 wk"}, []),
        ({"gap": "8 wk", "limit": 2}, []),
        ({"gap": "8 wk", "limit": "1.8 mo"}, ["gap"]),
        ({"gap": "1.8 mo", "limit": "8 wk"}, ["limit"]),
        ({"gap": "8 wk", "limit": "55 d"}, ["gap", "limit"]),
        ({"gap": "8 wk", "limit": "61 d"}, []),
    ],
)
def test_an_element_that_is_compared_with_it_counts_given_and_taken(facts: dict[str, str], misfits: list[str]) -> None:
    assert refused(made(BESIDE), **facts) == misfits


def test_what_a_missing_value_stands_for_is_compared_with_too() -> None:
    assumed = replace(LIMIT, assumption=Assumption("1.8 mo", "no record", HERE))
    assert refused(made(BESIDE, elements=(GAP, assumed)), gap="8 wk") == ["gap"]


def test_mass_is_taken_where_amount_is_recorded_and_a_molar_mass_is_stated() -> None:
    unit = parse_unit("umol/L")
    assert unit is not None
    creatinine = replace(quantity("creatinine", "umol/L", 999, "1"), unit=unit._replace(molar_mass=Fraction("113.12")))
    found = made(compared("creatinine", Comparison.ABOVE, "133"), elements=(creatinine,))
    assert converted(found, creatinine="1.6 mg/dL") == [("creatinine", "1.6 mg/dL", "141 umol/L")]
    assert refused(found, creatinine="1.5 mg/dL") == ["creatinine"]
    assert refused(found, creatinine="1.5 meq/dL") == ["creatinine"]


def test_a_temperature_is_taken_with_its_zero() -> None:
    assert converted(made(), heat="100.5 [degF]") == [("heat", "100.5 [degF]", "38.1 Cel")]
    assert converted(made(), heat="310.95 K") == []
    assert refused(made(compared("heat", Comparison.ABOVE, "38")), heat="100.4001 [degF]") == ["heat"]


GRADE = replace(
    element("grade", ElementType.CODE),
    codes={"low": "low", "high": "high"},
    points={"low": Fraction(1, 5), "high": Fraction(2)},
)
SHARE = quantity("share", "1", 1, "0.1")
AS_POINTS = Compares("share", Comparison.ABOVE, Bound(None, "grade", Fraction(1), "grade"), HERE)


@pytest.mark.parametrize(("grade", "misfits"), [("low", ["share"]), ("high", []), (None, [])])
def test_the_points_of_a_code_that_it_is_compared_with_count(grade: str | None, misfits: list[str]) -> None:
    found = made(AS_POINTS, elements=(SHARE, GRADE))
    assert refused(found, share="23 %", grade=grade) == misfits
    assert refused(found, share=0.2, grade=grade) == []
