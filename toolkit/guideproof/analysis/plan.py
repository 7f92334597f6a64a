"""A guideline made ready to be evaluated many times: its nodes in order, their branches as functions of the state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guideproof.analysis.graph import led_to, node_order
from guideproof.analysis.result import Reassessment, Recommended, Step
from guideproof.analysis.truth import Predicate, compile_condition, conjunction, disjunction, negation
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, HitPolicy, Node, Reassess, Recommendation


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

    @property
    def is_end(self) -> bool:
        """Whether it recommends something or asks for a later visit."""
        return bool(self.recommended or self.reassess)

    @property
    def decides(self) -> bool:
        """Whether it is a decision."""
        return isinstance(self.node.body, Decision)


Plan = tuple[CompiledNode, ...]
"""The nodes that an entry point can lead to, in the order of evaluation."""


def plans(guideline: Guideline, known: Mapping[str, CompiledNode] | None = None) -> dict[str, Plan]:
    """The plan of each entry point, by its name; ``known`` are nodes that have been compiled. Raises ``Circular``."""
    order = node_order(guideline)
    compiled = {id: (known or {}).get(id) or compile_node(guideline.nodes[id], guideline) for id in order}
    found: dict[str, Plan] = {}
    for name, entry in guideline.manifest.entry_points.items():
        found[name] = tuple(compiled[id] for id in led_to(guideline, [entry.start.id], order))
    return found


def compile_node(node: Node, guideline: Guideline) -> CompiledNode:
    """A node with all that does not depend on the patient."""
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
