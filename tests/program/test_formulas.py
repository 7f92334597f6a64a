"""Formulas on whole numbers against the same formulas in fractions, as the page has them: exact, each in its unit."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.generation.parts import HERE, element, guideline

from guideproof.model.condition import Bound, Compares, Comparison, IsBoolean
from guideproof.model.element import Computed, Count, Derived, ElementType, Grid
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable, variables
from guideproof.program.arithmetic import Arithmetic, Constant, Extremum, Read, Whole, on_the_way
from guideproof.program.interval import meaning
from guideproof.program.proposition import NumberOf, NumbersRelated, Sort
from guideproof.program.rational import common_step
from guideproof.program.slots import NumberKind, SlotRole
from guideproof.program.variables import Variables

GRIDS = {
    "tenths": Grid(Fraction(-1, 2), Fraction(3, 2), Fraction(1, 10)),
    "tens": Grid(Fraction(-20), Fraction(30), Fraction(10)),
    "thirds": Grid(Fraction(3, 4), Fraction(9, 4), Fraction(3, 4)),
}
COUNTED = 3
NUMBERS = st.fractions(min_value=-5, max_value=5, max_denominator=7)
STEPS = st.fractions(min_value=Fraction(1, 9), max_value=9, max_denominator=9)
LEAVES = st.builds(Number, NUMBERS) | st.sampled_from([*GRIDS, "count"]).map(Variable)


def joined(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    operators = st.sampled_from([Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY])
    divided = st.builds(Binary, st.just(Operator.DIVIDE), parts, st.builds(Number, NUMBERS.filter(bool)))
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.builds(Binary, operators, parts, parts) | divided | st.builds(Extreme, st.booleans(), several)


EXPRESSIONS = st.recursive(LEAVES, joined, max_leaves=8)
PATIENTS = st.fixed_dictionaries(
    {id: st.integers(grid.first, grid.last) for id, grid in GRIDS.items()} | {"count": st.integers(0, COUNTED)}
)


def program(**formulas: Expression) -> Variables:
    elements = [element(id, ElementType.QUANTITY, grid=grid) for id, grid in GRIDS.items()]
    count = Count((IsBoolean("b", True, HERE),) * COUNTED, HERE)
    derived = {"count": Derived("count", "count", ElementType.INTEGER, {}, None, count, HERE)}
    for id, expression in formulas.items():
        derived[id] = Derived(id, id, ElementType.QUANTITY, {}, None, Computed(expression, HERE), HERE)
    elements.append(element("b", ElementType.BOOLEAN))
    return Variables(guideline([], elements, [], [], derived=derived))


def by_the_page(expression: Expression, numbers: Mapping[str, Fraction]) -> Fraction:
    match expression:
        case Number(value):
            return value
        case Variable(id):
            return numbers[id]
        case Extreme(greatest, parts):
            return (max if greatest else min)(by_the_page(part, numbers) for part in parts)
        case Binary(operator, left, right):
            one, other = by_the_page(left, numbers), by_the_page(right, numbers)
            match operator:
                case Operator.ADD:
                    return one + other
                case Operator.SUBTRACT:
                    return one - other
                case Operator.MULTIPLY:
                    return one * other
                case Operator.DIVIDE:
                    return one / other


def counted(whole: Whole, steps: Mapping[str, int]) -> int:
    """The whole number, asked on the way whether each number lies between its ends."""
    match whole:
        case Constant(found):
            pass
        case Read(slot):
            found = steps[slot.element]
        case Extremum(greatest, parts):
            assert len(parts) > 1  # Python's `max` of one number that is no list would be an error
            found = (max if greatest else min)(counted(part, steps) for part in parts)
        case Arithmetic(operator, left, right):
            one, other = counted(left, steps), counted(right, steps)
            found = {Operator.ADD: one + other, Operator.SUBTRACT: one - other, Operator.MULTIPLY: one * other}[
                operator
            ]
    assert whole.ends[0] <= found <= whole.ends[1]
    return found


@given(EXPRESSIONS, PATIENTS)
def test_a_formula_counts_what_its_expression_is(expression: Expression, steps: dict[str, int]) -> None:
    formula = program(formula=expression).formula("formula")
    numbers = {id: steps[id] * (GRIDS[id].precision if id in GRIDS else 1) for id in steps}
    assert counted(formula.number.whole, steps) * formula.number.step == by_the_page(expression, numbers)
    assert formula.number.step > 0


@given(EXPRESSIONS)
def test_a_formula_is_known_when_all_that_it_names_is(expression: Expression) -> None:
    """Also what is multiplied by zero; a count where its least is its greatest, which the slot of the least says."""
    formula = program(formula=expression).formula("formula")
    assert [each.slot.element for each in formula.operands] == list(dict.fromkeys(variables(expression)))
    assert all((each.slot.role is SlotRole.LOW) == (each.slot.element == "count") for each in formula.operands)
    read = {each for each in on_the_way(formula.number.whole) if isinstance(each, Read)}
    assert read <= set(formula.operands)


@given(EXPRESSIONS, EXPRESSIONS, PATIENTS)
def test_a_formula_reads_another_in_its_steps(inner: Expression, outer: Expression, steps: dict[str, int]) -> None:
    found = program(inner=inner, outer=Binary(Operator.ADD, Variable("inner"), outer))
    kind = found.kind("inner")
    assert isinstance(kind, NumberKind)
    assert (kind.first, kind.last) == found.formula("inner").number.whole.ends
    numbers = {id: steps[id] * (GRIDS[id].precision if id in GRIDS else 1) for id in steps}
    whole = {**steps, "inner": counted(found.formula("inner").number.whole, steps)}
    number = found.formula("outer").number
    assert counted(number.whole, whole) * number.step == by_the_page(inner, numbers) + by_the_page(outer, numbers)


def test_a_chain_of_formulas_may_be_long() -> None:
    length = 3000
    links = {
        f"f{place}": Binary(Operator.ADD, Variable(f"f{place - 1}"), Number(Fraction(1))) for place in range(1, length)
    }
    whole = program(f0=Variable("tens"), **links).formula(f"f{length - 1}").number.whole
    assert whole.ends == (-20 + length - 1, 30 + length - 1)


@given(st.lists(STEPS, min_size=1, max_size=4))
def test_a_common_step_is_the_greatest_that_all_are_made_of(steps: list[Fraction]) -> None:
    found = common_step(steps)
    parts = [step / found for step in steps]
    assert all(part.denominator == 1 for part in parts)
    assert not any(all((part / times).denominator == 1 for part in parts) for times in range(2, 82))


@given(
    PATIENTS,
    st.fractions(min_value=Fraction(1, 9), max_value=9, max_denominator=9),
    st.fractions(min_value=-9, max_value=9, max_denominator=9),
    st.permutations([*GRIDS, "count"]),
)
def test_two_numbers_are_compared_in_steps_of_one_size(
    steps: dict[str, int], factor: Fraction, shift: Fraction, two: list[str]
) -> None:
    mine, theirs = two[:2]
    said = Compares(mine, Comparison.ABOVE, Bound(None, theirs, factor, theirs), HERE)
    numbers = [NumberOf(id, Sort.INTERVAL if id == "count" else Sort.VALUE) for id in (mine, theirs)]
    found = program()
    test = NumbersRelated(numbers[0], numbers[1], factor, meaning(Comparison.ABOVE, Fraction(0)), said, shift)
    weight, counterweight, added = found.weights(test)
    exactly = steps[mine] * found.step(numbers[0]) - factor * steps[theirs] * found.step(numbers[1]) - shift
    weighted = weight * steps[mine] - counterweight * steps[theirs] - added
    assert (weighted > 0, weighted < 0) == (exactly > 0, exactly < 0)
