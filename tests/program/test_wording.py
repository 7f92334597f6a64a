"""Formulas in words have the brackets that they need, and no others."""

from __future__ import annotations

import pytest

from guideproof.model.formula import Binary, Expression, Operator, Variable
from guideproof.program.wording import formula_text

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
    ],
)
def test_brackets(expression: Expression, text: str) -> None:
    assert formula_text(expression) == text
