"""Conditions by chance, from a seed, over few elements of few values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, TypeVar

from msgspec.structs import replace
from tests.generation.dates import DrawnDates
from tests.generation.parts import HERE, element

from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
)
from guideproof.model.element import (
    Answerer,
    Element,
    ElementType,
    Grid,
)
from guideproof.model.number import format_number

T = TypeVar("T")
ONE = Fraction(1)

ELEMENTS = {
    drawn.id: drawn
    for drawn in (
        replace(element("sick", ElementType.BOOLEAN), answered_by=Answerer.PATIENT, short="s"),
        replace(element("kind", ElementType.CODE, "xyz"), answered_by=Answerer.PATHOLOGY, question="Of which kind?"),
        element("sites", ElementType.CODES, "ab"),
        element("few", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(2), ONE)),
        element("size", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(2), Fraction(1, 2))),
        element("limit", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(2), Fraction(2))),
    )
}
DERIVED_TYPES = {
    "total": ElementType.INTEGER,
    "formula": ElementType.QUANTITY,
    "both": ElementType.BOOLEAN,
    "group": ElementType.CODE,
    "level": ElementType.QUANTITY,
}
DRUGS = ("drug", "knife", "rest")
ENDS = ("r0", "r1", "r2", "later")
COMPARISONS = [comparison for comparison in Comparison if comparison is not Comparison.EQUAL]


def values_of(element: Element) -> list[Any]:
    """Every value that an element can have, as a patient file gives it."""
    match element.type:
        case ElementType.BOOLEAN:
            return [True, False]
        case ElementType.CODE:
            return list(element.codes)
        case ElementType.CODES:
            chosen = product([True, False], repeat=len(element.codes))
            return [[code for code, held in zip(element.codes, each, strict=True) if held] for each in chosen]
        case _:
            assert element.grid is not None
            return [element.grid.number(step) for step in range(element.grid.first, element.grid.last + 1)]


def all_patients(elements: Sequence[Element]) -> Iterator[dict[str, Any]]:
    """Every complete record over some elements."""
    ids = [each.id for each in elements]
    return (dict(zip(ids, values, strict=True)) for values in product(*map(values_of, elements)))


class DrawnConditions:
    """A smaller ``size`` makes smaller guidelines, so that failures shrink. ``flawed`` allows classes that overlap;
    ``dated`` ones have dates, so that not every patient can be tried; ``real`` ones have an irrational formula."""

    def __init__(self, seed: int, size: int, flawed: bool = False, dated: bool = False, *, real: bool = False) -> None:
        self.chance = Random(seed)
        # Chance of its own, so that a new word leaves all else that a seed gives as it was.
        self._of_words = Random(f"words {seed}")
        self._by_values = self._of_words.random() < 0.5
        self._of_cases = Random(f"cases {seed}")
        self._size = size
        self._flawed = flawed
        self._dates = DrawnDates(self._of_words) if dated else None
        self._reckoned = False
        self._real = real
        self._is_due = dated and Random(f"due {seed}").random() < 0.4
        self._points = self._points_of_codes("xyz") if self._of_words.random() < 0.4 else {}

    def some(self, choices: Sequence[T], most: int, least: int = 1) -> tuple[T, ...]:
        count = self.chance.randint(least, max(least, min(most, len(choices))))
        return tuple(self.chance.sample(choices, count))

    def condition(self, known: tuple[str, ...] = (), depth: int | None = None) -> Condition:
        """A condition over the input elements and the derived elements that are ``known`` already."""
        depth = min(self._size, 2) if depth is None else depth
        shape = self.chance.choice(["test", "test", "all", "any", "not"]) if depth else "test"
        if shape == "test":
            return self.test(known)
        if shape == "not":
            return Not(self.condition(known, depth - 1), HERE)
        parts = tuple(self.condition(known, depth - 1) for _ in range(self.chance.randint(1, 3)))
        return All(parts, HERE) if shape == "all" else AnyOf(parts, HERE)

    def test(self, known: tuple[str, ...]) -> Condition:
        if self._dates is not None and self._of_words.random() < 0.5:
            return self._dates.test()
        id = self.chance.choice([*ELEMENTS, *known])
        match ELEMENTS[id].type if id in ELEMENTS else DERIVED_TYPES[id]:
            case ElementType.BOOLEAN:
                return IsBoolean(id, self.chance.random() < 0.5, HERE)
            case ElementType.CODE:
                test = IsCode(id, self.some("xyz", 3), HERE)
                return self._by_points(known) if id in ELEMENTS and self._says_points() else test
            case ElementType.CODES:
                return self.set_test(id)
            case _:
                if id not in ("formula", "size", "level") and self.chance.random() < 0.5:
                    return IsNumber(id, tuple(map(Fraction, self.some(range(4), 3))), HERE)
                return Compares(id, self.chance.choice(COMPARISONS), self.bound(known), HERE)

    def set_test(self, id: str) -> Condition:
        codes = self.some("ab", 2)
        match self.chance.randrange(4):
            case 0:
                return Includes(id, codes, self.chance.random() < 0.5, HERE)
            case 1:
                return Only(id, codes, HERE)
            case 2:
                return Only(id, (), HERE)
            case _:
                return SetCount(id, self.chance.choice(list(Comparison)), self.bound(()), HERE)

    def bound(self, known: tuple[str, ...]) -> Bound:
        if self.chance.random() < 0.6:
            number = Fraction(self.chance.randrange(5), 2)
            return Bound(number, None, ONE, format_number(number))
        numbers = (ElementType.INTEGER, ElementType.QUANTITY)
        named = ["few", "limit", *(id for id in known if DERIVED_TYPES[id] in numbers)]
        factor = self.chance.choice([ONE, Fraction(1, 3), Fraction(2)])
        chosen = self.chance.choice(named)
        return Bound(None, "kind" if self._says_points() else chosen, factor, "an element")

    def _says_points(self) -> bool:
        return bool(self._points) and self._of_words.random() < 0.3

    def _by_points(self, known: tuple[str, ...]) -> Condition:
        number = Fraction(self._of_words.randint(-2, 8), 2)
        named = self._of_words.choice(["few", "size", "limit", *(id for id in ("total", "formula") if id in known)])
        factor = self._of_words.choice([ONE, Fraction(1, 2)])
        bounds = Bound(number, None, ONE, format_number(number)), Bound(None, named, factor, named)
        return Compares("kind", self._of_words.choice(COMPARISONS), self._of_words.choice(bounds), HERE)

    def _points_of_codes(self, codes: str) -> dict[str, Fraction]:
        return {code: Fraction(self._of_words.randint(-1, 4), self._of_words.choice((1, 1, 2))) for code in codes}
