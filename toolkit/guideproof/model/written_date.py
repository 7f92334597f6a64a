"""Dates as people write them: why one is not read, and what to write instead.

Nothing is ever read so: a person decides. Copied into every emitted program of a guideline with dates; Python 3.9 and
later.
"""

from __future__ import annotations

import re

from guideproof.model.calendar import length_of_month
from guideproof.model.written_number import Meant

# <program>

OTHER_DATE = re.compile(
    r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.] ?([0-9]{1,2})[-/.] ?([0-9]{4})", re.ASCII
)
MONTH_ALONE = re.compile(r"[0-9]{4}-([0-9]{2})", re.ASCII)


def meant_date(text: str) -> Meant | None:
    """What day a text may be meant for that is written otherwise than `2026-01-31`, or names a day that is none."""
    found = OTHER_DATE.fullmatch(text.strip())
    month_alone = MONTH_ALONE.fullmatch(text.strip())
    if month_alone is not None and not 1 <= int(month_alone[1]) <= 12:
        return Meant(("there is no such month",), ())
    if found is None:
        return None
    first, second, third = (int(each) for each in (found[1] or found[4], found[2] or found[5], found[3] or found[6]))
    parts = [(first, second, third)] if found[1] else [(third, second, first), (third, first, second)]
    days = [f"{year:04}-{month:02}-{day:02}" for year, month, day in parts if is_day(year, month, day)]
    if not days:
        return Meant(("there is no such day",), ())
    return Meant(("a date is written year, month, day",), tuple(dict.fromkeys(days)))


def meant_fact(text: str) -> Meant | None:
    """What the date of a patient may be meant for: a day otherwise written, or that there was none."""
    if text.strip() == "never":
        return Meant(("where there was no such event, leave it out",), ())
    return meant_date(text)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is a day with this date."""
    return year > 0 and 1 <= month <= 12 and 1 <= day <= length_of_month(year, month)
