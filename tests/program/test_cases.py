"""Numbers by cases: in steps of one size, between the ends of their cases, or impossible to determine."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.generation.parts import HERE, element, guideline

from guideproof.analysis.evaluation.calculation import calculation
from guideproof.model.condition import IsBoolean
from guideproof.model.element import ClassBranch, Classify, Derived, ElementType, Grid
from guideproof.model.formula import (
    Applied,
    Binary,
    Expression,
    Extreme,
    Number,
    Operator,
    RealFunction,
    Rounded,
    Rounding,
    Variable,
)
from guideproof.model.guideline import Guideline
from guideproof.model.node import HitPolicy
from guideproof.program.arithmetic import Constant
from guideproof.program.cases import CaseFault, Cases, Lacking, NotBuilt
from guideproof.program.lacks import Lack
from guideproof.program.own_ranges import cut
from guideproof.program.variables import Variables

SICK = IsBoolean("sick", True, HERE)
GRIDS = {"few": Grid(Fraction(-2), Fraction(3), Fraction(1)), "size": Grid(Fraction(0), Fraction(4), Fraction(1, 2))}


def made(
    *values: Expression,
    rest: bool = True,
    policy: HitPolicy = HitPolicy.UNIQUE,
    whole: bool = False,
    range: tuple[Fraction, Fraction] | None = None,
) -> Guideline:
    branches = [ClassBranch(SICK, value, HERE, written="drawn") for value in values]
    if rest:
        branches[-1] = ClassBranch(None, values[-1], HERE, written="drawn")
    type = ElementType.INTEGER if whole else ElementType.QUANTITY
    definition = Classify(tuple(branches), HERE, policy)
    elements = [element("sick", ElementType.BOOLEAN)]
    elements += [element(id, ElementType.QUANTITY, grid=grid) for id, grid in GRIDS.items()]
    derived = Derived("n", "n", type, {}, None, definition, HERE, range=range)
    return guideline([], elements, [], [], derived={"n": derived})


def cases(
    *values: Expression,
    rest: bool = True,
    policy: HitPolicy = HitPolicy.UNIQUE,
    whole: bool = False,
    range: tuple[Fraction, Fraction] | None = None,
) -> Cases:
    return Variables(made(*values, rest=rest, policy=policy, whole=whole, range=range)).cases("n")


def number(text: str) -> Number:
    return Number(Fraction(text))


def test_cases_count_steps_of_one_size() -> None:
    found = cases(number("2.5"), Variable("size"), number("0"))
    assert (found.step, found.first, found.last) == (Fraction(1, 2), 0, 8)
    assert [each.constant for each in found.numbers] == [5, None, 0]
    assert found.constants is None
    assert cases(number("3"), number("-1"), number("3")).constants == (-1, 3)


def test_where_no_case_can_hold_a_number_is_any_that_one_gives() -> None:
    assert cases(number("3"), number("-1"), number("7")).anything == (-1, 7)
    assert cases(Variable("few"), Variable("size"), number("0")).anything == (-4, 8)


def test_what_keeps_a_number_from_being_determined() -> None:
    one, two = number("1"), number("2")
    assert cases(one, two, rest=False).faults == (CaseFault.NONE, CaseFault.SEVERAL)
    assert cases(one, two).faults == (CaseFault.SEVERAL,)
    assert cases(one, two, policy=HitPolicy.FIRST).faults == ()
    assert cases(one, rest=False).faults == (CaseFault.NONE,)


def test_what_may_not_come_out_whole_may_have_no_value() -> None:
    case = cases(Variable("size"), number("1"), whole=True).numbers[0]
    assert case.lacks == (Lack.WHOLE,)
    assert (case.low.ends, case.high.ends) == ((0, 4), (0, 4))
    twice = Binary(Operator.MULTIPLY, number("2"), Variable("size"))
    assert cases(twice, number("1"), whole=True).last == 8


def test_a_number_between_two_of_the_grid_has_no_value_and_lies_between_both() -> None:
    case = cases(Binary(Operator.DIVIDE, number("9"), number("4")), number("1"), whole=True).numbers[0]
    assert (case.low, case.high, case.lacks) == (Constant(2), Constant(3), (Lack.WHOLE,))


def test_a_quotient_is_rounded_and_has_the_ends_of_the_range_until_all_is_known() -> None:
    divided = Binary(Operator.DIVIDE, Variable("size"), Variable("few"))
    rounded = Rounded(Rounding.NEAREST, divided, number("0.5"))
    ends = Fraction(-10), Fraction(10)
    with pytest.raises(NotBuilt) as refused:
        cases(divided, number("1"), range=ends)
    assert refused.value.lacking is Lacking.GRID
    with pytest.raises(NotBuilt) as refused:
        cases(rounded, number("1"))
    assert refused.value.lacking is Lacking.RANGE
    case = cases(rounded, number("1"), range=ends).numbers[0]
    assert (case.low, case.high, case.waits, case.lacks) == (Constant(-20), Constant(20), True, (Lack.DIVIDED,))


def test_a_root_asks_for_a_grid() -> None:
    with pytest.raises(NotBuilt) as refused:
        cases(Applied(RealFunction.SQRT, Variable("size")), number("1"), range=(Fraction(0), Fraction(9)))
    assert refused.value.lacking is Lacking.PRECISION


@given(st.integers(-9, 9), st.integers(0, 9), st.integers(-12, 12), st.integers(0, 24))
def test_ends_cut_to_a_range_hold_all_that_lies_in_it(low: int, width: int, first: int, span: int) -> None:
    high, last = low + width, first + span
    least, most = cut((low, high), (first, last))
    inside = [each for each in range(low, high + 1) if first <= each <= last]
    assert (least, most) == ((inside[0], inside[-1]) if inside else (high, high) if high < first else (low, low))


FORMULAS = st.recursive(
    st.sampled_from([Variable("few"), Variable("size"), number("-1.5"), number("2")]),
    lambda parts: st.one_of(
        st.builds(Binary, st.sampled_from([Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY]), parts, parts),
        st.builds(Extreme, st.booleans(), st.tuples(parts, parts)),
    ),
    max_leaves=6,
)


@given(FORMULAS, st.integers(-2, 3), st.integers(0, 8), st.booleans(), st.booleans())
def test_a_case_lies_between_its_ends_and_is_one_number_where_all_is_known(
    formula: Expression, few: int, size: int, few_known: bool, size_known: bool
) -> None:
    case = cases(formula, number("1")).numbers[0]
    whole = {"few": few, "size": size}
    state = {"few": few if few_known else None, "size": size if size_known else None}
    low, high, exact = calculation(case.low)(state), calculation(case.high)(state), calculation(case.whole)(whole)
    assert low <= exact <= high
    if (few_known and size_known) or isinstance(case.whole, Constant):
        assert low == high


def test_of_a_number_that_comes_out_whole_both_ends_are_that() -> None:
    """Put together of two that do not."""
    (case,) = cases(Binary(Operator.ADD, number("0.5"), number("1.5")), rest=False, whole=True).numbers
    assert (case.low, case.high) == (Constant(2), Constant(2))
    (case,) = cases(Binary(Operator.ADD, number("0.5"), number("2")), rest=False, whole=True).numbers
    assert (case.low, case.high) == (Constant(2), Constant(3))
