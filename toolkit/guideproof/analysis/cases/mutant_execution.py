"""Patients who are watched while faults are planted: for whom does something come otherwise?

Of many patients few are looked at for a fault: those who are near the node that changed, and of whom a changed
condition is not told as before. Only of these is anything computed anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from guideproof.analysis.cases.asking import CaseFacts
from guideproof.analysis.cases.changed_rows import ChangedRows
from guideproof.analysis.cases.changed_values import ChangedValues
from guideproof.analysis.cases.mutant_walk import ExecutedPatient, MutantWalk
from guideproof.analysis.cases.mutant_way import Outcome
from guideproof.analysis.cases.mutants import Mutant
from guideproof.analysis.cases.truth_sets import KnownTests, OneTruth, TruthSets
from guideproof.analysis.evaluation.evaluate import Evaluator, evaluator_for
from guideproof.analysis.evaluation.plan import CompiledNode, compile_node
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import Truth, compile_condition
from guideproof.analysis.graph.edges import closure, node_edges
from guideproof.analysis.proof.solver.table import places
from guideproof.model.element import Derived, Element
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Decision, Node
from guideproof.model.vignette import Expectation

_YOUNG = 32
"""How many patients are told of anew whenever one more is watched."""


class Block:
    """Some patients whose facts can be a patient's, with the nodes that they are near to: that apply, or may apply."""

    def __init__(
        self,
        guideline: Guideline,
        walk: MutantWalk,
        patients: list[ExecutedPatient],
        known: KnownTests,
    ) -> None:
        self.patients = patients
        self.sets: TruthSets | OneTruth = (
            OneTruth(guideline, patients[0].state, known)
            if len(patients) == 1
            else TruthSets(guideline, [each.state for each in patients])
        )
        self.near: dict[str, int] = {}
        self.at: dict[str, int] = {}
        for place, each in enumerate(patients):
            self.at[each.entry] = self.at.get(each.entry, 0) | 1 << place
            if not each.near:
                each.near.extend(_near(guideline, walk, each))
            for id in each.near:
                self.near[id] = self.near.get(id, 0) | 1 << place


def _near(guideline: Guideline, walk: MutantWalk, patient: ExecutedPatient) -> Iterable[str]:
    if patient.applies is False:
        return ()
    start = guideline.manifest.entry_points[patient.entry].start.id
    return closure([start], lambda id: _leads_to(walk.outcome(patient, id)) if id in walk.compiled else ())


def _leads_to(outcome: Outcome) -> Iterable[str]:
    return sorted(outcome.certain | outcome.possible)


