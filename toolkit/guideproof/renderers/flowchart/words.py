"""What a chart says in words: conditions, periods, strengths; everything that is data in the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

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
from guideproof.model.element import VISIT, unit_suffix
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Priority, RecommendedItem, Selection
from guideproof.model.period import Period
from guideproof.program.texts import TextFromValues, amount_from
from guideproof.program.wording import COMPARED, Wording, compared_words, number_words

CHOICES = {
    Selection.EXACTLY_ONE: "Choose exactly one of",
    Selection.AT_MOST_ONE: "Choose at most one of",
    Selection.ONE_OR_MORE: "Choose one or more of",
    Selection.ANY: "Choose any, or none, of",
}
_UNITS = {"d": "day", "wk": "week", "mo": "month", "a": "year", "h": "hour", "min": "minute"}
_AMOUNT = re.compile(r"(\S+) (\S+)")


def humanized(id: str) -> str:
    """An id in words: ``first-line`` is "First line"."""
    return sentence(id.replace("-", " ").replace("_", " ").strip())


def section_title(section: str) -> str:
    """The name of a section in words; nodes can stand in none."""
    return humanized(section) or "No section"


def sentence(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str], joint: str) -> str:
    """``a, b or c``."""
    *front, last = list(parts) or [""]
    return f"{', '.join(front)} {joint} {last}" if front else last


def counted(number: int, thing: str) -> str:
    """``1 way``, ``2 ways``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def title_of(guideline: Guideline, element: str) -> str:
    """The title of an element, or its id in words where there is none; the visit is one of those."""
    if element == VISIT:
        return "the visit"
    variable = guideline.variable(element)
    return variable.title if variable else humanized(element)


def branch_label(branch: Branch) -> str:
    """The label of a branch, or its id in words."""
    return branch.label or humanized(branch.id)


def condition_lines(guideline: Guideline, condition: Condition) -> tuple[str, ...]:
    """The condition in words, a line for each of its parts; the later lines begin with their "and" or "or"."""
    tested = Wording(lambda test: title_of(guideline, test.element) + _tested(guideline, test), bracketed=True)
    return tested.lines(condition)


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
            unit, of_numbers = unit_suffix(guideline.variable(test.element)), dict(named)
            inside, behind = (unit, "") if named else ("", unit)
            texts = ((of_numbers.get(number), test.text(number) + inside) for number in numbers)
            return f": {listed((_named(guideline, *each) for each in texts), 'or')}{behind}"
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
    return _named(guideline, parameter, number_words(guideline.variable(element), number))


def _bound(guideline: Guideline, element: str, bound: Bound) -> str:
    if bound.element is not None:
        return title_of(guideline, bound.element)
    if bound.parameter is not None and bound.number is not None:
        return number_of(guideline, element, bound.number, bound.parameter)
    return bound.text if " " in bound.text.strip() else bound.text + unit_suffix(guideline.variable(element))


def item_grade(item: RecommendedItem) -> str:
    """Strength and direction: ``strong, for``; the direction alone where there is no strength."""
    return f"{item.strength.title}, {item.direction}" if item.strength else item.direction


def item_graded(item: RecommendedItem, joint: str = "; ") -> str:
    """What is said of the grade of an item, the direction included."""
    return joint.join(said for said in (item_grade(item), item_certainty(item)) if said)


def item_certainty(item: RecommendedItem) -> str:
    """The certainty of the evidence, the tier where there is one, and the priority where it is pressing."""
    pressing = item.priority if item.priority is not Priority.ROUTINE else None
    certainty = item.certainty.said if item.certainty else "not graded" if item.ungraded else None
    said = (certainty, item.tier, pressing)
    return ", ".join(word for word in said if word)


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


def amount(guideline: Guideline, item: RecommendedItem) -> str | None:
    """How much is recommended: the title of the number that says it, or what is written, with the title of the
    parameter that stands for it."""
    if item.amount is None:
        return None
    said = amount_from(item.amount)
    if said.constant is None:
        return titled(guideline, said)
    parameter = guideline.parameters.get(item.amount.parameter or "")
    return said.constant if parameter is None else f"{said.constant} ({parameter.title})"


def titled(guideline: Guideline, text: TextFromValues) -> str:
    """A text with the titles of the elements whose values stand in it, in angle quotes."""
    pieces = list(text.pieces)
    variables = ((guideline.variable(id), id) for id in pieces[1::2])
    pieces[1::2] = [f"\u2039{variable.title if variable is not None else id}\u203a" for variable, id in variables]
    return "".join(pieces)


def _amount(text: str) -> tuple[str, str]:
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return text, ""
    number, unit = match.groups()
    word = _UNITS.get(unit)
    return number, unit if word is None else word + ("" if number == "1" else "s")
