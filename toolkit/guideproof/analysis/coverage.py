"""What a set of patients visits of the algorithm: nodes and branches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guideproof.analysis.graph import reachable
from guideproof.analysis.result import Evaluation
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision


@dataclass(frozen=True, slots=True)
class Coverage:
    """The nodes and the branches (node, branch) that some path leads to, and those of them that were visited."""

    nodes: tuple[str, ...]
    visited_nodes: frozenset[str]
    branches: tuple[tuple[str, str], ...]
    visited_branches: frozenset[tuple[str, str]]

    @property
    def missed_nodes(self) -> tuple[str, ...]:
        """The nodes that no patient visited, in the order of the guideline."""
        return tuple(node for node in self.nodes if node not in self.visited_nodes)

    @property
    def missed_branches(self) -> tuple[tuple[str, str], ...]:
        """The branches that no patient took, in the order of the guideline."""
        return tuple(branch for branch in self.branches if branch not in self.visited_branches)


def coverage(guideline: Guideline, evaluations: Iterable[Evaluation]) -> Coverage:
    """What the evaluated patients visited, together."""
    led_to = reachable(guideline)
    nodes = tuple(id for id in guideline.nodes if id in led_to)
    branches = tuple(
        (id, branch.id)
        for id in nodes
        if isinstance(body := guideline.nodes[id].body, Decision)
        for branch in body.branches
    )
    steps = [step for evaluation in evaluations for step in evaluation.path]
    return Coverage(
        nodes,
        frozenset(step.node for step in steps),
        branches,
        frozenset((step.node, step.branch) for step in steps if step.branch is not None),
    )
