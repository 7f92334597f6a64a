"""Why a condition holds, and what is missing where it is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import Any

from guideproof.analysis.evaluation.applying import applying
from guideproof.analysis.evaluation.derivation import as_text
from guideproof.analysis.evaluation.facts import CodeSet, DaySpan, shown
from guideproof.analysis.evaluation.remembering import Memory, remembered
from guideproof.analysis.evaluation.truth import Predicate, State, Truth, compile_condition
from guideproof.analysis.graph.edges import behind, derived_order
from guideproof.model.calendar import format_day
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import VISIT
from guideproof.model.guideline import Guideline
from guideproof.program.reasons import (
    Names,
    NamesMissing,
    NamesWhere,
    NothingMore,
    ToName,
    needed_by,
    needed_if_unknown,
    settling,
)

Lacking = Mapping[str, tuple[str, ...]]
"""What derived elements lack."""


class Reasons:
    """Asks conditions of one guideline for their reasons. What depends on the guideline alone is worked out once."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._order = derived_order(guideline)
        self._predicates: dict[int, Predicate] = {}
        self._settled: dict[int, Callable[[State], Iterable[str]]] = {}
        self._lacks: dict[int | str, Callable[[State], tuple[str, ...]]] = {}
        self._reason = Memory(self._write_reason)
        self._applying = applying(guideline)

    def with_other_nodes(self) -> Reasons:
        """Reasons for the guideline with other nodes, which begin with all that is worked out here. What they work out
        is not kept here: their conditions may not live as long."""
        other = copy(self)
        other._predicates, other._settled = self._predicates.copy(), self._settled.copy()
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
        settled = self._settled.get(key)
        if settled is None:
            settled = self._settled[key] = self._settling(settling(condition, holds))
        named = settled(state)
        for element in named:
            if element not in texts:
                texts[element] = self._fact(element, state)
        return [texts[element] for element in named]

    def _settling(self, reasons: ToName) -> Callable[[State], Iterable[str]]:
        """The elements to name, each once, as a function of the state; most often the same of every state."""
        always = dict.fromkeys(each.element for each in reasons if isinstance(each, Names))
        if all(isinstance(each, Names) for each in reasons):
            return lambda state: always
        return lambda state: dict.fromkeys(self._named(reasons, state, {}))

    def facts(self, elements: Iterable[str], state: State) -> list[str]:
        """What is known of elements: ``element = value``."""
        return [self._fact(element, state) for element in elements]

    def _fact(self, element: str, state: State) -> str:
        if element in self._applying and self._applying[element](state) is False:
            return f"{element} = does not apply"
        return self._reason[element, state.get(element)]

    def _write_reason(self, fact: tuple[str, Any]) -> str:
        element, value = fact
        if element == VISIT:
            return f"{VISIT} = {format_day(value)}"
        derived = self._guideline.derived.get(element)
        if derived is not None:
            return f"{element} = {as_text(derived, value, self._guideline)}"
        return f"{element} = {shown(self._guideline.elements[element], value)}"

    def missing(self, condition: Condition, state: State) -> tuple[str, ...]:
        """The input elements that an unknown condition still reads, each once, in written order."""
        missing = self._lacks.get(id(condition))
        if missing is None:
            asked = needed_if_unknown(condition, self._guideline)
            missing = self._lacks[id(condition)] = self._asking(asked, elements_of(condition))
        return missing(state)

    def lacking(self, element: str, state: State) -> tuple[str, ...]:
        """The input elements that the unknown value of an element still reads, each once, in written order."""
        lacking = self._lacks.get(element)
        if lacking is None:
            lacking = self._lacks[element] = self._asking((NamesMissing(element),), (element,))
        return lacking(state)

    def _asking(self, asked: ToName, elements: Iterable[str]) -> Callable[[State], tuple[str, ...]]:
        guideline, read = self._guideline, tuple(behind(self._guideline, elements))
        made = [(each, needed_by(guideline.derived[each], guideline)) for each in self._order if each in read]
        return remembered(read, lambda state: self._missing(asked, state, made))

    def _missing(self, asked: ToName, state: State, made: Sequence[tuple[str, ToName]]) -> tuple[str, ...]:
        """What is lacking; first what the derived elements lack that it is made of, each once, however often others are
        made of it."""
        lacking: dict[str, tuple[str, ...]] = {}
        for derived, needed in made:
            lacking[derived] = tuple(dict.fromkeys(self._named(needed, state, lacking)))
        return tuple(dict.fromkeys(self._named(asked, state, lacking)))

    def _named(self, reasons: ToName, state: State, lacking: Lacking) -> Iterator[str]:
        """The elements to name of a state, where derived elements lack this."""
        for each in reasons:
            match each:
                case Names(element):
                    yield element
                case NamesMissing(element) if element in lacking:
                    yield from lacking[element]
                case NamesMissing(element):
                    if _is_missing(state.get(element), len(self._guideline.elements[element].codes)):
                        yield element
                case NamesWhere(condition, truth, named):
                    if self.truth(condition, state) is truth:
                        yield from self._named(named, state, lacking)
                case NothingMore(condition):
                    if self.truth(condition, state):
                        return


def _is_missing(value: Any, codes: int) -> bool:
    """Whether an input is not known, or a set or a date not in full."""
    if isinstance(value, DaySpan):
        return value.first != value.last
    return value is None or (isinstance(value, CodeSet) and len(value.present) + len(value.absent) < codes)
