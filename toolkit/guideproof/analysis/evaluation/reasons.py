"""Why a condition holds, and what is missing where it is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import Any

from guideproof.analysis.evaluation.derivation import as_text
from guideproof.analysis.evaluation.facts import CodeSet, shown
from guideproof.analysis.evaluation.remembering import Memory, remembered
from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compile_condition
from guideproof.analysis.graph.edges import behind, derived_order
from guideproof.model.condition import (
    All,
    AnyOf,
    Condition,
    Not,
    Unreadable,
    elements_of,
    parts_of,
)
from guideproof.model.element import Derived, Formula
from guideproof.model.guideline import Guideline

Explainer = tuple[str, ...] | Callable[[State], tuple[str, ...]]
"""The elements that settle a condition: always the same ones, or those that a state decides on."""

Lacking = dict[str, tuple[str, ...]]
"""What derived elements lack."""


class Reasons:
    """Asks conditions of one guideline for their reasons. What depends on the guideline alone is worked out once."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._order = derived_order(guideline)
        self._predicates: dict[int, Predicate] = {}
        self._explainers: dict[int, Explainer] = {}
        self._lacks: dict[int, Callable[[State], tuple[str, ...]]] = {}
        self._reason = Memory(self._write_reason)

    def with_other_nodes(self) -> Reasons:
        """Reasons for the guideline with other nodes, which begin with all that is worked out here. What they work out
        is not kept here: their conditions may not live as long."""
        other = copy(self)
        other._predicates, other._explainers = self._predicates.copy(), self._explainers.copy()
        other._lacks = self._lacks.copy()
        return other

    def truth(self, condition: Condition, state: State) -> Truth:
        """The truth of a condition of the guideline in the state."""
        return self._predicate(condition)(state)

    def _predicate(self, condition: Condition) -> Predicate:
        predicate = self._predicates.get(id(condition))
        if predicate is None:
            predicate = self._predicates[id(condition)] = compile_condition(condition, self._guideline)
        return predicate

    def because(self, condition: Condition, holds: bool, state: State, texts: dict[str, str]) -> list[str]:
        """The facts that settle a condition that is known to hold, or not to: ``element = value``, in written order.

        ``texts`` keeps what was written for this state; start it empty for each state.
        """
        key = id(condition) if holds else ~id(condition)
        explainer = self._explainers.get(key)
        if explainer is None:
            explainer = self._explainers[key] = self._explain(condition, holds)
        named = explainer if isinstance(explainer, tuple) else explainer(state)
        for element in named:
            if element not in texts:
                texts[element] = self._reason[element, state.get(element)]
        return [texts[element] for element in named]

    def facts(self, elements: Iterable[str], state: State) -> list[str]:
        """What is known of elements: ``element = value``."""
        return [self._reason[element, state.get(element)] for element in elements]

    def _write_reason(self, fact: tuple[str, Any]) -> str:
        element, value = fact
        derived = self._guideline.derived.get(element)
        text = as_text(derived, value) if derived is not None else shown(self._guideline.elements[element], value)
        return f"{element} = {text}"

    def _explain(self, condition: Condition, holds: bool) -> Explainer:
        match condition:
            case All(parts) | AnyOf(parts):
                explained = [self._explain(part, holds) for part in parts]
                if isinstance(condition, All) is holds:  # every part is as the whole
                    return _joined(explained)
                return _settling([(self._predicate(part), holds) for part in parts], explained)
            case Not(part):
                return self._explain(part, not holds)
            case Unreadable():
                return ()
            case _:
                return elements_of(condition)

    def missing(self, condition: Condition, state: State) -> tuple[str, ...]:
        """The input elements that an unknown condition still reads, each once, in written order."""
        missing = self._lacks.get(id(condition))
        if missing is None:
            read = tuple(behind(self._guideline, elements_of(condition)))
            made = [each for each in self._order if each in read]
            missing = self._lacks[id(condition)] = remembered(
                read, lambda state: self._missing_with(condition, state, made)
            )
        return missing(state)

    def _missing_with(self, condition: Condition, state: State, made: Sequence[str]) -> tuple[str, ...]:
        """What the condition lacks; first what the derived elements lack that it is made of, each once, however often
        others are made of it."""
        lacking: Lacking = {}
        for derived in made:
            lacking[derived] = tuple(dict.fromkeys(self._missing_in(self._guideline.derived[derived], state, lacking)))
        return tuple(dict.fromkeys(self._missing(condition, state, lacking)))

    def _missing(self, condition: Condition, state: State, lacking: Lacking) -> Iterator[str]:
        if self.truth(condition, state) is not None:
            return
        if isinstance(condition, Unreadable):
            yield from condition.elements
            return
        parts = parts_of(condition)
        for part in parts:
            yield from self._missing(part, state, lacking)
        for element in elements_of(condition) if not parts else ():
            yield from self._missing_of(element, state, lacking)

    def _missing_of(self, element: str, state: State, lacking: Lacking) -> Iterator[str]:
        if element in lacking:
            yield from lacking[element]
            return
        value = state.get(element)
        codes = self._guideline.elements[element].codes
        if value is None or (isinstance(value, CodeSet) and len(value.present) + len(value.absent) < len(codes)):
            yield element

    def _missing_in(self, derived: Derived, state: State, lacking: Lacking) -> Iterator[str]:
        if isinstance(derived.definition, Formula):
            for element in derived.operands:
                yield from self._missing_of(element, state, lacking)
        for condition in derived.conditions:
            yield from self._missing(condition, state, lacking)


def _joined(explained: list[Explainer]) -> Explainer:
    if all(isinstance(part, tuple) for part in explained):
        return _each_once(explained, {})
    return lambda state: _each_once(explained, state)


def _settling(parts: list[tuple[Predicate, bool]], explained: list[Explainer]) -> Explainer:
    def elements(state: State) -> tuple[str, ...]:
        settling = (
            part for (predicate, holds), part in zip(parts, explained, strict=True) if predicate(state) is holds
        )
        return _each_once(settling, state)

    return elements


def _each_once(explained: Iterable[Explainer], state: State) -> tuple[str, ...]:
    named: dict[str, None] = {}
    for part in explained:
        named.update(dict.fromkeys(part if isinstance(part, tuple) else part(state)))
    return tuple(named)
