"""Formulas that may have no value, or are two whole numbers to divide. Copied into the programs that have some; Python
3.9 and later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from guideproof.model.number import number_as_data
from guideproof.model.value_text import UNKNOWN, counted, in_digits
from guideproof.renderers.evaluator.runtime.python.results import FormulaResult

# <program>


def rounded_quotient(dividend: int, divisor: int) -> int:
    """The whole number that is nearest to a quotient; halves go away from zero. The divisor is above zero."""
    found = (2 * abs(dividend) + divisor) // (2 * divisor)
    return -found if dividend < 0 else found


class LackingResult(FormulaResult):
    """A formula that has no value where ``fails`` says why."""

    def __init__(
        self,
        name: str,
        slot: str,
        step: str,
        unit: str | None,
        lacks: Callable[[Any], Iterable[str]],
        fails: Callable[[Any], str | None] | None,
    ) -> None:
        super().__init__(name, slot, step, unit, lacks)
        self.fails = fails

    def conflict(self, p: Any) -> str | None:
        """What keeps the value from being there, in words."""
        why = self.fails(p) if self.fails is not None and getattr(p, self.slot) is None else None
        return None if why is None else f"`{self.name}` has no value: {why}"


class RatioResult(LackingResult):
    """A formula that is kept as two whole numbers, to be divided."""

    def __init__(
        self,
        name: str,
        slot: str,
        divisor: str,
        step: str,
        unit: str | None,
        lacks: Callable[[Any], Iterable[str]],
        fails: Callable[[Any], str | None] | None,
    ) -> None:
        super().__init__(name, slot, step, unit, lacks, fails)
        self.divisor = divisor

    def number(self, p: Any) -> Fraction | None:
        """The number of the unit."""
        dividend = getattr(p, self.slot)
        return None if dividend is None else Fraction(dividend, getattr(p, self.divisor)) * self.step

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        number = self.number(p)
        return self.missing if number is None else number_as_data(number)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        number = self.number(p)
        return f"{self.name} = {'missing' if number is None else in_digits(number) + self.suffix}"


class RealResult(LackingResult):
    """An irrational formula, of which it is not known how far outside of its range it is."""

    def within(self, low: str, high: str) -> Any:
        """The same element, of which is known between what it lies where it is missing."""
        self.least, self.most = Fraction(low), Fraction(high)
        return super().within(low, high)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        steps = getattr(p, self.slot)
        number = None if steps is None else steps * self.step
        if number is None or self.least <= number <= self.most:
            return super().shown(p)
        end = f"below {in_digits(self.least)}" if number < self.least else f"above {in_digits(self.most)}"
        return f"{self.name} = {end}{self.suffix}"


class RatioText:
    """Two whole numbers to be divided, in steps, with the words for one of the unit and for several."""

    def __init__(self, slot: str, divisor: str, step: str, one: str, many: str) -> None:
        self.slot, self.divisor, self.step, self.one, self.many = slot, divisor, Fraction(step), one, many

    def known(self, p: Any) -> bool:
        """Whether the number is known."""
        return getattr(p, self.slot) is not None

    def said(self, p: Any) -> str:
        """What is known of the value."""
        if not self.known(p):
            return UNKNOWN
        return counted(Fraction(getattr(p, self.slot), getattr(p, self.divisor)) * self.step, self.one, self.many)
