"""Numbers in labels, questions and titles, and what they may stand for: the tests that are put in words, what these are
made of, and the evidence.

A number is read beside a unit (``at most 140 mm``, ``twelve months``, ``10 %``) or beside an element (``ECOG 0``). It
may be given in another unit, rounded, and, of a bound that is left out, as the next number on the grid (``2 or more``
of ``above 1``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from guideproof.analysis.evidence.claims import Claim, Figure, claims_in, figures_in, unbacked
from guideproof.analysis.graph.edges import behind
from guideproof.model.condition import Compares, Condition, IsNumber, SetCount, elements_of, tests
from guideproof.model.element import (
    NUMERIC,
    Classify,
    CodeOrTruth,
    Computed,
    DateAfter,
    Derived,
    Element,
    Grid,
    of_days,
)
from guideproof.model.formula import Expression, Number, on_the_way
from guideproof.model.guideline import Guideline
from guideproof.model.unit import DIMENSIONLESS, Unit, parse_unit
from guideproof.program.interval import NumberInterval, meaning

_STRICT = re.compile(r"\b(?:more|less|fewer|above|below|over|under|greater|smaller|beyond)\b|[<>]", re.IGNORECASE)
_WORDS_BETWEEN = (
    r"(?:\s|[-–=<>≤≥:(]|(?:of|is|at|least|most|above|below|over|under|more|less|fewer|greater|smaller|than|up|to|not|only|"
    r"exactly|between|status|score|grade|value)(?![A-Za-z]))*?"
)
_PLAIN = r"(?<![\w.,])\d+(?:\.\d+)?(?![\w*^%]|[.,]\d|-[A-Za-z])"
_DIGIT = re.compile(r"\d")
_SHORTEST = 3
_FEW = 20


def unfounded(
    guideline: Guideline, text: str | None, conditions: Iterable[Condition], figures: Iterable[Figure]
) -> tuple[Claim, ...]:
    """The numbers of a text that neither the conditions, with all that they are made of, nor the figures have.

    A figure of the evidence alone does not speak for a number of the kind that is tested: where a size is compared with
    a number, the words have to name that one, and may then name others.
    """
    said = (*claims_in(text, spelled=True), *_beside_elements(guideline, text or ""))
    if not said:
        return ()
    tested = list(conditions)
    strict = _STRICT.search(text or "") is not None
    missing = unbacked(said, _figures(guideline, tested, strict=strict))
    named = [claim for claim in said if claim not in missing]
    units = [unit for unit in _compared(guideline, tested) if not any(_alike(claim, unit) for claim in named)]
    instead = [claim for claim in missing if any(_alike(claim, unit) for unit in units)]
    return (*instead, *unbacked([claim for claim in missing if claim not in instead], figures))


def _alike(claim: Claim, unit: Unit) -> bool:
    """Whether a number measures what the unit measures."""
    return claim.unit.to(unit) is not None


def _compared(guideline: Guideline, conditions: Iterable[Condition]) -> set[Unit]:
    """The units of the numbers that conditions themselves compare with; those without a unit are of no kind."""
    compared = [test for condition in conditions for test in tests(condition) if isinstance(test, Compares)]
    compared = [test for test in compared if not of_days(guideline.variable(test.element))]
    units = {_unit(guideline.variable(test.element)) for test in compared if test.bound.number is not None}
    return {unit for unit in units if unit.to(DIMENSIONLESS) is None}


def _beside_elements(guideline: Guideline, text: str) -> Iterator[Claim]:
    """The numbers without a unit that stand beside the name of an element."""
    lowered = text.lower()
    if _DIGIT.search(text):
        for name, unit in _named(guideline):
            if name in lowered:
                yield from _beside(name, unit, text)


@lru_cache(maxsize=8)
def _named(guideline: Guideline) -> tuple[tuple[str, Unit], ...]:
    """The names of numeric elements, in small letters, with their units."""
    variables: list[Element | Derived] = [*guideline.elements.values(), *guideline.derived.values()]
    return tuple(
        (name, _unit(variable))
        for variable in variables
        if variable.type in NUMERIC
        for name in sorted({variable.title.lower(), variable.id.replace("_", " ").lower()})
        if len(name) >= _SHORTEST
    )


def _beside(name: str, unit: Unit, text: str) -> Iterator[Claim]:
    further = rf"(?:\s*(?:-|–|to|or|and)\s*({_PLAIN}))?(.{{0,12}})"
    for match in re.finditer(rf"\b{re.escape(name)}\b({_WORDS_BETWEEN})({_PLAIN}){further}", text, re.IGNORECASE):
        numbers = [each for each in (match[2], match[3]) if each is not None]
        if not any(True for _ in claims_in(f"{numbers[-1]}{match[4]}")):  # One with a unit is read with it.
            words = match[0][: match.start(2) - match.start()]
            for written in numbers:
                yield Claim(Fraction(written), len(written.partition(".")[2]), unit, f"{words}{written}")


def _unit(variable: Element | Derived | None) -> Unit:
    return variable.unit if variable is not None and variable.unit is not None else DIMENSIONLESS


def _figures(guideline: Guideline, conditions: Iterable[Condition], *, strict: bool) -> Iterator[Figure]:
    """The numbers that conditions compare with, and those that the elements which they name are made of."""
    waiting = list(conditions)
    for id in behind(guideline, [id for condition in waiting for id in elements_of(condition)]):
        variable = guideline.variable(id)
        if variable is not None:
            yield from _made_of(variable)
        if isinstance(variable, Derived):
            waiting += variable.conditions
    for condition in waiting:
        for test in tests(condition):
            yield from _tested(guideline, test, strict)


def _made_of(variable: Element | Derived) -> Iterator[Figure]:
    """The numbers in what an element says of itself, and in its formula."""
    about = (variable.question, variable.help) if isinstance(variable, Element) else ()
    for text in (variable.title, *variable.codes.values(), *about):
        yield from figures_in(text)
    if isinstance(variable, Derived) and isinstance(variable.definition, DateAfter):
        wait, unit_of_time = variable.definition.wait, parse_unit(variable.definition.wait.unit.value)
        if wait.count is not None and unit_of_time is not None:
            yield Fraction(wait.count), unit_of_time
    for expression in _expressions(variable) if isinstance(variable, Derived) else ():
        for number in _numbers_in(expression):
            yield from ((number, unit) for unit in (DIMENSIONLESS, _unit(variable)))


def _expressions(derived: Derived) -> Iterator[Expression]:
    """What a derived element computes."""
    match derived.definition:
        case Computed(expression):
            yield expression
        case Classify(branches):
            yield from (each.value for each in branches if not isinstance(each.value, CodeOrTruth))


def _tested(guideline: Guideline, test: Condition, strict: bool) -> Iterator[Figure]:
    """The numbers that a test names, the one beside a bound, and what it leaves: few numbers or an end of the range."""
    match test:
        case Compares(element) | IsNumber(element) if of_days(guideline.variable(element)):
            return
        case Compares(element, comparison, bound) if bound.number is not None:
            variable = guideline.variable(element)
            grid = variable.grid if isinstance(variable, Element) else None
            unit = _unit(variable)
            yield bound.number, unit
            for passing in meaning(comparison, bound.number):
                yield bound.number + _beyond(passing, grid.precision if grid is not None else Fraction(1), strict), unit
                yield from ((number, unit) for number in (_left(grid, passing) if grid is not None else ()))
        case SetCount(_, comparison, bound) if bound.number is not None:
            yield bound.number, DIMENSIONLESS
            for passing in meaning(comparison, bound.number):
                yield bound.number + _beyond(passing, Fraction(1), strict), DIMENSIONLESS
        case IsNumber(element, numbers):
            yield from ((number, _unit(guideline.variable(element))) for number in numbers)
        case _:
            pass


def _left(grid: Grid, passing: NumberInterval) -> list[Fraction]:
    """What meets a comparison where that is few numbers, else the end of the range on that side."""
    numbers = [grid.number(step) for step in range(grid.first, min(grid.last, grid.first + _FEW) + 1)]
    if grid.last - grid.first >= _FEW:
        return [grid.high if passing.high is None else grid.low]
    low, high = (end.number if end is not None else None for end in (passing.low, passing.high))
    return [each for each in numbers if (low is None or each >= low) and (high is None or each <= high)]


def _beyond(passing: NumberInterval, step: Fraction, strict: bool) -> Fraction:
    """How far from a bound its other wording names it: ``above 1`` is ``2 or more``, ``at least 2`` ``more than 1``."""
    end, inwards = (passing.low, step) if passing.high is None else (passing.high, -step)
    if end is None or passing.point is not None:
        return Fraction(0)
    return inwards if end.open else -inwards if strict else Fraction(0)


def _numbers_in(expression: Expression) -> Iterator[Fraction]:
    return (part.value for part in on_the_way(expression) if isinstance(part, Number))
