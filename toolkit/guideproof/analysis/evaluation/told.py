"""What a node says to a patient where values stand in it: amounts, details and what is waited for (sections 6, 12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from msgspec.structs import replace

from guideproof.analysis.evaluation.applying import applying
from guideproof.analysis.evaluation.derivation import data_of
from guideproof.analysis.evaluation.facts import CodeSet
from guideproof.analysis.evaluation.remembering import Remembered, remembered
from guideproof.analysis.evaluation.result import Quantity, Reassessment, Recommended
from guideproof.analysis.evaluation.truth import Predicate, State
from guideproof.model.calendar import NO_DAY, format_days
from guideproof.model.element import VISIT, CodeOrTruth
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
    ValueText,
    texts_of,
    value_text,
)
from guideproof.program.variables import variables_of

Saying = Callable[[State], str]
"""From a state to what is known of an element's value, as a text for a reader."""


class Told(NamedTuple):
    """What a node says; ``lacking`` are the elements of which it lacks the amount or the date, ``inapplicable`` those
    that give one and do not apply."""

    recommended: tuple[Recommended, ...]
    reassess: tuple[Reassessment, ...]
    lacking: tuple[str, ...]
    inapplicable: tuple[str, ...] = ()


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
    sayings = {element: said_where_it_applies(element, guideline, applies) for element in texts.elements}
    measuring = {element: _measure(element, guideline) for element in texts.measures}
    dates = {id: data_of(guideline.derived[id], guideline) for id in texts.measures} if always.reassess else {}

    def said(text: TextFromValues | None, state: State) -> str | None:
        if text is None:
            return None
        pieces = list(text.pieces)
        pieces[1::2] = [sayings[element](state) for element in pieces[1::2]]
        return "".join(pieces)

    def told(state: State) -> Told:
        holding = {element: applies[element](state) if element in applies else True for element in measuring}
        measured = {
            element: measure(state[element]) if holding[element] else None for element, measure in measuring.items()
        }
        items: list[Recommended] = []
        for each, amount, detail in zip(always.recommended, texts.amounts, texts.details, strict=True):
            how_much = each.item.amount
            quantity = measured[how_much.element] if how_much and how_much.element else each.quantity
            items.append(replace(each, amount=said(amount, state), detail=said(detail, state), quantity=quantity))
        due = next((dates[id](state[id]) for id in dates if holding[id]), None)
        visits = tuple(replace(each, until=said(texts.until, state), due=due) for each in always.reassess)
        unknown = (each for each, known in measured.items() if known is None and holding[each] is not False)
        return Told(tuple(items), visits, tuple(unknown), tuple(each for each in holding if holding[each] is False))

    visit = (VISIT,) if guideline.dated else ()
    return remembered((*with_what_tells(texts.elements, guideline), *visit), told)


def said_where_it_applies(
    element: str, guideline: Guideline, applies: Mapping[str, Predicate]
) -> Callable[[State], str]:
    """How the value of an element is said in a state, as far as it applies, which ``applying`` tells."""
    said, holds = saying(element, guideline), applies.get(element)
    if holds is None:
        return said

    def told(state: State) -> str:
        truth = holds(state)
        return said(state) if truth else UNKNOWN if truth is None else NOT_APPLYING

    return told


def saying(element: str, guideline: Guideline) -> Saying:
    """How the value of an element is said."""
    text = value_text(element, variables_of(guideline))
    if isinstance(text, DateText):
        return lambda state: _days(state[element], text, state)
    said = _said(text, element in guideline.elements)
    return lambda state: said(state[element])


def _said(text: ValueText, given: bool) -> Callable[[Any], str]:
    match text:
        case TruthText():
            return lambda truth: UNKNOWN if truth is None else TRUTHS[truth]
        case TitleText(named) if given:
            return lambda code: UNKNOWN if code is None else named[code]
        case TitleText(named, alone):
            return lambda classes: _classes(classes, named, alone)
        case SetText(titles):
            return lambda held: _set(held, titles)
        case NumberText(step, one, many, ranged=True):
            return lambda ends: _between(ends, step, one, many)
        case NumberText(step, one, many):
            return lambda steps: UNKNOWN if steps is None else counted(steps * step, one, many)
        case DateText():
            raise AssertionError("what is known of a date depends on the visit")


def _classes(left: tuple[CodeOrTruth, ...], titles: Mapping[CodeOrTruth, str], alone: bool) -> str:
    return UNKNOWN if alone and len(left) > 1 else " or ".join(titles[each] for each in left) or UNKNOWN


def _set(held: CodeSet | None, titles: Mapping[str, str]) -> str:
    if held is None or len(held.present) + len(held.absent) < len(titles):
        return UNKNOWN
    return ", ".join(title for code, title in titles.items() if code in held.present) or NOTHING


def _days(days: tuple[int, int] | None, text: DateText, state: State) -> str:
    if days is None:
        return UNKNOWN
    first, last = days
    if first == NO_DAY:
        return NOT_APPLYING
    if text.range is not None and first != last:
        end = min(text.range[1], state[VISIT]) if text.until_visit else text.range[1]
        if (first, last) == (text.range[0], end):
            return UNKNOWN
    return format_days(first, last)


def _between(ends: tuple[int, int] | None, step: Fraction, one: str, many: str) -> str:
    return UNKNOWN if ends is None else between(ends[0] * step, ends[1] * step, one, many)


def _measure(element: str, guideline: Guideline) -> Callable[[Any], Quantity | None]:
    """A number where it is known exactly; of a date its day."""
    variable, text = guideline.variable(element), value_text(element, variables_of(guideline))
    if isinstance(text, DateText):
        return lambda days: None if days[0] != days[1] else (Fraction(days[0]), None)
    assert isinstance(text, NumberText)
    step, unit = text.step, variable.unit if variable is not None else None
    if text.ranged:
        return lambda ends: None if ends is None or ends[0] != ends[1] else (ends[0] * step, unit)
    return lambda steps: None if steps is None else (steps * step, unit)
