"""A parameter beside what measures the same in another unit is told wherever it stands beside it (section 5)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.generation.parts import HERE

from guideproof.model.element import ElementType
from guideproof.model.formula import (
    Absolute,
    Binary,
    Expression,
    Extreme,
    Number,
    Operator,
    Power,
    Rounded,
    Rounding,
    Variable,
)
from guideproof.model.parameter import Parameter
from guideproof.model.unit import parse_unit
from guideproof.reading.parameters import other_unit_beside
from guideproof.reading.variables import Signature, Signatures

LENGTH, MARGIN, HALF = Variable("length"), Number(Fraction(2), "margin"), Number(Fraction(1, 2))
APART = Binary(Operator.SUBTRACT, LENGTH, MARGIN)


def told(expression: Expression, unit: str) -> int:
    margin = Parameter("margin", "Margin", Fraction(2), parse_unit(unit), f"2 {unit}", (), None, HERE)
    length = Signature("length", ElementType.QUANTITY, {}, parse_unit("mm"), None)
    variables = Signatures(signatures={"length": length}, parameters={"margin": margin})
    return len(list(other_unit_beside(expression, "sum", HERE, variables)))


@pytest.mark.parametrize(
    "expression",
    [
        APART,
        Extreme(True, (LENGTH, MARGIN)),
        Rounded(Rounding.NEAREST, LENGTH, MARGIN),
        Rounded(Rounding.DOWN, APART, HALF),
        Absolute(APART),
        Power(APART, Fraction(2)),
        Binary(Operator.MULTIPLY, HALF, APART),
    ],
)
def test_it_is_told_in_another_unit_and_in_no_other_dimension(expression: Expression) -> None:
    assert told(expression, "cm") == 1
    assert told(expression, "mm") == 0
    assert told(expression, "mg") == 0


def test_factors_do_not_stand_beside_each_other() -> None:
    assert told(Binary(Operator.MULTIPLY, LENGTH, MARGIN), "cm") == 0
