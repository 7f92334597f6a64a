"""When an amount is zero or less: told of one that is a number, asked of one that is an element."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.generation.parts import HERE

from guideproof.model.amount import Amount
from guideproof.model.condition import Compares, Comparison
from guideproof.program.amounts import not_above_zero


@pytest.mark.parametrize(("number", "told"), [("-1/2", True), ("0", True), ("1/2", False)])
def test_a_number_is_told_at_once(number: str, told: bool) -> None:
    assert not_above_zero(Amount(number, HERE, number=Fraction(number))) is told


def test_an_element_is_asked() -> None:
    asked = not_above_zero(Amount("dose", HERE, element="dose"))
    assert isinstance(asked, Compares)
    assert (asked.element, asked.comparison, asked.bound.number) == ("dose", Comparison.AT_MOST, 0)
