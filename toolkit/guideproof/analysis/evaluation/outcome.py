"""What a decision does with the facts that it reads: the branches that hold, where they lead, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from guideproof.analysis.evaluation.plan import CompiledBranch, CompiledNode
from guideproof.analysis.evaluation.reasons import Reasons
from guideproof.analysis.evaluation.remembering import remembered
from guideproof.analysis.evaluation.result import Problem, Step
from guideproof.analysis.evaluation.truth import State, Truth
from guideproof.model.condition import elements_of
from guideproof.model.node import Decision, Node


class Taken:
    """What a node does in a state, if it applies.

    ``certain`` are the nodes that follow, ``possible`` those that may. ``branches`` are those that hold or may hold,
    the last one first, and whether that is unknown. ``steps`` are those of the path: one for each branch that is taken,
    else one without; empty until they are ``written``. ``nothing`` says of a decision that certainly none of its
    branches holds.
    """

    __slots__ = ("_write", "branches", "certain", "nothing", "possible", "steps")

    def __init__(
        self,
        branches: Sequence[tuple[CompiledBranch, Truth]],
        certain: tuple[str, ...],
        write: Callable[[], tuple[Step, ...]],
        *,
        decides: bool,
    ) -> None:
        self.branches = tuple((branch, truth is None) for branch, truth in reversed(branches) if truth is not False)
        self.nothing = decides and not self.branches
        self.certain = certain
        self.possible = _targets(branch for branch, truth in branches if truth is None)
        self._write = write
        self.steps: tuple[Step, ...] = ()

    def written(self) -> tuple[Step, ...]:
        """Writes the steps, once."""
        self.steps = self._write()
        return self.steps


class Stop(NamedTuple):
    """A node on the way of an evaluation: what it ``always`` does, or else what was ``found`` for the values that it
    picks from a state."""

    compiled: CompiledNode
    always: Taken | None
    pick: Callable[[State], Any]
    found: Mapping[Any, Taken]


def stop(compiled: CompiledNode, reasons: Reasons) -> Stop:
    """A node with what it does: a decision by the values that it reads, any other node always the same."""
    if not compiled.branches:
        always = Taken((), compiled.targets, lambda: (compiled.step,), decides=compiled.node.decides)
        return Stop(compiled, always, lambda state: (), {})
    read = dict.fromkeys(element for condition in compiled.tests for element in elements_of(condition))
    does = remembered(tuple(read), lambda state: _taken(compiled, reasons, state))
    return Stop(compiled, None, does.pick, does.found)


def _taken(compiled: CompiledNode, reasons: Reasons, state: State) -> Taken:
    branches = list(zip(compiled.branches, compiled.taken(state), strict=True))
    holding = [branch for branch, truth in branches if truth]
    return Taken(branches, _targets(holding), lambda: _steps(compiled, holding, reasons, state), decides=True)


def without_branch(node: Node, reasons: Reasons, state: State, said: Mapping[str, str]) -> Problem:
    """What is wrong where a decision applies and certainly none of its branches holds; ``said`` has reasons that are
    told in other words."""
    assert isinstance(node.body, Decision)
    facts = ", ".join(said.get(fact, fact) for fact in reasons.facts(node.body.reads, state))
    told = f"no branch of `{node.id}` holds{' for ' if facts else ''}{facts}"
    return Problem(None, None, node.id, f"{told}: the guideline does not say what to do")


def _targets(branches: Iterable[CompiledBranch]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target for branch in branches for target in branch.targets))


def _steps(
    compiled: CompiledNode, holding: Sequence[CompiledBranch], reasons: Reasons, state: State
) -> tuple[Step, ...]:
    node, texts = compiled.node, dict[str, str]()
    steps = (
        Step(node.id, node.version, each.turn.branch.id, _because(compiled, each, reasons, state, texts))
        for each in holding
    )
    return tuple(steps) or (compiled.step,)


def _because(
    compiled: CompiledNode, branch: CompiledBranch, reasons: Reasons, state: State, texts: dict[str, str]
) -> tuple[str, ...]:
    settled = branch.turn.settled_by(compiled.tests)
    told = (reasons.because(condition, holds, state, texts) for condition, holds in settled)
    return tuple(dict.fromkeys(reason for reasons in told for reason in reasons))
