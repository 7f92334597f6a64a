"""`guideproof check` on guidelines that decide by dates: many decisions over few dates, each by a time between two of
them or by a date some time after one.

Each guideline is made around somebody who goes on at every decision: on a chain the conditions of all decisions
add up on the way to its end, so that the calendar decides who can be there; where sections are joined again, few do.
"""

from __future__ import annotations

import sys
from random import Random
from typing import Any

from benchmarks import shapes
from benchmarks.shaped import line, measured
from guideproof.model.calendar import CalendarUnit, day_of, elapsed, first_after

DECISIONS, DATES = 40, 6
NEAR = {CalendarUnit.YEAR: 5, CalendarUnit.MONTH: 12, CalendarUnit.WEEK: 20, CalendarUnit.DAY: 90}
"""How far from the time that has elapsed for the person a bound may lie."""


class _Around:
    """Splits everybody by a date or a time, so that it is known on which side the person stands."""

    def __init__(self, dates: int, chance: Random) -> None:
        self._chance = chance
        self.names = ["birth", *(f"event_{number}" for number in range(1, dates))]
        visit = day_of(2026, 5, 1) + chance.randrange(3000)
        birth = visit - chance.randrange(20 * 365, 80 * 365)
        events = (chance.randrange(max(birth, visit - 20 * 365), visit) for _ in self.names[1:])
        self._days = {"visit": visit, **dict(zip(self.names, [birth, *events], strict=True))}
        self.derived: dict[str, Any] = {}

    def split(self) -> list[shapes.When]:
        """Conditions that part everybody; the person meets the first one."""
        start = self._chance.choice(self.names)
        end = self._chance.choice([each for each in ("visit", "visit", *self.names) if each != start])
        if self._chance.random() < 1 / 8:
            return self._due(start, self._chance.choice([6, 12, 24, 36, 60]))
        return self._elapsed(start, end, self._chance.choice([CalendarUnit.MONTH, *CalendarUnit]))

    def _due(self, start: str, months: int) -> list[shapes.When]:
        id = f"due_{start}_{months}"
        self.derived[id] = {"title": id, "type": "date", "date": {"from": start, "add": f"{months} mo"}}
        over, not_yet = {id: {"on_or_before": "visit"}}, {id: {"after": "visit"}}
        is_over = first_after(self._days[start], months, CalendarUnit.MONTH) <= self._days["visit"]
        return [over, not_yet] if is_over else [not_yet, over]

    def _elapsed(self, start: str, end: str, unit: CalendarUnit) -> list[shapes.When]:
        id = f"{start}_to_{end}_{unit}"
        self.derived[id] = {"title": id, "type": "quantity", "elapsed": {"from": start, "to": end, "unit": unit.value}}
        now, near = elapsed(self._days[start], self._days[end], unit), NEAR[unit]
        low, high = now - self._chance.randrange(near), now + 1 + self._chance.randrange(near)
        before, late = {id: {"below": f"{low} {unit}"}}, {id: {"at_least": f"{high} {unit}"}}
        return self._chance.choice(
            [
                [{id: {"at_least": f"{low} {unit}", "below": f"{high} {unit}"}}, before, late],
                [{id: {"at_least": f"{low} {unit}"}}, before],
                [{id: {"below": f"{high} {unit}"}}, late],
            ]
        )


def decided(seed: int, *, joined: bool) -> shapes.Files:
    """A guideline; where it is ``joined``, whoever turns off at a decision comes back to the next one."""
    chance = Random(seed)
    around = _Around(DATES, chance)
    nodes: shapes.Files = {}
    for number in range(DECISIONS):
        following = f"decide-{number + 1}" if number + 1 < DECISIONS else "last-0"
        on, *others = around.split()
        branches: list[tuple[str, shapes.When | None, Any]] = [("on", on, following)]
        for place, when in enumerate(others):
            says = f"say-{10 * number + place}"
            nodes |= shapes.recommendation(says, (number + place) % 40, following if joined else None)
            branches.append((f"off-{place}", when, says))
        chance.shuffle(branches)
        nodes |= shapes.decision(f"decide-{number}", branches)
    files = shapes.frame(0, "decide-0", around.derived)
    files["inputs/all.yaml"] = {
        name: {"title": name, "type": "date", "range": ["1900-01-01" if name == "birth" else "1950-01-01", "visit"]}
        for name in around.names
    }
    files["guideline.yaml"]["entry_points"]["visit"]["knows"] = around.names
    return {**files, **nodes, **shapes.recommendation("last-0", 0)}


def main(seeds: int = 20) -> None:
    print(f"check of {DECISIONS} decisions over {DATES} dates")
    for what, joined in (("joined again after each", True), ("a chain", False)):
        line(
            what, [measured(decided(seed, joined=joined)) for seed in range(1, seeds + 1)], "under 2 s, none undecided"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