class MutantExecution:
    """One guideline with the patients who are watched, ready to be compared with itself with many faults."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._edges = node_edges(guideline)
        self._evaluator = evaluator_for(guideline)
        self._walk = MutantWalk(guideline, self._evaluator)
        self.values = ChangedValues(guideline, self._walk)
        self._scopes = {
            name: compile_condition(entry.when, guideline) if entry.when is not None else None
            for name, entry in guideline.manifest.entry_points.items()
        }
        self._known: KnownTests = {}
        self._rows: dict[int, tuple[Mutant, ChangedRows]] = {}
        self._old = self._block([])
        self._young = self._old
        self._refused: list[ExecutedPatient] = []

    def _block(self, patients: list[ExecutedPatient]) -> Block:
        return Block(self._guideline, self._walk, patients, self._known)

    def watch(self, facts: CaseFacts, entry: str | None, expect: Expectation | None = None) -> ExecutedPatient:
        """Watches somebody at an entry point (the default one where none is named) from now on: a vignette's patient if
        something is expected, who must pass to be watched."""
        patient = self.executed(facts, entry, expect)
        if expect is None or not patient.notices(patient.evaluation):
            self.take_in(patient)
        return patient

    def take_in(self, patient: ExecutedPatient) -> None:
        """Watches somebody of whom it is known what comes."""
        if patient.evaluation.admitted:
            self._take_in(patient)
        elif self._fits(patient):
            self._refused.append(patient)

    def executed(self, facts: CaseFacts, entry: str | None, expect: Expectation | None = None) -> ExecutedPatient:
        """Somebody with what the guideline says of them, who is not watched."""
        evaluation = self._evaluator.evaluate(facts, entry, needs=expect is not None)
        scope = self._scopes[evaluation.entry]
        state = evaluation.known.state
        applies: Truth = True if scope is None or not evaluation.admitted else scope(state)
        return ExecutedPatient(evaluation.entry, facts, state, evaluation, applies, self._edges, expect)

    def _fits(self, patient: ExecutedPatient) -> bool:
        """Whether each fact is one of its element: else a patient is refused whatever is computed."""
        fitting = {None, *self._guideline.derived}
        fitting.update(id for id, value in patient.state.items() if value is not None)  # though it does not apply
        return all(each.element in fitting for each in patient.evaluation.problems)

    def tells(self, mutant: Mutant, facts: CaseFacts, entry: str) -> bool:
        """Whether a fault can be told from what comes for somebody."""
        return len(self.told_by([mutant], self.executed(facts, entry))) == 1

    def told_by(self, mutants: Sequence[Mutant], patient: ExecutedPatient) -> list[Mutant]:
        """Those of some faults that can be told from what comes for somebody."""
        if not patient.evaluation.admitted:
            some = mutants if self._fits(patient) else ()
            return [each for each in some if _Whole(each, self._guideline, self._evaluator).notices(patient)]
        block = self._block([patient])
        return [each for each in mutants if next(self._noticing(each, [block]), None) is not None]

    def evaluations(self, mutants: Iterable[Mutant], patient: ExecutedPatient) -> list[Evaluation]:
        """What comes for somebody with some faults, each of what comes once; without needs, where they are told by what
        they recommend."""
        found: dict[object, Evaluation] = {}
        sets = self._block([patient]).sets if patient.evaluation.admitted else None
        for mutant in mutants:
            node = mutant.changed
            before = self._walk.compiled[node.id] if isinstance(node, Node) else None
            if sets is not None and patient.applies is not False and before is not None and before.node.decides:
                leads = self._changed_rows(mutant).outcome(self._walk.rows(patient, before.node.id), sets, 0)
                if (before.node.id, leads) not in found:
                    found[before.node.id, leads] = self._led_otherwise(patient, before, leads)
            else:
                made = mutant.evaluator(self._guideline, self._evaluator)
                found[id(mutant)] = made.evaluate(patient.facts, patient.entry)
        return list(found.values())

    def watch_vignettes(self) -> None:
        """Watches the patients of the vignettes that pass."""
        for vignette in self._guideline.vignettes.values():
            self.watch(vignette.facts, vignette.entry.id if vignette.entry else None, vignette.expect)

    def _take_in(self, patient: ExecutedPatient) -> None:
        patients = [*self._young.patients, patient] if self._young is not self._old else [patient]
        if len(patients) > _YOUNG:
            patients = [*self._old.patients, *patients]
            self._old = self._young = self._block(patients)
        else:
            self._young = self._block(patients)

    def noticing(self, mutant: Mutant) -> Iterator[ExecutedPatient]:
        """Those of the watched patients who notice a fault."""
        if not self._young.patients and not self._refused:
            return
        yield from self._noticing(mutant, [self._old] if self._old is self._young else [self._old, self._young])
        changed = mutant.changed
        if isinstance(changed, Element) or (isinstance(changed, Derived) and self.values.admits_by(changed.id)):
            yield from filter(_Whole(mutant, self._guideline, self._evaluator).notices, self._refused)

    def _noticing(self, mutant: Mutant, blocks: Iterable[Block]) -> Iterator[ExecutedPatient]:
        whole = _Whole(mutant, self._guideline, self._evaluator)
        for block in blocks:
            match mutant.changed:
                case Node() as node:
                    yield from self._with_other_node(mutant, node, block, whole)
                case EntryPoint() as entry:
                    yield from self._with_other_scope(entry, block, whole)
                case Derived() as derived:
                    yield from self._with_other_value(derived, block, whole)
                case Element():
                    yield from filter(whole.notices, block.patients)

    def _with_other_node(self, mutant: Mutant, after: Node, block: Block, whole: _Whole) -> Iterator[ExecutedPatient]:
        before = self._walk.compiled[after.id]
        near = block.near.get(after.id, 0)
        if not near:
            return
        if not before.node.decides or not after.decides:
            compiled = compile_node(after, self._guideline)
            leads = Outcome(frozenset(compiled.targets), frozenset(), nothing=False)
            for place in places(near):
                evaluation = self._led_otherwise(block.patients[place], compiled, leads)
                if whole.told(block.patients[place], evaluation):
                    yield block.patients[place]
            return
        changed = self._changed_rows(mutant)
        for place in places(near & changed.concerned(block.sets)):
            patient = block.patients[place]
            leads = changed.outcome(self._walk.rows(patient, after.id), block.sets, place)
            if leads != self._walk.outcome(patient, after.id):
                if self._comes(patient, before, leads, whole):
                    yield patient
            elif patient.asks_for_needs and patient.evaluation.status is Status.NEEDS_DATA and whole.notices(patient):
                yield patient

    def _changed_rows(self, mutant: Mutant) -> ChangedRows:
        """Which branches of a decision are other ones: asked for each block of patients anew, and told once."""
        if id(mutant) not in self._rows:
            after = mutant.changed
            assert isinstance(after, Node)
            before = self._walk.compiled[after.id].node.body
            assert isinstance(before, Decision)
            assert isinstance(after.body, Decision)
            rows = ChangedRows(before, after.body, self._walk.rest(after.id), mutant.place)
            self._rows[id(mutant)] = (mutant, rows)
        return self._rows[id(mutant)][1]

    def _comes(self, patient: ExecutedPatient, compiled: CompiledNode, leads: Outcome, whole: _Whole) -> bool:
        """Whether a patient notices that a decision leads elsewhere, by whatever fault."""
        if patient.asks_for_needs:
            return whole.told(patient, self._led_otherwise(patient, compiled, leads))
        key = (compiled.node.id, leads)
        if key not in patient.noticed:
            patient.noticed[key] = patient.notices(self._led_otherwise(patient, compiled, leads))
        return patient.noticed[key]

    def _led_otherwise(self, patient: ExecutedPatient, compiled: CompiledNode, leads: Outcome) -> Evaluation:
        def outcome(id: str) -> Outcome:
            return leads if id == compiled.node.id else self._walk.outcome(patient, id)

        return self._walk.otherwise(patient, patient.applies, [compiled.node.id], outcome, patient.state, compiled)

    def _with_other_scope(self, entry: EntryPoint, block: Block, whole: _Whole) -> Iterator[ExecutedPatient]:
        assert entry.when is not None
        for place in places(block.at.get(entry.name, 0)):
            patient, applies = block.patients[place], block.sets.truth(entry.when, place)
            if applies is patient.applies and (applies is not None or not patient.asks_for_needs):
                continue
            if applies is False:
                evaluation = self._walk.stopped(patient, Status.OUT_OF_SCOPE, patient.state)
            else:
                evaluation = self._walk.evaluation(patient, applies, patient.state)
            if whole.told(patient, evaluation):
                yield patient

    def _with_other_value(self, after: Derived, block: Block, whole: _Whole) -> Iterator[ExecutedPatient]:
        near = 0
        for id in self.values.readers(after.id):
            near |= block.near.get(id, 0)
        every = self.values.is_read_elsewhere(after.id)
        for place, patient in enumerate(block.patients):
            wanted = patient.expect is not None and bool(patient.expect.derived)
            if every or wanted or near >> place & 1:
                told = self.values.evaluation(after, patient)
                if told is None:
                    if whole.notices(patient):
                        yield patient
                elif isinstance(told, Evaluation) and whole.told(patient, told):
                    yield patient


class _Whole:
    """A fault with the evaluator of the whole guideline, which is made when somebody must be evaluated by it."""

    def __init__(self, mutant: Mutant, guideline: Guideline, base: Evaluator) -> None:
        self._make = partial(mutant.evaluator, guideline, base)
        self._made: Evaluator | None = None

    def notices(self, patient: ExecutedPatient) -> bool:
        """Whether a patient notices the fault, evaluated whole."""
        self._made = self._made or self._make()
        return patient.notices(self._made.evaluate(patient.facts, patient.entry))

    def told(self, patient: ExecutedPatient, evaluation: Evaluation) -> bool:
        """Whether a patient notices the fault by what comes, unless that is told only by evaluating them whole."""
        if patient.asks_for_needs and evaluation.status is Status.NEEDS_DATA:
            return self.notices(patient)
        return patient.notices(evaluation)
