"""Conditions and periods in words for people: titles in the place of ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial

from guideproof.model.calendar import format_day
from guideproof.model.condition import (
    Bound,
    Compares,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Only,
    SetCount,
    Test,
)
from guideproof.model.element import VISIT, Derived, Element, of_days
from guideproof.model.guideline import Guideline
from guideproof.model.period import Period
from guideproof.model.unit import parse_quantity, parse_unit
from guideproof.model.value_text import NOTHING, TRUTHS, counted
from guideproof.program.texts import parameter_text, words_of
from guideproof.program.wording import COMPARED, Wording, compared_words

_UNITS = {"d": "day", "wk": "week", "mo": "month", "a": "year", "h": "hour", "min": "minute"}
_AMOUNT = re.compile(r"(\S+) (\S+)")


def humanized(id: str) -> str:
    """An id in words: ``first-line`` is "First line"."""
    return sentence(id.replace("-", " ").replace("_", " ").strip())


def sentence(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str], joint: str) -> str:
    """``a, b or c``."""
    *front, last = list(parts) or [""]
    return f"{', '.join(front)} {joint} {last}" if front else last


def title_of(guideline: Guideline, element: str) -> str:
    """The title of an element, or its id in words where there is none; the visit is one of those."""
    if element == VISIT:
        return "the visit"
    variable = guideline.variable(element)
    return variable.title if variable else humanized(element)


def condition_lines(guideline: Guideline, condition: Condition) -> tuple[str, ...]:
    """The condition in words, a line for each of its parts; the later lines begin with their "and" or "or"."""
    return _worded(guideline).lines(condition)


def condition_sentence(guideline: Guideline, condition: Condition) -> str:
    """The condition on one line."""
    return _worded(guideline).text(condition)


def _worded(guideline: Guideline) -> Wording:
    return Wording(lambda test: title_of(guideline, test.element) + _tested(guideline, test), bracketed=True)


def cell_lines(guideline: Guideline, conditions: Sequence[Condition], *, bare: bool) -> tuple[str, ...]:
    """What a cell of a table says: conditions that all hold, ``bare`` where the title of their element stands above."""

    def tested(test: Test) -> str:
        return (
            _tested(guideline, test).lstrip(":, ")
            if bare
            else title_of(guideline, test.element) + _tested(guideline, test)
        )

    texts = (Wording(tested, bracketed=True).text(condition, nested=len(conditions) > 1) for condition in conditions)
    return tuple(f"and {text}" if place else text for place, text in enumerate(texts))


def _tested(guideline: Guideline, test: Test) -> str:
    codes = _titles(guideline, test)
    match test:
        case IsBoolean(value=value):
            return ": yes" if value else ": no"
        case IsCode(codes=allowed):
            return ": " + listed((codes.get(code, humanized(code)) for code in allowed), "or")
        case IsNumber(numbers=numbers, named=named):
            variable, of_numbers = guideline.variable(test.element), dict(named)
            said = [
                _number(variable, number) if named or number is numbers[-1] else test.text(number) for number in numbers
            ]
            return f": {listed(map(partial(_named, guideline), map(of_numbers.get, numbers), said), 'or')}"
        case Compares(comparison=comparison, bound=bound):
            words = compared_words(guideline.variable(test.element), comparison)
            return f" {words} {_bound(guideline, test.element, bound)}"
        case Includes(codes=wanted, all_of_them=every):
            names = listed((codes.get(code, humanized(code)) for code in wanted), "and" if every else "or")
            return f" include {names}" if len(wanted) == 1 or every else f" include any of {names}"
        case Only(codes=allowed):
            names = listed((codes.get(code, humanized(code)) for code in allowed), "and")
            return f": none but {names}" if allowed else ": none"
        case SetCount(comparison=comparison, bound=bound):
            return f", how many: {COMPARED[comparison]} {_bound(guideline, '', bound)}"


def _titles(guideline: Guideline, test: Test) -> Mapping[str, str]:
    """The titles of an element's codes, with those of the parameters that stand for them."""
    codes = dict(getattr(guideline.variable(test.element), "codes", {}))
    if isinstance(test, IsCode | Includes | Only):
        for code, parameter in test.named:
            codes[code] = _named(guideline, parameter, codes.get(code, humanized(code)))
    return codes


def _named(guideline: Guideline, parameter: str | None, text: str) -> str:
    """A value, in brackets behind the title of the parameter that stands for it, if one does."""
    return text if parameter is None else f"{guideline.parameters[parameter].title} ({text})"


def number_of(guideline: Guideline, element: str, number: Fraction, parameter: str | None) -> str:
    """A number of an element with its unit, in brackets behind the title of the parameter that stands for it, if one
    does."""
    return _named(guideline, parameter, _number(guideline.variable(element), number))


def _number(variable: Element | Derived | None, number: Fraction) -> str:
    """A number of an element with its unit, of dates the day: ``75 years``."""
    if of_days(variable):
        return format_day(int(number))
    return counted(number, *words_of(variable.unit if variable is not None else None))


def _bound(guideline: Guideline, element: str, bound: Bound) -> str:
    if bound.element is not None:
        return title_of(guideline, bound.element)
    parameter = guideline.parameters.get(bound.parameter or "")
    if parameter is not None and parameter.unit is not None:
        return f"{parameter.title} ({parameter_text(parameter)})"  # in the unit that its author chose
    written = parse_quantity(bound.as_written or "")
    unit = None if written is None else parse_unit(written[1])
    if written is not None and unit is not None:
        return counted(written[0], *words_of(unit))
    assert bound.number is not None
    return number_of(guideline, element, bound.number, bound.parameter)


def period(after: Period) -> str:
    """``after 6 to 8 weeks``; a unit that is no unit of time is shown as it is written."""
    low, high = after.at_least, after.at_most
    if low and high and low == high:
        return "after " + " ".join(_amount(low))
    if low and high:
        (number, unit), (other, same) = _amount(low), _amount(high)
        return f"after {number} to {other} {same}" if unit == same else f"after {number} {unit} to {other} {same}"
    if low:
        return "after at least " + " ".join(_amount(low))
    return "within " + " ".join(_amount(high)) if high else "at a later visit"


def named_period(guideline: Guideline, after: Period) -> str:
    """``period``, with the titles of the parameters that stand for its ends."""
    titles = dict.fromkeys(guideline.parameters[parameter].title for _, parameter in after.named)
    return f"{period(after)} ({listed(titles, 'and')})" if titles else period(after)


def _amount(text: str) -> tuple[str, str]:
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return text, ""
    number, unit = match.groups()
    word = _UNITS.get(unit)
    return number, unit if word is None else word + ("" if number == "1" else "s")


def assumption_text(element: Element) -> str:
    """What a missing value of an element stands for, in words."""
    match element.assumption.value if element.assumption is not None else None:
        case bool() as truth:
            return TRUTHS[truth]
        case list() as codes:
            return ", ".join(element.codes[code] for code in codes) or NOTHING
        case Fraction() as number:
            return _number(element, number)
        case value:
            return str(element.codes.get(str(value), value))
