"""Patients by chance whose record is complete and valid, as the referee sees it: those of whom proofs speak."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

from tests.conformance.patients import boundaries
from tests.generation.dates import a_day
from tests.referee.naive import Patient

from guideproof.analysis.graph.edges import behind
from guideproof.model.calendar import format_day
from guideproof.model.condition import elements_of
from guideproof.model.element import ON, ElementType
from guideproof.model.guideline import Guideline


class Drawing:
    """Complete and valid patients: worked cases with what is missing drawn, and perhaps some of the rest drawn anew."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline, self.chance = guideline, Random(14)
        self.steps = boundaries(guideline)
        self.made: list[dict[str, Any]] = []

    def value(self, id: str) -> Any:
        element, chance = self.guideline.elements[id], self.chance
        match element.type:
            case ElementType.BOOLEAN:
                return chance.random() < 0.5
            case ElementType.CODE:
                return chance.choice(list(element.codes))
            case ElementType.CODES:
                return [code for code in element.codes if chance.random() < 0.3]
            case ElementType.DATE:
                assert element.days is not None
                return format_day(a_day(chance, element.days.first, element.days.last))
            case _:
                assert element.grid is not None
                return element.grid.number(chance.choice(self.steps[id]))

    def like(self, id: str, other: dict[str, Any]) -> Any:
        """A fact of another patient, or one that is drawn: the facts of one patient fit each other."""
        return other[id] if id in other and self.chance.random() < 0.9 else self.value(id)

    def whole(self, id: str, given: Any) -> Any:
        """A fact that leaves nothing open."""
        if isinstance(given, dict):
            return [code for code in self.guideline.elements[id].codes if given.get(code, self.chance.random() < 0.3)]
        in_part = self.guideline.elements[id].type is ElementType.DATE and len(str(given)) < 10
        return self.value(id) if given is None or in_part else given

    def patient(self, base: dict[str, Any], entry: str, anew: float) -> Patient | None:
        """A complete record over a given one: what is wrong with it is drawn again, a few times."""
        chance, elements = self.chance, self.guideline.elements
        facts = {
            id: self.value(id) if chance.random() < anew else self.whole(id, each)
            for id, each in base.items()
            if id != ON
        }
        if self.guideline.dated:
            facts[ON] = base.get(ON, "2026-06-01")
        left_out, donor = set[str](), chance.choice(self.made) if facts and self.made else {}
        for round_ in range(12):
            facts |= {id: self.like(id, donor) for id in elements if id not in facts and id not in left_out}
            patient = Patient(self.guideline, facts, entry)
            left_out = {id for id in elements if patient.element_applies(id) is False}
            wrong = [*patient.misfits] or [id for id, _, node in patient._problems() if id and node is None]
            broken = [] if wrong else [constraint for _, constraint, _ in patient._problems() if constraint]
            lacking = [id for id in elements if id not in facts and id not in left_out]
            if not (wrong or broken or lacking or left_out & facts.keys()):
                self.made.append(facts)
                return patient
            if round_ > 2:
                donor = {}
            facts = {id: each for id, each in facts.items() if id not in left_out}
            for id in wrong:
                self._forget(facts, [id])
            for id in broken:
                self._forget(facts, elements_of(self.guideline.constraints[id].holds))
        return None

    def _forget(self, facts: dict[str, Any], ids: Iterable[str]) -> None:
        """Takes away one of the facts that these come from."""
        inputs = [id for id in behind(self.guideline, list(ids)) if id in facts]
        if inputs:
            del facts[self.chance.choice(inputs)]
