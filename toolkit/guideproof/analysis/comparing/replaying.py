"""Patients tried in the evaluators of both versions, with as few facts as show what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from guideproof.analysis.cases.asking import CaseFacts, reduced
from guideproof.analysis.comparing.asked import asks
from guideproof.analysis.comparing.comparison import Layer, Side, WitnessOfTwo
from guideproof.analysis.comparing.offers import Key, Told, advice, offers, saying
from guideproof.analysis.comparing.telling import fork, known, path, stages, told, told_besides
from guideproof.analysis.comparing.values import Valued, given
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.staying import Lacking
from guideproof.analysis.graph.edges import inputs_behind
from guideproof.model.condition import elements_of
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node
from guideproof.program.texts import texts_of

_Both = Callable[[Evaluation, Evaluation], bool]
_TELLS: Mapping[Layer, Told] = {Layer.TREATMENT: offers, Layer.ADVICE: advice, Layer.ASKED: asks}


_NO_VALUE = Valued(Layer.ADVICE, "", "", "", False)
"""Of what differs by what is said, whatever the values."""


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
        self._last: dict[tuple[str, int], tuple[Mapping[str, Any], Evaluation]] = {}
        self._keys: dict[tuple[int, Layer, str], tuple[Key, ...]] = {}

    def of(self, facts: Mapping[str, Any], entry: str, place: int) -> Evaluation:
        """What one version says of a patient, asked only what it knows of; of the same facts it is asked once in a
        row."""
        before = self._last.get((entry, place))
        if before is not None and before[0] is facts:
            return before[1]
        found = self._of(facts, entry, place)
        self._last[entry, place] = facts, found
        return found

    def _of(self, facts: Mapping[str, Any], entry: str, place: int) -> Evaluation:
        return self.evaluators[place].evaluate(self._known(facts, place), entry, needs=False)

    def _known(self, facts: Mapping[str, Any], place: int) -> dict[str, Any]:
        """What one version knows of some facts."""
        named = ((self._stated.get(id, id), value) for id, value in facts.items())
        return {id: value for id, value in named if id in self._sides[place].elements or id == ON}

    def needed(self, facts: Mapping[str, Any], entry: str, place: int) -> tuple[str, ...]:
        """What one version still has to ask, in words."""
        found = self.evaluators[place].evaluate(self._known(facts, place), entry)
        return tuple(f"still to be asked: {each.asked.title}" for each in found.needs)

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

        return self._shown(facts, entry, differs, _NO_VALUE)

    def with_another(self, facts: CaseFacts, entry: str, each: Valued) -> WitnessOfTwo | None:
        """The patient, if both say the same thing to them with another value. Of a derived element in another unit the
        numbers alone tell nothing."""
        units = [each.element and guideline.derived[each.element].unit for guideline in self._sides]
        another_unit = units[0] != units[1]

        def differs(was: Evaluation, becomes: Evaluation) -> bool:
            return another_unit or given(was, each, each.node) != given(becomes, each, each.other)

        return self._shown(facts, entry, differs, each)

    def refused(
        self, facts: CaseFacts, entry: str, side: Side, refused: Status, given: str = "", answered: bool = False
    ) -> WitnessOfTwo | None:
        """The patient, if the other version than ``side`` alone refuses them, because of what is ``given``, if so, and
        is ``answered`` by that version."""

        def differs(was: Evaluation, becomes: Evaluation) -> bool:
            mine, other = (was, becomes) if side is Side.ONLY_BASE else (becomes, was)
            if answered and mine.status is not Status.COMPLETE:
                return False
            if given and all(each.element != given for each in other.problems):
                return False
            return other.status is refused and mine.status is not refused

        return self._shown(facts, entry, differs)

    def _shown(self, facts: CaseFacts, entry: str, differs: _Both, whole: Valued | None = None) -> WitnessOfTwo | None:
        """The patient, if something holds of what both say; where it is asked of the ``whole``, of those alone to whom
        both say all that they say, with the value that they say it with."""

        def enough(fewer: CaseFacts) -> bool:
            was = self.of(fewer, entry, 0)
            if whole is not None and was.status is not Status.COMPLETE:
                return False
            becomes = self.of(fewer, entry, 1)
            return not (whole is not None and becomes.status is not Status.COMPLETE) and differs(was, becomes)

        return self.met(facts, entry, enough, whole)

    def met(
        self, facts: CaseFacts, entry: str, enough: Callable[[CaseFacts], bool], whole: Valued | None = None
    ) -> WitnessOfTwo | None:
        """The patient with as few facts as something still holds of, if it does. Where that is asked of the ``whole``
        of what both say, it holds as long as both ways, and the value that is spoken of, stay as they are."""
        if not enough(facts):
            return None
        both = self.evaluations(facts, entry)
        fewer = None if whole is None else self._staying(facts, both, whole)
        facts = fewer if fewer is not None and enough(fewer) else self._tried(facts, both, enough)
        was, becomes = self.evaluations(facts, entry)
        base, head = self._sides
        says = told(was, base), told(becomes, head)
        paths = path(was, base), path(becomes, head)
        parted = fork(was, becomes, base, head)
        by = stages(was, becomes, base, head)
        facts = {self._stated.get(id, id): value for id, value in facts.items()}
        status = was.status.value, becomes.status.value
        pasted = frozenset(id for id in facts if id in head.elements)
        said = known(facts, base, head)
        return WitnessOfTwo(
            entry, facts, status, *says, *paths, parted, by, said, pasted, _besides(was, becomes, base, head)
        )

    def _staying(self, facts: CaseFacts, both: tuple[Evaluation, Evaluation], whole: Valued) -> CaseFacts:
        """The facts without which a way of the patient is another one, or open: first those are left out that explain
        none."""
        ways = [
            evaluator.staying(evaluation, filter(None, (whole.element,)), filter(None, (node,)))
            for evaluator, evaluation, node in zip(self.evaluators, both, (whole.node, whole.other), strict=True)
        ]
        needed = self._explaining(*both)
        named = {id: self._stated.get(id, id) for id in reversed([*facts]) if id != ON}
        left = dict(facts)
        for id in sorted(named, key=lambda id: named[id] in needed):
            asked = [way for way, version in zip(ways, self._sides, strict=True) if named[id] in version.elements]
            lacking: list[Lacking] = []
            for way in asked:
                found = way.lacking(named[id])
                if found is None:
                    break
                lacking.append(found)
            else:
                for way, found in zip(asked, lacking, strict=True):
                    way.go_on(found)
                del left[id]
        return left

    def _tried(
        self, facts: CaseFacts, both: tuple[Evaluation, Evaluation], enough: Callable[[CaseFacts], bool]
    ) -> CaseFacts:
        """As few facts as are enough, found by evaluating: of those that explain the ways, or are asked."""
        for some in (self._explaining, self._asked):
            needed = some(*both) | {ON}
            fewer = {id: value for id, value in facts.items() if self._stated.get(id, id) in needed}
            if enough(fewer):
                return reduced(fewer, enough)
        return _fewest(facts, enough)

    def _asked(self, was: Evaluation, becomes: Evaluation) -> set[str]:
        """The inputs that are asked of a patient by either version."""
        return {id for side in self.said(Layer.ASKED, was, becomes) for _, id, _ in side}

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


def _besides(
    was: Evaluation, becomes: Evaluation, base: Guideline, head: Guideline
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each version says of what it offers and the other does not."""
    one, other = told_besides(was, base), told_besides(becomes, head)
    return tuple(each for each in one if each not in other), tuple(each for each in other if each not in one)


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


def _id(node: Node) -> str:
    return node.id
