"""Patients who are watched while faults are planted: for whom does something come otherwise?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guideproof.analysis.cases.asking import CaseFacts
from guideproof.analysis.cases.mutants import Mutant
from guideproof.analysis.cases.vignettes import mismatches, told_apart
from guideproof.analysis.evaluation.admission import Admission
from guideproof.analysis.evaluation.derivation import Computation, compile_derived
from guideproof.analysis.evaluation.evaluate import Evaluator, evaluator_for
from guideproof.analysis.evaluation.plan import CompiledNode, compile_node
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compile_condition
from guideproof.analysis.graph.edges import closure, derived_order
from guideproof.model.condition import Condition
from guideproof.model.element import Derived
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Decision, Node
from guideproof.model.vignette import Expectation


@dataclass(frozen=True, slots=True)
class ExecutedPatient:
    """A patient with what the guideline says of them, the nodes of which it is not certain that they do not apply
    (``near``), and, where they are a vignette's, what it expects."""

    entry: str
    facts: CaseFacts
    state: State
    evaluation: Evaluation
    near: frozenset[str]
    expect: Expectation | None = None

    def notices(self, after: Evaluation) -> bool:
        """Whether what comes with a fault is not as expected, or, if nothing is, may be expected otherwise."""
        if self.expect is None:
            return told_apart(self.evaluation, after)
        return next(mismatches(self.expect, after), None) is not None


class MutantExecution:
    """One guideline, ready to be compared with itself with many faults."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._evaluator = evaluator_for(guideline)
        self._admission = Admission(guideline)
        self._compiled = {id: compile_node(node, guideline) for id, node in guideline.nodes.items()}
        self._predicates: dict[int, Predicate] = {}

    def patient(self, facts: CaseFacts, entry: str | None) -> ExecutedPatient:
        """Somebody to be watched, at an entry point (the default one where none is named)."""
        return self._watched(facts, entry, None)

    def vignettes(self) -> Iterator[ExecutedPatient]:
        """The patients of the vignettes that pass."""
        for vignette in self._guideline.vignettes.values():
            each = self._watched(vignette.facts, vignette.entry.id if vignette.entry else None, vignette.expect)
            if not each.notices(each.evaluation):
                yield each

    def _watched(self, facts: CaseFacts, entry: str | None, expect: Expectation | None) -> ExecutedPatient:
        evaluation = self._evaluator.evaluate(facts, entry)
        state, _ = self._admission.admit(facts)
        return ExecutedPatient(evaluation.entry, facts, state, evaluation, self._near(evaluation, state), expect)

    def _near(self, evaluation: Evaluation, state: State) -> frozenset[str]:
        """The nodes that apply or may apply."""
        if not evaluation.admitted or evaluation.status is Status.OUT_OF_SCOPE:
            return frozenset()
        start = self._guideline.manifest.entry_points[evaluation.entry].start.id
        return frozenset(closure([start], lambda id: _leads_to(self._compiled[id], state)))

    def noticing(self, mutant: Mutant, patients: Iterable[ExecutedPatient]) -> Iterator[ExecutedPatient]:
        """Those of the patients who notice a fault."""
        changed: Evaluator | None = None
        for each in self._concerned(mutant, patients):
            changed = changed or mutant.evaluator(self._guideline, self._evaluator)
            if each.notices(changed.evaluate(each.facts, each.entry)):
                yield each

    def _concerned(self, mutant: Mutant, patients: Iterable[ExecutedPatient]) -> Iterator[ExecutedPatient]:
        """The patients for whom something changes, found without evaluating them whole."""
        match mutant.changed:
            case Node() as node:
                here = [each for each in patients if node.id in each.near]
                tests = self._turned(node) if here else None
                if tests is not None:
                    here = [each for each in here if any(_turns(test, each.state) for test in tests)]
                if here:
                    before, after = (
                        self._compiled[node.id],
                        compile_node(node, self._guideline, self._compiled[node.id]),
                    )
                    yield from (each for each in here if _differs(before, after, each.state))
            case EntryPoint() as entry:
                assert entry.when is not None
                scope = compile_condition(entry.when, self._guideline)
                for each in patients:
                    if each.entry == entry.name and not _as_before(each, scope(each.state)):
                        yield each
            case Derived():
                yield from self._with_other_values(mutant, patients)

    def _turned(self, after: Node) -> list[tuple[Predicate, Predicate]] | None:
        """The conditions that say of a changed decision whom the change can concern, each as it was and as it becomes:
        unless one turns out otherwise or is not known, the decision does as before. ``None`` where that is not told."""
        before = self._compiled[after.id].node
        if not isinstance(before.body, Decision) or not isinstance(after.body, Decision):
            return None
        was = {branch.id: branch for branch in before.body.branches}
        becomes = {branch.id: branch for branch in after.body.branches}
        if [id for id in was if id in becomes] != list(becomes):
            return None
        found: list[tuple[Predicate, Predicate]] = []
        for id, one in was.items():
            other = becomes.get(id)
            if other is one:
                continue
            if one.when is None or (other is not None and other.when is None):
                return None
            holds = self._predicate(one.when)
            if other is None or other.targets != one.targets:
                found.append((holds, _never))
            if other is not None and other.when is not None and other.when is not one.when:
                turned = compile_condition(other.when, self._guideline)
                found.append((holds, turned))
                if other.targets != one.targets:
                    found.append((turned, _never))
        return found or None

    def _predicate(self, condition: Condition) -> Predicate:
        if id(condition) not in self._predicates:
            self._predicates[id(condition)] = compile_condition(condition, self._guideline)
        return self._predicates[id(condition)]

    def _with_other_values(self, mutant: Mutant, patients: Iterable[ExecutedPatient]) -> Iterator[ExecutedPatient]:
        guideline = mutant.planted(self._guideline)
        computations = [(id, compile_derived(guideline.derived[id], guideline)) for id in derived_order(guideline)]
        for each in patients:
            known = each.evaluation.admitted and each.evaluation.status is Status.COMPLETE
            if not _misfit(each, guideline) and not (known and _same_values(computations, each.state)):
                yield each


def _never(_: State) -> Truth:
    return False


def _turns(test: tuple[Predicate, Predicate], state: State) -> bool:
    was, becomes = test[0](state), test[1](state)
    return was is None or becomes is None or was is not becomes


def _misfit(watched: ExecutedPatient, guideline: Guideline) -> bool:
    """Whether a fact is none of its element: whatever is computed, that stays so."""
    return any(each.element not in (None, *guideline.derived) for each in watched.evaluation.problems if not each.node)


def _leads_to(compiled: CompiledNode, state: State) -> Iterator[str]:
    yield from compiled.targets
    for branch, truth in zip(compiled.branches, compiled.taken(state), strict=True):
        if truth is not False:
            yield from branch.targets


def _as_before(case: ExecutedPatient, scope: Truth) -> bool:
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
