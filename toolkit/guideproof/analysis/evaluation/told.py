"""What a node says to a patient where values stand in it: amounts, details and what is waited for (sections 6, 12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

from guideproof.analysis.evaluation.applying import applying
from guideproof.analysis.evaluation.facts import CodeSet
from guideproof.analysis.evaluation.remembering import Remembered, remembered
from guideproof.analysis.evaluation.result import Quantity, Reassessment, Recommended
from guideproof.analysis.evaluation.truth import Predicate, State
from guideproof.model.calendar import NO_DAY, format_days
from guideproof.model.element import CodeOrTruth
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, RecommendedItem
from guideproof.model.value_text import NOT_APPLYING, NOTHING, TRUTHS, UNKNOWN, between, counted
from guideproof.program.conditions import with_what_tells
from guideproof.program.texts import (
    DateText,
    NumberText,
    SetText,
    TextFromValues,
    TitleText,
    TruthText,
    texts_of,
    value_text,
)
from guideproof.program.variables import variables_of

Saying = Callable[[Any], str]
"""From what is known of an element's value to a text for a reader."""


class Told(NamedTuple):
    """What a node says; ``lacking`` are the elements of which it lacks the amount."""

    recommended: tuple[Recommended, ...]
    reassess: tuple[Reassessment, ...]
    lacking: tuple[str, ...]


def constant_text(text: TextFromValues | None) -> str | None:
    """A text that is the same for everybody."""
    return text.constant if text is not None else None


def stated(item: RecommendedItem) -> Quantity | None:
    """An amount that is written out."""
    amount = item.amount
    return (amount.number, amount.unit) if amount is not None and amount.number is not None else None


def told_by(node: Node, always: Told, guideline: Guideline) -> Remembered[Told] | None:
    """What a node says by the state; ``None`` where it says ``always`` the same."""
    texts = texts_of(node, guideline)
    if not texts.elements:
        return None
    applies = applying(guideline)
    sayings = {element: _where_it_applies(element, guideline, applies) for element in texts.elements}
    measuring = {element: _measure(element, guideline) for element in texts.measures}

    def said(text: TextFromValues | None, state: State) -> str | None:
        if text is None:
            return None
        pieces = list(text.pieces)
        pieces[1::2] = [sayings[element](state) for element in pieces[1::2]]
        return "".join(pieces)

    def told(state: State) -> Told:
        measured = {
            element: measure(state[element]) if element not in applies or applies[element](state) else None
            for element, measure in measuring.items()
        }
        items: list[Recommended] = []
        for each, amount, detail in zip(always.recommended, texts.amounts, texts.details, strict=True):
            how_much = each.item.amount
            quantity = measured[how_much.element] if how_much and how_much.element else each.quantity
            items.append(replace(each, amount=said(amount, state), detail=said(detail, state), quantity=quantity))
        visits = tuple(replace(each, until=said(texts.until, state)) for each in always.reassess)
        return Told(tuple(items), visits, tuple(element for element, known in measured.items() if known is None))

    return remembered(with_what_tells(texts.elements, guideline), told)


def _where_it_applies(element: str, guideline: Guideline, applies: Mapping[str, Predicate]) -> Callable[[State], str]:
    """How the value of an element is said in a state, as far as it applies."""
    said, holds = saying(element, guideline), applies.get(element)
    if holds is None:
        return lambda state: said(state[element])

    def told(state: State) -> str:
        truth = holds(state)
        return said(state[element]) if truth else UNKNOWN if truth is None else NOT_APPLYING

    return told


def saying(element: str, guideline: Guideline) -> Saying:
    """How the value of an element is said."""
    match value_text(element, variables_of(guideline)):
        case TruthText():
            return lambda truth: UNKNOWN if truth is None else TRUTHS[truth]
        case TitleText(named) if element in guideline.elements:
            return lambda code: UNKNOWN if code is None else named[code]
        case TitleText(named, alone):
            return lambda classes: _classes(classes, named, alone)
        case SetText(titles):
            return lambda held: _set(held, titles)
        case DateText(first):
            return lambda days: _days(days, first)
        case NumberText(step, one, many, ranged=True):
            return lambda ends: _between(ends, step, one, many)
        case NumberText(step, one, many):
            return lambda steps: UNKNOWN if steps is None else counted(steps * step, one, many)


def _classes(left: tuple[CodeOrTruth, ...], titles: Mapping[CodeOrTruth, str], alone: bool) -> str:
    return UNKNOWN if alone and len(left) > 1 else " or ".join(titles[each] for each in left) or UNKNOWN


def _set(held: CodeSet | None, titles: Mapping[str, str]) -> str:
    if held is None or len(held.present) + len(held.absent) < len(titles):
        return UNKNOWN
    return ", ".join(title for code, title in titles.items() if code in held.present) or NOTHING


def _days(days: tuple[int, int], first: int | None) -> str:
    if days[0] == NO_DAY:
        return NOT_APPLYING
    text = format_days(*days)
    return UNKNOWN if days[0] == first and " to " in text else text


def _between(ends: tuple[int, int] | None, step: Fraction, one: str, many: str) -> str:
    return UNKNOWN if ends is None else between(ends[0] * step, ends[1] * step, one, many)


def _measure(element: str, guideline: Guideline) -> Callable[[Any], Quantity | None]:
    """A number where it is known exactly."""
    variable, text = guideline.variable(element), value_text(element, variables_of(guideline))
    assert isinstance(text, NumberText)
    step, unit = text.step, variable.unit if variable is not None else None
    if text.ranged:
        return lambda ends: None if ends is None or ends[0] != ends[1] else (ends[0] * step, unit)
    return lambda steps: None if steps is None else (steps * step, unit)
