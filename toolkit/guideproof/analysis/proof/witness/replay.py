"""From a state of the search to a patient: values a clinician would choose, only the facts that matter, replayed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from guideproof.analysis.evaluation.dates import Dates
from guideproof.analysis.evaluation.derivation import compile_derived
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.facts import DaySpan, Value, assumptions, read_value, written
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.evaluation.visit import day_of_visit
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.search import Leaf
from guideproof.analysis.proof.witness.choosing import Chooser
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.analysis.proof.witness.patient import Patient
from guideproof.model.calendar import NO_DAY, format_day
from guideproof.model.element import ON, VISIT, Element
from guideproof.model.guideline import Guideline
from guideproof.program.thresholds import thresholds_of

SearchState = dict[str, Any]


class ReplayFailed(Exception):
    """A witness does not do in the evaluator what the proof says of it: a bug in one of the two, never in a
    guideline."""


class Claimed(Struct, frozen=True):
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
        self._dates = Dates(oracle.guideline) if oracle.space.dated else None
        self._blank_dates = dict.fromkeys(id for id, each in oracle.guideline.elements.items() if each.days is not None)
        self._named = {id: each.numbers for id, each in thresholds_of(oracle.guideline).items()}
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
        given = self._given(facts)
        evaluation = self._evaluator.evaluate(given, name)
        if not claim.shown(evaluation):
            raise ReplayFailed(
                f"at entry {name}: {given} gives {evaluation.status}, {[step.node for step in evaluation.path]}"
            )
        return Patient(name, given, evaluation)

    def fallen(self, tracks: Tracks, leaf: Leaf) -> list[str]:
        """The decisions to which the patient of a state comes and of which no branch holds."""
        problems = self._evaluator.evaluate(self._given(self._chooser.values(leaf)), tracks.entry.name).problems
        return [problem.node for problem in problems if problem.node is not None]

    def _given(self, facts: Mapping[str, Value]) -> dict[str, Any]:
        return as_facts(self._guideline, facts)

    def _reduced(
        self, view: PartialReplay, values: Mapping[str, Value], touched: set[str], claim: Claimed
    ) -> dict[str, Value]:
        # What is left out must be unknown, or be what a missing value stands for.
        kept = {id for id, value in self._assumptions.items() if id in values and values[id] != value}
        kept |= {VISIT} & values.keys()
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
        state: SearchState = {**self._blank_dates, **self._assumptions, **facts}
        if self._dates is not None:
            self._dates.complete(state)
        for id, compute in self._computations:
            value = compute(state)
            if value is not None:
                state[id] = value
        view.look(state)
        return view.in_scope and claim.certain(view)

    def known(self, facts: Mapping[str, Any]) -> dict[str, Value]:
        """Facts as a patient file gives them, as values."""
        elements = self._guideline.elements
        given = ((id, fact) for id, fact in facts.items() if id != ON)
        read = ((id, read_value(elements[id], fact, named=self._named.get(id, ()))) for id, fact in given)
        known = {id: value for id, value in read if isinstance(value, Value)}
        day, _ = day_of_visit(facts) if self._dates is not None else (None, None)
        return known if day is None else {VISIT: day, **known}


def as_facts(guideline: Guideline, values: Mapping[str, Value]) -> dict[str, Any]:
    """Values as a patient file has them, the day of the visit among them. That there never was an event is said by
    leaving its date out."""
    visit, never = values.get(VISIT), DaySpan(NO_DAY, NO_DAY)
    said = {id: value for id, value in values.items() if id != VISIT and value != never}
    given = {id: as_fact(guideline.elements[id], value) for id, value in said.items()}
    return {ON: format_day(visit), **given} if isinstance(visit, int) else given


def as_fact(element: Element, value: Value) -> Any:
    """A value as data for a patient file; a number without a unit is a number."""
    if element.grid is not None and element.unit is None:
        assert isinstance(value, int)
        number = element.grid.number(value)
        return number.numerator if number.denominator == 1 else number
    return written(element, value)
