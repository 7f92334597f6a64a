"""What the proofs must say, told by trying every patient: the facts of a small guideline without any cleverness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from tests.generation.conditions import all_patients

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.analysis.graph.edges import behind, derived_order
from guideproof.model.condition import elements_of
from guideproof.model.element import Classify, Computed
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Direction, HitPolicy, Recommendation, Selection
from guideproof.model.safety import Always, Never

CERTAIN = (Selection.ALL, Selection.EXACTLY_ONE, Selection.ONE_OR_MORE)


@dataclass
class Seen:
    """What became of all patients together."""

    possible: bool = False
    entered: set[str] = field(default_factory=set)
    gaps: set[tuple[str, str]] = field(default_factory=set)
    overlaps: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))
    taken: set[tuple[str, int]] = field(default_factory=set)
    met: set[tuple[str, int]] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    told: set[tuple[str, str]] = field(default_factory=set)
    applied: set[str] = field(default_factory=set)
    no_value: set[str] = field(default_factory=set)
    out_of_range: set[str] = field(default_factory=set)
    only_out_of_range: set[str] = field(default_factory=set)
    no_class: set[str] = field(default_factory=set)
    two_classes: set[str] = field(default_factory=set)
    class_taken: set[tuple[str, int]] = field(default_factory=set)
    class_met: set[tuple[str, int]] = field(default_factory=set)


def look(guideline: Guideline) -> Seen:
    """Tries every complete record at every entry point."""
    seen, evaluator = Seen(), Evaluator(guideline)
    for record in all_patients(list(guideline.elements.values())):
        patient = without_strange(record, evaluator)
        for entry in guideline.manifest.entry_points:
            evaluation = evaluator.evaluate(patient, entry)
            if not evaluation.admitted:
                _classes(seen, guideline, evaluation)
                _ranges(seen, evaluation)
                break
            if entry == evaluator.guideline.default_entry.name:
                _classes_taken(seen, guideline, evaluator._admission.admit(patient).state)
            seen.possible = True
            if evaluation.status is not Status.OUT_OF_SCOPE:
                seen.entered.add(entry)
                _visited(seen, guideline, evaluation, entry)
                _rules(seen, guideline, evaluation, patient, evaluator)
    return seen


def without_strange(record: dict[str, Any], evaluator: Evaluator) -> dict[str, Any]:
    """The record without what does not apply."""
    if all(each.applies_when is None for each in evaluator.guideline.elements.values()):
        return record
    strange = {each.element for each in evaluator.evaluate(record).problems}
    return {id: value for id, value in record.items() if id not in strange}


def _classes(seen: Seen, guideline: Guideline, evaluation: Evaluation) -> None:
    """The first class at fault in a patient who is otherwise possible, whatever constraints say that read the class, or
    one that comes after it."""
    order = [id for id in derived_order(guideline) if isinstance(guideline.derived[id].definition, Classify | Computed)]
    ranged = "no patient can have this"  # so it is said of a formula that leaves its range, which proofs take as kept
    faults = {each.element: each for each in evaluation.problems if each.element and ranged not in each.message}
    for place, id in enumerate(order):
        if id in faults:
            later = set(order[place:])
            for problem in evaluation.problems:
                if problem.constraint is not None:
                    read = behind(guideline, elements_of(guideline.constraints[problem.constraint].holds))
                    if later.isdisjoint(read):
                        return
                elif (
                    problem.element
                    and ranged in problem.message
                    and later.isdisjoint(behind(guideline, [problem.element]))
                ):
                    return  # who leaves a range before it is not asked about
            message = faults[id].message
            (seen.no_value if "no value" in message else seen.no_class if "no c" in message else seen.two_classes).add(
                id
            )
            return


def _ranges(seen: Seen, evaluation: Evaluation) -> None:
    """The numbers that leave their range, and those with which nothing else is wrong."""
    left = {each.element for each in evaluation.problems if each.element is not None and "lies between" in each.message}
    seen.out_of_range |= left
    if len(evaluation.problems) == 1:
        seen.only_out_of_range |= left


def _classes_taken(seen: Seen, guideline: Guideline, state: Mapping[str, Any]) -> None:
    """The branches of classes that a valid patient has, and those whose conditions hold."""
    for id, derived in guideline.derived.items():
        if isinstance(derived.definition, Classify):
            earlier = False
            branches = derived.definition.branches
            held = [
                each.when is not None and compile_condition(each.when, guideline)(state) is True for each in branches
            ]
            for index, branch in enumerate(branches):
                mine = held[index] if branch.when is not None else not any(held)
                if mine:
                    seen.class_met.add((id, index))
                    if not (earlier and derived.definition.hit_policy is HitPolicy.FIRST):
                        seen.class_taken.add((id, index))
                earlier = earlier or mine


def _visited(seen: Seen, guideline: Guideline, evaluation: Evaluation, entry: str) -> None:
    indexes: dict[str, list[int]] = defaultdict(list)
    for step in evaluation.path:
        seen.reached.add(step.node)
        body = guideline.nodes[step.node].body
        if isinstance(body, Decision):
            if step.branch is None:
                seen.gaps.add((entry, step.node))
            else:
                indexes[step.node].append([branch.id for branch in body.branches].index(step.branch))
    for id, held in indexes.items():
        body = guideline.nodes[id].body
        assert isinstance(body, Decision)
        seen.taken.update((id, index) for index in held)
        if body.hit_policy is HitPolicy.UNIQUE:
            seen.overlaps[id].update((one, other) for one in held for other in held if one < other)
    # Whoever finds no branch at some decision gets no recommendation at all.
    seen.pairs.update(product(dict.fromkeys(each.node.id for each in evaluation.recommendations), repeat=2))


def _body(guideline: Guideline, id: str) -> Recommendation | None:
    body = guideline.nodes[id].body
    return body if isinstance(body, Recommendation) else None


def _rules(
    seen: Seen, guideline: Guideline, evaluation: Evaluation, patient: dict[str, Any], evaluator: Evaluator
) -> None:
    state = evaluator._admission.admit(patient)[0]
    seen.told.update((evaluation.entry, each.intervention.id) for each in evaluation.recommendations)
    told = {each.intervention.id for each in evaluation.recommendations if each.item.direction is Direction.FOR}
    for id, rule in guideline.safety.items():
        if not isinstance(rule.rule, Never | Always):
            continue
        when = rule.rule.when
        if when is not None and compile_condition(when, guideline)(state) is not True:
            continue
        seen.applied.add(id)
        if evaluation.status is Status.INVALID:
            continue
        if isinstance(rule.rule, Never):
            if told & {"drug", "knife", "rest"} & named(rule.rule.target):
                seen.broken.add(id)
        elif not any(meets(guideline, step.node, {"drug", "knife"}) for step in evaluation.path):
            seen.broken.add(id)


def named(target: Any) -> set[str]:
    return {each.id for each in target.interventions}


def meets(guideline: Guideline, id: str, wanted: set[str]) -> bool:
    """Whether a node recommends one of these whatever is picked."""
    body = _body(guideline, id)
    if body is None or body.selection not in CERTAIN:
        return False
    told = [each.direction is Direction.FOR and each.intervention.id in wanted for each in body.items]
    return any(told) if body.selection is Selection.ALL else all(told)


Clash = tuple[str, str, str, str]


def taking_both(guideline: Guideline, seen: Seen, clash: Clash) -> bool:
    """Whether some patient gets two items, or may pick them together (section 8, ``never_together``)."""
    some, may = _both(clash), (Selection.ALL, Selection.ONE_OR_MORE, Selection.ANY)
    for first, second in seen.pairs:
        one, other = _body(guideline, first), _body(guideline, second)
        assert one is not None
        assert other is not None
        if any(each in some for each in _combined(one, other)) and (first != second or one.selection in may):
            return True
    return False


def _combined(one: Recommendation, other: Recommendation) -> list[Clash]:
    return [
        (a.intervention.id, a.direction, b.intervention.id, b.direction)
        for a in one.items
        for b in other.items
        if a is not b
    ]


def clashing(guideline: Guideline, seen: Seen, clash: Clash, every: Iterable[Clash] = ()) -> bool:
    """Whether some patient gets two items that clash; two choices are judged by all clashes of the kind (section 8)."""
    some = _both(clash)
    among = some.union(*map(_both, every))
    return any(_clash(guideline, first, second, some, among) for first, second in seen.pairs)


def _both(clash: Clash) -> set[Clash]:
    one, way, other, back = clash
    return {clash, (other, back, one, way)}


def _clash(guideline: Guideline, first: str, second: str, some: set[Clash], among: set[Clash]) -> bool:
    one, other = _body(guideline, first), _body(guideline, second)
    assert one is not None
    assert other is not None
    combined = _combined(one, other)
    bad = any(each in some for each in combined)
    if first == second:
        return one.selection is Selection.ALL and bad
    if Selection.ALL in (one.selection, other.selection):
        return bad
    return bad and {one.selection, other.selection} <= set(CERTAIN) and all(each in among for each in combined)
