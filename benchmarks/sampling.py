"""Patients drawn at random from the worked cases of a guideline, and what goes wrong for one, without any proof.

A patient begins as a vignette whose missing facts are filled in by chance; then a few facts at a time are changed, most
numbers to values next to the bounds of some condition, and each valid patient on this walk is one of the sample. The
evaluator alone says where they go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from guideproof.analysis.evaluation.admission import Admission
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.facts import CodeSet, written
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.model.condition import (
    Compares,
    Condition,
    IsNumber,
    tests,
)
from guideproof.model.element import Classify, Computed, Count, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Direction, HitPolicy, Selection
from guideproof.model.safety import Always, InCategory, Named, Never, NeverTogether, Target

Values = dict[str, Any]
"""Element to value, as a state has it: numbers in grid steps."""

_TRIES = 12
"""How many values are tried for a missing fact."""


class Sampler:
    """Draws patients of one guideline."""

    def __init__(self, guideline: Guideline, random: Random) -> None:
        self._guideline = guideline
        self._random = random
        self._bounds = _bounds(guideline)
        self._admission = Admission(guideline)

    def patients(self, steps: int) -> Iterator[tuple[str, Values]]:
        """From each vignette so many patients (entry, values), all of them complete and valid."""
        default = next(iter(self._guideline.manifest.entry_points))
        for vignette in self._guideline.vignettes.values():
            entry = vignette.entry.id if vignette.entry is not None else default
            values, problems, *_ = self._admission.admit(vignette.facts)
            if problems:
                continue
            values = self._filled({id: values[id] for id in self._guideline.elements if values[id] is not None})
            if not self._valid(values):
                continue
            for _ in range(steps):
                yield entry, values
                changed = self._near(values)
                values = changed if self._valid(changed) else values

    def _near(self, values: Values) -> Values:
        """The same patient with new values of a few elements."""
        some = self._random.sample(list(self._guideline.elements.values()), self._random.choice((1, 1, 2, 3)))
        return {**values, **{element.id: self._any(element) for element in some}}

    def _filled(self, values: Values) -> Values:
        """The patient with a value for every element, none of which breaks a constraint where that can be helped."""
        for element in self._guideline.elements.values():
            known = values.get(element.id)
            whole = not isinstance(known, CodeSet) or known.present | known.absent == set(element.codes)
            if known is not None and whole:
                continue
            for _ in range(_TRIES):
                values[element.id] = self._any(element)
                if self._valid(values):
                    break
        return values

    def _valid(self, values: Values) -> bool:
        return not self._admission.admit(facts_of(self._guideline, values))[1]

    def _any(self, element: Element) -> Any:
        match element.type:
            case ElementType.BOOLEAN:
                return self._random.random() < 0.5
            case ElementType.CODE:
                return self._random.choice(list(element.codes))
            case ElementType.CODES:
                chance = self._random.choice((0.0, 0.15, 0.5))
                present = frozenset(code for code in element.codes if self._random.random() < chance)
                return CodeSet(present, frozenset(element.codes) - present)
            case _:
                assert element.grid is not None
                near = self._bounds.get(element.id)
                if near and self._random.random() < 0.8:
                    step = self._random.choice(near) + self._random.choice((-1, 0, 1))
                    return min(max(step, element.grid.first), element.grid.last)
                return self._random.randint(element.grid.first, element.grid.last)


def facts_of(guideline: Guideline, values: Values) -> dict[str, Any]:
    """The patient as a patient file has it."""
    return {id: _fact(guideline.elements[id], value) for id, value in values.items()}


def _fact(element: Element, value: Any) -> Any:
    return element.grid.number(value) if element.grid is not None else written(element, value)


class Witness:
    """Says what goes wrong for a patient in a guideline, by evaluation alone."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._evaluator = Evaluator(guideline)
        self._admission = Admission(guideline)
        self._rules = [
            (rule, compile_condition(rule.rule.when, guideline) if rule.rule.when is not None else None)
            for rule in guideline.safety.values()
            if isinstance(rule.rule, Never | Always)
        ]

    def evaluation(self, facts: Mapping[str, Any], entry: str) -> Evaluation:
        """What the guideline says of the patient."""
        return self._evaluator.evaluate(facts, entry)

    def wrong(self, facts: Mapping[str, Any], evaluation: Evaluation) -> str | None:
        """What the checks should have found, or ``None``; ``facts`` are complete."""
        if evaluation.status is Status.INVALID:
            classes = [problem.element for problem in evaluation.problems if problem.element in self._guideline.derived]
            return f"class of {classes[0]}" if classes else None
        if evaluation.status is Status.OUT_OF_SCOPE:
            return None
        return self._stuck(evaluation) or self._contradiction(evaluation) or self._unsafe(facts, evaluation)

    def _stuck(self, evaluation: Evaluation) -> str | None:
        taken: dict[str, list[str | None]] = {}
        for step in evaluation.path:
            taken.setdefault(step.node, []).append(step.branch)
        ended = False
        for id, branches in taken.items():
            body = self._guideline.nodes[id].body
            if not isinstance(body, Decision):
                continue
            if branches == [None]:
                return f"gap at {id}"
            if body.hit_policy is HitPolicy.UNIQUE and len(branches) > 1:
                return f"overlap at {id}"
            ended = ended or any(each.id in branches and each.next == () for each in body.branches)
        return None if evaluation.recommendations or ended else "no recommendation"

    def _contradiction(self, evaluation: Evaluation) -> str | None:
        sure = [each for each in evaluation.recommendations if each.selection is Selection.ALL]
        wanted = {each.intervention.id for each in sure if each.item.direction is Direction.FOR}
        unwanted = {each.intervention.id for each in sure if each.item.direction is Direction.AGAINST}
        if wanted & unwanted:
            return f"for and against {min(wanted & unwanted)}"
        for id in wanted:
            excluded = {ref.id for ref in self._guideline.interventions[id].excludes} & wanted
            if excluded:
                return f"{id} excludes {min(excluded)}"
        return None

    def _unsafe(self, facts: Mapping[str, Any], evaluation: Evaluation) -> str | None:
        offered = {each.intervention.id for each in evaluation.recommendations if each.item.direction is Direction.FOR}
        sure = {
            each.intervention.id
            for each in evaluation.recommendations
            if each.item.direction is Direction.FOR and each.selection is Selection.ALL
        }
        state, *_ = self._admission.admit(facts)
        for rule, when in self._rules:
            if when is not None and when(state) is not True:
                continue
            assert not isinstance(rule.rule, NeverTogether)
            meant = self._meant(rule.rule.target)
            if isinstance(rule.rule, Never) and meant & offered:
                return f"breaks {rule.id}"
            if isinstance(rule.rule, Always):
                here = rule.rule.entry is None or rule.rule.entry.id == evaluation.entry
                if here and not meant & offered:
                    return f"breaks {rule.id}"
        for rule in self._guideline.safety.values():
            if isinstance(rule.rule, NeverTogether) and all(
                self._meant(target) & sure for target in (rule.rule.first, rule.rule.second)
            ):
                return f"breaks {rule.id}"
        return None

    def _meant(self, target: Target) -> set[str]:
        match target:
            case Named(interventions):
                return {ref.id for ref in interventions}
            case InCategory(category):
                return {
                    each.id for each in self._guideline.interventions.values() if each.category.value == category.id
                }
            case _:
                return {each.id for each in self._guideline.interventions.values() if target.tag.id in each.tags}


def _bounds(guideline: Guideline) -> dict[str, list[int]]:
    """The grid steps at which some condition tells numbers apart."""
    found: dict[str, set[int]] = {}
    for condition in _conditions(guideline):
        for test in tests(condition):
            variable = guideline.variable(test.element)
            if not isinstance(variable, Element) or variable.grid is None:
                continue
            numbers = test.numbers if isinstance(test, IsNumber) else ()
            if isinstance(test, Compares) and test.bound.number is not None:
                numbers = (test.bound.number,)
            found.setdefault(variable.id, set()).update(int(number // variable.grid.precision) for number in numbers)
    return {id: sorted(steps) for id, steps in found.items()}


def _conditions(guideline: Guideline) -> Iterator[Condition]:
    yield from guideline.conditions
    for derived in guideline.derived.values():
        match derived.definition:
            case Classify(branches):
                yield from (branch.when for branch in branches)
            case Count(parts):
                yield from parts
            case Computed():
                pass
            case condition:
                yield condition
