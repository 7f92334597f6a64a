"""Formulas that divide, round, raise or have no value: the library by whole numbers, the page by fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.generation.parts import HERE, element, guideline
from tests.referee.formulas import NoValue, result

from guideproof.analysis.evaluation.calculation import formula_value, lack_of
from guideproof.model.element import Computed, Derived, ElementType, Grid
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
from guideproof.program.lacks import TooLong
from guideproof.program.variables import Variables

GRIDS = {
    "tenths": Grid(Fraction(-1, 2), Fraction(3, 2), Fraction(1, 10)),
    "tens": Grid(Fraction(-20), Fraction(30), Fraction(10)),
    "thirds": Grid(Fraction(3, 4), Fraction(9, 4), Fraction(3, 4)),
}
LEAVES = st.sampled_from([*GRIDS]).map(Variable) | st.builds(
    Number, st.fractions(min_value=-5, max_value=5, max_denominator=7)
)
STEPS = st.builds(Number, st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(5, 2), Fraction(1, 3)]))


def exact(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    powers = st.builds(Power, parts, st.integers(-3, 3).map(Fraction))
    return (
        st.builds(Binary, st.sampled_from(Operator), parts, parts)
        | st.builds(Extreme, st.booleans(), several)
        | st.builds(Absolute, parts)
        | st.builds(Rounded, st.sampled_from(Rounding), parts, STEPS)
        | powers
    )


def irrational(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    functions = st.sampled_from([RealFunction.SQRT, RealFunction.LN, RealFunction.LOG10])
    powers = st.builds(Power, parts, st.sampled_from([Fraction(1, 2), Fraction(-3, 2), Fraction(7, 5)]))
    return exact(parts) | st.builds(Applied, functions, parts) | powers


EXACT = st.recursive(LEAVES, exact, max_leaves=6)
IRRATIONAL = st.recursive(LEAVES, irrational, max_leaves=6)
PATIENTS = st.fixed_dictionaries({id: st.integers(grid.first, grid.last) for id, grid in GRIDS.items()})
FAR = Fraction(10**30)


def agrees(derived: Derived, patient: dict[str, int]) -> None:
    """The library gives the value of the page, and none where the page has none."""
    elements = [element(id, ElementType.QUANTITY, grid=grid) for id, grid in GRIDS.items()]
    assert isinstance(derived.definition, Computed)
    expression = derived.definition.expression
    try:
        formula = Variables(guideline([], elements, [], [], derived={"f": derived})).formula("f")
    except TooLong:
        return
    steps = formula_value(formula)(patient)
    try:
        wanted = result(derived, expression, lambda id: patient[id] * GRIDS[id].precision)
    except NoValue:
        assert steps is None
        assert lack_of(formula)(patient) is not None
        return
    assert steps is not None
    if derived.range is None or derived.range[0] <= wanted <= derived.range[1]:
        assert Fraction(steps) * formula.number.step == wanted
    low, high = formula.number.whole.ends
    if formula.number.over.ends == (1, 1):
        assert low <= steps <= high


@given(EXACT, PATIENTS, st.sampled_from([None, Fraction(1), Fraction(1, 2)]))
def test_exact_formulas(expression: Expression, patient: dict[str, int], precision: Fraction | None) -> None:
    computed = Computed(expression, HERE)
    agrees(Derived("f", "f", ElementType.QUANTITY, {}, None, computed, HERE, precision=precision), patient)


@given(IRRATIONAL, PATIENTS)
def test_irrational_formulas(expression: Expression, patient: dict[str, int]) -> None:
    computed, ends = Computed(expression, HERE), (-FAR, FAR)
    derived = Derived("f", "f", ElementType.QUANTITY, {}, None, computed, HERE, precision=Fraction(1, 100), range=ends)
    agrees(derived, patient)


def reckoned(
    expression: Expression, patient: dict[str, int], ends: tuple[Fraction, Fraction] | None = None
) -> int | None:
    """How many steps of a hundredth a formula is, or how many whole ones where it has no range."""
    elements = [element(id, ElementType.QUANTITY, grid=grid) for id, grid in GRIDS.items()]
    precision = None if ends is None else Fraction(1, 100)
    computed = Computed(expression, HERE)
    derived = Derived("f", "f", ElementType.QUANTITY, {}, None, computed, HERE, precision=precision, range=ends)
    return formula_value(Variables(guideline([], elements, [], [], derived={"f": derived})).formula("f"))(patient)


def test_a_number_to_the_power_of_zero_is_one() -> None:
    power = Power(Variable("tens"), Fraction(0))
    assert [reckoned(power, {"tens": steps}) for steps in (-2, 0, 3)] == [1, 1, 1]
    assert reckoned(Power(Variable("tens"), Fraction(-1)), {"tens": 0}) is None


def test_what_lies_outside_of_its_range_counts_as_the_next_number() -> None:
    root = Applied(RealFunction.SQRT, Variable("tens"))
    ends = Fraction(1), Fraction(4)
    assert [reckoned(root, {"tens": steps}, ends) for steps in (0, 1, 3)] == [99, 316, 401]


def test_a_number_of_more_than_a_thousand_digits_is_refused() -> None:
    with pytest.raises(TooLong):
        reckoned(Power(Number(Fraction(10**20)), Fraction(60)), {})
