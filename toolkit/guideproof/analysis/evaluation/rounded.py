"""Facts that were given in another unit than their element's: what is said of them, and how they were rounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct

from guideproof.analysis.evaluation.facts import NOWHERE, number_in_unit, shown
from guideproof.analysis.evaluation.result import Rounded
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.rounding import ambiguous, compared_beside, number_between, way_round
from guideproof.model.unit import DIMENSIONLESS
from guideproof.model.written_number import in_unit
from guideproof.program.slots import NumberKind
from guideproof.program.thresholds import Beside, thresholds_of


class InAnotherUnit(Struct, frozen=True):
    """A fact that was given in another unit: the reason in the element's unit, and the one in the unit that whoever
    wrote it will recognise; and how it was rounded, if it was."""

    reason: str
    said: str
    rounded: Rounded | None


def in_another_unit(element: Element, kind: NumberKind, given: str, value: int) -> InAnotherUnit | None:
    """What is to be told of a quantity that was given as a text, from which ``value`` was read; nothing, where that is
    in the element's own unit."""
    number, _, unit = given.partition(" ")
    unit = unit.strip(" ")
    if unit in ("", (element.unit or DIMENSIONLESS).text):
        return None
    exact, taken = number_in_unit(element, kind, given, NOWHERE), value * kind.step
    text = in_unit(format_number(taken), kind.unit.text if kind.unit else None)
    said, rounded = in_unit(number, unit), None
    if isinstance(exact, Fraction) and exact != taken:
        rounded = Rounded(element.id, said, text, exact, taken)
    return InAnotherUnit(f"{element.id} = {shown(element, value)}", f"{element.id} = {said}", rounded)


class Comparisons:
    """The numbers of other elements that facts must not be rounded across."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._beside = {id: each.beside for id, each in thresholds_of(guideline).items() if each.beside}

    def ambiguous(self, rounded: Iterable[Rounded], steps: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Each element whose rounding some other one makes ambiguous, and why; ``steps`` are what is known."""
        exact = {each.element: each.exact for each in rounded}
        for each in rounded:
            others = self._beside.get(each.element, ())
            found = next((other for other in others if self._lies_between(each, other, exact, steps)), None)
            if found is not None:
                own = (self._guideline.elements[each.element].unit or DIMENSIONLESS).text
                why = ambiguous(each.element, each.given, each.taken, compared_beside(found.element))
                yield each.element, f"{why}; {way_round(own)}"

    def _lies_between(
        self, each: Rounded, other: Beside, exact: Mapping[str, Fraction], steps: Mapping[str, Any]
    ) -> bool:
        """Whether the other number, as it was given or as it is taken, lies between, or is one of the two."""
        known, grid = steps[other.element], self._guideline.elements[other.element].grid
        if known is None:
            return False
        taken = dict(other.points)[known] if grid is None else grid.number(known)
        numbers = {taken, exact.get(other.element, taken)}
        return any(number_between((other.of(number),), each.exact, each.number) is not None for number in numbers)
