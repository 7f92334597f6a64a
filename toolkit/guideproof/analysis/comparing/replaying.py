"""Patients tried in the evaluators of both versions, with as few facts as show what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from guideproof.analysis.cases.asking import CaseFacts, reduced
from guideproof.analysis.comparing.asked import asked_of
from guideproof.analysis.comparing.comparison import Layer, Side, WitnessOfTwo
from guideproof.analysis.comparing.offers import Key, advice, offers, said
from guideproof.analysis.comparing.telling import fork, path, stages, told
from guideproof.analysis.comparing.values import Valued, given
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline

_Both = Callable[[Evaluation, Evaluation], bool]


class Replay:
    """Both evaluators, and what they say of a patient."""

    def __init__(self, base: Guideline, head: Guideline) -> None:
        self._base, self._head = base, head
        self._evaluators = evaluator_for(base), evaluator_for(head)

    def evaluations(self, facts: Mapping[str, Any], entry: str) -> tuple[Evaluation, Evaluation]:
        """What each version says of a patient, each asked only what it knows of."""

        def of(guideline: Guideline, place: int) -> Evaluation:
            known = {id: value for id, value in facts.items() if id in guideline.elements or id == ON}
            return self._evaluators[place].evaluate(known, entry)

        return of(self._base, 0), of(self._head, 1)

    def said(self, layer: Layer, was: Evaluation, becomes: Evaluation) -> tuple[frozenset[Key], frozenset[Key]]:
        """What both say of a patient in a layer."""
        if layer is Layer.ASKED:
            return asked_of(was, self._base), asked_of(becomes, self._head)
        tells = offers if layer is Layer.TREATMENT else advice
        return said(was, self._base, tells), said(becomes, self._head, tells)

    def alone(
        self, facts: CaseFacts, entry: str, layer: Layer, side: Side, keys: tuple[Key, ...]
    ) -> WitnessOfTwo | None:
        """The patient, if one version alone says some things to them."""

        def differs(was: Evaluation, becomes: Evaluation) -> bool:
            if not _complete(was, becomes):
                return False
            one, other = self.said(layer, was, becomes)
            mine, others = (one, other) if side is Side.ONLY_BASE else (other, one)
            return mine.issuperset(keys) and others.isdisjoint(keys)

        return self._shown(facts, entry, differs)

    def with_another(self, facts: CaseFacts, entry: str, each: Valued) -> WitnessOfTwo | None:
        """The patient, if both say the same thing to them with another value. Of a derived element in another unit the
        numbers alone tell nothing."""
        units = [each.element and guideline.derived[each.element].unit for guideline in (self._base, self._head)]
        another_unit = units[0] != units[1]

        def differs(was: Evaluation, becomes: Evaluation) -> bool:
            values = given(was, each, each.node), given(becomes, each, each.other)
            return _complete(was, becomes) and (another_unit or values[0] != values[1])

        return self._shown(facts, entry, differs)

    def refused(self, facts: CaseFacts, entry: str, side: Side, refused: Status) -> WitnessOfTwo | None:
        """The patient, if the other version than ``side`` alone refuses them."""

        def differs(was: Evaluation, becomes: Evaluation) -> bool:
            mine, other = (was, becomes) if side is Side.ONLY_BASE else (becomes, was)
            return other.status is refused and mine.status is not refused

        return self._shown(facts, entry, differs)

    def _asked(self, was: Evaluation, becomes: Evaluation) -> frozenset[Key]:
        return asked_of(was, self._base) | asked_of(becomes, self._head)

    def _shown(self, facts: CaseFacts, entry: str, differs: _Both) -> WitnessOfTwo | None:
        return self.met(facts, entry, lambda fewer: differs(*self.evaluations(fewer, entry)))

    def met(self, facts: CaseFacts, entry: str, enough: Callable[[CaseFacts], bool]) -> WitnessOfTwo | None:
        """The patient with as few facts as something still holds of, if it does."""
        if not enough(facts):
            return None
        asked = {id for _, id, _ in self._asked(*self.evaluations(facts, entry))} | {ON}
        fewer = {id: value for id, value in facts.items() if id in asked}
        facts = reduced(fewer if enough(fewer) else facts, enough)
        was, becomes = self.evaluations(facts, entry)
        says = told(was, self._base), told(becomes, self._head)
        paths = path(was, self._base), path(becomes, self._head)
        parted = fork(was, becomes, self._base, self._head)
        by = stages(was, becomes, self._base, self._head)
        return WitnessOfTwo(entry, facts, (was.status.value, becomes.status.value), *says, *paths, parted, by)


def _complete(was: Evaluation, becomes: Evaluation) -> bool:
    return was.status is Status.COMPLETE and becomes.status is Status.COMPLETE
