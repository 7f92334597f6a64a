"""Formulas in words have the brackets that they need, and no others; a range says what fits."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, element

from guideproof.model.calendar import CalendarUnit, day_of
from guideproof.model.condition import IsBoolean
from guideproof.model.element import (
    ClassBranch,
    Classify,
    Computed,
    DateAfter,
    Days,
    Definition,
    Derived,
    Elapsed,
    ElementType,
    Grid,
    Points,
    PointsBranch,
    Sum,
    Wait,
)
from guideproof.model.formula import (
    Absolute,
    Applied,
    Binary,
    Expression,
    Extreme,
    Number,
    Operator,
    Power,
    RealFunction,
    Rounded,
    Rounding,
    Variable,
)
from guideproof.model.unit import parse_unit
from guideproof.program.wording import added_text, dates_text, formula_text, range_text, steps_text, wait_text

A, B, C = map(Variable, "abc")
ADD, SUBTRACT, MULTIPLY, DIVIDE = Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (Binary(ADD, Binary(SUBTRACT, A, B), C), "a - b + c"),
        (Binary(SUBTRACT, Binary(ADD, A, B), C), "a + b - c"),
        (Binary(SUBTRACT, A, Binary(ADD, B, C)), "a - (b + c)"),
        (Binary(SUBTRACT, A, Binary(SUBTRACT, B, C)), "a - (b - c)"),
        (Binary(MULTIPLY, Binary(DIVIDE, A, B), C), "a / b * c"),
        (Binary(DIVIDE, Binary(MULTIPLY, A, B), C), "a * b / c"),
        (Binary(DIVIDE, A, Binary(MULTIPLY, B, C)), "a / (b * c)"),
        (Binary(MULTIPLY, A, Binary(ADD, B, C)), "a * (b + c)"),
        (Binary(ADD, A, Binary(MULTIPLY, B, C)), "a + b * c"),
        (Binary(SUBTRACT, Binary(DIVIDE, A, B), C), "a / b - c"),
        (Power(Number(Fraction(-2)), Fraction(2)), "(-2)^2"),
        (Power(Number(Fraction(12)), Fraction(2)), "12^2"),
    ],
)
def test_brackets(expression: Expression, text: str) -> None:
    assert formula_text(expression) == text


@pytest.mark.parametrize(
    ("until_visit", "text"), [(True, "1900-01-01 to the visit"), (False, "1900-01-01 to 2099-12-31")]
)
def test_range_of_a_date(until_visit: bool, text: str) -> None:
    days = Days(day_of(1900, 1, 1), day_of(2099, 12, 31), until_visit)
    assert range_text(replace(element("born", ElementType.DATE), days=days)) == text


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        (Wait(CalendarUnit.MONTH, 1), "1 month"),
        (Wait(CalendarUnit.MONTH, 2), "2 months"),
        (Wait(CalendarUnit.WEEK, 0), "0 weeks"),
        (Wait(CalendarUnit.YEAR, 3, parameter="recall"), "recall (3 years)"),
        (Wait(CalendarUnit.DAY, None, "gap"), "as many days as gap"),
        (Wait(CalendarUnit.MONTH, None, "gap"), "as many months as gap"),
    ],
)
def test_a_time_to_wait(wait: Wait, said: str) -> None:
    assert wait_text(wait) == said
    assert dates_text(DateAfter("seen", wait, HERE)) == f"{said} after seen"


def test_a_time_between_two_dates() -> None:
    assert dates_text(Elapsed("born", "visit", CalendarUnit.YEAR, HERE)) == "whole years from born to visit"


def test_what_is_added() -> None:
    sick = IsBoolean("sick", True, HERE)
    old = PointsBranch(sick, Fraction(2), HERE), PointsBranch(sick, Fraction(-1, 2), HERE, parameter="less")
    assert added_text(Points(old, HERE)) == "2 where sick = true, less (-0.5) where sick = true"
    assert [added_text(Sum(some, HERE)) for some in (("a",), ("a", "b"), ("a", "b", "c"))] == [
        "the sum of a",
        "the sum of a and b",
        "the sum of a, b and c",
    ]


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (Extreme(True, (A, B)), "max(a, b)"),
        (Extreme(False, (A, Binary(ADD, B, C))), "min(a, b + c)"),
        (Absolute(Binary(SUBTRACT, A, B)), "abs(a - b)"),
        (Rounded(Rounding.NEAREST, A, Number(Fraction(1))), "round(a)"),
        (Rounded(Rounding.DOWN, A, Number(Fraction(5))), "floor(a, 5)"),
        (Rounded(Rounding.UP, A, Number(Fraction(5), "step")), "ceil(a, step)"),
        (Applied(RealFunction.LN, A), "ln(a)"),
        (Binary(MULTIPLY, Number(Fraction(1, 2), "factor"), A), "factor * a"),
        (Power(Power(A, Fraction(2)), Fraction(3)), "(a^2)^3"),
        (Power(Binary(ADD, A, B), Fraction(1, 2)), "(a + b)^0.5"),
        (Binary(MULTIPLY, Power(A, Fraction(2)), B), "a^2 * b"),
        (Binary(ADD, Number(Fraction(-2)), A), "-2 + a"),
        (Binary(DIVIDE, Binary(DIVIDE, A, B), C), "a / b / c"),
    ],
)
def test_functions(expression: Expression, text: str) -> None:
    assert formula_text(expression) == text


def test_what_kind_of_value_an_element_has() -> None:
    grid = Grid(Fraction(1), Fraction(30), Fraction(1, 10))
    blood = replace(element("blood", ElementType.QUANTITY, grid=grid), unit=parse_unit("g/dL"))
    plain = element("plain", ElementType.INTEGER, grid=grid)
    assert steps_text(blood, Fraction(1, 10)) == "in steps of 0.1 g/dL"
    assert steps_text(plain, Fraction(1)) == "in steps of 1"
    assert steps_text(element("sick", ElementType.BOOLEAN), Fraction(1)) == "boolean"
    assert range_text(blood) == "1 to 30 g/dL in steps of 0.1"
    assert range_text(plain) == "1 to 30 in steps of 0.1"

    def derived(definition: Definition, type: ElementType) -> str:
        return steps_text(Derived("d", "d", type, {}, None, definition, HERE), Fraction(1, 2))

    cases = Classify((ClassBranch(None, A, HERE, written="a"),), HERE)
    assert derived(Computed(A, HERE), ElementType.QUANTITY) == "in steps of 0.5"
    assert derived(Sum(("a",), HERE), ElementType.INTEGER) == "derived integer"
    assert derived(cases, ElementType.QUANTITY) == "in steps of 0.5"
    assert derived(cases, ElementType.DATE) == "derived date"
