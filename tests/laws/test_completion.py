"""The law of missing values (section 5) and the meaning of `complete`, over generated guidelines and records.

Guidelines are drawn over few elements with few values, so that every way of completing a record can be tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.generation.conditions import ELEMENTS, values_of
from tests.generation.draw import Draw

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.model.guideline import Guideline

MOST_COMPLETIONS = 120
CODES = tuple(ELEMENTS["sites"].codes)


class Case(Draw):
    """A guideline by chance, and a record of which some is missing."""

    def record(self) -> dict[str, Any]:
        """A record with some elements missing and, perhaps, a set that is known in part."""
        record = {
            id: self.chance.choice(values_of(each)) for id, each in ELEMENTS.items() if self.chance.random() < 0.6
        }
        if self.chance.random() < 0.5:
            known = self.some(CODES, len(CODES) - 1, least=0)
            record["sites"] = {code: self.chance.random() < 0.5 for code in known}
        return record

    def answer(self, id: str, told: Any) -> Any:
        """A value of an element that agrees with what is known of it in part."""
        return self.chance.choice(fitting(id, told))

    def entry_name(self) -> str:
        return self.chance.choice(["visit", "again"])


def fitting(id: str, told: Any) -> list[Any]:
    """The values of an element that agree with what a record says of it."""
    if isinstance(told, dict):
        return [each for each in values_of(ELEMENTS[id]) if all((code in each) == held for code, held in told.items())]
    return values_of(ELEMENTS[id]) if told is None else [told]


def completions(record: Mapping[str, Any], guideline: Guideline) -> Iterator[dict[str, Any]]:
    """Every complete record that says what this one says, after what missing values stand for was put in."""
    means = {id: each.assumption.value for id, each in guideline.elements.items() if each.assumption is not None}
    told = means | {id: value for id, value in record.items() if value not in (None, {})}
    return (dict(zip(ELEMENTS, each, strict=True)) for each in product(*(fitting(id, told.get(id)) for id in ELEMENTS)))


def recommended(evaluation: Evaluation) -> set[str]:
    return {each.node.id for each in evaluation.recommendations}


def revisited(evaluation: Evaluation) -> set[str]:
    return {each.node.id for each in evaluation.reassess}


def law(test: Callable[[Case], None]) -> Callable[[], None]:
    drawn = given(st.builds(Case, seed=st.integers(0, 2**32 - 1), size=st.integers(0, 3), flawed=st.booleans()))(test)
    return settings(max_examples=400, deadline=None, derandomize=True)(drawn)  # type: ignore[no-any-return]


@law
def test_what_holds_for_a_partial_record_holds_for_every_completion(case: Case) -> None:
    evaluator, record, entry = Evaluator(case.guideline()), case.record(), case.entry_name()
    partial = evaluator.evaluate(record, entry)
    for completion in islice(completions(record, evaluator.guideline), MOST_COMPLETIONS):
        complete = evaluator.evaluate(completion, entry)
        assert complete.status is not Status.NEEDS_DATA
        if partial.status is Status.INVALID:
            assert complete.status is Status.INVALID
        if complete.status is Status.INVALID:
            continue
        assert recommended(partial) <= recommended(complete)
        assert revisited(partial) <= revisited(complete)
        if partial.status is not Status.NEEDS_DATA:
            assert complete.status is partial.status
            assert recommended(partial) == recommended(complete)
            assert revisited(partial) == revisited(complete)


@law
def test_answering_every_need_completes_the_record(case: Case) -> None:
    evaluator, record, entry = Evaluator(case.guideline()), case.record(), case.entry_name()
    partial = evaluator.evaluate(record, entry)
    assert (partial.status is Status.NEEDS_DATA) == bool(partial.needs)
    answered, now = dict(record), partial
    while now.needs:  # an answer may say that another element applies
        for need in now.needs:
            told = answered.get(need.element)
            assert need.asked_by
            assert told is None or isinstance(told, dict)
            answered[need.element] = case.answer(need.element, told)
        now = evaluator.evaluate(answered, entry)
    assert now.status is not Status.NEEDS_DATA


@law
def test_what_is_known_of_derived_elements_is_true_of_every_completion(case: Case) -> None:
    evaluator, record, entry = Evaluator(case.guideline()), case.record(), case.entry_name()
    partial = evaluator.evaluate(record, entry)
    for completion in islice(completions(record, evaluator.guideline), MOST_COMPLETIONS):
        complete = evaluator.evaluate(completion, entry)
        if complete.status is Status.INVALID:
            continue
        for id, said in (partial.derived or {}).items():
            assert agrees(said, (complete.derived or {})[id])


def agrees(said: Any, came: Any) -> bool:
    match said:
        case {"one_of": codes}:
            return came in codes
        case {"at_least": low, "at_most": high}:
            return bool(low <= came <= high)
        case _:
            return said is None or came == said
