"""Patients of two versions of a guideline, drawn without any proof, and what differs for them by evaluation alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod
from random import Random
from typing import Any

from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.model.calendar import day_of, format_day
from guideproof.model.condition import Compares, IsNumber, tests
from guideproof.model.element import ON, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.node import Selection
from guideproof.model.number import format_number
from guideproof.model.unit import DIMENSIONLESS

Facts = dict[str, Any]
VISIT_DAY = day_of(2026, 5, 1)


class Patients:
    """Complete records for two versions: of every input the values next to where something is told apart."""

    def __init__(self, base: Guideline, head: Guideline, random: Random) -> None:
        self.versions = base, head
        self._random = random
        self._bounds: dict[str, set[Any]] = {}
        self.periods = {1, 3, 5, 18, 21, 30, 65, 75}
        for each in self.versions:
            self._read(each)
        self.elements = {**head.elements, **base.elements}
        self._values = {id: self._near(each) for id, each in self.elements.items()}
        if any(each.dated for each in self.versions):
            self._values[ON] = [format_day(VISIT_DAY)]

    def _read(self, guideline: Guideline) -> None:
        whens = [
            *guideline.asked_conditions,
            *(when for each in guideline.derived.values() for when in each.conditions),
        ]
        for test in (test for when in whens for test in tests(when)):
            numbers = test.numbers if isinstance(test, IsNumber) else ()
            if isinstance(test, Compares) and test.bound.number is not None:
                numbers = (test.bound.number,)
            self._bounds.setdefault(test.element, set()).update(numbers)
            if test.element in guideline.derived:
                self.periods |= {int(number) for number in numbers if 0 < number < 120}

    def _near(self, element: Element) -> list[Any]:
        match element.type:
            case ElementType.BOOLEAN:
                return [True, False]
            case ElementType.CODE:
                return list(element.codes)
            case ElementType.CODES:
                ones = [[code] for code in element.codes]
                return [[], *ones, list(element.codes), list(element.codes)[:2]]
            case ElementType.DATE:
                years = [VISIT_DAY - round(each * 365.2425) + off for each in self.periods for off in (-1, 0, 1)]
                return [format_day(each) for each in years]
        assert element.grid is not None
        grid = element.grid
        steps = {grid.first, grid.last, (grid.first + grid.last) // 2, (3 * grid.first + grid.last) // 4}
        for number in self._bounds.get(element.id, ()):
            steps |= {int(number // grid.precision) + off for off in (-1, 0, 1)}
        unit = f" {element.unit.text}" if element.unit is not None and element.unit != DIMENSIONLESS else ""
        inside = (grid.number(step) for step in sorted(steps) if grid.first <= step <= grid.last)
        return [f"{format_number(each)}{unit}" if unit else each for each in inside]

    def near(self, facts: Mapping[str, Any], count: int) -> Iterator[Facts]:
        """Records that are like one but for a few values."""
        ids = list(self._values)
        given = {id: value for id, value in facts.items() if id == ON or self._is_whole(id, value)}
        filled = {id: given[id] if id in given else self._random.choice(self._values[id]) for id in ids}
        for _ in range(count):
            some = self._random.sample(ids, min(len(ids), self._random.choice((1, 1, 2, 3, 5))))
            yield {**filled, **{id: self._random.choice(self._values[id]) for id in some}}
            missing = [id for id in ids if id not in given]
            filled |= {id: self._random.choice(self._values[id]) for id in missing}

    def _is_whole(self, id: str, value: Any) -> bool:
        """Whether a fact leaves nothing open, as a year does of a date and some codes do of a set."""
        element = self.elements.get(id)
        if element is None or element.type is ElementType.DATE:
            return element is not None and isinstance(value, str) and value.count("-") == 2
        return element.type is not ElementType.CODES or isinstance(value, list)

    def grid(self, most: int) -> Iterator[Facts]:
        """All records that hold nothing but such values, if these are no more than so many, else as many of them."""
        if prod(len(each) for each in self._values.values()) <= most:
            for values in product(*self._values.values()):
                yield dict(zip(self._values, values, strict=True))
            return
        for _ in range(most):
            yield {id: self._random.choice(values) for id, values in self._values.items()}


class Both:
    """The evaluators of two versions."""

    def __init__(self, base: Guideline, head: Guideline) -> None:
        self._versions = base, head
        self._evaluators = evaluator_for(base), evaluator_for(head)

    def told(self, facts: Mapping[str, Any], entry: str) -> tuple[Evaluation, Evaluation]:
        """What both say, each asked only what it knows of."""
        was, becomes = (
            evaluator.evaluate({id: facts[id] for id in facts if id in each.elements or id == ON}, entry)
            for each, evaluator in zip(self._versions, self._evaluators, strict=True)
        )
        return was, becomes

    def of(self, facts: Mapping[str, Any], entry: str) -> tuple[Evaluation, Evaluation, Facts]:
        """What both say, without the facts that do not apply in one of them."""
        facts = dict(facts)
        for _ in range(4):
            was, becomes = self.told(facts, entry)
            problems = [each for side in (was, becomes) for each in side.problems]
            out = {each.element for each in problems if "so it cannot be given" in each.message}
            if not out & facts.keys():
                break
            facts = {id: value for id, value in facts.items() if id not in out}
        return was, becomes, facts

    def is_complete(self, evaluations: Iterable[Evaluation], facts: Mapping[str, Any]) -> bool:
        """Whether a record holds a value of everything that applies, without anything that is put in."""
        for guideline, each in zip(self._versions, evaluations, strict=True):
            for id, element in guideline.elements.items():
                if id not in facts:
                    when = element.applies_when
                    if when is None or compile_condition(when, guideline)(each.known.state) is not False:
                        return False
        return True


def differing(was: Evaluation, becomes: Evaluation) -> Iterator[str]:
    """The layers in which two evaluations of a complete record differ."""
    statuses = was.status, becomes.status
    if Status.NEEDS_DATA in statuses:
        return
    if was.status is not becomes.status:
        yield "admission"
    elif was.status is Status.COMPLETE:
        if _treatment(was) != _treatment(becomes):
            yield "treatment"
        if _advice(was) != _advice(becomes):
            yield "advice"
        one, other = was.derived or {}, becomes.derived or {}
        if any(one[id] != other[id] for id in one.keys() & other.keys()):
            yield "asked"


def _treatment(evaluation: Evaluation) -> frozenset[Any]:
    said: set[Any] = set()
    choices: dict[str, Any] = {}
    for each in evaluation.recommendations:
        told = (each.item.direction.value, each.intervention.id, each.amount)
        if each.selection is Selection.ALL:
            said.add(told)
        else:
            choices.setdefault(each.node.id, (each.selection.value, set()))[1].add(told)
    said |= {(selection, frozenset(options)) for selection, options in choices.values()}
    for visit in evaluation.reassess:
        after = visit.reassess.after
        period = (after.at_least, after.at_most) if after is not None else None
        said.add(("visit", period, str(visit.due), visit.reassess.resume_at.id))
    return frozenset(said)


def _advice(evaluation: Evaluation) -> frozenset[Any]:
    said: set[Any] = {(each.reassess.resume_at.id, each.until) for each in evaluation.reassess if each.until}
    for each in evaluation.recommendations:
        item = each.item
        grades = [one.id if one is not None else None for one in (item.strength, item.certainty)]
        said.add(
            (
                item.direction.value,
                each.intervention.id,
                *grades,
                item.tier,
                item.priority,
                item.ungraded is None,
                each.detail,
                each.intervention.regimen,
            )
        )
    return frozenset(said)


def of_cases(guideline: Guideline) -> Iterable[tuple[str, Facts]]:
    """The facts of all worked cases, each with its entry point."""
    first = next(iter(guideline.manifest.entry_points))
    for each in guideline.vignettes.values():
        yield each.entry.id if each.entry is not None else first, dict(each.facts)
