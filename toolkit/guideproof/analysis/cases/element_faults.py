"""Small slips in what an input element says of itself: to whom it applies, and what a missing value stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from guideproof.analysis.cases.edits import edits
from guideproof.analysis.evaluation.facts import CodeSet, DaySpan, read_value, written
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.program.wording import condition_text


def element_faults(guideline: Guideline, element: Element) -> Iterator[tuple[str, str, Element]]:
    """Every element that differs by one slip, with the kind of it and, in words, what was done."""
    condition = element.applies_when
    if condition is not None:
        what = f"applies to everybody, not when {condition_text(condition)}"
        yield "drop-applies", what, replace(element, applies_when=None)
        for edit in edits(guideline, condition):
            yield edit.operator, f"applies when: {edit.what}", replace(element, applies_when=edit.condition)
    assumption = element.assumption
    if assumption is not None:
        said = _words(assumption.value)
        yield (
            "drop-assumption",
            f"a missing value stands for nothing, not for {said}",
            replace(element, assumption=None),
        )
        for value in _others(element, assumption.value):
            what = f"a missing value stands for {_words(value)}, not for {said}"
            yield "assumption", what, replace(element, assumption=replace(assumption, value=value))


def _others(element: Element, given: Any) -> Iterator[Any]:
    """What a missing value may be taken for by mistake, as a patient file has it: the other truth, another code, a set
    with one code more or less, a number or a day beside it."""
    if element.may_be_never:
        return
    match read_value(element, given):
        case bool(value):
            yield not value
        case str(code):
            yield from (each for each in element.codes if each != code)
        case CodeSet(present):
            for code in element.codes:
                held = present ^ {code}
                yield written(element, CodeSet(held, frozenset(element.codes) - held))
        case DaySpan(day) if element.days is not None:
            days = (each for each in (day - 1, day + 1) if element.days.first <= each <= element.days.last)
            yield from (written(element, DaySpan(each, each)) for each in days)
        case int(step) if element.grid is not None:
            grid = element.grid
            yield from (written(element, each) for each in (step - 1, step + 1) if grid.first <= each <= grid.last)
        case _:
            return


def _words(value: Any) -> str:
    """A value as it is written in YAML."""
    match value:
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(str, value))}]"
        case _:
            return str(value)
