"""What a decision does with the facts that it reads: the branches that hold, where they lead, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from guideproof.analysis.plan import CompiledBranch, CompiledNode
from guideproof.analysis.reasons import Reasons
from guideproof.analysis.remembering import remembered
from guideproof.analysis.result import Step
from guideproof.analysis.truth import State, Truth
from guideproof.model.condition import elements_of


class Taken:
    """A node in one state: the truth of each branch of a decision, and the nodes that follow.

    ``certain`` are those that follow if the node applies, ``possible`` those that may. ``steps`` are those of the path,
    if the node applies: one for each branch that is taken, else one without; empty until they are ``written``.
    """

    __slots__ = ("_write", "certain", "possible", "steps", "truths")

    def __init__(
        self,
        truths: tuple[Truth, ...],
        certain: tuple[str, ...],
        possible: tuple[str, ...],
        write: Callable[[], tuple[Step, ...]],
    ) -> None:
        self.truths = truths
        self.certain = certain
        self.possible = possible
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
        return Stop(compiled, Taken((), compiled.targets, (), lambda: (compiled.step,)), lambda state: (), {})
    read = dict.fromkeys(
        element for branch in compiled.branches for condition in branch.read for element in elements_of(condition)
    )
    does = remembered(tuple(read), lambda state: _taken(compiled, reasons, state))
    return Stop(compiled, None, does.pick, does.found)


def _taken(compiled: CompiledNode, reasons: Reasons, state: State) -> Taken:
    truths = tuple([branch.taken(state) for branch in compiled.branches])
    certain = _targets(branch for branch, truth in zip(compiled.branches, truths, strict=True) if truth)
    possible = _targets(branch for branch, truth in zip(compiled.branches, truths, strict=True) if truth is None)
    return Taken(truths, certain, possible, lambda: _steps(compiled, truths, reasons, state))


def _targets(branches: Iterable[CompiledBranch]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target for branch in branches for target in branch.targets))


def _steps(compiled: CompiledNode, truths: tuple[Truth, ...], reasons: Reasons, state: State) -> tuple[Step, ...]:
    node, texts = compiled.node, dict[str, str]()
    taken = [branch for branch, truth in zip(compiled.branches, truths, strict=True) if truth]
    return tuple(
        Step(node.id, node.version, branch.branch.id, _because(branch, reasons, state, texts)) for branch in taken
    ) or (compiled.step,)


def _because(branch: CompiledBranch, reasons: Reasons, state: State, texts: dict[str, str]) -> tuple[str, ...]:
    if branch.branch.when is not None:
        return tuple(reasons.because(branch.branch.when, True, state, texts))
    others = (reasons.because(condition, False, state, texts) for condition in branch.read)
    return tuple(dict.fromkeys(reason for reasons in others for reason in reasons))
