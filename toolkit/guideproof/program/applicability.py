"""To whom an element applies: the proposition that every test of it is joined with (section 4).

An input element may say so itself (``applies_when``); a date may stand for an event that there was not. A number or a
date that is computed from others applies where all of these do. What is made of tests (a count, a class, a condition)
always applies, since a test of what does not apply is false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cached_property

from guideproof.model.calendar import NO_DAY
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import Classify, Computed, DateAfter, Derived, Elapsed, Element, Sum
from guideproof.model.guideline import Guideline
from guideproof.program.interval import End, NumberInterval
from guideproof.program.proposition import (
    ALWAYS,
    NumberOf,
    NumberWithin,
    Opposite,
    Proposition,
    Some,
    Sort,
    TruthConstant,
    joined,
)
from guideproof.program.taken import turns_by


class Applicability:
    """Of each element of a guideline to whom it applies, worked out when it is first asked for; ``lower`` makes a
    proposition of a condition."""

    def __init__(self, guideline: Guideline, lower: Callable[[Condition], Proposition]) -> None:
        self._guideline = guideline
        self._lower = lower
        self._found: dict[str, Proposition] = {}

    @cached_property
    def always(self) -> bool:
        """Whether every element applies to everybody."""
        elements = self._guideline.elements.values()
        return all(each.applies_when is None and not each.may_be_never for each in elements)

    def of(self, id: str) -> Proposition:
        """To whom an element applies; ``ALWAYS``: to everybody."""
        if self.always:
            return ALWAYS
        pending: list[str] = []
        self._begin(id, pending)
        while pending:  # a chain of elements may be longer than Python's recursion is deep
            before = next((each for each in self._read_by(pending[-1]) if each not in self._found), None)
            if before is None:
                here = pending.pop()
                self._found[here] = self._made(here)
            else:
                self._begin(before, pending)
        return self._found[id]

    def _begin(self, id: str, pending: list[str]) -> None:
        if id not in self._found:
            self._found[id] = TruthConstant(None)  # until it is known: in a circle nothing is
            pending.append(id)

    def _made(self, id: str) -> Proposition:
        element = self._guideline.elements.get(id)
        if element is not None:
            return joined([self.said(element), _there_was(id) if element.may_be_never else ALWAYS])
        derived = self._guideline.derived.get(id)
        if derived is not None and isinstance(derived.definition, Classify):
            return self._where_the_case_applies(derived.definition)
        return joined(self._found[each] for each in self._computed_from(id))

    def _where_the_case_applies(self, classify: Classify) -> Proposition:
        """That no case is taken which does not apply."""
        turns = turns_by(classify.hit_policy, classify.branches)
        parts: list[Proposition] = []
        for turn in turns.turns:
            applies = joined(self._found[each] for each in turn.branch.operands if each in self._found)
            if applies != ALWAYS:
                own = () if turn.own is None else (Opposite(self._lower(turns.conditions[turn.own])),)
                earlier = map(self._lower, turns.conditions[: turn.after])
                parts.append(Some((*own, *earlier, applies)))
        return joined(parts)

    def said(self, element: Element) -> Proposition:
        """What an input element says itself of whom it applies to."""
        return ALWAYS if element.applies_when is None else self._lower(element.applies_when)

    def _read_by(self, id: str) -> Iterator[str]:
        """The elements of which it must be known to whom they apply, to tell it of one."""
        element = self._guideline.elements.get(id)
        if element is None:
            yield from self._computed_from(id)
        elif element.applies_when is not None:
            named = elements_of(element.applies_when)
            yield from (each for each in named if self._guideline.variable(each) is not None)

    def _computed_from(self, id: str) -> Iterator[str]:
        """The elements without which a derived number does not apply."""
        derived = self._guideline.derived.get(id)
        if derived is None:
            return
        by_cases = isinstance(derived.definition, Classify) and derived.definition.gives_numbers
        read = derived.definition.operands if isinstance(derived.definition, Classify) else derived.operands
        if by_cases or is_computed(derived):
            yield from (each for each in read if self._guideline.variable(each) is not None)


def is_computed(derived: Derived) -> bool:
    """Whether a derived element is computed from values, so that it does not apply where one of these does not."""
    return isinstance(derived.definition, Computed | Sum | Elapsed | DateAfter)


def _there_was(date: str) -> Proposition:
    """That there was the event of a date."""
    return NumberWithin(NumberOf(date, Sort.INTERVAL), (NumberInterval(low=End(Fraction(NO_DAY), open=True)),))
