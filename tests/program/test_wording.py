"""Formulas in words have the brackets that they need, and no others; a range says what fits."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from tests.generation.parts import element

from guideproof.model.calendar import day_of
from guideproof.model.element import Days, ElementType
from guideproof.model.formula import Binary, Expression, Number, Operator, Power, Variable
from guideproof.program.wording import formula_text, range_text

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
