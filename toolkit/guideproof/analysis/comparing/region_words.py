"""A group of patients in words: what is asked of each fact stands by itself, numbers are ranges, and of a value that
both versions compute otherwise it is told what it is before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from guideproof.model.condition import (
    All,
    AnyOf,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsNumber,
    Not,
    elements_of,
)
from guideproof.model.element import of_days
from guideproof.model.guideline import Guideline
from guideproof.model.value_text import between, counted
from guideproof.program.texts import words_of
from guideproof.program.titled import cell_lines, condition_sentence, listed, title_of

_ENDS = (Comparison.AT_LEAST, Comparison.AT_MOST)


def group_words(guideline: Guideline, group: All, becomes: Mapping[str, str]) -> str:
    """A group of patients; ``becomes`` says of a derived element that there is twice what it is called as it becomes.
    Nothing is said of everybody."""
    twins = {other: id for id, other in becomes.items()}
    named = [(_element(part), part) for part in group.parts]
    parts = {id: part for id, part in named if id is not None}
    said: list[str] = []
    for id, part in named:
        if id in twins and twins[id] in parts:
            continue  # told beside what it was
        other = parts.get(becomes.get(id or "", ""))
        if id is not None and other is not None:
            was, now = _tested(guideline, part), _tested(guideline, other)
            said.append(f"{title_of(guideline, id)}: {was} before, {now} after")
        elif id is not None and (id in becomes or id in twins):
            when = "before" if id in becomes else "after"
            said.append(f"{title_of(guideline, twins.get(id, id))}: {_tested(guideline, part)} {when}")
        elif id is not None:
            said.append(_titled(guideline, id, part))
        else:
            said.append(_denied(guideline, part) or condition_sentence(guideline, part))
    return "; ".join(said)


def _denied(guideline: Guideline, part: Condition) -> str | None:
    """That some codes are not among those of a patient, in words; ``None`` for any other condition."""
    match part:
        case Not(part=Includes(element, codes, False)):
            variable = guideline.variable(element)
            titles = [variable.codes.get(code, code) if variable is not None else code for code in codes]
            some = f"none of {listed(titles, 'or')}" if len(titles) > 1 else f"not {titles[0]}"
            return f"{title_of(guideline, element)}: {some}"
        case _:
            return None


def _element(part: Condition) -> str | None:
    """The element that a condition is about, where that is a single one."""
    found = list(dict.fromkeys(elements_of(part)))
    return found[0] if len(found) == 1 and not isinstance(part, Not) else None


def _titled(guideline: Guideline, id: str, part: Condition) -> str:
    numbers = _numbers(guideline, id, part)
    if numbers is None:
        return condition_sentence(guideline, part)
    return f"{title_of(guideline, id)}{': ' if numbers[:1].isdigit() else ' '}{numbers}"


def _tested(guideline: Guideline, part: Condition) -> str:
    """What is asked of an element, without its title."""
    [id] = dict.fromkeys(elements_of(part))
    return _numbers(guideline, id, part) or " ".join(cell_lines(guideline, (part,), bare=True))


def _numbers(guideline: Guideline, id: str, part: Condition) -> str | None:
    """Numbers as ranges: ``121 to 140 mm``; ``None`` where a condition says something else."""
    parts = part.parts if isinstance(part, AnyOf) else (part,)
    said = [_range(guideline, id, each) for each in parts]
    told = [each for each in said if each is not None]
    return listed(told, "or") if len(told) == len(said) else None


def _range(guideline: Guideline, id: str, part: Condition) -> str | None:
    variable = guideline.variable(id)
    if variable is None or of_days(variable):
        return None
    words = words_of(variable.unit)
    match part:
        case IsNumber(numbers=numbers):
            return _listed(numbers, words)
        case Compares() | All():
            tests = part.parts if isinstance(part, All) else (part,)
            ends = list(_ends_of(tests))
            if len(ends) < len(tests):
                return None
            if tuple(way for way, _ in ends) == _ENDS:
                return between(ends[0][1], ends[1][1], words[1], words[1]).replace(f" {words[1]} to", " to", 1)
            return " and ".join(f"{way.replace('_', ' ')} {counted(number, *words)}" for way, number in ends)
        case _:
            return None


def _ends_of(tests: Iterable[Condition]) -> Iterator[tuple[Comparison, Fraction]]:
    for test in tests:
        if isinstance(test, Compares) and test.bound.number is not None:
            yield test.comparison, test.bound.number


def _listed(numbers: Iterable[Fraction], words: tuple[str, str]) -> str:
    *front, last = list(numbers)
    return listed((*(counted(each, "", "") for each in front), counted(last, *words)), "or")
