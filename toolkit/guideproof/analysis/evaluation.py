"""What applies to a patient: the algorithm evaluated with three truth values, along every track (sections 5, 6, 12)."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from guideproof.analysis.admission import Admission
from guideproof.analysis.derivation import as_data
from guideproof.analysis.plan import CompiledBranch, CompiledNode, Plan, plans
from guideproof.analysis.reasons import Reasons
from guideproof.analysis.result import Evaluation, Need, Status, Step
from guideproof.analysis.truth import State, Truth, compile_condition
from guideproof.model.condition import Condition
from guideproof.model.fault import Fault
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Node


class NotEvaluable(ValueError):
    """The guideline has faults, so that nothing may be said of a patient; ``faults`` are those that reading found."""

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class UnknownEntry(ValueError):
    """The guideline has no entry point of this name."""


class Evaluator:
    """One guideline made ready to evaluate many patients.

    Raises ``NotEvaluable`` for a guideline that reading found faulty outside its vignettes, or that runs in a circle.
    """

    def __init__(self, guideline: Guideline) -> None:
        faults = tuple(fault for fault in guideline.faults if "/vignettes/" not in fault.span.path)
        if faults:
            raise NotEvaluable(f"the guideline has {len(faults)} fault(s); `guideproof check` shows them", faults)
        if not guideline.manifest.entry_points:
            raise NotEvaluable("the guideline has no entry point")
        self.guideline = guideline
        self._reasons = Reasons(guideline)
        self._admission = Admission(guideline)
        self._plans = plans(guideline)
        self._scopes = {
            name: compile_condition(entry.when, guideline) if entry.when else None
            for name, entry in guideline.manifest.entry_points.items()
        }

    def plan(self, entry: str) -> Plan:
        """The nodes that an entry point can lead to, in the order of evaluation."""
        return self._plans[entry]

    def with_node(self, node: Node) -> Evaluator:
        """The evaluator of the guideline in which a node is another one. What that leaves as it was is shared.

        Raises ``Circular``.
        """
        changed = copy(self)
        changed.guideline = replace(self.guideline, nodes={**self.guideline.nodes, node.id: node})
        known = {each.node.id: each for plan in self._plans.values() for each in plan if each.node.id != node.id}
        changed._reasons = Reasons(changed.guideline)
        changed._plans = plans(changed.guideline, known)
        return changed

    def evaluate(self, facts: Mapping[str, Any], entry: str | None = None) -> Evaluation:
        """What applies to a patient at an entry point (the default one where none is named).

        ``facts`` maps element to value as a patient file has them: see ``facts.read_value``. Raises ``UnknownEntry``.
        """
        point = self._entry(entry)
        state, problems = self._admission.admit(facts)
        if problems:
            return self._result(point, Status.INVALID, problems=tuple(problems))
        derived = {id: as_data(element, state.get(id)) for id, element in self.guideline.derived.items()}
        scope = self._scopes[point.name]
        applies: Truth = True if scope is None else scope(state)
        if applies is False:
            return self._result(point, Status.OUT_OF_SCOPE, derived=derived)
        return self._visit(point, applies, state, derived)

    def _entry(self, name: str | None) -> EntryPoint:
        points = self.guideline.manifest.entry_points
        if name is None:
            return next(iter(points.values()))
        if name not in points:
            raise UnknownEntry(f"no entry point `{name}`; there are: {', '.join(points)}")
        return points[name]

    def _result(self, point: EntryPoint, status: Status, **found: Any) -> Evaluation:
        manifest = self.guideline.manifest
        return Evaluation(manifest.id, manifest.version, point.name, status, **found)

    def _visit(self, point: EntryPoint, applies: Truth, state: State, derived: Mapping[str, Any]) -> Evaluation:
        visits = _follow(self._plans[point.name], point.start.id, applies, state)
        undecided = applies is None or any(visit.applies is None and visit.compiled.is_end for visit in visits)
        applying = [visit for visit in visits if visit.applies]
        return self._result(
            point,
            Status.NEEDS_DATA if undecided else Status.COMPLETE,
            recommendations=tuple(each for visit in applying for each in visit.compiled.recommended),
            reassess=tuple(each for visit in applying for each in visit.compiled.reassess),
            needs=self._needs(point, applies, visits, state) if undecided else (),
            path=self._path(applying, state),
            derived=derived,
        )

    def _path(self, applying: list[_Visit], state: State) -> tuple[Step, ...]:
        steps: list[Step] = []
        texts: dict[str, str] = {}
        for compiled, _, truths in applying:
            if True not in truths:
                steps.append(compiled.step)
                continue
            node = compiled.node
            for branch, truth in zip(compiled.branches, truths, strict=True):
                if truth:
                    because = self._because(branch, state, texts)
                    steps.append(Step(node.id, node.version, branch.branch.id, because))
        return tuple(steps)

    def _because(self, branch: CompiledBranch, state: State, texts: dict[str, str]) -> tuple[str, ...]:
        if branch.branch.when is not None:
            return tuple(self._reasons.because(branch.branch.when, True, state, texts))
        others = (self._reasons.because(condition, False, state, texts) for condition in branch.read)
        return tuple(dict.fromkeys(reason for reasons in others for reason in reasons))

    def _needs(self, point: EntryPoint, applies: Truth, visits: list[_Visit], state: State) -> tuple[Need, ...]:
        """The missing elements on the way to something unknown, found from the ends of the tracks backwards."""
        wanted: set[str] = set()
        asking: list[tuple[str, tuple[Condition, ...]]] = []
        for compiled, here, truths in reversed(visits):
            leads_on = compiled.is_end or not wanted.isdisjoint(compiled.targets)
            for branch, truth in zip(reversed(compiled.branches), reversed(truths), strict=True):
                if truth is not False and not wanted.isdisjoint(branch.targets):
                    leads_on = True
                    if truth is None:
                        asking.append((compiled.node.id, branch.read))
            if here is None and leads_on:
                wanted.add(compiled.node.id)
        if point.when is not None and applies is None:
            asking.append((point.start.id, (point.when,)))
        asked: dict[str, dict[str, None]] = {}
        for id, conditions in reversed(asking):
            for condition in conditions:
                for element in self._reasons.missing(condition, state):
                    asked.setdefault(element, {})[id] = None
        return tuple(Need(id, self.guideline.elements[id].question, tuple(by)) for id, by in asked.items())


class _Visit(NamedTuple):
    """A node that applies or may apply, with the truth of each of its branches, if it is a decision."""

    compiled: CompiledNode
    applies: Truth
    truths: tuple[Truth, ...]


def _follow(plan: Plan, start: str, applies: Truth, state: State) -> list[_Visit]:
    """Every node that does not certainly not apply, in the order of the plan."""
    reached: dict[str, Truth] = {start: applies}
    visits: list[_Visit] = []
    for compiled in plan:
        here = reached.get(compiled.node.id, False)
        if here is False:
            continue
        truths: tuple[Truth, ...] = ()
        if compiled.branches:
            truths = tuple([branch.taken(state) for branch in compiled.branches])
            for branch, truth in zip(compiled.branches, truths, strict=True):
                if truth is not False:
                    _reach(reached, branch.targets, True if here and truth else None)
        else:
            _reach(reached, compiled.targets, here)
        visits.append(_Visit(compiled, here, truths))
    return visits


def _reach(reached: dict[str, Truth], targets: tuple[str, ...], truth: Truth) -> None:
    for target in targets:
        if reached.get(target) is not True:
            reached[target] = truth


@lru_cache(maxsize=8)
def evaluator_for(guideline: Guideline) -> Evaluator:
    """The evaluator of a guideline, made once for the guidelines that were used last."""
    return Evaluator(guideline)


def evaluate(guideline: Guideline, facts: Mapping[str, Any], entry: str | None = None) -> Evaluation:
    """What applies to a patient: see ``Evaluator.evaluate``. Raises ``NotEvaluable`` and ``UnknownEntry``."""
    return evaluator_for(guideline).evaluate(facts, entry)
