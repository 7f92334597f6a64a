"""What applies to a patient: the algorithm evaluated with three truth values, along every track (sections 5, 6, 12)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from guideproof.analysis.evaluation.admission import Admission, Admitted
from guideproof.analysis.evaluation.applying import applying, where_it_applies
from guideproof.analysis.evaluation.derivation import data_of
from guideproof.analysis.evaluation.outcome import Stop, Taken, stop, without_amount, without_branch
from guideproof.analysis.evaluation.plan import Plan, compile_node, plans
from guideproof.analysis.evaluation.reasons import Reasons
from guideproof.analysis.evaluation.remembering import Memory, remembered
from guideproof.analysis.evaluation.result import (
    Assumed,
    Evaluation,
    Known,
    Need,
    Problem,
    Reassessment,
    Recommended,
    Status,
    Step,
)
from guideproof.analysis.evaluation.staying import Staying
from guideproof.analysis.evaluation.truth import State, Truth, compile_condition
from guideproof.analysis.evaluation.visit import with_visit
from guideproof.analysis.graph.obstacles import require_algorithm
from guideproof.model.calendar import format_day
from guideproof.model.condition import Condition
from guideproof.model.element import VISIT
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Node
from guideproof.nearest import no_such
from guideproof.program.conditions import read_for


class UnknownEntry(ValueError):
    """The guideline has no entry point of this name."""


LackingNodes = tuple[tuple[str, tuple[str, ...]], ...]
"""Nodes, each with the elements that a condition of it lacks."""


class Evaluator:
    """One guideline made ready to evaluate many patients.

    Raises ``NotEvaluable``, and ``Circular`` where it runs in a circle.
    """

    def __init__(self, guideline: Guideline) -> None:
        require_algorithm(guideline)
        self.guideline = guideline
        self._reasons = Reasons(guideline)
        self._admission = Admission(guideline)
        self._assumed = {
            id: Assumed(id, element.assumption.value, element.assumption.because)
            for id, element in guideline.elements.items()
            if element.assumption is not None
        }
        data = {id: data_of(derived, guideline) for id, derived in guideline.derived.items()}
        self._derived = where_it_applies(data, applying(guideline))
        self._ways = _ways(plans(guideline), {}, self._reasons)
        self._needed = Memory(self._write_needs)
        self._scopes = {
            name: remembered(read_for((entry.when,), guideline), compile_condition(entry.when, guideline))
            if entry.when
            else None
            for name, entry in guideline.manifest.entry_points.items()
        }

    def plan(self, entry: str) -> Plan:
        """The nodes that an entry point can lead to, in the order of evaluation."""
        return tuple(each.compiled for each in self._ways[entry].values())

    def taken(self, entry: str, id: str, state: State) -> Taken | None:
        """What a node does in a state, if the entry point can lead to it."""
        stop = self._ways[entry].get(id)
        return None if stop is None else stop.always or stop.found[stop.pick(state)]

    def staying(self, evaluation: Evaluation, kept: Iterable[str] = (), told: Iterable[str] = ()) -> Staying:
        """The way of a patient whom this evaluator led, for what stays of it without some facts; the values of the
        elements ``kept``, and what the nodes ``told`` say, are to stay too."""
        ways = self._ways[evaluation.entry]
        stops = [ways[id] for id in dict.fromkeys(step.node for step in evaluation.path)]
        state, scope = evaluation.known.state, self._scopes[evaluation.entry]
        return Staying(state, stops, scope, self._admission.without, kept, told)

    def with_node(self, node: Node) -> Evaluator:
        """The evaluator of the guideline in which a node is another one. What that leaves as it was is shared.

        Raises ``Circular``.
        """
        changed = copy(self)
        changed.guideline = replace(self.guideline, nodes={**self.guideline.nodes, node.id: node})
        old = self.guideline.nodes[node.id]
        before = next((way[node.id].compiled for way in self._ways.values() if node.id in way), None)
        changed._reasons = self._reasons.with_other_nodes()
        compiled = compile_node(node, changed.guideline, before)
        if [target.id for _, target in old.edges] == [target.id for _, target in node.edges]:
            stopped = stop(compiled, changed._reasons)
            changed._ways = {
                name: {**way, node.id: stopped} if node.id in way else way for name, way in self._ways.items()
            }
            return changed
        kept = {id: each for way in self._ways.values() for id, each in way.items() if id != node.id}
        known = {id: each.compiled for id, each in kept.items()} | {node.id: compiled}
        changed._ways = _ways(plans(changed.guideline, known), kept, changed._reasons)
        return changed

    def evaluate(
        self,
        facts: Mapping[str, Any],
        entry: str | None = None,
        on: date | str | None = None,
        *,
        needs: bool = True,
    ) -> Evaluation:
        """What applies to a patient at an entry point (the default one where none is named).

        Where a decision applies and certainly none of its branches holds, the evaluation is invalid, and only its path
        and what was derived are kept. ``facts`` maps element to value as a patient file has them: see
        ``facts.read_value``. ``on`` is the day of the visit, which may also stand among the facts; a guideline without
        dates does not read it, and one with dates takes today's where it is not given. What is still needed is left out
        where ``needs`` are not asked for. Raises ``UnknownEntry``, and ``TwoVisits`` where it is given twice and
        differs.
        """
        point = self._entry(entry)
        facts = with_visit(facts, on)
        admitted = self._admission.admit(facts)
        found = self._evaluated(point, admitted, needs)
        day = admitted.state.get(VISIT)
        return found if day is None else replace(found, on=format_day(day))

    def _evaluated(self, point: EntryPoint, admitted: Admitted, needs: bool) -> Evaluation:
        state = admitted.state
        also: dict[str, Any] = {}
        if admitted.assumed:
            also["assumed"] = tuple(self._assumed[id] for id in admitted.assumed)
        rounded = tuple(each.rounded for each in admitted.told if each.rounded is not None) if admitted.told else ()
        if rounded:
            also["converted"] = rounded
        if admitted.problems:
            return self._result(point, Status.INVALID, problems=tuple(admitted.problems), known=Known(state), **also)
        derived = self._derived(state)
        scope = self._scopes[point.name]
        applies: Truth = True if scope is None else scope(state)
        if applies is False:
            return self._result(point, Status.OUT_OF_SCOPE, derived=derived, known=Known(state), **also)
        found = self._visit(point, applies, admitted, derived, needs)
        return replace(found, **also) if also else found

    def _entry(self, name: str | None) -> EntryPoint:
        points = self.guideline.manifest.entry_points
        if name is None:
            return next(iter(points.values()))
        if name not in points:
            raise UnknownEntry(no_such("entry point", name, points))
        return points[name]

    def _result(self, point: EntryPoint, status: Status, **found: Any) -> Evaluation:
        manifest = self.guideline.manifest
        return Evaluation(manifest.id, manifest.version, point.name, status, **found)

    def _visit(
        self, point: EntryPoint, applies: Truth, admitted: Admitted, derived: Mapping[str, Any], needs: bool
    ) -> Evaluation:
        """Every node that does not certainly not apply, in the order of the plan."""
        state, said = admitted.state, admitted.said  # reasons that are told in other words
        reached: dict[str, Truth] = {point.start.id: applies}
        recommendations, reassess = list[Recommended](), list[Reassessment]()
        path, problems = list[Step](), list[Problem]()
        undecided = applies is None
        for id, each in self._ways[point.name].items():
            if id not in reached:
                continue
            compiled, always, pick, found, _ = each
            taken = always or found[pick(state)]
            if reached[id]:
                path += taken.steps or taken.written()
                if always is not None:  # a decision says nothing
                    told = compiled.telling(state) if compiled.telling is not None else compiled.always
                    recommendations += told.recommended
                    reassess += told.reassess
                    undecided = undecided or bool(told.lacking)
                    problems += [without_amount(compiled.node, element) for element in told.inapplicable]
                if taken.nothing:
                    problems.append(without_branch(compiled.node, self._reasons, state, said))
                for target in taken.certain:
                    reached[target] = True
            else:
                undecided = undecided or compiled.is_end
                for target in taken.certain:
                    reached.setdefault(target, None)
            for target in taken.possible:
                reached.setdefault(target, None)
        if said:
            path = [step.told(said) for step in path]
        way = {"path": tuple(path), "derived": derived, "known": Known(state, reached)}
        if problems:
            return self._result(point, Status.INVALID, problems=tuple(problems), **way)
        return self._result(
            point,
            Status.NEEDS_DATA if undecided else Status.COMPLETE,
            recommendations=tuple(recommendations),
            reassess=tuple(reassess),
            needs=self._needs(point, reached, state) if undecided and needs else (),
            **way,
        )

    def _needs(self, point: EntryPoint, reached: Mapping[str, Truth], state: State) -> tuple[Need, ...]:
        """The missing elements on the way to something unknown, found from the ends of the tracks backwards."""
        wanted: set[str] = set()
        asking: list[tuple[str, tuple[Condition | str, ...]]] = []
        for id, (compiled, always, pick, found, read_by) in reversed(self._ways[point.name].items()):
            if id not in reached:
                continue
            if compiled.telling is not None and (lacking := compiled.telling(state).lacking):
                asking.append((id, lacking))
            taken = always or found[pick(state)]
            leads_on = compiled.is_end or not wanted.isdisjoint(compiled.targets)
            unknown: tuple[int, ...] = ()
            for place, targets, is_unknown in taken.branches:
                if not wanted.isdisjoint(targets):
                    leads_on = True
                    if is_unknown:
                        unknown = (place, *unknown)
            if unknown:
                asking.append((id, read_by[unknown]))
            if reached[id] is None and leads_on:
                wanted.add(id)
        if point.when is not None and reached[point.start.id] is None:
            asking.append((point.start.id, (point.when,)))
        return self._needed[
            tuple(
                (
                    id,
                    self._reasons.lacking(each, state) if isinstance(each, str) else self._reasons.missing(each, state),
                )
                for id, read in reversed(asking)
                for each in read
            )
        ]

    def _write_needs(self, lacking: LackingNodes) -> tuple[Need, ...]:
        asked: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for id, elements in lacking:
            for element in elements:
                asked[element][id] = None
        return tuple(Need(self.guideline.elements[id], tuple(by)) for id, by in asked.items())


def _ways(plans: Mapping[str, Plan], kept: Mapping[str, Stop], reasons: Reasons) -> dict[str, dict[str, Stop]]:
    """For each entry point the nodes that it can lead to, in the order of evaluation; ``kept`` are used again."""
    stops = dict(kept)
    for plan in plans.values():
        for compiled in plan:
            if compiled.node.id not in stops:
                stops[compiled.node.id] = stop(compiled, reasons)
    return {name: {each.node.id: stops[each.node.id] for each in plan} for name, plan in plans.items()}


@lru_cache(maxsize=8)
def evaluator_for(guideline: Guideline) -> Evaluator:
    """The evaluator of a guideline, made once for the guidelines that were used last."""
    return Evaluator(guideline)


def evaluate(
    guideline: Guideline, facts: Mapping[str, Any], entry: str | None = None, on: date | str | None = None
) -> Evaluation:
    """What applies to a patient: see ``Evaluator.evaluate``. Raises ``NotEvaluable``, ``UnknownEntry`` and
    ``TwoVisits``."""
    return evaluator_for(guideline).evaluate(facts, entry, on)
