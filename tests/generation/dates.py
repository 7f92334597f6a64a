"""Dates by chance: ranges that fit each other, leap days often, times between them, tests of all kinds."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from msgspec.structs import replace
from tests.generation.parts import HERE, element

from guideproof.model.calendar import CalendarUnit, day_of, elapsed, format_day
from guideproof.model.condition import Bound, Compares, Comparison, Condition, IsNumber
from guideproof.model.element import (
    NEVER,
    VISIT,
    Assumption,
    DateAfter,
    Days,
    Derived,
    Elapsed,
    Element,
    ElementType,
    Grid,
    Wait,
)
from guideproof.model.unit import parse_unit

ONE = Fraction(1)
FIRST_VISIT, LAST_VISIT = day_of(2000, 1, 1), day_of(2099, 12, 31)
RANGES = (
    Days(day_of(1899, 12, 25), LAST_VISIT, until_visit=True),
    Days(day_of(1960, 2, 29), day_of(2060, 2, 29)),
    Days(day_of(2019, 2, 25), day_of(2024, 3, 3)),
    Days(day_of(2024, 2, 26), day_of(2024, 3, 2)),
    Days(day_of(4, 1, 1), LAST_VISIT, until_visit=True),  # three years before it are the first year that there is
)
COMPARISONS = [each for each in Comparison if each is not Comparison.EQUAL]


def a_day(chance: Random, first: int, last: int) -> int:
    """A day from a first to a last one: near an end, near the end of a month or of February, or any."""
    near = chance.random()
    if near < 0.3:
        return min(max(chance.choice((first, last)) + chance.randint(-2, 2), first), last)
    day = chance.randint(first, last)
    if near < 0.7:
        year = int(format_day(day)[:4])
        month = 3 if near < 0.55 else int(format_day(day)[5:7])
        day = day_of(year, month, 1) + chance.randint(-3, 1)
    return min(max(day, first), last)


class DrawnDates:
    """Two dates, the time between them and to the visit, and a date after a time, drawn once."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self.elements = {id: self._element(id) for id in ("born", "seen")}
        unit = chance.choice(list(CalendarUnit))
        self.elements["wait"] = replace(
            element(
                "wait",
                ElementType.QUANTITY,
                grid=Grid(Fraction(-3), Fraction(21), chance.choice((ONE, ONE, Fraction(3)))),
            ),
            unit=parse_unit(unit.value),
        )
        self.derived: dict[str, Derived] = {}
        for id in ("age", "gap"):
            start, end = chance.sample(["born", "seen", VISIT], 2)
            between = Elapsed(start, end, chance.choice(list(CalendarUnit)), HERE)
            self._add(id, ElementType.QUANTITY, between)
        start = chance.choice(["born", "seen", VISIT])
        wait = Wait(unit, None, "wait")
        if chance.random() < 0.5:
            wait = Wait(chance.choice(list(CalendarUnit)), chance.randint(1, 40))
        self._add("due", ElementType.DATE, DateAfter(start, wait, HERE))
        self._dates = ["born", "seen", "due"]
        self._times = ["age", "gap"]

    def _add(self, id: str, type: ElementType, definition: Elapsed | DateAfter) -> None:
        unit = parse_unit(definition.unit.value) if isinstance(definition, Elapsed) else None
        self.derived[id] = Derived(id, id, type, {}, unit, definition, HERE)

    def _element(self, id: str) -> Element:
        days = self._chance.choice(RANGES)
        made = replace(element(id, ElementType.DATE), days=days)
        kind = self._chance.random()
        if kind < 0.25:
            return replace(made, assumption=Assumption(NEVER, "drawn", HERE))
        if kind < 0.9 or days.until_visit:
            return made
        day = a_day(self._chance, days.first, days.last)
        return replace(made, assumption=Assumption(format_day(day), "drawn", HERE))

    def knows(self, date: Derived, chance: Random) -> Derived:
        """Makes tests of a date that comes later, and gives a time since then or until then, which they test too."""
        ends = [date.id, VISIT]
        chance.shuffle(ends)
        unit = chance.choice(list(CalendarUnit))
        found = Elapsed(ends[0], ends[1], unit, HERE)
        self.derived["since"] = Derived("since", "since", ElementType.QUANTITY, {}, parse_unit(unit.value), found, HERE)
        self._dates.append(date.id)
        self._times.append("since")
        return self.derived["since"]

    def test(self) -> Condition:
        """A test of a date, or of a time between two."""
        chance = self._chance
        if chance.random() < 0.4:
            return self._test_of_time()
        id = chance.choice(self._dates)
        if chance.random() < 0.2:
            days = {self._day(id) for _ in range(chance.randint(1, 3))}
            return IsNumber(id, tuple(map(Fraction, sorted(days))), HERE, dates=True)
        bound = Bound(None, chance.choice([VISIT, *self._dates]), ONE, "a date")
        if chance.random() < 0.5:
            day = self._day(id)
            bound = Bound(Fraction(day), None, ONE, format_day(day))
        return Compares(id, chance.choice(COMPARISONS), bound, HERE)

    def _day(self, id: str) -> int:
        days = self.elements[id].days if id in self.elements else Days(FIRST_VISIT, LAST_VISIT)
        assert days is not None
        return a_day(self._chance, max(days.first, day_of(1890, 1, 1)), min(days.last, day_of(2040, 1, 1)))

    def _test_of_time(self) -> Condition:
        chance = self._chance
        id = chance.choice(self._times)
        definition = self.derived[id].definition
        assert isinstance(definition, Elapsed)
        if chance.random() < 0.2 and definition.unit == getattr(self.derived["gap"].definition, "unit", None):
            return Compares(id, chance.choice(COMPARISONS), Bound(None, "gap", ONE, "gap"), HERE)
        most = elapsed(day_of(2000, 2, 29), day_of(chance.choice((2002, 2030, 2090)), 3, 1), definition.unit)
        count = Fraction(chance.randint(-most // 4, most))
        if chance.random() < 0.2:
            return IsNumber(id, (count,), HERE)
        return Compares(id, chance.choice(COMPARISONS), Bound(count, None, ONE, str(count)), HERE)
