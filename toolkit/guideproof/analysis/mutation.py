"""How many planted faults the worked cases of a guideline notice: their mutation score.

A vignette notices a fault where it passes without it and fails with it. Of a fault that none notices the prover is
asked for a patient whom it would treat otherwise: there is one (the fault survives), there is none (it changes nothing
and does not count), or that is not settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guideproof.analysis.admission import Admission
from guideproof.analysis.asking import Found
from guideproof.analysis.derivation import Computation, compile_derived
from guideproof.analysis.distinguishing import Distinguisher
from guideproof.analysis.evaluation import Evaluator, evaluator_for
from guideproof.analysis.graph import derived_order
from guideproof.analysis.mutants import Mutant, mutants
from guideproof.analysis.plan import CompiledNode, compile_node
from guideproof.analysis.proof.search import Verdict
from guideproof.analysis.result import Evaluation, Status
from guideproof.analysis.truth import State, Truth, compile_condition
from guideproof.analysis.vignettes import mismatches
from guideproof.model.element import Derived
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Node
from guideproof.model.vignette import Vignette


@dataclass(frozen=True, slots=True)
class Survivor:
    """A fault that no vignette notices, and the patient who would, with what the guideline says of them today."""

    mutant: Mutant
    patient: Found


@dataclass(frozen=True, slots=True)
class MutationReport:
    """What became of the planted faults: how many were ``noticed``, which survived, which change nothing
    (``equivalent``), of which that is not settled (``open``)."""

    planted: int
    noticed: int
    survivors: tuple[Survivor, ...]
    equivalent: tuple[Mutant, ...]
    open: tuple[Mutant, ...]

    @property
    def counted(self) -> int:
        """How many faults count: those that change something, as far as is known."""
        return self.noticed + len(self.survivors)

    @property
    def percent(self) -> int:
        """The score in whole per cent, rounded down; where nothing counts, 100."""
        return 100 * self.noticed // self.counted if self.counted else 100


def mutation_report(guideline: Guideline, faults: Iterable[Mutant] | None = None) -> MutationReport:
    """Plants every fault (or those given) and asks vignettes and prover. Raises ``NotEvaluable`` and ``Circular``."""
    planted = list(mutants(guideline) if faults is None else faults)
    cases = _Cases(guideline)
    unnoticed = [mutant for mutant in planted if not cases.notice(mutant)]
    survivors: list[Survivor] = []
    equivalent: list[Mutant] = []
    unsettled: list[Mutant] = []
    distinguisher = Distinguisher(guideline, unnoticed) if unnoticed else None
    for mutant in unnoticed:
        assert distinguisher is not None
        answer = distinguisher.answer(mutant)
        if answer.patient is not None:
            survivors.append(Survivor(mutant, answer.patient))
        else:
            (equivalent if answer.verdict is Verdict.NO else unsettled).append(mutant)
    noticed = len(planted) - len(unnoticed)
    return MutationReport(len(planted), noticed, tuple(survivors), tuple(equivalent), tuple(unsettled))


@dataclass(frozen=True, slots=True)
class _Case:
    """A vignette that passes, with its state, and the nodes of which it is not certain that they do not apply."""

    vignette: Vignette
    entry: str
    state: State
    evaluation: Evaluation
    near: frozenset[str]


class _Cases:
    """The vignettes of a guideline, ready to be tried on many mutants."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._evaluator = evaluator_for(guideline)
        self._admission = Admission(guideline)
        self._compiled = {id: compile_node(node, guideline) for id, node in guideline.nodes.items()}
        self._cases = list(self._passing())

    def _passing(self) -> Iterator[_Case]:
        for vignette in self._guideline.vignettes.values():
            evaluation = self._evaluator.evaluate(vignette.facts, vignette.entry.id if vignette.entry else None)
            if next(mismatches(vignette.expect, evaluation), None) is None:
                state, _ = self._admission.admit(vignette.facts)
                near = self._near(evaluation, state)
                yield _Case(vignette, evaluation.entry, state, evaluation, near)

    def _near(self, evaluation: Evaluation, state: State) -> frozenset[str]:
        """The nodes that apply or may apply."""
        if not evaluation.admitted or evaluation.status is Status.OUT_OF_SCOPE:
            return frozenset()
        found: set[str] = set()
        waiting = [self._guideline.manifest.entry_points[evaluation.entry].start.id]
        while waiting:
            id = waiting.pop()
            if id not in found:
                found.add(id)
                waiting.extend(_leads_to(self._compiled[id], state))
        return frozenset(found)

    def notice(self, mutant: Mutant) -> bool:
        """Whether a vignette fails with the fault."""
        changed: Evaluator | None = None
        for case in self._concerned(mutant):
            changed = changed or mutant.evaluator(self._guideline, self._evaluator)
            evaluation = changed.evaluate(case.vignette.facts, case.entry)
            if next(mismatches(case.vignette.expect, evaluation), None) is not None:
                return True
        return False

    def _concerned(self, mutant: Mutant) -> Iterator[_Case]:
        """The vignettes for which something changes, found without evaluating them whole."""
        match mutant.changed:
            case Node() as node:
                before, after = self._compiled[node.id], compile_node(node, self._guideline)
                for case in self._cases:
                    if node.id in case.near and _differs(before, after, case.state):
                        yield case
            case EntryPoint() as entry:
                assert entry.when is not None
                scope = compile_condition(entry.when, self._guideline)
                yield from (
                    case for case in self._cases if case.entry == entry.name and not _as_before(case, scope(case.state))
                )
            case Derived():
                yield from self._with_other_values(mutant)

    def _with_other_values(self, mutant: Mutant) -> Iterator[_Case]:
        guideline = mutant.planted(self._guideline)
        computations = [(id, compile_derived(guideline.derived[id], guideline)) for id in derived_order(guideline)]
        for case in self._cases:
            if case.evaluation.admitted and not _same_values(computations, case.state):
                yield case


