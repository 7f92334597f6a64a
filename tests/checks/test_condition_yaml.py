"""A condition as the YAML that is proposed: as it is written, and read back as the same condition."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.checks.condition_yaml import condition_yaml, number_text
from guideproof.model.calendar import day_of
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
    IsNumber,
    Not,
    Only,
    SetCount,
    Unreadable,
)
from guideproof.model.element import VISIT, Days, ElementType, Grid
from guideproof.model.unit import parse_unit
from guideproof.program.conditions import lowered
from guideproof.reading.question import read_question

GRID = Grid(Fraction(0), Fraction(99), Fraction(1, 10))
UNITS = {"size": "mm", "wide": "cm", "time": "mo", "share": "1", "plain": None}
DAYS = Days(day_of(1900, 1, 1), day_of(2099, 12, 31), False)
MADE = guideline(
    [],
    [
        element("sick", ElementType.BOOLEAN),
        element("kind", ElementType.CODE, ("x", "y", "z")),
        element("sites", ElementType.CODES, ("x", "y", "z")),
        element("few", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(9), Fraction(1))),
        *(
            replace(element(id, ElementType.QUANTITY, grid=GRID), unit=None if unit is None else parse_unit(unit))
            for id, unit in UNITS.items()
        ),
        *(replace(element(id, ElementType.DATE), days=DAYS) for id in ("born", "seen")),
    ],
    [],
    [],
)
SICK = IsBoolean("sick", True, HERE)
AT_LEAST, ABOVE, AT_MOST, BELOW = Comparison.AT_LEAST, Comparison.ABOVE, Comparison.AT_MOST, Comparison.BELOW
TWO = Bound(Fraction(2), None, Fraction(1), "2")


def to(id: str, comparison: Comparison, number: str) -> Compares:
    return Compares(id, comparison, Bound(Fraction(number), None, Fraction(1), number), HERE)


def beside(id: str, comparison: Comparison, other: str) -> Compares:
    return Compares(id, comparison, Bound(None, other, Fraction(1), other), HERE)


def on(id: str, comparison: Comparison) -> Compares:
    return to(id, comparison, str(day_of(2000, 2, 29)))


def every(*parts: Condition) -> All:
    return All(parts, HERE)


def some(*parts: Condition) -> AnyOf:
    return AnyOf(parts, HERE)


WRITTEN: list[tuple[Condition, str]] = [
    (SICK, "{sick: true}"),
    (IsBoolean("sick", False, HERE), "{sick: false}"),
    (IsCode("kind", ("x",), HERE), "{kind: x}"),
    (IsCode("kind", ("x", "z"), HERE), "{kind: [x, z]}"),
    (IsNumber("few", (Fraction(3),), HERE), "{few: 3}"),
    (IsNumber("few", (Fraction(3), Fraction(5)), HERE), "{few: [3, 5]}"),
    (IsNumber("size", (Fraction(7, 2),), HERE), "{size: 3.5 mm}"),
    (to("size", AT_LEAST, "3.5"), "{size: {at_least: 3.5 mm}}"),
    (to("share", BELOW, "0.5"), "{share: {below: 0.5}}"),
    (to("plain", ABOVE, "0.5"), "{plain: {above: 0.5}}"),
    (to("few", AT_MOST, "5"), "{few: {at_most: 5}}"),
    (beside("size", AT_LEAST, "wide"), "{size: {at_least: {element: wide}}}"),
    (on("born", BELOW), "{born: {before: 2000-02-29}}"),
    (on("born", AT_MOST), "{born: {on_or_before: 2000-02-29}}"),
    (on("born", ABOVE), "{born: {after: 2000-02-29}}"),
    (on("born", AT_LEAST), "{born: {on_or_after: 2000-02-29}}"),
    (beside("born", AT_LEAST, "seen"), "{born: {on_or_after: {element: seen}}}"),
    (beside("born", BELOW, VISIT), "{born: {before: visit}}"),
    (Includes("sites", ("x",), False, HERE), "{sites: {includes: x}}"),
    (Includes("sites", ("x",), True, HERE), "{sites: {includes: x}}"),
    (Includes("sites", ("x", "y"), False, HERE), "{sites: {includes_any: [x, y]}}"),
    (Includes("sites", ("x", "y"), True, HERE), "{sites: {includes_all: [x, y]}}"),
    (Only("sites", ("x",), HERE), "{sites: {only: [x]}}"),
    (Only("sites", (), HERE), "{sites: {none: true}}"),
    (SetCount("sites", AT_LEAST, TWO, HERE), "{sites: {count: {at_least: 2}}}"),
    (SetCount("sites", Comparison.EQUAL, TWO, HERE), "{sites: {count: 2}}"),
    (
        SetCount("sites", BELOW, Bound(None, "few", Fraction(1), "few"), HERE),
        "{sites: {count: {below: {element: few}}}}",
    ),
    (Not(SICK, HERE), "{not: {sick: true}}"),
    (every(SICK), "{sick: true}"),
    (every(SICK, to("few", AT_MOST, "5")), "{sick: true, few: {at_most: 5}}"),
    (every(to("few", AT_LEAST, "2"), to("few", BELOW, "5")), "{few: {at_least: 2, below: 5}}"),
    (
        every(to("few", AT_LEAST, "2"), to("few", AT_LEAST, "5")),
        "{all: [{few: {at_least: 2}}, {few: {at_least: 5}}]}",
    ),
    (every(SICK, IsBoolean("sick", False, HERE)), "{all: [{sick: true}, {sick: false}]}"),
    (
        every(Not(to("few", AT_LEAST, "2"), HERE), Not(to("few", BELOW, "1"), HERE)),
        "{all: [{not: {few: {at_least: 2}}}, {not: {few: {below: 1}}}]}",
    ),
    (every(SICK, Not(IsCode("kind", ("x",), HERE), HERE)), "{sick: true, not: {kind: x}}"),
    (some(SICK, to("few", AT_MOST, "5")), "{any: [{sick: true}, {few: {at_most: 5}}]}"),
    (
        every(Includes("sites", ("x",), False, HERE), SetCount("sites", AT_MOST, TWO, HERE)),
        "{sites: {includes: x, count: {at_most: 2}}}",
    ),
]


@pytest.mark.parametrize(("condition", "written"), WRITTEN, ids=[written for _, written in WRITTEN])
def test_as_it_is_pasted(condition: Condition, written: str) -> None:
    assert condition_yaml(MADE, condition) == written
    read, faults = read_question(written, "proposed", MADE)
    assert faults == []
    assert read is not None
    if not isinstance(condition, All | Compares | SetCount | Includes):  # these remember how they were written
        assert lowered(read, MADE) == lowered(condition, MADE)


@pytest.mark.parametrize(
    "condition",
    [
        every(),
        some(),
        Unreadable((), HERE),
        every(SICK, every()),
        to("plain", AT_LEAST, "1/3"),
        to("share", AT_LEAST, "1/3"),
        on("born", Comparison.EQUAL),
    ],
)
def test_what_the_language_has_no_words_for(condition: Condition) -> None:
    assert condition_yaml(MADE, condition) is None


@pytest.mark.parametrize(
    ("id", "number", "text"),
    [
        ("size", "7/2", "3.5 mm"),
        ("few", "3", "3"),
        ("plain", "1/3", None),
        ("time", "1/2", "0.5 mo"),
        ("wide", "1/7", None),
        ("born", str(day_of(2000, 2, 29)), "2000-02-29"),
    ],
)
def test_a_number_with_its_unit(id: str, number: str, text: str | None) -> None:
    assert number_text(MADE, id, Fraction(number)) == text


def test_what_does_not_end_in_its_unit_is_written_in_another_one() -> None:
    """The shortest that there is: a third of a centimetre is ten Charrière."""
    assert number_text(MADE, "wide", Fraction(1, 3)) == "10 [Ch]"
    assert number_text(MADE, "time", Fraction(7 * 48, 1461)) == "7 d"
