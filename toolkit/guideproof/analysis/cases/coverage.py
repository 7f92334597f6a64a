"""What a set of patients visits of the algorithm: nodes, branches and the sides of every test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.analysis.cases.condition_coverage import ConditionSide, Sides
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.graph.edges import reachable
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision

CoveredPatient = tuple[Mapping[str, Any], Evaluation]
"""Facts with their evaluation."""


class Coverage(Struct, frozen=True):
    """The nodes and the branches (node, branch) that some path leads to, the sides of the tests that decide there, and
    those of them that were visited.

    ``impossible`` are the sides that are proven to be nobody's; they are not counted. Nothing is impossible until
    somebody has asked.
    """

    nodes: tuple[str, ...]
    visited_nodes: frozenset[str]
    branches: tuple[tuple[str, str], ...]
    visited_branches: frozenset[tuple[str, str]]
    sides: tuple[ConditionSide, ...] = ()
    shown_sides: frozenset[ConditionSide] = frozenset()
    impossible: frozenset[ConditionSide] = field(default=frozenset())

    @property
    def missed_nodes(self) -> tuple[str, ...]:
        """The nodes that no patient visited, in the order of the guideline."""
        return tuple(node for node in self.nodes if node not in self.visited_nodes)

    @property
    def missed_branches(self) -> tuple[tuple[str, str], ...]:
        """The branches that no patient took, in the order of the guideline."""
        return tuple(branch for branch in self.branches if branch not in self.visited_branches)

    @property
    def missed_sides(self) -> tuple[ConditionSide, ...]:
        """The sides that no patient showed although one could, as far as is known."""
        return tuple(side for side in self.sides if side not in self.shown_sides and side not in self.impossible)

    @property
    def shares(self) -> dict[str, tuple[int, int]]:
        """How many were visited, of how many: ``nodes``, ``branches`` and ``sides``."""
        sides = [side for side in self.sides if side not in self.impossible]
        return {
            "nodes": (len(self.nodes) - len(self.missed_nodes), len(self.nodes)),
            "branches": (len(self.branches) - len(self.missed_branches), len(self.branches)),
            "sides": (len(sides) - len(self.missed_sides), len(sides)),
        }

    @property
    def percent(self) -> int:
        """The least of the shares, in whole per cent, rounded down."""
        return min(percent(*share) for share in self.shares.values())


def percent(part: int, whole: int) -> int:
    """A share in whole per cent, rounded down, so that only all is 100; of nothing, all."""
    return 100 * part // whole if whole else 100


def visited(guideline: Guideline, evaluations: Iterable[Evaluation]) -> Coverage:
    """What some evaluations visited, together; of the sides of tests nothing is said."""
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


def coverage(guideline: Guideline, patients: Iterable[CoveredPatient], sides: Sides | None = None) -> Coverage:
    """What the evaluated patients visited, together."""
    sides, seen = sides or Sides(guideline), list(patients)
    return replace(
        visited(guideline, (evaluation for _, evaluation in seen)),
        sides=sides.all,
        shown_sides=sides.shown_together(seen),
    )
