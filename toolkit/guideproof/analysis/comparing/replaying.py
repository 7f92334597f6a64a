"""Patients tried in the evaluators of both versions, with as few facts as show what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from guideproof.analysis.cases.asking import CaseFacts, reduced
from guideproof.analysis.comparing.asked import asks
from guideproof.analysis.comparing.comparison import Layer, Side, WitnessOfTwo
from guideproof.analysis.comparing.offers import Key, Told, advice, offers, saying
from guideproof.analysis.comparing.telling import fork, known, path, stages, told
from guideproof.analysis.comparing.values import Valued, given
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.graph.edges import inputs_behind
from guideproof.model.condition import elements_of
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node
from guideproof.program.texts import texts_of

_Both = Callable[[Evaluation, Evaluation], bool]
_TELLS: Mapping[Layer, Told] = {Layer.TREATMENT: offers, Layer.ADVICE: advice, Layer.ASKED: asks}


def _nothing(was: Evaluation, becomes: Evaluation) -> set[str]:
    return set()


class Said(Struct, frozen=True):
    """Some things that one version alone says, in a layer."""

    layer: Layer
    side: Side
    keys: tuple[Key, ...]


class Replay:
    """Both evaluators, and what they say of a patient."""

    def __init__(self, base: Guideline, head: Guideline, stated: Mapping[str, str] = MappingProxyType({})) -> None:
        self._sides, self._stated = (base, head), stated
        self.evaluators = evaluator_for(base), evaluator_for(head)
        self._keys: dict[tuple[int, Layer, str], tuple[Key, ...]] = {}

    def of(self, facts: Mapping[str, Any], entry: str, place: int) -> Evaluation:
        """What one version says of a patient, asked only what it knows of."""
        named = ((self._stated.get(id, id), value) for id, value in facts.items())
        known = {id: value for id, value in named if id in self._sides[place].elements or id == ON}
        return self.evaluators[place].evaluate(known, entry, needs=False)

    def stating(self, stated: Mapping[str, str]) -> Replay:
        """The same for records in which some inputs of the later version, which the earlier one computes, have names of
        their own."""
        return Replay(*self._sides, stated) if stated else self

    def evaluations(self, facts: Mapping[str, Any], entry: str) -> tuple[Evaluation, Evaluation]:
        """What each version says of a patient, each asked only what it knows of."""
        return self.of(facts, entry, 0), self.of(facts, entry, 1)

    def said(self, layer: Layer, was: Evaluation, becomes: Evaluation) -> tuple[frozenset[Key], frozenset[Key]]:
        """What both say of a patient in a layer."""
        return self._said(layer, was, 0), self._said(layer, becomes, 1)

    def _said(self, layer: Layer, evaluation: Evaluation, place: int) -> frozenset[Key]:
        nodes = (step.node for step in evaluation.path) if layer is Layer.ASKED else map(_id, saying(evaluation))
        return frozenset(key for id in dict.fromkeys(nodes) for key in self._of_node(layer, id, place))

    def _of_node(self, layer: Layer, id: str, place: int) -> tuple[Key, ...]:
        known = place, layer, id
        if known not in self._keys:
            guideline = self._sides[place]
            self._keys[known] = tuple(_TELLS[layer](guideline.nodes[id], guideline))
        return self._keys[known]

    def alone(self, facts: CaseFacts, entry: str, wanted: Iterable[Said]) -> WitnessOfTwo | None:
        """The patient, if one version alone says some things to them."""
        by_layer: dict[Layer, list[Said]] = {}
        for each in wanted:
            by_layer.setdefault(each.layer, []).append(each)

        def differs(was: Evaluation, becomes: Evaluation) -> bool:
            for layer, some in by_layer.items():
                both = self.said(layer, was, becomes)
                for each in some:
                    mine, others = both if each.side is Side.ONLY_BASE else both[::-1]
                    if not mine.issuperset(each.keys) or not others.isdisjoint(each.keys):
                        return False
            return True

        return self._shown(facts, entry, differs, whole=True)

    def with_another(self, facts: CaseFacts, entry: str, each: Valued) -> WitnessOfTwo | None:
        """The patient, if both say the same thing to them with another value. Of a derived element in another unit the
        numbers alone tell nothing."""
        units = [each.element and guideline.derived[each.element].unit for guideline in self._sides]
        another_unit = units[0] != units[1]

        def differs(was: Evaluation, becomes: Evaluation) -> bool:
            return another_unit or given(was, each, each.node) != given(becomes, each, each.other)

        return self._shown(facts, entry, differs, whole=True)

    def refused(
        self, facts: CaseFacts, entry: str, side: Side, refused: Status, given: str = ""
    ) -> WitnessOfTwo | None:
        """The patient, if the other version than ``side`` alone refuses them, because of what is ``given``, if so."""

        def differs(was: Evaluation, becomes: Evaluation) -> bool:
            mine, other = (was, becomes) if side is Side.ONLY_BASE else (becomes, was)
            if given and all(each.element != given for each in other.problems):
                return False
            return other.status is refused and mine.status is not refused

        return self._shown(facts, entry, differs)

    def _shown(self, facts: CaseFacts, entry: str, differs: _Both, *, whole: bool = False) -> WitnessOfTwo | None:
        """The patient, if something holds of what both say; ``whole`` is asked of those alone to whom both say all that
        they say, which is known of most records that lack a fact as soon as one version was asked."""

        def enough(fewer: CaseFacts) -> bool:
            was = self.of(fewer, entry, 0)
            if whole and was.status is not Status.COMPLETE:
                return False
            becomes = self.of(fewer, entry, 1)
            return not (whole and becomes.status is not Status.COMPLETE) and differs(was, becomes)

        return self.met(facts, entry, enough, self._settling if whole else _nothing)

    def met(
        self,
        facts: CaseFacts,
        entry: str,
        enough: Callable[[CaseFacts], bool],
        sure: Callable[[Evaluation, Evaluation], set[str]] = _nothing,
    ) -> WitnessOfTwo | None:
        """The patient with as few facts as something still holds of, if it does; that it does not without those that
        are ``sure`` is known."""
        if not enough(facts):
            return None
        both = self.evaluations(facts, entry)
        for some in (self._explaining, self._asked):
            needed = some(*both) | {ON}
            fewer = {id: value for id, value in facts.items() if self._stated.get(id, id) in needed}
            if enough(fewer):
                kept = {id: fewer[id] for id in sure(*both) if id in fewer}
                rest = {id: value for id, value in fewer.items() if id not in kept}
                left = reduced(rest, partial(_enough_with, enough, kept))
                facts = {id: value for id, value in fewer.items() if id in left or id in kept}
                break
        else:
            facts = _fewest(facts, enough)
        was, becomes = self.evaluations(facts, entry)
        base, head = self._sides
        says = told(was, base), told(becomes, head)
        paths = path(was, base), path(becomes, head)
        parted = fork(was, becomes, base, head)
        by = stages(was, becomes, base, head)
        facts = {self._stated.get(id, id): value for id, value in facts.items()}
        status = was.status.value, becomes.status.value
        pasted = frozenset(id for id in facts if id in head.elements)
        return WitnessOfTwo(entry, facts, status, *says, *paths, parted, by, known(facts, base, head), pasted)

    def _asked(self, was: Evaluation, becomes: Evaluation) -> set[str]:
        """The inputs that are asked of a patient by either version."""
        return {id for side in self.said(Layer.ASKED, was, becomes) for _, id, _ in side}

    def _settling(self, was: Evaluation, becomes: Evaluation) -> set[str]:
        """The inputs without which some decision on the way of a patient is open, whatever else is known of them."""
        found: set[str] = set()
        for evaluation, guideline, evaluator in zip((was, becomes), self._sides, self.evaluators, strict=True):
            state = evaluation.known.state
            for step in evaluation.path:
                body = guideline.nodes[step.node].body
                some = [id for id in body.reads if id not in found] if isinstance(body, Decision) else []
                for id in some:
                    element = guideline.elements.get(id)
                    if element is not None and element.assumption is None:
                        taken = evaluator.taken(evaluation.entry, step.node, {**state, id: None})
                        if taken is not None and any(open for _, _, open in taken.branches):
                            found.add(id)
        return found

    def _explaining(self, was: Evaluation, becomes: Evaluation) -> set[str]:
        """The inputs by which either version explains the way of a patient, and those that nodes on it measure with."""
        found: set[str] = set()
        for evaluation, guideline in zip((was, becomes), self._sides, strict=True):
            reasons = {reason.partition(" = ")[0] for step in evaluation.path for reason in step.because}
            measured = (texts_of(node, guideline).elements for node in saying(evaluation))
            read = [*reasons, *(id for some in measured for id in some)]
            when = guideline.manifest.entry_points[evaluation.entry].when
            found |= set(inputs_behind(guideline, [*read, *(() if when is None else elements_of(when))]))
        return found


def _fewest(facts: CaseFacts, enough: Callable[[CaseFacts], bool]) -> CaseFacts:
    """Some facts that are enough, of which none can be left out: many are left out at once while that is enough, half
    as many where it is not. The day of the visit stays: without it that is another one every day."""
    left, waiting = dict(facts), [[id for id in facts if id != ON]]
    while waiting:
        some = waiting.pop()
        without = {id: value for id, value in left.items() if id not in some}
        if enough(without):
            left = without
        elif len(some) > 1:
            half = len(some) // 2
            waiting += [some[:half], some[half:]]
    return left


def _enough_with(enough: Callable[[CaseFacts], bool], kept: CaseFacts, some: CaseFacts) -> bool:
    return enough({**kept, **some})


def _id(node: Node) -> str:
    return node.id
