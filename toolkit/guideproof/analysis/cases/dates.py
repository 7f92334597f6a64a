"""Small slips in what is computed from dates: the wrong way round, another unit, one more."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guideproof.model.calendar import CalendarUnit
from guideproof.model.element import DateAfter, Elapsed, Wait
from guideproof.program.wording import wait_text


def slips_in_dates(definition: Elapsed | DateAfter) -> Iterator[tuple[str, str, Elapsed | DateAfter]]:
    """Every definition that differs by one slip: the kind of it, what was done in words, and what it gives."""
    match definition:
        case Elapsed(start, end, unit):
            yield "dates", f"from {end} to {start}", replace(definition, start=end, end=start)
            other = _next_unit(unit)
            yield "dates", f"in {other.words[1]}, not {unit.words[1]}", replace(definition, unit=other)
        case DateAfter(start, wait):
            for changed in _waits(wait):
                what = f"{wait_text(changed)} after {start}, not {wait_text(wait)}"
                yield "dates", what, replace(definition, wait=changed)


def _next_unit(unit: CalendarUnit) -> CalendarUnit:
    """The unit with which one may be mistaken that counts the same, years for months, weeks for days."""
    others = {CalendarUnit.YEAR: CalendarUnit.MONTH, CalendarUnit.WEEK: CalendarUnit.DAY}
    return others.get(unit) or next(key for key, other in others.items() if other is unit)


def _waits(wait: Wait) -> Iterator[Wait]:
    """A time that is one unit longer, and one in the next unit."""
    if wait.count is not None:
        yield replace(wait, count=wait.count + 1, parameter=None)
    yield replace(wait, unit=_next_unit(wait.unit), parameter=None)
