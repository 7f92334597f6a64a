"""What is read of a fact, by the kind of its element, and what does not fit: with all that is said of it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.analysis.evaluation.facts import (
    CodeSet,
    DaySpan,
    Value,
    assumptions,
    date_text,
    is_whole,
    own_unit,
    read_value,
    shown,
    until,
    written,
)
from guideproof.model.calendar import NO_DAY, day_of
from guideproof.model.element import NEVER, Assumption, Days, Element, ElementType, Grid
from guideproof.model.fault import OutOfRange, OutsideDates, TypeMismatch, UnitMismatch, UnknownCode
from guideproof.model.unit import parse_unit

CODES = ("liver", "lung", "bone")
SICK = element("sick", ElementType.BOOLEAN)
KIND = element("kind", ElementType.CODE, CODES)
SITES = element("sites", ElementType.CODES, CODES)
FEW = element("few", ElementType.INTEGER, grid=Grid(Fraction(1), Fraction(9), Fraction(1)))
SIZE = replace(
    element("size", ElementType.QUANTITY, grid=Grid(Fraction(1), Fraction(30), Fraction(1, 2))), unit=parse_unit("cm")
)
PLAIN = element("plain", ElementType.QUANTITY, grid=Grid(Fraction(-2), Fraction(2), Fraction(1, 4)))
FIRST, LAST = day_of(2000, 2, 10), day_of(2020, 6, 15)
SEEN = replace(element("seen", ElementType.DATE), days=Days(FIRST, LAST, False))
BORN = replace(SEEN, id="born", days=Days(FIRST, LAST, True))


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> DaySpan:
    return DaySpan(day_of(*first), day_of(*last))


def codes(present: str = "", absent: str = "") -> CodeSet:
    return CodeSet(frozenset(present.split()), frozenset(absent.split()))


READ: list[tuple[Element, Any, Value | None]] = [
    (SICK, True, True),
    (SICK, False, False),
    (SICK, None, None),
    (KIND, "lung", "lung"),
    (SITES, ["liver"], codes("liver", "lung bone")),
    (SITES, ("liver", "bone"), codes("liver bone", "lung")),
    (SITES, {"liver"}, codes("liver", "lung bone")),
    (SITES, [], codes("", "liver lung bone")),
    (SITES, {"liver": True, "lung": False, "bone": None}, codes("liver", "lung")),
    (SITES, {"liver": False}, codes("", "liver")),
    (SITES, {"liver": None}, None),
    (SITES, {}, None),
    (FEW, 1, 1),
    (FEW, 9, 9),
    (FEW, 3.0, 3),
    (FEW, Decimal(4), 4),
    (FEW, Fraction(5), 5),
    (SIZE, 1, 2),
    (SIZE, 30, 60),
    (SIZE, 3.5, 7),
    (SIZE, "3.5 cm", 7),
    (SIZE, "35 mm", 7),
    (PLAIN, -2, -8),
    (PLAIN, 0.25, 1),
    (SEEN, "2005-06-07", days((2005, 6, 7), (2005, 6, 7))),
    (SEEN, "2005-06", days((2005, 6, 1), (2005, 6, 30))),
    (SEEN, "2005", days((2005, 1, 1), (2005, 12, 31))),
    (SEEN, 2005, days((2005, 1, 1), (2005, 12, 31))),
    (SEEN, "2000", days((2000, 2, 10), (2000, 12, 31))),
    (SEEN, "2020-06", days((2020, 6, 1), (2020, 6, 15))),
    (SEEN, "2000-02-10", days((2000, 2, 10), (2000, 2, 10))),
    (SEEN, "2020-06-15", days((2020, 6, 15), (2020, 6, 15))),
    (SEEN, date(2005, 6, 7), days((2005, 6, 7), (2005, 6, 7))),
]


@pytest.mark.parametrize(("of", "given", "value"), READ)
def test_what_fits_is_read(of: Element, given: Any, value: Value | None) -> None:
    assert read_value(of, given, HERE) == value


MISFITS: list[tuple[Element, Any]] = [
    *((SICK, each) for each in ("true", 1, 0, [])),
    *((KIND, each) for each in (True, 1, ["liver"])),
    *((SITES, each) for each in ("liver", 1, ["liver", "liver"], ["liver", 1], {"liver": 1}, {1: True}, True)),
    *((FEW, each) for each in (True, "3", "3 cm", float("nan"), float("inf"), [])),
    *((SIZE, each) for each in (True, "cm", "", "3,5 cm", None.__class__, float("inf"))),
    *((SEEN, each) for each in (True, "2005-13", "05", 999, 10_000, 2005.5, datetime(2005, 6, 7), "today")),
]


@pytest.mark.parametrize(("of", "given"), MISFITS)
def test_what_is_of_another_type_does_not_fit(of: Element, given: Any) -> None:
    fault = read_value(of, given, HERE)
    assert isinstance(fault, TypeMismatch)
    assert (fault.element, fault.span) == (of.id, HERE)


@pytest.mark.parametrize("given", ["skin", ""])
def test_a_code_that_there_is_not(given: str) -> None:
    assert read_value(KIND, given, HERE) == UnknownCode("kind", given, CODES, HERE)
    for some in (["liver", given], {given: True}, {given: None}, {"liver", given}):
        assert read_value(SITES, some, HERE) == UnknownCode("sites", given, CODES, HERE)


@pytest.mark.parametrize(
    ("given", "between", "taken"),
    [
        (0.5, None, ""),
        (31, None, ""),
        (3.25, ("3", "3.5"), ""),
        ("32.5 mm", ("3", "3.5"), "3.25 cm"),
        ("400 mm", None, "40 cm"),
        ("31 cm", None, ""),
    ],
)
def test_a_number_beyond_the_range_or_off_the_grid(given: Any, between: tuple[str, str] | None, taken: str) -> None:
    fault = read_value(SIZE, given, HERE)
    assert isinstance(fault, OutOfRange)
    assert (fault.low, fault.high, fault.precision, fault.unit) == (1, 30, Fraction(1, 2), "cm")
    assert fault.between == (None if between is None else tuple(map(Fraction, between)))
    assert fault.taken == taken


@pytest.mark.parametrize(
    ("given", "named", "found"),
    [
        ("32.6 mm", (), 7),
        ("32.4 mm", (), 6),
        ("32.6 mm", ("3.5",), None),
        ("32.6 mm", ("3.4",), None),
        ("32.6 mm", ("3.26",), None),
        ("32.6 mm", ("3.25", "3.6"), 7),
        ("3.26 cm", (), None),
        (3.26, (), None),
        ("326 mm", (), None),
    ],
)
def test_what_conversion_takes_off_the_grid_is_rounded_where_nothing_tells(
    given: Any, named: tuple[str, ...], found: int | None
) -> None:
    value = read_value(SIZE, given, HERE, named=tuple(map(Fraction, named)))
    assert value == found if found is not None else isinstance(value, OutOfRange)
    if found is None and named:
        assert isinstance(value, OutOfRange)
        assert value.taken == "3.5 cm"
        assert value.beside
    assert isinstance(read_value(SIZE, given, HERE), OutOfRange)


def test_another_dimension_or_no_unit() -> None:
    for given, known in (("3 kg", True), ("3 wobbles", False)):
        fault = read_value(SIZE, given, HERE)
        assert isinstance(fault, UnitMismatch | TypeMismatch)
        assert not isinstance(fault, UnitMismatch) or fault.known is known
    assert isinstance(read_value(FEW, "3 kg", HERE), TypeMismatch)


@pytest.mark.parametrize("given", ["1999", "2000-02-09", "2020-06-16", "2021"])
def test_a_day_beyond_the_range(given: str) -> None:
    fault = read_value(SEEN, given, HERE)
    assert isinstance(fault, OutsideDates)
    assert (fault.element, fault.first, fault.last, fault.until_visit) == ("seen", FIRST, LAST, False)


def test_until_the_visit() -> None:
    """A day after it does not fit; what lies on both sides of it is cut."""
    visit = day_of(2010, 1, 1)
    before, across, on, after = (
        DaySpan(visit + one, visit + other) for one, other in ((-9, -1), (-9, 9), (0, 5), (1, 5))
    )
    assert until(BORN, before, visit, "", HERE) is before
    assert until(BORN, across, visit, "", HERE) == DaySpan(visit - 9, visit)
    assert until(BORN, on, visit, "", HERE) == DaySpan(visit, visit)
    assert until(BORN, DaySpan(visit, visit), visit, "", HERE) == DaySpan(visit, visit)
    fault = until(BORN, after, visit, "2010", HERE)
    assert isinstance(fault, OutsideDates)
    assert (fault.until_visit, fault.first, fault.last) == (True, FIRST, LAST)


def test_dates_as_texts() -> None:
    given = ["2005", 2005, 1000, 9999, 999, 10_000, 2005.0, Decimal(2005), Fraction(2005), 2005.5, True, None]
    assert [date_text(each) for each in given] == [
        *("2005", "2005", "1000", "9999", "", "", "2005", "2005", "2005", "", "", ""),
    ]


WRITTEN: list[tuple[Element, Value, Any, str, bool]] = [
    (SICK, True, True, "true", True),
    (KIND, "lung", "lung", "lung", True),
    (SITES, codes("liver bone", "lung"), ["liver", "bone"], "liver, bone", True),
    (SITES, codes("", "liver lung bone"), [], "none", True),
    (SITES, codes("bone", "liver"), {"liver": False, "bone": True}, "bone, not liver", False),
    (SITES, codes("", "liver"), {"liver": False}, "not liver", False),
    (FEW, 3, 3, "3", True),
    (SIZE, 7, "3.5 cm", "3.5 cm", True),
    (PLAIN, 1, Fraction(1, 4), "0.25", True),
    (PLAIN, 4, 1, "1", True),
    (SEEN, days((2005, 6, 7), (2005, 6, 7)), "2005-06-07", "2005-06-07", True),
    (SEEN, days((2005, 6, 1), (2005, 6, 30)), "2005-06", "2005-06", False),
    (SEEN, days((2005, 1, 1), (2005, 12, 31)), "2005", "2005", False),
    (SEEN, days((2005, 1, 1), (2006, 12, 31)), None, "2005-01-01 to 2006-12-31", False),
    (SEEN, DaySpan(NO_DAY, NO_DAY), NEVER, NEVER, True),
]


@pytest.mark.parametrize(("of", "value", "data", "text", "whole"), WRITTEN)
def test_as_data_and_as_text(of: Element, value: Value, data: Any, text: str, whole: bool) -> None:
    assert written(of, value) == data
    assert shown(of, value) == text
    assert is_whole(of, value) is whole


def test_what_is_missing_is_said_so() -> None:
    assert shown(SIZE, None) == "missing"


def test_units_of_numbers() -> None:
    unit = parse_unit("cm")
    types = [ElementType.INTEGER, ElementType.QUANTITY, ElementType.DATE, ElementType.CODE]
    assert [own_unit(each, unit) for each in types] == ["", "cm", None, None]
    assert own_unit(ElementType.QUANTITY, None) == "1"


def test_what_is_put_in_for_missing_values() -> None:
    put = [
        (SICK, False),
        (SITES, []),
        (SIZE, Fraction(3)),
        (SEEN, NEVER),
        (BORN, "2005"),
        (KIND, "skin"),
    ]
    elements = [replace(each, assumption=Assumption(value, "so", HERE)) for each, value in put]
    assert assumptions(guideline([], [*elements, FEW], [], [])) == {
        "sick": False,
        "sites": codes("", "liver lung bone"),
        "size": 6,
        "seen": DaySpan(NO_DAY, NO_DAY),
        "born": days((2005, 1, 1), (2005, 12, 31)),
    }
