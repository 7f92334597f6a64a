"""To whom elements apply: by what they say, by what they are computed from, and by cases."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.model.calendar import CalendarUnit, day_of
from guideproof.model.condition import All, Condition, IsBoolean
from guideproof.model.element import (
    NEVER,
    VISIT,
    Assumption,
    ClassBranch,
    Classify,
    Computed,
    Count,
    DateAfter,
    Days,
    Definition,
    Derived,
    Elapsed,
    Element,
    ElementType,
    Grid,
    Sum,
    Wait,
)
from guideproof.model.formula import Number, Variable
from guideproof.model.node import HitPolicy
from guideproof.program.applicability import is_computed
from guideproof.program.conditions import applies, read_for, with_what_tells
from guideproof.program.proposition import ALWAYS, Every, IsOneOf, NumberWithin, Opposite, Proposition, Some

A, B, C = (IsBoolean(id, True, HERE) for id in "abc")
IS_A, IS_B = (IsOneOf(id, (True,)) for id in "ab")
GRID = Grid(Fraction(0), Fraction(9), Fraction(1))


def number(id: str, applies_when: Condition | None = None) -> Element:
    return replace(element(id, ElementType.INTEGER, grid=GRID), applies_when=applies_when)


EVENT = replace(
    element("event", ElementType.DATE),
    days=Days(day_of(1900, 1, 1), day_of(2099, 12, 31), True),
    assumption=Assumption(NEVER, "so", HERE),
)
INPUTS = [
    *(element(id, ElementType.BOOLEAN) for id in "abc"),
    number("plain"),
    number("mine", A),
    number("both", All((A, B), HERE)),
    EVENT,
]


def derived(id: str, definition: Definition, type: ElementType = ElementType.INTEGER) -> Derived:
    return Derived(id, id, type, {}, None, definition, HERE)


def by_cases(policy: HitPolicy, *values: str, rest: bool = False) -> Definition:
    whens: list[Condition | None] = [C, B, A][: len(values)]
    if rest:
        whens[-1] = None
    branches = (ClassBranch(when, Variable(id), HERE, written=id) for when, id in zip(whens, values, strict=True))
    return Classify(tuple(branches), HERE, policy)


def to_whom(definition: Definition, type: ElementType = ElementType.INTEGER) -> Proposition:
    made = guideline([], INPUTS, [], [], derived={"d": derived("d", definition, type)})
    return applies("d", made)


def test_what_an_element_says_itself() -> None:
    made = guideline([], INPUTS, [], [])
    assert [applies(id, made) for id in ("plain", VISIT)] == [ALWAYS, ALWAYS]
    assert applies("mine", made) == IS_A
    assert applies("both", made) == Every((IS_A, IS_B))
    there_was = applies("event", made)
    assert isinstance(there_was, NumberWithin)
    assert there_was.number.element == "event"
    assert with_what_tells(["both", "plain"], made) == ("both", "a", "b", "plain")
    assert read_for([C], made) == ("c",)
    same_for_all = guideline([], INPUTS[:4], [], [])
    assert [applies(id, same_for_all) for id in ("plain", "a")] == [ALWAYS, ALWAYS]


def test_what_is_computed_applies_where_all_does_that_it_is_computed_from() -> None:
    assert to_whom(Sum(("plain", "mine"), HERE)) == to_whom(Computed(Variable("mine"), HERE)) == IS_A
    assert to_whom(Sum(("plain",), HERE)) == to_whom(Computed(Number(Fraction(1)), HERE)) == ALWAYS
    assert to_whom(Count((A,), HERE)) == to_whom(A, ElementType.BOOLEAN) == ALWAYS
    since = to_whom(Elapsed("event", VISIT, CalendarUnit.YEAR, HERE))
    assert since == to_whom(DateAfter("event", Wait(CalendarUnit.DAY, 3), HERE), ElementType.DATE)
    assert isinstance(since, NumberWithin)
    waited = to_whom(DateAfter(VISIT, Wait(CalendarUnit.DAY, None, "mine"), HERE), ElementType.DATE)
    assert waited == IS_A
    kinds = [Sum(("a",), HERE), Count((A,), HERE), by_cases(HitPolicy.UNIQUE, "mine")]
    assert [is_computed(derived("d", each)) for each in kinds] == [True, False, False]


def test_a_number_by_cases_applies_where_the_case_does_that_is_taken() -> None:
    """That a case is not taken, or that it applies."""
    not_c = Opposite(IsOneOf("c", (True,)))
    one = to_whom(by_cases(HitPolicy.UNIQUE, "mine", "plain"))
    assert one == Some((not_c, IS_A))
    assert to_whom(by_cases(HitPolicy.UNIQUE, "plain", "plain")) == ALWAYS
    ordered = to_whom(by_cases(HitPolicy.FIRST, "plain", "mine"))
    assert ordered == Some((Opposite(IS_B), IsOneOf("c", (True,)), IS_A))
    rest = to_whom(by_cases(HitPolicy.UNIQUE, "plain", "mine", rest=True))
    assert rest == Some((IsOneOf("c", (True,)), IS_A))


def test_a_chain_of_elements_may_be_longer_than_recursion_is_deep() -> None:
    number = 1_200
    chain = [element(f"e{place}", ElementType.BOOLEAN) for place in range(number)]
    chain[1:] = [replace(each, applies_when=IsBoolean(f"e{place}", True, HERE)) for place, each in enumerate(chain[1:])]
    last = applies(f"e{number - 1}", guideline([], chain, [], []))
    assert isinstance(last, Every)
    assert len(last.parts) == number - 1
