"""Which elements settle a condition, and which one that is unknown still reads, in the order in which they come."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    Not,
    Unreadable,
)
from guideproof.model.element import (
    VISIT,
    ClassBranch,
    Classify,
    Computed,
    Count,
    Definition,
    Derived,
    Element,
    ElementType,
    Grid,
    Points,
    PointsBranch,
    Sum,
)
from guideproof.model.formula import Expression, Number, Variable
from guideproof.model.node import HitPolicy
from guideproof.program.reasons import (
    Names,
    NamesMissing,
    NamesWhere,
    NothingMore,
    ToName,
    needed,
    needed_by,
    needed_if_unknown,
    settling,
)

A, B, C = (IsBoolean(id, True, HERE) for id in "abc")
SITES = Includes("sites", ("x",), False, HERE)
LOST = Unreadable(("a", "kind"), HERE)
SIZED = Compares("size", Comparison.AT_LEAST, Bound(None, "few", Fraction(1), "few"), HERE)
GRID = Grid(Fraction(0), Fraction(9), Fraction(1))
INPUTS: list[Element] = [
    *(element(id, ElementType.BOOLEAN) for id in "abc"),
    element("kind", ElementType.CODE, "xy"),
    element("sites", ElementType.CODES, "xy"),
    *(element(id, ElementType.INTEGER, grid=GRID) for id in ("size", "few", "own")),
]
INPUTS[-1] = replace(INPUTS[-1], applies_when=B)
MADE = guideline([], INPUTS, [], [])
LARGE = Compares("size", Comparison.AT_LEAST, Bound(Fraction(5), None, Fraction(1), "5"), HERE)
OWN = Compares("own", Comparison.AT_LEAST, Bound(Fraction(5), None, Fraction(1), "5"), HERE)


def every(*parts: Condition) -> All:
    return All(parts, HERE)


def some(*parts: Condition) -> AnyOf:
    return AnyOf(parts, HERE)


def names(*ids: str) -> ToName:
    return tuple(map(Names, ids))


def missing(*ids: str) -> ToName:
    return tuple(map(NamesMissing, ids))


def test_what_settles_a_condition() -> None:
    """All parts of a true `all`, and of a false `any`; else those that are as it is."""
    one_of = NamesWhere(A, False, names("a")), NamesWhere(B, False, names("b"))
    assert settling(A, True) == settling(Not(A, HERE), False) == names("a")
    assert settling(every(A, B), True) == settling(some(A, B), False) == names("a", "b")
    assert settling(every(A, B), False) == settling(Not(every(A, B), HERE), True) == one_of
    assert settling(some(A, B), True) == tuple(replace(each, truth=True) for each in one_of)
    assert settling(every(A), False) == settling(some(A), True) == names("a")
    assert settling(LOST, True) == ()
    assert settling(SIZED, True) == names("size", "few")
    nested = settling(every(some(A, B), C), True)
    assert nested == (NamesWhere(A, True, names("a")), NamesWhere(B, True, names("b")), *names("c"))


def test_what_an_unknown_condition_still_reads() -> None:
    """A test of one input is unknown where that is missing; of others it is asked whether they are unknown."""
    assert needed(A, MADE) == needed(Not(A, HERE), MADE) == needed(every(A), MADE) == missing("a")
    assert needed(every(A, LARGE), MADE) == needed(some(A, LARGE), MADE) == missing("a", "size")
    assert needed(SIZED, MADE) == missing("size", "few")
    assert needed(LOST, MADE) == names("a", "kind")
    assert needed_if_unknown(SIZED, MADE) == (NamesWhere(SIZED, None, missing("size", "few")),)
    assert needed_if_unknown(SITES, MADE) == (NamesWhere(SITES, None, missing("sites")),)
    assert needed_if_unknown(Not(A, HERE), MADE) == missing("a")
    both = every(A, B)
    assert needed_if_unknown(both, MADE) == (NamesWhere(both, None, missing("a", "b")),)
    always = IsCode("kind", ("x", "y"), HERE)
    assert needed_if_unknown(always, MADE) == (NamesWhere(always, None, missing("kind")),)
    assert needed_if_unknown(LOST, MADE) == (NamesWhere(LOST, None, names("a", "kind")),)


def test_of_what_may_not_apply_it_is_read_first_whether_it_does() -> None:
    lacks = *missing("b"), NamesWhere(B, True, missing("own"))
    assert needed(OWN, MADE) == lacks
    assert needed_if_unknown(OWN, MADE) == (NamesWhere(OWN, None, lacks),)


def by(definition: Definition, type: ElementType = ElementType.INTEGER) -> ToName:
    return needed_by(Derived("n", "n", type, {}, None, definition, HERE), MADE)


def test_what_a_derived_element_still_reads() -> None:
    assert by(Computed(Variable("size"), HERE)) == by(Sum(("size",), HERE)) == missing("size")
    assert by(Sum(("size", "own", VISIT), HERE)) == (*missing("size"), *needed(OWN, MADE))
    assert by(Count((A, SITES), HERE)) == (*missing("a"), *needed_if_unknown(SITES, MADE))
    points = [PointsBranch(when, Fraction(number), HERE) for when, number in ((A, 2), (B, 0), (C, -1))]
    assert by(Points(tuple(points), HERE)) == missing("a", "c")


def classified(policy: HitPolicy, *values: Expression, rest: bool) -> ToName:
    whens: list[Condition | None] = [A, B, C][: len(values)]
    if rest:
        whens[-1] = None
    branches = (ClassBranch(when, value, HERE, written="so") for when, value in zip(whens, values, strict=True))
    return by(Classify(tuple(branches), HERE, policy))


SIZE, FEW, ONE = Variable("size"), Variable("few"), Number(Fraction(1))


def test_what_a_number_by_cases_still_reads() -> None:
    """Its conditions, and of a case that is taken, or may be, what it is computed from; what takes the rest comes last,
    where none of the others holds."""
    where = {
        id: (NamesWhere(when, None, missing(read)), NamesWhere(when, True, missing(read)))
        for id, when, read in (("a", A, "size"), ("b", B, "few"))
    }
    unique = classified(HitPolicy.UNIQUE, SIZE, FEW, ONE, rest=False)
    assert unique == (*missing("a"), *where["a"], *missing("b"), *where["b"], *missing("c"))
    first = classified(HitPolicy.FIRST, SIZE, FEW, SIZE, rest=True)
    assert first == (
        *(*missing("a"), *where["a"], NothingMore(A)),
        *(*missing("b"), *where["b"], NothingMore(B), *missing("size")),
    )
    others = classified(HitPolicy.UNIQUE, SIZE, ONE, FEW, rest=True)
    assert others == (
        *(*missing("a"), *where["a"], *missing("b")),
        *(NothingMore(A), NothingMore(B), *missing("few")),
    )
    assert classified(HitPolicy.UNIQUE, SIZE, ONE, rest=True) == (*missing("a"), *where["a"])
