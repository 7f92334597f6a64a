"""How a value is said in a text, whatever is known of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.analysis.evaluation.facts import CodeSet
from guideproof.analysis.evaluation.told import _measure, said_where_it_applies, saying
from guideproof.model.calendar import NO_DAY, CalendarUnit, day_of
from guideproof.model.condition import IsBoolean
from guideproof.model.element import (
    VISIT,
    ClassBranch,
    Classify,
    Computed,
    Count,
    DateAfter,
    Days,
    Definition,
    Derived,
    ElementType,
    Grid,
    Wait,
)
from guideproof.model.formula import Binary, Operator, Variable
from guideproof.model.unit import parse_unit
from guideproof.model.value_text import NOT_APPLYING, UNKNOWN

GRID = Grid(Fraction(0), Fraction(99), Fraction(1, 2))
SICK = IsBoolean("sick", True, HERE)
FIRST, LAST, TODAY = day_of(1900, 1, 1), day_of(2099, 12, 31), day_of(2024, 5, 17)


def derived(id: str, type: ElementType, definition: Definition, codes: dict[str, str] | None = None) -> Derived:
    return Derived(id, id, type, codes or {}, parse_unit("wk") if id == "count" else None, definition, HERE)


def classes(*values: str | bool) -> Classify:
    return Classify(tuple(ClassBranch(SICK, value, HERE) for value in values), HERE)


MADE = guideline(
    [],
    [
        element("sick", ElementType.BOOLEAN),
        replace(element("kind", ElementType.CODE), codes={"x": "Ex", "y": "Why"}),
        replace(element("sites", ElementType.CODES), codes={"x": "Ex", "y": "Why"}),
        replace(element("size", ElementType.QUANTITY, grid=GRID), unit=parse_unit("mm")),
        replace(element("wait", ElementType.QUANTITY, grid=GRID), unit=parse_unit("wk")),
        replace(element("born", ElementType.DATE), days=Days(FIRST, LAST, True)),
        replace(element("seen", ElementType.DATE), days=Days(FIRST, LAST, False)),
    ],
    [],
    [],
    derived={
        "count": derived("count", ElementType.INTEGER, Count((SICK, SICK), HERE)),
        "risk": derived("risk", ElementType.CODE, classes("x", "y", "z"), {"x": "Ex", "y": "Why"}),
        "frail": derived("frail", ElementType.BOOLEAN, classes(True, False)),
        "share": derived(
            "share", ElementType.QUANTITY, Computed(Binary(Operator.DIVIDE, Variable("size"), Variable("wait")), HERE)
        ),
        "twice": derived(
            "twice", ElementType.QUANTITY, Computed(Binary(Operator.ADD, Variable("size"), Variable("size")), HERE)
        ),
        "next": derived("next", ElementType.DATE, DateAfter("seen", Wait(CalendarUnit.WEEK, 1), HERE)),
    },
)
SAID: list[tuple[str, Any, str]] = [
    ("sick", True, "yes"),
    ("sick", False, "no"),
    ("sick", None, UNKNOWN),
    ("kind", "y", "Why"),
    ("kind", None, UNKNOWN),
    ("sites", None, UNKNOWN),
    ("sites", CodeSet(frozenset("x"), frozenset("y")), "Ex"),
    ("sites", CodeSet(frozenset("xy"), frozenset()), "Ex, Why"),
    ("sites", CodeSet(frozenset(), frozenset("xy")), "none"),
    ("sites", CodeSet(frozenset("x"), frozenset()), UNKNOWN),
    ("size", 7, "3.5 mm"),
    ("size", None, UNKNOWN),
    ("wait", 2, "1 week"),
    ("wait", 4, "2 weeks"),
    ("count", (1, 1), "1 week"),
    ("count", (0, 2), "0 weeks to 2 weeks"),
    ("count", None, UNKNOWN),
    ("risk", ("x",), "Ex"),
    ("risk", ("x", "z"), "Ex or z"),
    ("risk", (), UNKNOWN),
    ("frail", (True,), "yes"),
    ("frail", (False,), "no"),
    ("frail", (True, False), UNKNOWN),
    ("born", (TODAY, TODAY), "2024-05-17"),
    ("born", (FIRST, TODAY), UNKNOWN),
    ("born", (FIRST, TODAY - 1), "1900-01-01 to 2024-05-16"),
    ("born", (FIRST + 1, TODAY), "1900-01-02 to 2024-05-17"),
    ("born", (day_of(2000, 1, 1), day_of(2000, 12, 31)), "2000"),
    ("born", (NO_DAY, NO_DAY), NOT_APPLYING),
    ("born", None, UNKNOWN),
    ("seen", (FIRST, LAST), UNKNOWN),
    ("seen", (FIRST, TODAY), "1900-01-01 to 2024-05-17"),
    ("next", (FIRST + 7, LAST + 7), "1900-01-08 to 2100-01-07"),
]


@pytest.mark.parametrize(("id", "value", "said"), SAID)
def test_what_is_known_of_a_value(id: str, value: Any, said: str) -> None:
    assert saying(id, MADE)({id: value, VISIT: TODAY}) == said


def test_a_range_of_one_day_is_that_day() -> None:
    one = replace(MADE.elements["seen"], days=Days(TODAY, TODAY, False))
    made = replace(MADE, elements={**MADE.elements, "seen": one})
    assert saying("seen", made)({"seen": (TODAY, TODAY), VISIT: TODAY}) == "2024-05-17"


@pytest.mark.parametrize(("truth", "said"), [(True, "3.5 mm"), (None, UNKNOWN), (False, NOT_APPLYING)])
def test_where_it_applies(truth: bool | None, said: str) -> None:
    told = said_where_it_applies("size", MADE, {"size": lambda state: truth})
    assert told({"size": 7}) == said
    assert said_where_it_applies("size", MADE, {})({"size": 7}) == "3.5 mm"


@pytest.mark.parametrize(
    ("id", "value", "measured"),
    [
        ("size", 7, (Fraction(7, 2), "mm")),
        ("size", None, None),
        ("count", (1, 1), (Fraction(1), "wk")),
        ("count", (1, 2), None),
        ("count", None, None),
        ("twice", 3, (Fraction(3, 2), None)),
        ("next", (TODAY, TODAY), (Fraction(TODAY), None)),
        ("next", (TODAY, TODAY + 1), None),
    ],
)
def test_what_is_measured_is_known_exactly(id: str, value: Any, measured: tuple[Fraction, str | None] | None) -> None:
    found = _measure(id, MADE)(value)
    assert (found and (found[0], found[1] and found[1].text)) == measured
