"""Both sides of every boundary: the values next to each other between which a test changes its mind.

Of a bound that is a number these are two neighbours on the grid (70 and 80, 11.9 and 12 mo), of a number that is asked
for it and its neighbours, of a bound that is another element, or of a computed number, being equal and one step beyond.

Source: boundary value analysis, as in Myers GJ, The Art of Software Testing (1979), chapter 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from guideproof.analysis.lowering.wording import condition_text
from guideproof.analysis.sides import Atom
from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, IsNumber, SetCount, Test
from guideproof.model.element import Count, Derived, Element, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a boundary: the tests (``atoms``) that have it, in words, and the condition that a patient must meet.

    ``beyond`` says that the condition is to be met but for one step, on the other side of the test.
    """

    atoms: tuple[Atom, ...]
    text: str
    condition: Condition
    beyond: bool = False


def points(guideline: Guideline, atoms: Iterable[Atom]) -> tuple[Point, ...]:
    """Every value at a boundary, each once, with all tests that have it there."""
    found: dict[str, Point] = {}
    for atom in atoms:
        for text, condition, beyond in _of(guideline, atom.test):
            known = found.get(text)
            found[text] = Point((*known.atoms, atom) if known else (atom,), text, condition, beyond)
    return tuple(found.values())


Given = tuple[str, Condition, bool]


def _of(guideline: Guideline, test: Test) -> Iterator[Given]:
    match test:
        case IsNumber(element, numbers):
            for number in numbers:
                yield from _numbers(
                    guideline,
                    test,
                    element,
                    (number - _step(guideline, element), number, number + _step(guideline, element)),
                )
        case Compares(element, comparison, bound):
            variable = guideline.variable(element)
            whole = isinstance(variable, Element) or (
                isinstance(variable, Derived) and isinstance(variable.definition, Count)
            )
            if bound.number is not None and whole:
                step = _step(guideline, element)
                yield from _numbers(guideline, test, element, _neighbors(comparison, bound.number, step))
            else:
                equal = All(tuple(replace(test, comparison=each) for each in _EQUAL), test.span)
                named = f"{element} = {bound.element or bound.text}"
                yield named, equal, False
                yield f"{element} one step beyond {bound.element or bound.text}", equal, True
        case SetCount(element, comparison, bound) if bound.number is not None:
            most = len(guideline.elements[element].codes)
            for number in _neighbors(comparison, bound.number, Fraction(1)):
                if 0 <= number <= most:
                    exactly = replace(
                        test, comparison=Comparison.EQUAL, bound=Bound(number, None, bound.factor, str(number))
                    )
                    yield condition_text(exactly), exactly, False
        case _:
            return


_EQUAL = (Comparison.AT_LEAST, Comparison.AT_MOST)


def _neighbors(comparison: Comparison, bound: Fraction, step: Fraction) -> tuple[Fraction, ...]:
    """The two numbers on the grid between which the test changes; for equality also the one above."""
    if comparison is Comparison.EQUAL:
        return (bound - step, bound, bound + step)
    steps = bound / step
    if comparison in (Comparison.AT_LEAST, Comparison.BELOW):
        first = -(-steps.numerator // steps.denominator)
    else:
        first = steps.numerator // steps.denominator + 1
    return ((first - 1) * step, first * step)


def _numbers(guideline: Guideline, test: Test, element: str, numbers: tuple[Fraction, ...]) -> Iterator[Given]:
    variable = guideline.variable(element)
    grid = variable.grid if isinstance(variable, Element) else None
    unit = (
        f" {variable.unit}" if variable is not None and variable.unit is not None and variable.unit.text != "1" else ""
    )
    most = (
        len(variable.definition.conditions)
        if isinstance(variable, Derived) and isinstance(variable.definition, Count)
        else None
    )
    for number in numbers:
        if _possible(number, grid, most):
            yield f"{element} = {format_number(number)}{unit}", IsNumber(element, (number,), test.span), False


def _possible(number: Fraction, grid: Grid | None, most: int | None) -> bool:
    if grid is not None:
        return grid.low <= number <= grid.high
    return 0 <= number <= most if most is not None else True


def _step(guideline: Guideline, element: str) -> Fraction:
    variable = guideline.variable(element)
    return variable.grid.precision if isinstance(variable, Element) and variable.grid is not None else Fraction(1)
