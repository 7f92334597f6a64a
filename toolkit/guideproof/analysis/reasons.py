"""Why a condition holds, and what is missing where it is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guideproof.analysis.derivation import as_text
from guideproof.analysis.facts import CodeSet, shown
from guideproof.analysis.truth import State, compile_condition
from guideproof.model.condition import (
    All,
    AnyOf,
    Compares,
    Condition,
    Not,
    SetCount,
    Test,
    Unreadable,
    elements_of,
)
from guideproof.model.element import Classify, Count, Derived, Formula
from guideproof.model.formula import variables
from guideproof.model.guideline import Guideline


class Reasons:
    """Asks conditions of one guideline for their reasons. Sub-conditions are compiled once and kept."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._compiled: dict[int, Any] = {}
        self._named: dict[int, dict[str, None]] = {}

    def truth(self, condition: Condition, state: State) -> bool | None:
        """The truth of a condition of the guideline in the state."""
        predicate = self._compiled.get(id(condition))
        if predicate is None:
            predicate = self._compiled[id(condition)] = compile_condition(condition, self._guideline)
        truth: bool | None = predicate(state)
        return truth

    def because(self, condition: Condition, state: State) -> dict[str, None]:
        """The facts that settle a condition that is true or false: ``element = value``, each once, in written order."""
        named: dict[str, None] = {}
        for test in self._deciding(condition, state):
            named.update(self._elements(test))
        return dict.fromkeys(f"{element} = {self.text(element, state)}" for element in named)

    def _elements(self, test: Test) -> dict[str, None]:
        elements = self._named.get(id(test))
        if elements is None:
            elements = self._named[id(test)] = dict.fromkeys(elements_of(test))
        return elements

    def text(self, element: str, state: State) -> str:
        """The value of an element, input or derived, as a clinician reads it."""
        derived = self._guideline.derived.get(element)
        if derived is not None:
            return as_text(derived, state.get(element))
        return shown(self._guideline.elements[element], state.get(element))

    def _deciding(self, condition: Condition, state: State) -> Iterator[Test]:
        match condition:
            case All(parts) | AnyOf(parts):
                truth = self.truth(condition, state)
                for part in parts:
                    if self.truth(part, state) is truth:
                        yield from self._deciding(part, state)
            case Not(part):
                yield from self._deciding(part, state)
            case Unreadable():
                return
            case _:
                yield condition

    def missing(self, condition: Condition, state: State) -> Iterator[str]:
        """The input elements that an unknown condition still reads, in written order; one may come twice."""
        if self.truth(condition, state) is not None:
            return
        match condition:
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self.missing(part, state)
            case Not(part):
                yield from self.missing(part, state)
            case Unreadable(elements):
                yield from elements
            case Compares(element, _, bound) | SetCount(element, _, bound):
                yield from self._missing_of(element, state)
                if bound.element is not None:
                    yield from self._missing_of(bound.element, state)
            case _:
                yield from self._missing_of(condition.element, state)

    def _missing_of(self, element: str, state: State) -> Iterator[str]:
        derived = self._guideline.derived.get(element)
        if derived is not None:
            yield from self._missing_in(derived, state)
            return
        value = state.get(element)
        codes = self._guideline.elements[element].codes
        if value is None or (isinstance(value, CodeSet) and len(value.present) + len(value.absent) < len(codes)):
            yield element

    def _missing_in(self, derived: Derived, state: State) -> Iterator[str]:
        match derived.definition:
            case Formula(expression):
                for element in variables(expression):
                    yield from self._missing_of(element, state)
            case Count(conditions):
                for condition in conditions:
                    yield from self.missing(condition, state)
            case Classify(branches):
                for branch in branches:
                    yield from self.missing(branch.when, state)
            case condition:
                yield from self.missing(condition, state)
