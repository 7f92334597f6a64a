"""Whether a patient is at a boundary, and patients who are one step beyond it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guideproof.analysis.admission import Admission
from guideproof.analysis.asking import Facts, Found, given
from guideproof.analysis.boundaries import Point
from guideproof.analysis.evaluation import Evaluator
from guideproof.analysis.facts import read_value
from guideproof.analysis.graph import inputs_behind
from guideproof.analysis.proof.search import Verdict
from guideproof.analysis.result import Evaluation
from guideproof.analysis.sides import Side, Sides
from guideproof.analysis.truth import compile_condition
from guideproof.model.condition import Compares
from guideproof.model.guideline import Guideline


class Boundaries:
    """Judges and makes patients at the boundaries of one guideline."""

    def __init__(self, guideline: Guideline, sides: Sides, evaluator: Evaluator) -> None:
        self._guideline = guideline
        self._sides = sides
        self._evaluator = evaluator
        self._admission = Admission(guideline)

    def shows(self, point: Point, facts: Facts, evaluation: Evaluation) -> bool:
        """Whether somebody reads the test of a point in a patient who is there."""
        if not evaluation.admitted:
            return False
        there = self._there(point, facts)
        if not there and not point.beyond:
            return False
        shown = self._sides.shown(facts, evaluation)
        read = [side for atom in point.atoms for side in (Side(atom, True), Side(atom, False)) if side in shown]
        if not point.beyond:
            return bool(read)
        return not there and any(self._one_step_back(point, side, facts) for side in read)

    def _there(self, point: Point, facts: Facts) -> bool:
        state, problems = self._admission.admit(facts)
        return not problems and compile_condition(point.condition, self._guideline)(state) is True

    def _one_step_back(self, point: Point, side: Side, facts: Facts) -> bool:
        """Whether the patient would be at the boundary, on the other side, with one number one step off."""
        return any(
            self._there(point, moved) and self._truth(side, moved) is not side.holds
            for moved in self._moved(point, facts)
        )

    def _truth(self, side: Side, facts: Facts) -> bool | None:
        state, _ = self._admission.admit(facts)
        return compile_condition(side.atom.test, self._guideline)(state)

    def found(self, point: Point, replies: Iterable[Found | Verdict]) -> Iterator[Found | Verdict]:
        """The patients at a boundary as they are; one step beyond it, those made from them."""
        for reply in replies:
            if not point.beyond or not isinstance(reply, Found):
                yield reply
                continue
            for facts in self._moved(point, reply.facts):
                evaluation = self._evaluator.evaluate(facts, reply.entry)
                if self.shows(point, facts, evaluation):
                    yield Found(reply.entry, facts, evaluation)

    def _moved(self, point: Point, facts: Facts) -> Iterator[dict[str, Any]]:
        """The facts with one of the numbers that the test reads one step higher or lower."""
        test = point.atoms[0].test
        assert isinstance(test, Compares)
        for id in inputs_behind(self._guideline, [test.element]):
            element = self._guideline.elements[id]
            value = read_value(element, facts[id]) if id in facts else None
            if isinstance(value, int) and element.grid is not None:
                for step in (value - 1, value + 1):
                    if element.grid.first <= step <= element.grid.last:
                        yield {**facts, id: given(element, step)}
