"""The day of the visit: given with a patient's facts or beside them, else the day of the caller's clock (section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guideproof.analysis.evaluation.facts import date_text
from guideproof.model.calendar import days_written, format_day
from guideproof.model.element import ON
from guideproof.model.quoting import quoted
from guideproof.model.written_date import meant_date
from guideproof.model.written_number import worded
from guideproof.program.slots import VISIT_KIND


class TwoVisits(ValueError):
    """The day of the visit was given twice, and the two differ."""


def with_visit(facts: Mapping[str, Any], on: date | str | None) -> Mapping[str, Any]:
    """The facts with the day of the visit that was given beside them. Raises ``TwoVisits``."""
    if on is None:
        return facts
    stated = facts.get(ON)
    if stated is not None and date_text(stated) != date_text(on):
        raise TwoVisits(
            f"the day of the visit is given twice, as {quoted(stated)} with the facts and as {quoted(on)}; give it once"
        )
    return {**facts, ON: on}


def day_of_visit(facts: Mapping[str, Any]) -> tuple[int | None, str | None]:
    """The day of the visit, ``None`` where what was given is none, and what is wrong with it."""
    given = facts.get(ON)
    if given is None:
        return date.today().toordinal(), None
    days = days_written(date_text(given))
    if days is None or days[0] != days[1]:
        meant = meant_date(given) if isinstance(given, str) else None
        if meant is not None:
            return None, "; ".join(filter(None, worded(f"`{ON}`", quoted(given), None, meant)))
        return None, f"`{ON}` cannot be `{quoted(given)}`; it takes the day of the visit, such as `2024-05-17`"
    [day, _] = days
    if VISIT_KIND.first <= day <= VISIT_KIND.last:
        return day, None
    lies = f"{format_day(VISIT_KIND.first)} to {format_day(VISIT_KIND.last)}"
    return None, f"`{ON}` cannot be `{quoted(given)}`; the day of a visit lies in the range {lies}"
