"""The law of missing values (section 5) where dates are missing or known in half: what is said of a record stays so."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.generation.conditions import values_of
from tests.generation.dates import FIRST_VISIT, LAST_VISIT, a_day
from tests.generation.draw import Draw

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.model.calendar import format_day
from guideproof.model.element import ON, Element

BLURRED = 12
"""How many completions of one record are tried: complete records that it may be what is known of."""


class Case(Draw):
    """A guideline with dates by chance, complete records, and what may be known of one."""

    def on(self) -> int:
        """The day of a visit."""
        return a_day(self.chance, FIRST_VISIT, LAST_VISIT)

    def value(self, element: Element, visit: int) -> Any:
        """A value, of a date a whole day."""
        if element.days is None:
            return self.chance.choice(values_of(element))
        days = element.days
        return format_day(a_day(self.chance, days.first, min(days.last, visit) if days.until_visit else days.last))

    def known_of(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record with some of it missing, and of some dates no more than the month or the year."""
        kept = {id: value for id, value in record.items() if id == ON or self.chance.random() < 0.7}
        dates = [id for id in kept if id in ("born", "seen")]
        return kept | {id: kept[id][: self.chance.choice((4, 7, 10))] for id in dates}

    def completed(self, known: dict[str, Any], elements: list[Element], visit: int) -> dict[str, Any]:
        """A complete record of which this may be known."""
        return {ON: known[ON], **{each.id: self._completed(each, known.get(each.id), visit) for each in elements}}

    def _completed(self, element: Element, told: Any, visit: int) -> Any:
        if told is not None and element.days is None:
            return told
        found = self.value(element, visit)
        for _ in range(400):
            if told is None or found.startswith(told):
                return found
            found = self.value(element, visit)
        return told  # what is known is so rare that no day of it was drawn: it stays known in half


def said(evaluation: Evaluation) -> set[str]:
    """The nodes that recommend something or ask for a later visit."""
    return {each.node.id for each in (*evaluation.recommendations, *evaluation.reassess)}


@settings(max_examples=300, deadline=None, derandomize=True)
@example(seed=3504, size=0)
@given(seed=st.integers(0, 2**32 - 1), size=st.integers(0, 3))
def test_what_is_said_of_a_record_stays_so_however_it_is_completed(seed: int, size: int) -> None:
    case = Case(seed, size, dated=True)
    guideline = case.guideline()
    if any(each.assumption is not None or each.applies_when is not None for each in guideline.elements.values()):
        return  # what a missing value stands for is no completion
    evaluator, visit, elements = Evaluator(guideline), case.on(), list(guideline.elements.values())
    whole = {ON: format_day(visit), **{each.id: case.value(each, visit) for each in elements}}
    known = case.known_of(whole)
    entry = case.chance.choice(["visit", "again"])
    partial = evaluator.evaluate(known, entry)
    for complete in (whole, *(case.completed(known, elements, visit) for _ in range(BLURRED))):
        came = evaluator.evaluate(complete, entry)
        if came.status is Status.INVALID:
            continue
        assert partial.status is not Status.INVALID
        assert said(partial) <= said(came)
        if partial.status is not Status.NEEDS_DATA:
            assert came.status in (partial.status, Status.NEEDS_DATA)
            assert said(partial) == said(came)
        for id, value in (partial.derived or {}).items():
            assert agrees(value, (came.derived or {})[id]), id


def agrees(value: Any, came: Any) -> bool:
    """Whether what was known of a derived value is true of what it came to be."""
    match value, came:
        case None, _:
            return True
        case _, {"at_least": low, "at_most": high} | {"on_or_after": low, "on_or_before": high}:
            return agrees(value, low) and agrees(value, high)
        case {"at_least": low, "at_most": high} | {"on_or_after": low, "on_or_before": high}, _:
            return bool(_placed(low) <= _placed(came) <= _placed(high))
        case {"one_of": several}, {"one_of": fewer}:
            return set(fewer) <= set(several)
        case {"one_of": several}, _:
            return came in several
        case _:
            return bool(value == came)


def _placed(value: Any) -> Any:
    """A value as it is compared: a number that no decimal gives stands as a fraction (`4/3`), a date as a text."""
    return Fraction(value) if isinstance(value, str) and "/" in value else value
