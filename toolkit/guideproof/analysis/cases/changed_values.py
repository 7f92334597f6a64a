"""Patients for whom a derived element comes out otherwise, and what comes of that."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.cases.condition_coverage import readers
from guideproof.analysis.cases.explicit import tells_applicability
from guideproof.analysis.cases.mutant_walk import ExecutedPatient, MutantWalk
from guideproof.analysis.cases.mutant_way import Outcome
from guideproof.analysis.evaluation.derivation import Computation, compile_derived, undetermined
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import Predicate, compile_condition, compiled
from guideproof.analysis.graph.edges import derived_before, derived_order
from guideproof.model.condition import Condition
from guideproof.model.element import Classify, Computed, Constraint, DateAfter, Derived, Elapsed, Points, Sum
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import read_for, satisfied


class ChangedValues:
    """One guideline; what depends on a derived element is found once for all that is planted in it."""

    def __init__(self, guideline: Guideline, walk: MutantWalk) -> None:
        self._guideline = guideline
        self._walk = walk
        self._order = derived_order(guideline)
        self._before = derived_before(guideline)
        self._readers = readers(guideline)
        self._telling: dict[str, bool] = {}
        self._computed: dict[str, Computation] = {}
        self._dependents: dict[str, tuple[str, ...]] = {}
        self._admitting: dict[str, bool] = {}
        self._holds: dict[int, Predicate] = {}
        self._satisfied: dict[str, Predicate] = {}
        self._last: tuple[Derived | None, Computation | None] = (None, None)

    def readers(self, id: str) -> frozenset[str]:
        """The nodes that read an element, directly or by another."""
        return frozenset(each for each in self._readers[id] if each in self._guideline.nodes)

    def admits_by(self, id: str) -> bool:
        """Whether an element says, directly or by another, whose facts can be a patient's: it is a class, or a
        constraint reads it."""
        if id not in self._admitting:
            changed, guideline = {id, *self.made_of(id)}, self._guideline
            held = any(not changed.isdisjoint(self._reads(each.holds)) for each in guideline.constraints.values())
            classes = any(isinstance(guideline.derived[each].definition, Classify) for each in changed)
            self._admitting[id] = held or classes or self.tells_applicability(id)
        return self._admitting[id]

    def tells_applicability(self, id: str) -> bool:
        """Whether an element tells, directly or by another, when some input applies."""
        if id not in self._telling:
            self._telling[id] = tells_applicability(self._guideline, id)
        return self._telling[id]

    def is_read_elsewhere(self, id: str) -> bool:
        """Whether it matters to more than decisions: to whom an entry point is for, whose facts are admitted, or how
        much is recommended."""
        readers = self.readers(id)
        measuring = any(not self._guideline.nodes[each].decides for each in readers)
        return self.admits_by(id) or measuring or len(readers) < len(self._readers[id])

    def made_of(self, id: str) -> tuple[str, ...]:
        """The derived elements that are made of one, directly or by another, in the order of their dependence."""
        if id not in self._dependents:
            found = {id: None}
            for each in self._order:
                if not found.keys().isdisjoint(self._before[each]):
                    found[each] = None
            self._dependents[id] = tuple(found)[1:]
        return self._dependents[id]

    def evaluation(self, after: Derived, patient: ExecutedPatient) -> Evaluation | bool | None:
        """What comes for a patient with an element as it becomes: ``False`` where that is as it was, ``None`` where it
        is told only by evaluating them whole."""
        definition = after.definition
        numbers = isinstance(definition, Classify) and definition.gives_numbers
        whole = numbers or isinstance(definition, Computed | Points | Sum | Elapsed | DateAfter)
        if whole or self.tells_applicability(after.id):
            return None
        state, changed = dict(patient.state), set[str]()
        for id, value in self._values(after, state):
            if value != state[id]:
                state[id] = value
                changed.add(id)
        if self.admits_by(after.id) and self._refused(after, state):
            return self._walk.stopped(patient, Status.INVALID, state)
        if not changed:
            asked = patient.asks_for_needs and patient.evaluation.status is Status.NEEDS_DATA
            return None if asked else False
        when = self._guideline.manifest.entry_points[patient.entry].when
        applies = patient.applies
        if when is not None and not changed.isdisjoint(self._reads(when)):
            applies = self._predicate(when)(state)
        if applies is False:
            return self._walk.stopped(patient, Status.OUT_OF_SCOPE, state)

        def outcome(id: str) -> Outcome:
            if changed.isdisjoint(self._walk.reads(id)):
                return self._walk.outcome(patient, id)
            return self._walk.outcome_in(state, id)

        return self._walk.otherwise(patient, applies, self.readers(after.id), outcome, state)

    def _values(self, after: Derived, state: dict[str, object]) -> Iterator[tuple[str, object]]:
        if self._last[0] is not after:
            self._last = (after, compile_derived(after, self._guideline))
        compute = self._last[1]
        assert compute is not None
        yield after.id, compute(state)
        for id in self.made_of(after.id):
            if id not in self._computed:
                self._computed[id] = compile_derived(self._guideline.derived[id], self._guideline)
            yield id, self._computed[id](state)

    def _refused(self, after: Derived, state: dict[str, object]) -> bool:
        """Whether no patient can have these facts with an element as it becomes."""
        guideline, changed = self._guideline, {after.id, *self.made_of(after.id)}
        for constraint in guideline.constraints.values():
            if not changed.isdisjoint(self._reads(constraint.holds)) and self._breaks(constraint, state):
                return True
        for id in changed:
            derived = after if id == after.id else guideline.derived[id]
            says = undetermined(derived, guideline)
            if says is not None and says(state) is not None:
                return True
        return False

    def _reads(self, condition: Condition) -> tuple[str, ...]:
        return read_for((condition,), self._guideline)

    def _breaks(self, constraint: Constraint, state: dict[str, object]) -> bool:
        if constraint.id not in self._satisfied:
            held = satisfied(constraint, self._guideline)
            self._satisfied[constraint.id] = compiled(held, self._guideline)
        return self._satisfied[constraint.id](state) is False

    def _predicate(self, condition: Condition) -> Predicate:
        if id(condition) not in self._holds:
            self._holds[id(condition)] = compile_condition(condition, self._guideline)
        return self._holds[id(condition)]
