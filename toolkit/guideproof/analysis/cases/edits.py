"""Small slips in conditions: every condition that differs from one by what an editor may get wrong once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.condition import (
    All,
    AnyOf,
    Compares,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
)
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.interval import opposite, with_other_edge
from guideproof.program.variables import variables_of
from guideproof.program.wording import condition_text, number_words


class Slip(Struct, frozen=True):
    """One slip: the kind of it, what was done in words, and the condition that it gives."""

    operator: str
    what: str
    condition: Condition


Operators = Collection[str] | None
"""The kinds of slips that are asked for; ``None``: all of them."""


def edits(guideline: Guideline, condition: Condition, operators: Operators = None) -> Iterator[Slip]:
    """Every condition that differs by one slip, in the order of writing."""
    match condition:
        case All(parts) | AnyOf(parts):
            yield from _joined(guideline, condition, parts, operators)
        case Not(part, span):
            if operators is None or "flip" in operators:
                yield Slip("flip", f"not ({condition_text(part)}) without its not", part)
            for edit in edits(guideline, part, operators):
                yield Slip(edit.operator, edit.what, Not(edit.condition, span))
        case _:
            for operator, edited in _test(guideline, condition):
                if operators is None or operator in operators:
                    yield Slip(operator, f"{condition_text(condition)} becomes {condition_text(edited)}", edited)


def _joined(
    guideline: Guideline, condition: All | AnyOf, parts: tuple[Condition, ...], operators: Operators
) -> Iterator[Slip]:
    if len(parts) > 1 and (operators is None or not {"join", "drop-part"}.isdisjoint(operators)):
        other = AnyOf(parts, condition.span) if isinstance(condition, All) else All(parts, condition.span)
        words = ("and", "or") if isinstance(condition, All) else ("or", "and")
        yield Slip("join", f"{words[0]} becomes {words[1]} in {condition_text(condition)}", other)
        for place, part in enumerate(parts):
            rest = parts[:place] + parts[place + 1 :]
            yield Slip("drop-part", f"without {condition_text(part)}", replace(condition, parts=rest))
    for place, part in enumerate(parts):
        for edit in edits(guideline, part, operators):
            changed = (*parts[:place], edit.condition, *parts[place + 1 :])
            yield Slip(edit.operator, edit.what, replace(condition, parts=changed))


def _test(guideline: Guideline, test: Condition) -> Iterator[tuple[str, Condition]]:
    match test:
        case IsBoolean(_, value):
            yield "flip", replace(test, value=not value)
        case IsCode():
            yield from _code(guideline, test)
        case IsNumber(element, numbers):
            yield from (("shift", moved) for moved in _moved(guideline, test, element, numbers))
        case Compares() | SetCount():
            yield from _bound(guideline, test)
        case Includes():
            yield from _includes(guideline, test)
        case Only():
            yield "flip", Not(test, test.span)
        case _:
            return


def _code(guideline: Guideline, test: IsCode) -> Iterator[tuple[str, Condition]]:
    variable = guideline.variable(test.element)
    others = tuple(code for code in variable.codes if code not in test.codes) if variable is not None else ()
    if others:
        yield "flip", replace(test, codes=others)
    if len(others) > 1:
        yield from (("codes", replace(test, codes=(*test.codes, code))) for code in others)
    yield from _fewer(test)


def _fewer(test: IsCode | Includes) -> Iterator[tuple[str, Condition]]:
    if len(test.codes) > 1:
        for code in test.codes:
            yield "codes", replace(test, codes=tuple(each for each in test.codes if each != code))


def _bound(guideline: Guideline, test: Compares | SetCount) -> Iterator[tuple[str, Condition]]:
    bound, flipped, other_edge = test.bound, opposite(test.comparison), with_other_edge(test.comparison)
    if flipped is not None:
        yield "flip", replace(test, comparison=flipped)
    if bound.number is not None:
        step = Fraction(1) if isinstance(test, SetCount) else _step(guideline, test.element)
        for number in (bound.number - step, bound.number + step):
            written = _written(guideline, test, number)
            yield "shift", replace(test, bound=replace(bound, number=number, text=written, parameter=None))
    if other_edge is not None and (bound.number is None or _gridless(guideline, test)):
        yield "shift", replace(test, comparison=other_edge)


def _includes(guideline: Guideline, test: Includes) -> Iterator[tuple[str, Condition]]:
    yield "flip", Not(test, test.span)
    if len(test.codes) > 1:
        yield "join", replace(test, all_of_them=not test.all_of_them)
        yield from _fewer(test)
    else:
        known = guideline.elements[test.element].codes if test.element in guideline.elements else ()
        yield from (("codes", replace(test, codes=(code,))) for code in known if code not in test.codes)


def _moved(guideline: Guideline, test: IsNumber, element: str, numbers: tuple[Fraction, ...]) -> Iterator[Condition]:
    step = _step(guideline, element)
    variable = guideline.variable(element)
    grid = variable.grid if isinstance(variable, Element) else None
    days = variable.days if isinstance(variable, Element) else None
    low, high = (days.first, days.last) if days is not None else (None, None) if grid is None else (grid.low, grid.high)
    for way in (-step, step):
        moved = tuple(dict.fromkeys(number + way for number in numbers))
        if low is None or high is None or all(low <= number <= high for number in moved):
            yield replace(test, numbers=moved)


def _written(guideline: Guideline, test: Compares | SetCount, number: Fraction) -> str:
    if isinstance(test, SetCount):
        return format_number(number)
    return number_words(guideline.variable(test.element), number)


def _gridless(guideline: Guideline, test: Compares | SetCount) -> bool:
    """Whether a number is tested that may lie between any two: whether the bound is included is then a matter of its
    own."""
    return test.element in variables_of(guideline).formulas


def _step(guideline: Guideline, element: str) -> Fraction:
    """One step of the grid; of a computed number, which has none, a tenth."""
    variables = variables_of(guideline)
    return Fraction(1, 10) if element in variables.formulas else variables.step_of(element)
