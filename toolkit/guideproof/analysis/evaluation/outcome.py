"""What a decision does with the facts that it reads: the branches that hold, where they lead, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from guideproof.analysis.evaluation.plan import CompiledBranch, CompiledNode
from guideproof.analysis.evaluation.reasons import Reasons
from guideproof.analysis.evaluation.remembering import Memory, remembered
from guideproof.analysis.evaluation.result import Problem, Step
from guideproof.analysis.evaluation.truth import State, Truth
from guideproof.model.condition import Condition
from guideproof.model.node import Decision, Node, Reassess

_FEW = 50
"""Of so many branches at most it is kept what their truths come to: those of a long table would fill the memory."""


class OutcomeShape(NamedTuple):
    """What a node does where its branches have some truths: the same for every patient of whom they have.

    ``certain`` are the nodes that follow, ``possible`` those that may. ``branches`` are those that hold or may hold,
    the last one first: its place, the nodes that it leads to, and whether it is unknown that it holds. ``nothing`` says
    of a decision that certainly none of its branches holds. ``steps`` writes those of the path: one for each branch
    that is taken, else one without.
    """

    branches: tuple[tuple[int, tuple[str, ...], bool], ...]
    certain: tuple[str, ...]
    possible: tuple[str, ...]
    nothing: bool
    steps: Callable[[State], tuple[Step, ...]]


class Taken:
    """What a node does in a state, if it applies: all of its shape, and the ``steps``, which are empty until they are
    ``written``."""

    __slots__ = ("_shape", "_state", "branches", "certain", "nothing", "possible", "steps")

    def __init__(self, shape: OutcomeShape, state: State) -> None:
        self.branches, self.certain, self.possible, self.nothing, _ = shape
        self._shape, self._state = shape, state
        self.steps: tuple[Step, ...] = ()

    def written(self) -> tuple[Step, ...]:
        """Writes the steps, once."""
        self.steps = self._shape.steps(self._state)
        return self.steps


class Stop(NamedTuple):
    """A node on the way of an evaluation: what it ``always`` does, or else what was ``found`` for the values that it
    picks from a state; and the conditions ``asked`` where the branches at these places are unknown."""

    compiled: CompiledNode
    always: Taken | None
    pick: Callable[[State], Any]
    found: Mapping[Any, Taken]
    asked: Mapping[tuple[int, ...], tuple[Condition, ...]]


def stop(compiled: CompiledNode, reasons: Reasons) -> Stop:
    """A node with what it does: a decision by the values that it reads, any other node always the same."""
    if not compiled.branches:
        shape = OutcomeShape((), compiled.targets, (), compiled.node.decides, lambda state: (compiled.step,))
        return Stop(compiled, Taken(shape, {}), lambda state: (), {}, {})
    if len(compiled.branches) <= _FEW:
        shapes = Memory[tuple[Truth, ...], OutcomeShape](lambda truths: _shape(compiled, reasons, enumerate(truths)))
        does = remembered(compiled.reads, lambda state: Taken(shapes[compiled.taken(state)], state))
    else:
        does = remembered(
            compiled.reads, lambda state: Taken(_shape(compiled, reasons, compiled.some_taken(state)), state)
        )
    return Stop(compiled, None, does.pick, does.found, Memory(compiled.read_by))


def _shape(compiled: CompiledNode, reasons: Reasons, truths: Iterable[tuple[int, Truth]]) -> OutcomeShape:
    """What comes of it that the branches at some places have these truths, and the others are not taken."""
    branches = [(place, compiled.branches[place], truth) for place, truth in truths if truth is not False]
    holding = [branch for _, branch, truth in branches if truth]
    some = tuple((place, branch.targets, truth is None) for place, branch, truth in reversed(branches))
    possible = _targets(branch for _, branch, truth in branches if truth is None)
    return OutcomeShape(
        some, _targets(holding), possible, not some, lambda state: _steps(compiled, holding, reasons, state)
    )


def without_branch(node: Node, reasons: Reasons, state: State, said: Mapping[str, str]) -> Problem:
    """What is wrong where a decision applies and certainly none of its branches holds; ``said`` has reasons that are
    told in other words."""
    assert isinstance(node.body, Decision)
    facts = ", ".join(said.get(fact, fact) for fact in reasons.facts(node.body.reads, state))
    told = f"no branch of `{node.id}` holds{' for ' if facts else ''}{facts}"
    return Problem(None, None, node.id, f"{told}: the guideline does not say what to do")


def without_amount(node: Node, element: str) -> Problem:
    """What is wrong where an amount of a recommendation, or the date of a later visit, does not apply."""
    what, unsaid = ("due date", "when") if isinstance(node.body, Reassess) else ("amount", "how much")
    told = f"the {what} `{element}` of `{node.id}` does not apply"
    return Problem(element, None, node.id, f"{told}: the guideline does not say {unsaid}")


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
