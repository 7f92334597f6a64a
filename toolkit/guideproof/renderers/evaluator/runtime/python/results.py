"""Derived elements and constraints, as they are shown. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from guideproof.model.number import number_as_data
from guideproof.model.value_text import in_digits
from guideproof.renderers.evaluator.runtime.python.faults import MOST_REMEMBERED

# <program>


class BooleanResult:
    """A derived element that is a condition."""

    def __init__(self, name: str, slot: str, lacks: Callable[[Any], Iterable[str]]) -> None:
        self.name = name
        self.lacks = lacks
        self.slot = slot

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        return getattr(p, self.slot)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        value = getattr(p, self.slot)
        return f"{self.name} = {'missing' if value is None else str(value).lower()}"


class CountResult:
    """A derived element that counts: between a least and a greatest number."""

    def __init__(self, name: str, low: str, high: str, lacks: Callable[[Any], Iterable[str]]) -> None:
        self.name = name
        self.lacks = lacks
        self.low = low
        self.high = high
        self.texts: dict[tuple[int, int], str] = {}

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        low, high = getattr(p, self.low), getattr(p, self.high)
        return low if low == high else {"at_least": low, "at_most": high}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        low, high = counted = getattr(p, self.low), getattr(p, self.high)
        text = self.texts.get(counted)
        if text is None:
            text = f"{self.name} = {low}" if low == high else f"{self.name} = {low} to {high}"
            self.texts[counted] = text
        return text


class ClassResult:
    """A derived element that classifies: the classes that are still possible, one bit a class."""

    def __init__(
        self, name: str, slot: str, certain: str, codes: tuple[str, ...], lacks: Callable[[Any], Iterable[str]]
    ) -> None:
        self.name = name
        self.lacks = lacks
        self.slot = slot
        self.certain = certain
        self.codes = codes
        self.known = {1 << place: code for place, code in enumerate(codes)}

    def listed(self, classes: int) -> list[str]:
        """The codes of a set of classes."""
        return [code for place, code in enumerate(self.codes) if classes >> place & 1]

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        classes = getattr(p, self.slot)
        return self.known.get(classes) or {"one_of": self.listed(classes)}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        classes = getattr(p, self.slot)
        return f"{self.name} = {self.known.get(classes) or ' or '.join(self.listed(classes)) or 'none'}"

    def conflict(self, p: Any) -> str | None:
        """What keeps the class from being determined, in words."""
        classes, certain = getattr(p, self.slot), getattr(p, self.certain)
        if not classes:
            return f"`{self.name}` cannot be determined: no class holds"
        if certain & (certain - 1):
            return f"`{self.name}` cannot be determined: {' and '.join(self.listed(certain))} hold at once"
        return None


class BooleanClassResult(ClassResult):
    """A derived element that classifies as true or false."""

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        truths = self.listed(getattr(p, self.slot))
        return truths[0] == "true" if len(truths) == 1 else None

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        truths = self.listed(getattr(p, self.slot))
        return f"{self.name} = {truths[0] if len(truths) == 1 else 'missing' if truths else 'none'}"


class CaseResult:
    """A number by cases: how many steps it is at least and at most, each worth ``step`` in its unit, and what keeps it
    from being determined: nothing (0), that no case holds (1), that two hold which differ (2), or one of the reasons
    ``why`` there is no value (from 3 on)."""

    def __init__(
        self,
        name: str,
        low: str,
        high: str,
        fault: str,
        step: str,
        unit: str | None,
        lacks: Callable[[Any], Iterable[str]],
        why: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.lacks = lacks
        self.low = low
        self.high = high
        self.fault = fault
        self.why = why
        self.step = Fraction(step)
        self.suffix = f" {unit}" if unit else ""

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        low, high = (number_as_data(getattr(p, each) * self.step) for each in (self.low, self.high))
        return low if low == high else {"at_least": low, "at_most": high}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        low, high = (in_digits(getattr(p, each) * self.step) for each in (self.low, self.high))
        return f"{self.name} = {low if low == high else f'{low} to {high}'}{self.suffix}"

    def conflict(self, p: Any) -> str | None:
        """What keeps the number from being determined, in words."""
        fault = getattr(p, self.fault)
        if fault > 2:
            return f"`{self.name}` has no value: {self.why[fault - 3]}"
        found = "no case holds" if fault == 1 else "two cases hold at once that differ"
        return f"`{self.name}` cannot be determined: {found}" if fault else None


class FormulaResult:
    """A derived element that is computed, kept as how many steps; each step is worth ``step`` in its unit."""

    def __init__(
        self, name: str, slot: str, step: str, unit: str | None, lacks: Callable[[Any], Iterable[str]]
    ) -> None:
        self.name = name
        self.lacks = lacks
        self.slot = slot
        self.step = Fraction(step)
        self.suffix = f" {unit}" if unit else ""
        self.results: dict[int, tuple[int | float | str, str]] = {}
        self.missing: Any = None

    def within(self, low: str, high: str) -> Any:
        """The same element, of which is known between what it lies where it is missing."""
        least, most = number_as_data(Fraction(low)), number_as_data(Fraction(high))
        self.missing = least if least == most else {"at_least": least, "at_most": most}
        return self

    def result(self, steps: int) -> tuple[int | float | str, str]:
        """The number as data and as text; what was asked for once is remembered."""
        found = self.results.get(steps)
        if found is None:
            number = steps * self.step
            found = number_as_data(number), f"{self.name} = {in_digits(number)}{self.suffix}"
            if len(self.results) < MOST_REMEMBERED:
                self.results[steps] = found
        return found

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        steps = getattr(p, self.slot)
        return self.missing if steps is None else self.result(steps)[0]

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        steps = getattr(p, self.slot)
        return f"{self.name} = missing" if steps is None else self.result(steps)[1]


class Applicability:
    """Whether an element applies to a patient, and the elements that say so where it does not."""

    def __init__(
        self, holds: Callable[[Any], bool | None], reasons: tuple[str, ...] | Callable[[Any], Iterable[str]]
    ) -> None:
        self.holds = holds
        self.reasons = reasons


class WhereItApplies:
    """An element, input or derived, that does not apply to everybody, as it is shown."""

    def __init__(self, variable: Any, applies: Applicability) -> None:
        self.variable = variable
        self.applies = applies
        self.lacks = variable.lacks

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        holds = self.applies.holds(p)
        return self.variable.data(p) if holds else None if holds is None else "does_not_apply"

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        if self.applies.holds(p) is False:
            return f"{self.variable.name} = does not apply"
        text: str = self.variable.shown(p)
        return text


class IntervalResult(FormulaResult):
    """A derived element known between two numbers, kept as how many steps."""

    def __init__(
        self, name: str, low: str, high: str, step: str, unit: str | None, lacks: Callable[[Any], Iterable[str]]
    ) -> None:
        super().__init__(name, low, step, unit, lacks)
        self.high = high

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        low, high = self.result(getattr(p, self.slot))[0], self.result(getattr(p, self.high))[0]
        return low if low == high else {"at_least": low, "at_most": high}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        low, high = getattr(p, self.slot), getattr(p, self.high)
        if low == high:
            return self.result(low)[1]
        least, most = in_digits(low * self.step), in_digits(high * self.step)
        return f"{self.name} = {least} to {most}{self.suffix}"


class Constraint:
    """What every real patient satisfies: whether a record certainly breaks it, why it is so, and by which facts."""

    def __init__(
        self,
        name: str,
        because: str,
        breaks: Callable[[Any], bool],
        reasons: tuple[str, ...] | Callable[[Any], Iterable[str]],
        ranged: str | None = None,
    ) -> None:
        self.name = name
        self.ranged = ranged
        self.because = because
        self.breaks = breaks
        self.reasons = reasons
