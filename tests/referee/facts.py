"""What a fact says of an input element, from the page of the language: sections 2 and 4."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.referee.calendar import meant, number

from guideproof.model.element import Element, ElementType
from guideproof.model.unit import parse_quantity, parse_unit


class Impossible(ValueError):
    """A value that the element cannot have."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A number of the grid, and the one that was given where another unit took it off the grid."""

    number: Fraction
    given: Fraction

    @property
    def rounded(self) -> bool:
        """Whether the two differ."""
        return self.number != self.given

    def parts(self, number: Fraction) -> bool:
        """Whether a number lies between the two, or is one of them."""
        return self.rounded and min(self.number, self.given) <= number <= max(self.number, self.given)


def value_of(element: Element, given: Any) -> Any:
    """What a fact says of an element; ``None``: nothing. Raises ``Impossible``."""
    held = taken_of(element, given)
    return held.number if isinstance(held, Taken) else held


def taken_of(element: Element, given: Any) -> Any:
    """The same, a number as it is taken and as it was given. Raises ``Impossible``."""
    match element.type, given:
        case _, None:
            return None
        case (ElementType.BOOLEAN, bool()):
            return given
        case (ElementType.CODE, str()) if given in element.codes:
            return given
        case (ElementType.CODES, list()) if all(isinstance(code, str) for code in given):
            if len(set(given)) == len(given) and set(given) <= set(element.codes):
                return {code: code in given for code in element.codes}
        case (ElementType.CODES, dict()) if set(given) <= set(element.codes):
            if all(held is None or isinstance(held, bool) for held in given.values()):
                known = {code: held for code, held in given.items() if held is not None}
                return known or None
        case (ElementType.DATE, _):
            return _days(element, given)
        case (ElementType.INTEGER | ElementType.QUANTITY, _) if not isinstance(given, bool):
            return _on_grid(element, *_number(element, given))
    raise Impossible


def written_date(given: Any) -> tuple[int, int] | None:
    """The first and the last day that a text names, or a number that is a year of four digits."""
    if isinstance(given, int | float | Fraction | Decimal) and not isinstance(given, bool):
        given = str(int(given)) if given in range(1000, 10_000) else ""
    return meant(given) if isinstance(given, str) else None


def _days(element: Element, given: Any) -> tuple[int, int]:
    """The days that a date may be, as far as its range has them; the visit is not asked."""
    named, days = written_date(given), element.days
    assert days is not None
    if named is None or named[1] < days.first or named[0] > days.last:
        raise Impossible
    return max(named[0], days.first), min(named[1], days.last)


def day_of_visit(given: Any) -> int:
    """The day of the visit. Raises ``Impossible``."""
    named = written_date(given)
    if named is None or named[0] != named[1] or not number((2000, 1, 1)) <= named[0] <= number((2099, 12, 31)):
        raise Impossible
    return named[0]


def _number(element: Element, given: Any) -> tuple[Fraction, bool]:
    """The number in the element's unit, and whether it was given in another one."""
    if isinstance(given, int | Fraction | Decimal):
        return Fraction(given), False
    if isinstance(given, float):
        try:
            return Fraction(repr(given)), False
        except ValueError:
            raise Impossible from None
    quantity = parse_quantity(given) if isinstance(given, str) else None
    if quantity is None or element.type is ElementType.INTEGER:
        raise Impossible
    unit, own = parse_unit(quantity[1]), element.unit or parse_unit("1")
    conversion = unit.to(own) if unit is not None and own is not None else None
    if conversion is None:
        raise Impossible
    return conversion.of(quantity[0]), conversion != (1, 0)


def _on_grid(element: Element, number: Fraction, converted: bool) -> Taken:
    grid = element.grid
    assert grid is not None
    below = number // grid.precision * grid.precision
    if not grid.low <= number <= grid.high or (below != number and not converted):
        raise Impossible
    above, middle = below + grid.precision, below + grid.precision / 2
    up = number > middle or (number == middle and number > 0)
    return Taken(number if below == number else above if up else below, number)