def _leads_to(compiled: CompiledNode, state: State) -> Iterator[str]:
    yield from compiled.targets
    for branch, truth in zip(compiled.branches, compiled.taken(state), strict=True):
        if truth is not False:
            yield from branch.targets


def _as_before(case: _Case, scope: Truth) -> bool:
    """Whether a scope says of a case what it said, and for sure; what cannot be told is not as before."""
    if not case.evaluation.admitted:
        return True
    return (
        scope is (case.evaluation.status is not Status.OUT_OF_SCOPE) and case.evaluation.status is not Status.NEEDS_DATA
    )


def _differs(before: CompiledNode, after: CompiledNode, state: State) -> bool:
    """Whether a node may do otherwise: it recommends or leads to something else, it has a branch where it had none or
    the other way round, or something is not known."""
    if not before.branches or not after.branches:
        return True
    was, becomes = _reached(before, state), _reached(after, state)
    return was != becomes or None in was.values() or None in becomes.values()


_SOMEWHERE = ""
"""Stands among the nodes that a decision leads to for its having a branch at all."""


def _reached(compiled: CompiledNode, state: State) -> dict[str, Truth]:
    reached: dict[str, Truth] = {}
    for branch, truth in zip(compiled.branches, compiled.taken(state), strict=True):
        if truth is not False:
            reached[_SOMEWHERE] = True if truth else reached.get(_SOMEWHERE)
            reached.update(
                (target, True if truth else None) for target in branch.targets if reached.get(target) is not True
            )
    return reached


def _same_values(computations: list[tuple[str, Computation]], state: Mapping[str, Any]) -> bool:
    """Whether the derived elements come out as they stand in the state."""
    derived = {id for id, _ in computations}
    known = {id: value for id, value in state.items() if id not in derived}
    for id, compute in computations:
        value = compute(known)
        if value is not None:
            known[id] = value
        if value != state.get(id):
            return False
    return True
