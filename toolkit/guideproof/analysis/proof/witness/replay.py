"""From a state of the search to a patient: values a clinician would choose, only the facts that matter, replayed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from guideproof.analysis.evaluation.derivation import compile_derived
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.facts import Value, assumptions, read_value, written
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.search import Leaf
from guideproof.analysis.proof.witness.choosing import Chooser
from guideproof.analysis.proof.witness.fact import Patient
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.model.element import Element

SearchState = dict[str, Any]


class ReplayFailed(Exception):
    """A witness does not do in the evaluator what the proof says of it: a bug in one of the two, never in a
    guideline."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a witness is to show: ``certain`` asks the known facts, ``shown`` the evaluation of the reduced ones."""

    certain: Callable[[PartialReplay], bool]
    shown: Callable[[Evaluation], bool]


class Witnesses:
    """Makes patients for one guideline."""

    def __init__(self, oracle: Oracle, evaluator: Evaluator) -> None:
        self._oracle = oracle
        self._guideline = oracle.guideline
        self._evaluator = evaluator
        self._chooser = Chooser(oracle.space)
        self._assumptions = assumptions(oracle.guideline)
        self._views: dict[str | None, PartialReplay] = {}
        self._computations = [
            (id, compile_derived(self._guideline.derived[id], self._guideline)) for id in oracle.derived_order
        ]

    def patient(self, tracks: Tracks | None, leaf: Leaf, claim: Claimed) -> Patient:
        """The patient of a state, reduced to what the claim needs. Raises ``ReplayFailed``."""
        name = None if tracks is None else tracks.entry.name
        if name not in self._views:
            self._views[name] = PartialReplay(self._evaluator, tracks)
        facts = self._reduced(self._views[name], self._chooser.values(leaf), self._chooser.touched(leaf), claim)
        elements = self._guideline.elements
        given = {id: as_fact(elements[id], value) for id, value in facts.items()}
        evaluation = self._evaluator.evaluate(given, name)
        if not claim.shown(evaluation):
            raise ReplayFailed(
                f"at entry {name}: {given} gives {evaluation.status}, {[step.node for step in evaluation.path]}"
            )
        return Patient(name, given, evaluation)

    def fallen(self, tracks: Tracks, leaf: Leaf) -> list[str]:
        """The decisions to which the patient of a state comes and of which no branch holds."""
        elements = self._guideline.elements
        facts = {id: as_fact(elements[id], value) for id, value in self._chooser.values(leaf).items()}
        problems = self._evaluator.evaluate(facts, tracks.entry.name).problems
        return [problem.node for problem in problems if problem.node is not None]

    def _reduced(
        self, view: PartialReplay, values: Mapping[str, Value], touched: set[str], claim: Claimed
    ) -> dict[str, Value]:
        # What is left out must be unknown, or be what a missing value stands for.
        kept = {id for id, value in self._assumptions.items() if values[id] != value}
        facts = {id: value for id, value in values.items() if id in touched | kept}
        if not self._holds(view, facts, claim):
            facts = dict(values)
            if not self._holds(view, facts, claim):
                raise ReplayFailed(f"at entry {view.entry}: {facts} does not show what was found")
        for id in [id for id in facts if id not in kept]:
            without = {each: value for each, value in facts.items() if each != id}
            if self._holds(view, without, claim):
                facts = without
        return facts

    def _holds(self, view: PartialReplay, facts: Mapping[str, Value], claim: Claimed) -> bool:
        state: SearchState = {**self._assumptions, **facts}
        for id, compute in self._computations:
            value = compute(state)
            if value is not None:
                state[id] = value
        view.look(state)
        return view.in_scope and claim.certain(view)

    def known(self, facts: Mapping[str, Any]) -> dict[str, Value]:
        """Facts as a patient file gives them, as values."""
        read = ((id, read_value(self._guideline.elements[id], given)) for id, given in facts.items())
        return {id: value for id, value in read if isinstance(value, Value)}


def as_fact(element: Element, value: Value) -> Any:
    """A value as data for a patient file; a number without a unit is a number."""
    if element.grid is not None and element.unit is None:
        assert isinstance(value, int)
        number = element.grid.number(value)
        return number.numerator if number.denominator == 1 else number
    return written(element, value)
