"""A comparison of two small versions judged by trying every record that there is in both evaluators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import floor, prod
from typing import Any

from benchmarks.two_versions import Both, differing
from tests.generation.conditions import values_of

from guideproof.analysis.comparing.asked import asked_in_words
from guideproof.analysis.comparing.comparison import Comparison, Layer, Region, Side
from guideproof.analysis.comparing.composed import compose
from guideproof.analysis.comparing.derived_likeness import renamed_derived, with_derived_ids
from guideproof.analysis.comparing.likeness import renamed_nodes, with_node_ids
from guideproof.analysis.comparing.offers import in_words
from guideproof.analysis.comparing.replaying import Replay
from guideproof.analysis.comparing.turned import turned
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.model.safety import Always, Never

Told = tuple[Layer, str, Side, str]
"""A difference: its layer, the visit or none where it is of every visit, the side, what."""

_LEFT_OUT = object()


def records(base: Guideline, head: Guideline) -> Iterator[dict[str, Any]]:
    """Every record of the inputs of both: with each value that an input can have in one of them, and without it where
    it may not apply."""
    values: dict[str, list[Any]] = {}
    for guideline in (base, head):
        for id, element in guideline.elements.items():
            some = values.setdefault(id, [])
            some += [each for each in values_of(element) if each not in some]
            if element.applies_when is not None and _LEFT_OUT not in some:
                some.append(_LEFT_OUT)
    for chosen in product(*values.values()):
        yield {id: value for id, value in zip(values, chosen, strict=True) if value is not _LEFT_OUT}


def size(base: Guideline, head: Guideline) -> int:
    """How many records there are, at most."""
    together: dict[str, Element] = {**head.elements, **base.elements}
    return prod(len(values_of(each)) + 1 for each in together.values())


class Judged:
    """What trying every record finds: ``wrong`` is each way in which the comparison says something else, with one
    record of it; ``counts`` how many records were tried and differ, layer by layer."""

    def __init__(self, base: Guideline, head: Guideline, compared: Comparison) -> None:
        self.base, self.head, self.compared = base, head, compared
        self.counts: Counter[str] = Counter()
        self.wrong: dict[str, str] = {}
        self._both, self._replay = Both(base, head), Replay(base, head)
        self._found: set[Told] = set()
        self._layers: set[tuple[Layer, str]] = set()
        self._regions = Regions(compared, base, head)
        self._rules = list(_rules(base, head))
        self._applies = [_applying(each) for each in (base, head)]
        self._told = {(each.layer, each.entry, each.side, each.what) for each in compared.differences}
        self._turned = [(id, int(id in base.elements)) for id, *_ in turned(base, head)]
        entries = [each for each in base.manifest.entry_points if each in head.manifest.entry_points]
        for facts in records(base, head):
            for entry in entries:
                self._try(facts, entry)
        self._never_shown()

    def _try(self, facts: Mapping[str, Any], entry: str) -> None:
        was, becomes = self._both.told(facts, entry)
        if not all(self._complete(facts, each, place) for place, each in enumerate((was, becomes))):
            return
        if not all(self._agrees(facts, *each) for each in self._turned):
            return
        self.counts["records"] += 1
        layers = set(differing(was, becomes))
        for layer in layers:
            self.counts[f"records that differ in {layer}"] += 1
        if was.status is not becomes.status:
            self._admission(facts, entry, was, becomes)
        if all(each.status is not Status.INVALID or each.path for each in (was, becomes)):
            self._guarded(facts, was, becomes)
        if was.status is Status.COMPLETE and becomes.status is Status.COMPLETE:
            self._said(facts, entry, was, becomes, layers)
            for what in self._regions.wrong(facts, entry, was, becomes, self.counts):
                self.wrong.setdefault(what, f"{facts} at {entry}")

    def _complete(self, facts: Mapping[str, Any], evaluation: Evaluation, place: int) -> bool:
        """Whether nothing that applies is missing or put in."""
        applies = self._applies[place]
        state = evaluation.known.state
        return all(id in facts or (when is not None and when(state) is False) for id, when in applies.items())

    def _agrees(self, facts: Mapping[str, Any], id: str, computing: int) -> bool:
        """Whether what is stated is what the other version computes of the rest, as far as it does."""
        was, becomes = self._both.told(facts, next(iter(self.base.manifest.entry_points)))
        computed = ((was, becomes)[computing].derived or {}).get(id)
        if id not in facts or computed is None or isinstance(computed, str | bool):
            return id in facts and computed == facts[id]
        return bool(facts[id] == floor(Fraction(str(computed)) + Fraction(1, 2)))

    def _expect(self, told: Told, facts: Mapping[str, Any]) -> None:
        self._found.add(told)
        if told not in self._told:
            self.wrong.setdefault(f"not told: {told}", str(facts))

    def _admission(self, facts: Mapping[str, Any], entry: str, was: Evaluation, becomes: Evaluation) -> None:
        refused = (Status.INVALID, Status.OUT_OF_SCOPE)
        newly = Side.ONLY_HEAD if was.status in refused and becomes.status not in refused else Side.ONLY_BASE
        sides = {newly} if not {was.status, becomes.status} <= set(refused) else {Side.ONLY_BASE, Side.ONLY_HEAD}
        if not any(
            layer is Layer.ADMISSION and at in ("", entry) and side in sides for layer, at, side, _ in self._told
        ):
            self.wrong.setdefault(f"not told: admission at {entry}, {newly}", f"{facts} {was.status} {becomes.status}")

    def _guarded(self, facts: Mapping[str, Any], was: Evaluation, becomes: Evaluation) -> None:
        for what, *holds in self._rules:
            one, other = (each(side.known.state) is True for each, side in zip(holds, (was, becomes), strict=True))
            if one != other:
                self.counts["records of which a rule speaks in one alone"] += 1
                told = (Layer.SAFETY, "", Side.ONLY_BASE if one else Side.ONLY_HEAD, what)
                if Status.INVALID in (was.status, becomes.status):
                    self._found.add(told)  # a record of nobody, or of somebody who finds no branch
                else:
                    self._expect(told, facts)

    def _said(
        self, facts: Mapping[str, Any], entry: str, was: Evaluation, becomes: Evaluation, layers: set[str]
    ) -> None:
        told_otherwise = {Layer(each) for each in layers}
        for layer in (Layer.TREATMENT, Layer.ADVICE, Layer.ASKED):
            words = asked_in_words if layer is Layer.ASKED else in_words
            one, other = self._replay.said(layer, was, becomes)
            for key in one - other:
                self._expect((layer, entry, Side.ONLY_BASE, words(key, self.base)), facts)
            for key in other - one:
                self._expect((layer, entry, Side.ONLY_HEAD, words(key, self.head)), facts)
            if layer in told_otherwise and one == other:
                by_value = [each for each in self._told if each[:3] == (layer, entry, Side.BOTH)]
                if not by_value:
                    self.wrong.setdefault(f"not told: another value in {layer} at {entry}", str(facts))
        values = was.derived or {}, becomes.derived or {}
        for id in values[0].keys() & values[1].keys():
            if values[0][id] != values[1][id]:
                what = f"{self.head.derived[id].title}: another value"
                self._expect((Layer.ASKED, entry, Side.BOTH, what), facts)

    def _never_shown(self) -> None:
        """What is told with somebody who shows it, and no record does."""
        shown = {(each.layer, each.entry, each.side, each.what) for each in self.compared.found}
        for told in self._told - self._found:
            if told in shown and told[0] is not Layer.ADMISSION and told[2] is not Side.BOTH:
                self.wrong.setdefault(f"told of nobody: {told}", "")


def _rules(base: Guideline, head: Guideline) -> Iterator[tuple[Any, ...]]:
    for id, rule in base.safety.items():
        other = head.safety.get(id)
        if other is None or type(rule.rule) is not type(other.rule):
            continue
        if isinstance(rule.rule, Never | Always) and isinstance(other.rule, Never | Always):
            holds = [
                (lambda _: True) if each.when is None else compile_condition(each.when, guideline)
                for each, guideline in ((rule.rule, base), (other.rule, head))
            ]
            yield f"the rule “{other.title}” speaks of the patient", *holds


def _applying(guideline: Guideline) -> dict[str, Any]:
    return {
        id: None if each.applies_when is None else compile_condition(each.applies_when, guideline)
        for id, each in guideline.elements.items()
    }


class Regions:
    """Of each region of a comparison who is in it, and who is led elsewhere."""

    def __init__(self, compared: Comparison, base: Guideline, head: Guideline) -> None:
        self._base, self._head = base, head
        self._told: dict[tuple[str, str], tuple[Region, list[Any]]] = {}
        self._forks = [
            id for id, node in base.nodes.items() if node.decides and id in head.nodes and head.nodes[id].decides
        ]
        if compared.regions:
            both = compose(base, head)
            whole, self._stated = both.guideline, {id: name for name, id in both.stated.items()}
            self._whole = evaluator_for(whole)
            self._told = {
                (each.entry, each.node): (each, [compile_condition(when, whole) for when in each.conditions])
                for each in compared.regions
            }

    def wrong(
        self, facts: Mapping[str, Any], entry: str, was: Evaluation, becomes: Evaluation, counts: Counter[str]
    ) -> Iterator[str]:
        state: Any = None
        for id in self._forks:
            one, other = led(was, self._base, id), led(becomes, self._head, id)
            if one is None or other is None:
                continue
            region, told = self._told.get((entry, id), (None, []))
            if region is None:
                if one != other:
                    yield f"no region at {id}, {entry}"
                continue
            if state is None:
                known = {self._stated.get(each, each): value for each, value in facts.items()}
                known = {each: value for each, value in known.items() if each in self._whole.guideline.elements}
                state = self._whole.evaluate(known, entry).known.state
            within = any(each(state) is True for each in told)
            counts["records at a region"] += 1
            counts["records at an exact region"] += region.exact
            counts["records within one"] += within
            if within and one == other:
                yield f"wrongly in the region of {id} at {entry}"
            if not within and one != other and region.exact:
                yield f"missed by the exact region of {id} at {entry}"


def led(evaluation: Evaluation, guideline: Guideline, node: str) -> frozenset[str] | None:
    """Where somebody is led from a node; ``None`` for who does not come there."""
    taken = {step.branch for step in evaluation.path if step.node == node}
    if not taken:
        return None
    edges = guideline.nodes[node].edges
    return frozenset(target.id for branch, target in edges if branch is not None and branch.id in taken)


def of_same_names(base: Guideline, head: Guideline) -> Guideline:
    """The earlier version, in which what has another id alone is called as in the later one."""
    base = with_derived_ids(base, renamed_derived(base, head))
    return with_node_ids(base, renamed_nodes(base, head))
