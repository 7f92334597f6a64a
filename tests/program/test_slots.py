"""The kinds of values against section 4 of the page: what an element of each type can be, and what a record holds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.analysis.evaluation.facts import read_value
from guideproof.model.condition import IsBoolean, IsCode
from guideproof.model.element import ClassBranch, Classify, Computed, Count, Definition, Derived, ElementType, Grid, Sum
from guideproof.model.formula import Binary, Number, Operator, Variable
from guideproof.model.unit import DIMENSIONLESS, parse_unit
from guideproof.program.proposition import NumberOf, Sort
from guideproof.program.slots import (
    ClassKind,
    CodeKind,
    IntervalKind,
    NumberKind,
    SetKind,
    Slot,
    SlotRole,
    TruthKind,
    input_kind,
    slots_of,
)
from guideproof.program.variables import Variables

CODES = ("liver", "lung")
STEPS = st.fractions(min_value=Fraction(1, 20), max_value=4, max_denominator=20)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    precision = draw(STEPS)
    first, last = sorted(draw(st.tuples(st.integers(-8, 8), st.integers(-8, 8))))
    return Grid(first * precision, last * precision, precision)


@given(grids(), st.fractions(min_value=-40, max_value=40, max_denominator=40))
def test_a_number_fits_when_it_is_a_multiple_of_the_precision_in_the_range(grid: Grid, number: Fraction) -> None:
    numeric = element("x", ElementType.QUANTITY, grid=grid)
    kind = input_kind(numeric)
    assert isinstance(kind, NumberKind)
    possible = {steps * kind.step for steps in range(kind.first, kind.last + 1)}
    by_the_page = grid.low <= number <= grid.high and (number / grid.precision).denominator == 1
    assert (number in possible) is by_the_page
    read = read_value(numeric, number)
    assert (read * kind.step == number) if isinstance(read, int) else not by_the_page
    assert {grid.low, grid.high} <= possible


def test_a_quantity_is_converted_and_a_whole_number_has_no_unit() -> None:
    grid = Grid(Fraction(0), Fraction(200), Fraction(1))
    integer = element("age", ElementType.INTEGER, grid=grid)
    length = replace(element("size", ElementType.QUANTITY, grid=grid), unit=parse_unit("mm"))
    assert input_kind(integer) == NumberKind(Fraction(1), 0, 200, None, converted=False)
    assert input_kind(length) == NumberKind(Fraction(1), 0, 200, parse_unit("mm"), converted=True)
    assert read_value(length, "14 cm") == 140
    assert not isinstance(read_value(integer, "14 1"), int)
    plain = input_kind(element("ratio", ElementType.QUANTITY, grid=grid))
    assert isinstance(plain, NumberKind)
    assert plain.unit == DIMENSIONLESS


@pytest.mark.parametrize(
    ("type", "kind", "slots"),
    [
        (ElementType.BOOLEAN, TruthKind(), (Slot("x"),)),
        (ElementType.CODE, CodeKind(CODES), (Slot("x"),)),
        (
            ElementType.CODES,
            SetKind(CODES),
            (
                Slot("x", SlotRole.CODE, "liver"),
                Slot("x", SlotRole.CODE, "lung"),
                Slot("x", SlotRole.LOW),
                Slot("x", SlotRole.HIGH),
            ),
        ),
    ],
)
def test_what_is_no_number_is_true_or_a_code_or_a_set_of_codes(
    type: ElementType, kind: object, slots: tuple[Slot, ...]
) -> None:
    made = input_kind(element("x", type, CODES if type is not ElementType.BOOLEAN else ()))
    assert made == kind
    assert slots_of("x", made) == slots


def test_derived_values_are_counts_classes_truths_and_numbers_of_formulas() -> None:
    yes, no = IsBoolean("b", True, HERE), IsBoolean("b", False, HERE)
    branches = tuple(ClassBranch(when, code, HERE) for when, code in ((yes, "poor"), (no, "good"), (no, "poor")))
    tenfold = Binary(Operator.MULTIPLY, Number(Fraction(10)), Variable("count"))
    definitions: dict[str, tuple[ElementType, Definition]] = {
        "count": (ElementType.INTEGER, Count((yes, no, yes), HERE)),
        "risk": (ElementType.CODE, Classify(branches, HERE)),
        "frail": (ElementType.BOOLEAN, IsCode("risk", ("poor",), HERE)),
        "score": (ElementType.QUANTITY, Computed(tenfold, HERE)),
    }
    derived = {id: Derived(id, id, type, {}, None, made, HERE) for id, (type, made) in definitions.items()}
    found = Variables(guideline([], [element("b", ElementType.BOOLEAN)], [], [], derived=derived))
    assert found.kind("count") == IntervalKind(Fraction(1), 0, 3, None)
    assert found.kind("risk") == ClassKind(("poor", "good"))
    assert found.kind("frail") == TruthKind()
    assert found.kind("score") == NumberKind(Fraction(10), 0, 3, None, converted=False)
    assert found.slots("count") == (Slot("count", SlotRole.LOW), Slot("count", SlotRole.HIGH))
    assert found.slots("risk") == (Slot("risk"), Slot("risk", SlotRole.CERTAIN))
    assert list(found.formulas) == ["score"]


def test_a_formula_that_is_missing_counts_as_its_range() -> None:
    """So what adds it may be anything between the least and the greatest of both: what it comes to, and its range."""
    yes = IsBoolean("b", True, HERE)
    tenfold = Binary(Operator.MULTIPLY, Number(Fraction(10)), Variable("count"))

    def kind_of_sum(range: tuple[int, int] | None) -> object:
        ends = None if range is None else (Fraction(range[0]), Fraction(range[1]))
        derived = {
            "count": Derived("count", "count", ElementType.INTEGER, {}, None, Count((yes, yes, yes), HERE), HERE),
            "score": Derived(
                "score", "score", ElementType.QUANTITY, {}, None, Computed(tenfold, HERE), HERE, range=ends
            ),
            "total": Derived("total", "total", ElementType.QUANTITY, {}, None, Sum(("score",), HERE), HERE),
        }
        found = Variables(guideline([], [element("b", ElementType.BOOLEAN)], [], [], derived=derived))
        missing = found.where_missing(NumberOf("score", Sort.VALUE))
        return missing, found.kind("total")

    tens = Fraction(10)
    assert kind_of_sum(None) == (None, IntervalKind(tens, 0, 3, None))
    assert kind_of_sum((20, 100)) == ((2, 10), IntervalKind(tens, 0, 10, None))
    assert kind_of_sum((-30, 10)) == ((-3, 1), IntervalKind(tens, -3, 3, None))
    assert kind_of_sum((10, 20)) == ((1, 2), IntervalKind(tens, 0, 3, None))
