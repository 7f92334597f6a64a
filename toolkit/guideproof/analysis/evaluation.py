"""What applies to a patient: the algorithm evaluated with three truth values, along every track (sections 5, 6, 12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from guideproof.analysis.admission import Admission
from guideproof.analysis.derivation import as_data
from guideproof.analysis.graph import node_order
from guideproof.analysis.reasons import Reasons
from guideproof.analysis.result import Evaluation, Need, Reassessment, Recommended, Status, Step
from guideproof.analysis.truth import Predicate, State, Truth, compile_condition, conjunction, disjunction, negation
from guideproof.model.condition import Condition
from guideproof.model.fault import Fault
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Branch, Decision, HitPolicy, Node, Reassess, Recommendation


class NotEvaluable(ValueError):
    """The guideline has faults, so that nothing may be said of a patient; ``faults`` are those that reading found."""

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class UnknownEntry(ValueError):
    """The guideline has no entry point of this name."""


@dataclass(frozen=True, slots=True)
class CompiledBranch:
    """A branch as the evaluator uses it: whether it is taken, where to, and the conditions that decide it."""

    branch: Branch
    taken: Predicate
    targets: tuple[str, ...]
    read: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class CompiledNode:
    """A node with its branches, or with the nodes that follow it, and what it gives where it applies."""

    node: Node
    branches: tuple[CompiledBranch, ...]
    targets: tuple[str, ...]
    recommended: tuple[Recommended, ...]
    reassess: tuple[Reassessment, ...]
    step: Step


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
        self._plans = {
            name: [_compile_node(guideline.nodes[id], guideline) for id in order]
            for name, order in _orders(guideline).items()
        }
        self._scopes = {
            name: compile_condition(entry.when, guideline) if entry.when else None
            for name, entry in guideline.manifest.entry_points.items()
        }

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
        plan = self._plans[point.name]
        reached: dict[str, Truth] = {point.start.id: applies}
        taken: dict[str, list[Truth]] = {}
        for compiled in plan:
            here = reached.get(compiled.node.id, False)
            if here is False:
                continue
            if compiled.branches:
                truths = taken[compiled.node.id] = [branch.taken(state) for branch in compiled.branches]
                for branch, truth in zip(compiled.branches, truths, strict=True):
                    if truth is not False:
                        _reach(reached, branch.targets, True if here and truth else None)
            else:
                _reach(reached, compiled.targets, here)
        undecided = applies is None or _undecided(plan, reached)
        applying = [compiled for compiled in plan if reached.get(compiled.node.id) is True]
        return self._result(
            point,
            Status.NEEDS_DATA if undecided else Status.COMPLETE,
            recommendations=tuple(each for compiled in applying for each in compiled.recommended),
            reassess=tuple(each for compiled in applying for each in compiled.reassess),
            needs=self._needs(point, plan, reached, taken, state) if undecided else (),
            path=self._path(plan, reached, taken, state),
            derived=derived,
        )

    def _path(
        self,
        plan: list[CompiledNode],
        reached: Mapping[str, Truth],
        taken: Mapping[str, list[Truth]],
        state: State,
    ) -> tuple[Step, ...]:
        steps: list[Step] = []
        texts: dict[str, str] = {}
        for compiled in plan:
            node = compiled.node
            if reached.get(node.id) is not True:
                continue
            truths = taken.get(node.id, ())
            if True not in truths:
                steps.append(compiled.step)
                continue
            steps += [
                Step(node.id, node.version, branch.branch.id, self._because(branch, state, texts))
                for branch, truth in zip(compiled.branches, truths, strict=True)
                if truth is True
            ]
        return tuple(steps)

    def _because(self, branch: CompiledBranch, state: State, texts: dict[str, str]) -> tuple[str, ...]:
        if branch.branch.when is not None:
            return tuple(self._reasons.because(branch.branch.when, True, state, texts))
        others = (self._reasons.because(condition, False, state, texts) for condition in branch.read)
        return tuple(dict.fromkeys(reason for reasons in others for reason in reasons))

    def _needs(
        self,
        point: EntryPoint,
        plan: list[CompiledNode],
        reached: Mapping[str, Truth],
        taken: Mapping[str, list[Truth]],
        state: State,
    ) -> tuple[Need, ...]:
        """The missing elements on the way to something unknown, found from the ends of the tracks backwards."""
        wanted: set[str] = set()
        asking: list[tuple[str, tuple[Condition, ...]]] = []
        for compiled in reversed(plan):
            node = compiled.node
            here = reached.get(node.id, False)
            if here is False:
                continue
            open_here = here is None and not isinstance(node.body, Decision)
            for branch, truth in reversed(list(zip(compiled.branches, taken.get(node.id, ()), strict=True))):
                if truth is not False and not wanted.isdisjoint(branch.targets):
                    open_here = True
                    if truth is None:
                        asking.append((node.id, branch.read))
            if here is None and (open_here or not wanted.isdisjoint(compiled.targets)):
                wanted.add(node.id)
        if point.when is not None and reached[point.start.id] is None:
            asking.append((point.start.id, (point.when,)))
        asked: dict[str, dict[str, None]] = {}
        for id, conditions in reversed(asking):
            for condition in conditions:
                for element in self._reasons.missing(condition, state):
                    asked.setdefault(element, {})[id] = None
        return tuple(Need(id, self.guideline.elements[id].question, tuple(by)) for id, by in asked.items())


def _reach(reached: dict[str, Truth], targets: tuple[str, ...], truth: Truth) -> None:
    for target in targets:
        if reached.get(target) is not True:
            reached[target] = truth


def _undecided(plan: list[CompiledNode], reached: Mapping[str, Truth]) -> bool:
    """Whether a recommendation or a reassessment may or may not apply."""
    return any(
        reached.get(compiled.node.id, False) is None and not isinstance(compiled.node.body, Decision)
        for compiled in plan
    )


def _orders(guideline: Guideline) -> dict[str, list[str]]:
    """For each entry point the nodes that it can lead to, in the order of evaluation."""
    order = node_order(guideline)
    orders: dict[str, list[str]] = {}
    for name, entry in guideline.manifest.entry_points.items():
        led_to = {entry.start.id}
        for id in order:
            if id in led_to:
                led_to.update(target.id for _, target in guideline.nodes[id].edges)
        orders[name] = [id for id in order if id in led_to]
    return orders


def _compile_node(node: Node, guideline: Guideline) -> CompiledNode:
    step = Step(node.id, node.version, None, ())
    match node.body:
        case Decision(branches=branches, hit_policy=policy):
            return CompiledNode(node, _compile_branches(branches, policy, guideline), (), (), (), step)
        case Recommendation(items, selection, targets):
            recommended = tuple(
                Recommended(item, guideline.interventions[item.intervention.id], node, selection) for item in items
            )
            return CompiledNode(node, (), tuple(target.id for target in targets), recommended, (), step)
        case Reassess():
            return CompiledNode(node, (), (), (), (Reassessment(node, node.body),), step)


def _compile_branches(
    branches: tuple[Branch, ...], policy: HitPolicy, guideline: Guideline
) -> tuple[CompiledBranch, ...]:
    conditions = {branch.id: branch.when for branch in branches if branch.when is not None}
    predicates = {id: compile_condition(condition, guideline) for id, condition in conditions.items()}
    compiled: list[CompiledBranch] = []
    earlier: list[str] = []
    for branch in branches:
        if branch.when is None:
            others = list(conditions)
            taken = negation(disjunction([predicates[id] for id in others]))
            read = tuple(conditions[id] for id in others)
        elif policy is HitPolicy.FIRST:
            taken = conjunction([predicates[branch.id], *(negation(predicates[id]) for id in earlier)])
            read = (*(conditions[id] for id in earlier), branch.when)
            earlier.append(branch.id)
        else:
            taken, read = predicates[branch.id], (branch.when,)
        targets = tuple(target.id for target in branch.next or ())
        compiled.append(CompiledBranch(branch, taken, targets, read))
    return tuple(compiled)


@lru_cache(maxsize=8)
def evaluator_for(guideline: Guideline) -> Evaluator:
    """The evaluator of a guideline, made once for the guidelines that were used last."""
    return Evaluator(guideline)


def evaluate(guideline: Guideline, facts: Mapping[str, Any], entry: str | None = None) -> Evaluation:
    """What applies to a patient: see ``Evaluator.evaluate``. Raises ``NotEvaluable`` and ``UnknownEntry``."""
    return evaluator_for(guideline).evaluate(facts, entry)
