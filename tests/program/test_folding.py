"""Powers are folded between the ends that they can come to; a code of none is never one of these."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.generation.parts import HERE, element, guideline

from guideproof.model.condition import IsCode
from guideproof.model.element import ElementType
from guideproof.model.formula import Applied, Power, RealFunction, Variable
from guideproof.program.arithmetic import Constant, Read, WholeEnds
from guideproof.program.conditions import lowered
from guideproof.program.folding import raised
from guideproof.program.irrational import Irrational
from guideproof.program.lacks import Lack, TooLong
from guideproof.program.proposition import TruthConstant
from guideproof.program.rational import Rational, StepNumber, common_step, weights
from guideproof.program.slots import Slot
from guideproof.program.thresholds import Beside


@pytest.mark.parametrize(
    ("ends", "exponent", "between"),
    [
        ((-3, 4), 2, (0, 16)),
        ((-5, 4), 2, (0, 25)),
        ((0, 4), 2, (0, 16)),
        ((-3, 0), 2, (0, 9)),
        ((1, 4), 2, (1, 16)),
        ((-4, -1), 2, (1, 16)),
        ((-3, 4), 3, (-27, 64)),
    ],
)
def test_a_power_lies_between_its_ends(ends: WholeEnds, exponent: int, between: WholeEnds) -> None:
    assert raised(Read(Slot("x"), ends), exponent).ends == between


def test_to_the_power_of_zero_all_is_one() -> None:
    assert raised(Read(Slot("x"), (-3, 4)), 0) == Constant(1)
    assert raised(Constant(0), 0) == Constant(1)


def test_nothing_is_one_of_no_codes() -> None:
    made = guideline([], [element("kind", ElementType.CODE, "xy")], [], [])
    assert lowered(IsCode("kind", (), HERE), made) == TruthConstant(False)
    assert lowered(IsCode("kind", ("x", "y"), HERE), made) == TruthConstant(True)


def test_a_number_beside_is_in_the_unit_of_the_other() -> None:
    assert Beside("temperature", Fraction(9, 5), Fraction(32)).of(Fraction(10)) == 50


def test_a_step_to_a_power_may_have_as_many_digits_as_any_number() -> None:
    tenth = StepNumber(Read(Slot("x"), (-3, 4)), Fraction(1, 10))
    rational = Rational({"x": tenth}.__getitem__)
    for exponent in (2, 900):
        found = rational.exact(Power(Variable("x"), Fraction(exponent)))
        assert (found.step, found.whole.ends) == (Fraction(1, 10**exponent), (0, 4**exponent))
    with pytest.raises(TooLong):
        rational.exact(Power(Variable("x"), Fraction(2_000)))
    assert rational.lacks == []


@pytest.mark.parametrize(
    ("steps", "common"), [(("1/2", "1/3"), "1/6"), (("2", "3"), "1"), (("4", "6"), "2"), (("3/2", "9/4", "3"), "3/4")]
)
def test_the_greatest_step_of_which_all_are_whole_numbers(steps: tuple[str, ...], common: str) -> None:
    assert common_step([Fraction(each) for each in steps]) == Fraction(common)


@pytest.mark.parametrize(
    ("step", "other", "shift", "found"),
    [
        ("1", "1", "0", (1, 1, 0)),
        ("1/2", "1/3", "0", (3, 2, 0)),
        ("1", "2", "1/2", (2, 4, 1)),
        ("4", "6", "-8", (2, 3, -4)),
        ("4", "6", "0", (2, 3, 0)),
    ],
)
def test_by_what_two_numbers_are_multiplied_to_be_compared(
    step: str, other: str, shift: str, found: tuple[int, int, int]
) -> None:
    assert weights(Fraction(step), Fraction(other), Fraction(shift)) == found


@pytest.mark.parametrize(("exponent", "lacks"), [(0, []), (1, []), (-1, [Lack.POWER])])
def test_to_a_power_below_zero_a_number_may_have_none(exponent: int, lacks: list[Lack]) -> None:
    formula = Irrational({"x": StepNumber(Read(Slot("x"), (1, 4)), Fraction(1))}.__getitem__)
    formula.steps_of(Power(Applied(RealFunction.LN, Variable("x")), Fraction(exponent)), Fraction(1), None)
    assert [each.lack for each in formula.lacks] == lacks
