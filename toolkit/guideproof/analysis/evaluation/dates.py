"""The dates of a patient and the day of the visit: what is known of each day, and what cannot be (section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guideproof.analysis.evaluation.facts import DaySpan, until
from guideproof.analysis.evaluation.result import Problem
from guideproof.analysis.evaluation.value_faults import in_a_sentence
from guideproof.analysis.evaluation.visit import day_of_visit
from guideproof.model.element import ON, VISIT
from guideproof.model.fault import OutsideDates
from guideproof.model.guideline import Guideline
from guideproof.model.quoting import quoted
from guideproof.program.slots import DateKind, input_kind


class Dates:
    """The dates among the facts of one guideline's patients."""

    def __init__(self, guideline: Guideline) -> None:
        kinds = {id: input_kind(element) for id, element in guideline.elements.items()}
        self._elements = guideline.elements
        self._dates = {id: kind for id, kind in kinds.items() if isinstance(kind, DateKind)}

    def problems(self, state: dict[str, Any], facts: Mapping[str, Any], known: list[Problem]) -> list[Problem]:
        """Puts the day of the visit into the state, and gives what is wrong with that and with dates that would come
        after it, among what is ``known`` to be wrong, in the order of the facts."""
        day, message = day_of_visit(facts)
        state[VISIT] = day
        found = {problem.element: problem for problem in known}
        if message is not None:
            found[ON] = Problem(ON, None, None, message)
        if day is not None:
            found |= {id: problem for id in self._dates if (problem := self._after(state, id, day, facts)) is not None}
        if len(found) == len(known):
            return known
        order = {quoted(id): place for place, id in enumerate(facts)}
        return sorted(found.values(), key=lambda problem: order[problem.element or ""])

    def _after(self, state: dict[str, Any], id: str, visit: int, facts: Mapping[str, Any]) -> Problem | None:
        """Cuts a date that lasts until the visit; says so where none of its days is left."""
        value = state[id]
        if value is None or not self._dates[id].until_visit:
            return None
        cut = until(self._elements[id], value, visit, facts[id])
        if isinstance(cut, OutsideDates):
            return Problem(id, None, None, in_a_sentence(cut))
        state[id] = cut
        return None

    def complete(self, state: dict[str, Any]) -> None:
        """A date that is missing can be any day of its range."""
        for id, kind in self._dates.items():
            if state[id] is None and state[VISIT] is not None:
                last = min(kind.last, state[VISIT]) if kind.until_visit else kind.last
                state[id] = DaySpan(kind.first, last)
