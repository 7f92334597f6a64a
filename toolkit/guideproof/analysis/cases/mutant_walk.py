"""A patient led through the algorithm once more where only a node, a scope or some values are other than before.

What each node does for a patient is kept, so that a fault costs no more than the nodes that are visited.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.analysis.cases.asking import CaseFacts
from guideproof.analysis.cases.mutant_way import Outcome, Outcomes, Way, Ways
from guideproof.analysis.cases.vignettes import mismatches, told_apart
from guideproof.analysis.evaluation.applying import applying, where_it_applies
from guideproof.analysis.evaluation.derivation import data_of
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.plan import CompiledNode, compile_node
from guideproof.analysis.evaluation.result import Evaluation, Problem, Reassessment, Recommended, Status
from guideproof.analysis.evaluation.truth import State, Truth
from guideproof.analysis.graph.edges import Edges
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision
from guideproof.model.vignette import Expectation
from guideproof.program.taken import Turn, taken, turns_of

Row = tuple[int, Branch, Truth]
"""A branch whose condition holds, or may hold, with its place."""


class Rest(NamedTuple):
    """What is known of a decision besides its rows: whether these are tried in turn, and the branches that take
    whomever no row does."""

    in_order: bool
    branches: tuple[Branch, ...]

    def outcome(self, rows: Sequence[Row]) -> Outcome:
        """What the decision does, of whose conditions those of the rows hold, or may hold, and no other."""
        turns = [Turn(branch, place, place if self.in_order else 0) for place, (_, branch, _) in enumerate(rows)]
        turns += [Turn(branch, None, len(rows)) for branch in self.branches]
        truths = list(zip(turns, taken(turns, [truth for _, _, truth in rows]), strict=True))
        certain = _targets(turn.branch for turn, truth in truths if truth)
        possible = _targets(turn.branch for turn, truth in truths if truth is None)
        return Outcome(certain, possible - certain, nothing=all(truth is False for _, truth in truths))


def rest_of(decision: Decision) -> Rest:
    """What is known of a decision besides its rows."""
    return Rest(turns_of(decision).in_order, tuple(branch for branch in decision.branches if branch.when is None))


class ExecutedPatient(Struct, frozen=True):
    """A patient with what the guideline says of them, and, where they are a vignette's, what it expects; ``applies`` is
    whether the entry point is for them, ``edges`` are those of all nodes. ``outcomes``, ``rows``,
    ``near``, ``way`` and ``noticed`` (decisions that lead elsewhere) are kept as they are asked for."""

    entry: str
    facts: CaseFacts
    state: State
    evaluation: Evaluation
    applies: Truth
    edges: Edges
    expect: Expectation | None = None
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    near: list[str] = field(default_factory=list)
    way: list[Way] = field(default_factory=list)
    noticed: dict[tuple[str, Outcome], bool] = field(default_factory=dict)

    def notices(self, after: Evaluation) -> bool:
        """Whether what comes with a fault is not as expected, or, if nothing is, may be expected otherwise. Which node
        leads to which is asked of the guideline without the fault."""
        if self.expect is None:
            return told_apart(self.evaluation, after)
        return next(mismatches(self.expect, after, self.edges), None) is not None

    @property
    def asks_for_needs(self) -> bool:
        """Whether it is expected what is asked for, which is told only by evaluating them whole."""
        return self.expect is not None and self.expect.needs is not None


class MutantWalk:
    """The algorithm of one guideline."""

    def __init__(self, guideline: Guideline, evaluator: Evaluator) -> None:
        self._guideline = guideline
        self._evaluator = evaluator
        self._ways = Ways(guideline)
        self._reads: dict[str, frozenset[str]] = {}
        self._rests: dict[str, Rest] = {}
        self._applying = applying(guideline)
        known = {each.node.id: each for name in guideline.manifest.entry_points for each in evaluator.plan(name)}
        self.compiled = {id: known.get(id) or compile_node(node, guideline) for id, node in guideline.nodes.items()}
        self._steps = {id: each.step for id, each in self.compiled.items()}
        self._saying = {id: each for id, each in self.compiled.items() if not each.node.decides}

    def reads(self, id: str) -> frozenset[str]:
        """The elements that a node reads."""
        if id not in self._reads:
            self._reads[id] = frozenset(self.compiled[id].reads)
        return self._reads[id]

    def rows(self, patient: ExecutedPatient, id: str) -> list[Row]:
        """The branches of a decision whose conditions hold for a patient or may hold, in their order."""
        if id not in patient.rows:
            patient.rows[id] = _rows(self.compiled[id], patient.state)
        return patient.rows[id]

    def outcome(self, patient: ExecutedPatient, id: str) -> Outcome:
        """What a node does for a patient."""
        if id not in patient.outcomes:
            taken = self._evaluator.taken(patient.entry, id, patient.state)
            if taken is not None:
                certain = frozenset(taken.certain)
                patient.outcomes[id] = Outcome(certain, frozenset(taken.possible) - certain, taken.nothing)
            else:
                patient.outcomes[id] = self.outcome_in(patient.state, id)
        return patient.outcomes[id]

    def outcome_in(self, state: State, id: str) -> Outcome:
        """What a node does in another state."""
        compiled = self.compiled[id]
        if compiled.node.decides:
            return self.rest(id).outcome(_rows(compiled, state))
        return Outcome(frozenset(compiled.targets), frozenset(), nothing=False)

    def rest(self, id: str) -> Rest:
        """What is known of a decision besides its rows."""
        if id not in self._rests:
            body = self.compiled[id].node.body
            assert isinstance(body, Decision)
            self._rests[id] = rest_of(body)
        return self._rests[id]

    def evaluation(self, patient: ExecutedPatient, applies: Truth, state: State) -> Evaluation:
        """What comes for a patient with another scope."""
        start = self._guideline.manifest.entry_points[patient.entry].start.id
        way = self._ways.whole(start, applies, partial(self.outcome, patient))
        return self._evaluation(patient, way, applies, state, None)

    def otherwise(
        self,
        patient: ExecutedPatient,
        applies: Truth,
        sources: Collection[str],
        outcome: Outcomes,
        state: State,
        changed: CompiledNode | None = None,
    ) -> Evaluation:
        """What comes of it for a patient that some nodes may do otherwise, but for what is asked for, and without
        reasons. ``outcome`` says what nodes do, ``changed`` is a node that is another one."""
        start, was = self._guideline.manifest.entry_points[patient.entry].start.id, partial(self.outcome, patient)
        if applies is not patient.applies:
            return self._evaluation(patient, self._ways.whole(start, applies, outcome), applies, state, changed)
        if not patient.way:
            patient.way.append(self._ways.whole(start, applies, was))
        way = self._ways.otherwise(patient.way[0], sources, was, outcome)
        return self._evaluation(patient, way, applies, state, changed)

    def _evaluation(
        self, patient: ExecutedPatient, way: Way, applies: Truth, state: State, changed: CompiledNode | None
    ) -> Evaluation:
        """What comes of a way."""
        known, falling = self._saying, set(way.falling)
        if changed is not None and changed.node.id in known:
            known = {**known, changed.node.id: changed}
        recommended: list[Recommended] = []
        reassess: list[Reassessment] = []
        undecided = applies is None or any(
            truth is None and id in known and known[id].is_end for id, truth in way.reached.items()
        )
        for id in way.visited:
            if id in known:
                told = known[id].told(state)
                recommended += told.recommended
                reassess += told.reassess
                undecided = undecided or bool(told.lacking)
                falling |= {id} if told.inapplicable else set()
        nothing = [id for id in way.visited if id in falling] if falling else []
        return replace(
            patient.evaluation,
            status=Status.INVALID if nothing else Status.NEEDS_DATA if undecided else Status.COMPLETE,
            recommendations=() if nothing else tuple(recommended),
            reassess=() if nothing else tuple(reassess),
            needs=(),
            path=tuple([self._steps[id] for id in way.visited]),
            derived=self._derived(patient, state),
            problems=tuple(Problem(None, None, id, "") for id in nothing),
        )

    def stopped(self, patient: ExecutedPatient, status: Status, state: State) -> Evaluation:
        """What comes for a patient who is not admitted or not in the scope."""
        derived = None if status is Status.INVALID else self._derived(patient, state)
        before = patient.evaluation
        return Evaluation(before.guideline, before.version, patient.entry, status, derived=derived)

    def _derived(self, patient: ExecutedPatient, state: State) -> dict[str, object]:
        wanted = patient.expect.derived if patient.expect is not None else {}
        known = self._guideline.derived
        data = {id: data_of(known[id], self._guideline) for id in wanted if id in known}
        return where_it_applies(data, self._applying)(state) if data else {}


def _targets(branches: Iterable[Branch]) -> frozenset[str]:
    return frozenset(target for branch in branches for target in branch.targets)


def _rows(compiled: CompiledNode, state: State) -> list[Row]:
    return [
        (index, compiled.branches[index].turn.branch, truth)
        for place, truth in compiled.rows(state)
        for index in (compiled.tried[place],)
    ]
