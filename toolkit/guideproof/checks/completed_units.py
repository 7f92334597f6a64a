"""A bound on completed years, months or weeks that may be meant otherwise.

Times between dates are counted in completed units: who is 3 years and 364 days old is 3. So `at_most: 3 a` includes
all of the fourth year of life, and `above: 3 a` begins on the fourth birthday.

**Why it matters.** Papers say "up to 3 years" of those before their third birthday, and of those before their fourth.
Which one is meant decides about a whole year of patients.

**How to fix it.** Read the source again. Write `below` for who has not completed so many, `at_least` for who has; or
keep the words, if all of the last unit belongs to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.calendar import CalendarUnit
from guideproof.model.condition import Compares, Comparison, tests
from guideproof.model.element import Elapsed
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number

_SHORTER = {CalendarUnit.YEAR: "364 days", CalendarUnit.MONTH: "some days", CalendarUnit.WEEK: "6 days"}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each time between dates with such a bound, at the first; the others are notes."""
    guideline = subject.guideline
    found: dict[str, list[Compares]] = {}
    for test in _bounds(guideline):
        found.setdefault(test.element, []).append(test)
    for element, bounds in found.items():
        first, *others = sorted(bounds, key=lambda test: test.span)
        definition = guideline.derived[element].definition
        assert isinstance(definition, Elapsed)
        yield CHECK.found(
            guideline,
            first.span,
            f"`{element}` counts completed {definition.unit.words[1]}, so {_says(first, definition.unit)}",
            notes=[Note(f"here {_says(each, definition.unit)}", each.span) for each in others],
            hint="Write `below` for who has not completed so many, `at_least` for who has, if that is what is meant.",
        )


def _bounds(guideline: Guideline) -> Iterator[Compares]:
    derived = (condition for each in guideline.derived.values() for condition in each.conditions)
    ranges = {id(each.holds) for each in guideline.constraints.values() if each.ranged is not None}
    said = (each for each in guideline.conditions if id(each) not in ranges)
    for condition in dict.fromkeys((*said, *derived)):
        for test in tests(condition):
            if isinstance(test, Compares) and test.comparison in (Comparison.AT_MOST, Comparison.ABOVE):
                element = guideline.derived.get(test.element)
                definition = element.definition if element is not None else None
                counted = isinstance(definition, Elapsed) and definition.unit is not CalendarUnit.DAY
                if counted and not _counts_alike(test, guideline):
                    yield test


def _counts_alike(test: Compares, guideline: Guideline) -> bool:
    """Whether the bound is a time between dates itself, counted in the same units: then nothing else can be meant."""
    other = guideline.derived.get(test.bound.element or "")
    return other is not None and isinstance(other.definition, Elapsed) and test.bound.factor == 1


def _says(test: Compares, unit: CalendarUnit) -> str:
    number = test.bound.number
    if number is None:
        verb = "includes" if test.comparison is Comparison.AT_MOST else "leaves out"
        many = f"just so many {unit.words[1]} and {_SHORTER[unit]} more"
        return f"`{test.comparison}: {{element: {test.bound.element}}}` {verb} who has completed {many}"
    count, one = format_number(number), unit.words[abs(number) != 1]
    if test.comparison is Comparison.AT_MOST:
        return f"`at_most: {count} {unit}` includes {count} {one} and {_SHORTER[unit]}"
    return f"`above: {count} {unit}` begins at {format_number(number + 1)} {unit.words[number != 0]}"


CHECK = Check("GP210", "completed-units", Severity.NOTE, find)
