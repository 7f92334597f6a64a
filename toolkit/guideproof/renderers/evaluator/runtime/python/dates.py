"""Dates and the day of the visit, in programs of guidelines that have some. Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guideproof.model.calendar import NO_DAY, days_written, format_day, format_days
from guideproof.model.quoting import quoted
from guideproof.model.value_text import NOT_APPLYING, UNKNOWN
from guideproof.model.written_date import meant_date, meant_fact
from guideproof.model.written_number import worded
from guideproof.renderers.evaluator.runtime.python.elements import Element
from guideproof.renderers.evaluator.runtime.python.faults import Misfit, TwoVisits

# <program>


class DateElement(Element):
    """A date, kept as the first and the last day that it can be: days are counted from the first of January of year 1.
    One that is missing can be any day of its range; ``never``: then there was no such event, and both are 0."""

    kind = "date"
    fitting = "a day such as `2024-05-17`, a month such as `2024-05` or a year such as `2024`"

    def __init__(
        self, name: str, low: str, high: str, first: str, last: str, until_visit: bool, never: bool = False
    ) -> None:
        super().__init__(name, low)
        self.high = high
        self.first, self.last = (day for text in (first, last) for day in (days_written(text) or (0,))[:1])
        self.until_visit = until_visit
        self.never = never

    def take(self, p: Any, given: Any) -> None:
        """Puts the days that the given value may mean into the record. Raises ``Misfit``."""
        written = days_written(date_text(given))
        if written is None:
            meant = meant_fact(given) if isinstance(given, str) else None
            if meant is None:
                raise self.misfit(given)
            raise Misfit("; ".join(filter(None, worded(f"`{self.name}`", quoted(given), None, meant))))
        first, last = max(written[0], self.first), min(written[1], self.last)
        if first > last:
            end = format_day(self.last) + (", and not after the visit" if self.until_visit else "")
            raise self.outside(given, end)
        self.put(p, first, last)

    def put(self, p: Any, first: int, last: int) -> None:
        """Puts the first and the last day that it can be into the record."""
        setattr(p, self.slot, first)
        setattr(p, self.high, last)

    def outside(self, given: Any, end: str) -> Misfit:
        """Says that no day that is meant lies in the range."""
        lies = f"it lies in the range {format_day(self.first)} to {end}"
        return Misfit(f"`{self.name}` cannot be `{quoted(given)}`; {lies}")

    def cut(self, p: Any, given: Any) -> None:
        """Leaves no day after the visit to a date that lasts until then. Raises ``Misfit`` where none is left."""
        if not self.until_visit or self.missing(p):
            return
        if getattr(p, self.slot) > p.visit:
            end = format_day(self.last) if p.visit > self.last else f"the visit on {format_day(p.visit)}"
            raise self.outside(given, end)
        self.put(p, getattr(p, self.slot), min(getattr(p, self.high), p.visit))

    def put_in(self, p: Any, value: Any) -> None:
        """Puts what a missing value stands for into the record."""
        if self.never:
            self.put(p, NO_DAY, NO_DAY)
        else:
            self.take(p, value)

    def complete(self, p: Any) -> None:
        """A date that is missing can be any day of its range."""
        if self.missing(p):
            self.put(p, self.first, min(self.last, p.visit) if self.until_visit else self.last)

    def known(self, p: Any) -> bool:
        """Whether it is known as a whole."""
        return bool(getattr(p, self.slot) == getattr(p, self.high))

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        first, last = getattr(p, self.slot), getattr(p, self.high)
        return f"{self.name} = {'never' if first == NO_DAY else format_days(first, last)}"


def date_text(given: Any) -> str:
    """A date as text; an empty one where it is none. A year may be a number of four digits."""
    if isinstance(given, str):
        return given
    if isinstance(given, date):
        return "" if isinstance(given, datetime) else given.isoformat()
    number = isinstance(given, (int, float, Decimal, Fraction)) and not isinstance(given, bool)
    return str(int(given)) if number and 1000 <= given <= 9999 and given == int(given) else ""


class Dates:
    """The dates among the facts of a patient, and the day of the visit."""

    def __init__(self, first: str, last: str, elements: Mapping[str, Any]) -> None:
        self.first, self.last = first, last
        self.dates = [each for each in elements.values() if isinstance(each, DateElement)]

    def take(self, p: Any, problems: list[dict[str, Any]], facts: Mapping[str, Any], on: Any) -> list[dict[str, Any]]:
        """Puts the day of the visit into the record, today's if none is given, and cuts the dates that last until it;
        gives the problems with those of dates among them, in the order of the facts. Raises ``TwoVisits``."""
        wrong = self.read(p, facts, on)
        if not wrong:
            return problems
        found = {each["element"]: each for each in problems}
        for name, message in wrong.items():
            found[name] = {"element": name, "constraint": None, "node": None, "message": message}
        places = {quoted(name): place for place, name in reversed([*enumerate((*facts, "on"))])}
        return sorted(found.values(), key=lambda each: places[each["element"]])

    def read(self, p: Any, facts: Mapping[str, Any], on: Any) -> dict[str, str]:
        """Puts the day of the visit into the record and cuts dates; gives what is wrong with these, by name."""
        given, stated = on, facts.get("on")
        if on is None:
            given = stated
        elif stated is not None and date_text(stated) != date_text(on):
            twice = f"as {quoted(stated)} with the facts and as {quoted(on)}"
            raise TwoVisits(f"the day of the visit is given twice, {twice}; give it once")
        days = (date.today().toordinal(),) * 2 if given is None else days_written(date_text(given))
        if days is None or days[0] != days[1]:
            meant = meant_date(given) if isinstance(given, str) else None
            if meant is not None:
                return {"on": "; ".join(filter(None, worded("`on`", quoted(given), None, meant)))}
            return {"on": f"`on` cannot be `{quoted(given)}`; it takes the day of the visit, such as `2024-05-17`"}
        if not self.first <= format_day(days[0]) <= self.last:
            lies = f"the day of a visit lies in the range {self.first} to {self.last}"
            return {"on": f"`on` cannot be `{quoted(given)}`; {lies}"}
        p.visit = days[0]
        wrong: dict[str, str] = {}
        for each in self.dates:
            try:
                each.cut(p, facts.get(each.name))
            except Misfit as misfit:
                wrong[each.name] = str(misfit)
        return wrong

    def complete(self, p: Any) -> None:
        """Dates that are missing can be any day of their ranges."""
        for each in self.dates:
            each.complete(p)

    def data(self, p: Any) -> str | None:
        """The day of the visit as the JSON of an evaluation has it."""
        return None if p.visit is None else format_day(p.visit)

    def shown(self, p: Any) -> str:
        """The day of the visit as a clinician reads it."""
        return f"visit = {format_day(p.visit)}"


class DateResult:
    """A derived date, kept as the first and the last day that it can be."""

    def __init__(self, name: str, low: str, high: str, lacks: Callable[[Any], Iterable[str]]) -> None:
        self.name = name
        self.lacks = lacks
        self.low = low
        self.high = high

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        first, last = (format_day(getattr(p, slot)) for slot in (self.low, self.high))
        return first if first == last else {"on_or_after": first, "on_or_before": last}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        return f"{self.name} = {format_days(getattr(p, self.low), getattr(p, self.high))}"


class DateCaseResult(DateResult):
    """A date by cases, and what keeps it from being determined: nothing (0), that no case holds (1), that two hold
    which differ (2)."""

    def __init__(self, name: str, low: str, high: str, fault: str, lacks: Callable[[Any], Iterable[str]]) -> None:
        super().__init__(name, low, high, lacks)
        self.fault = fault

    def conflict(self, p: Any) -> str | None:
        """What keeps the date from being determined, in words."""
        fault = getattr(p, self.fault)
        found = "no case holds" if fault == 1 else "two cases hold at once that differ"
        return f"`{self.name}` cannot be determined: {found}" if fault else None


class ElapsedResult:
    """A time between dates, kept as the least and the greatest that it can be, in whole units."""

    def __init__(self, name: str, low: str, high: str, unit: str, lacks: Callable[[Any], Iterable[str]]) -> None:
        self.name = name
        self.lacks = lacks
        self.low = low
        self.high = high
        self.unit = unit

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        low, high = getattr(p, self.low), getattr(p, self.high)
        return low if low == high else {"at_least": low, "at_most": high}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        low, high = getattr(p, self.low), getattr(p, self.high)
        return f"{self.name} = {low if low == high else f'{low} to {high}'} {self.unit}"


class DateText:
    """A day as a text has it, or what is known of it: nothing, where it may be any day of the range of an input, which
    ends with the visit, if that is before, where it is ``until_visit``."""

    def __init__(self, low: str, high: str, first: int | None, last: int | None, until_visit: bool) -> None:
        self.low, self.high = low, high
        self.first, self.last, self.until_visit = first, last, until_visit

    def known(self, p: Any) -> bool:
        """Whether it is one day."""
        return bool(getattr(p, self.low) == getattr(p, self.high))

    def said(self, p: Any) -> str:
        """What is known of the value."""
        low, high = getattr(p, self.low), getattr(p, self.high)
        if low == NO_DAY:
            return NOT_APPLYING
        end = min(self.last, p.visit) if self.until_visit and self.last is not None else self.last
        return UNKNOWN if low != high and (low, high) == (self.first, end) else format_days(low, high)
