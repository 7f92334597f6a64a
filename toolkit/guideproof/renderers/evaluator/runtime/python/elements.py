"""Facts as they are given, read under the rules of their elements. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guideproof.model.number import decimals, exact, format_number
from guideproof.model.quoting import quoted
from guideproof.model.unit import parse_quantity, parse_unit
from guideproof.model.written_number import in_unit, meant_number, worded
from guideproof.model.written_unit import DECIMAL, units_meant
from guideproof.nearest import did_you_mean
from guideproof.renderers.evaluator.runtime.python.faults import MOST_REMEMBERED, Misfit

# <program>

NOTHING = type(None)


class Element:
    """An input element: what is asked about a patient."""

    kind = ""
    fitting = ""

    def __init__(self, name: str, slot: str) -> None:
        self.name = name
        self.slot = slot
        # By type, the values that were read before and what they mean: values come again and again.
        self.seen: dict[type, dict[Any, Any]] = {}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value, which is not ``None``, into the record. Raises ``Misfit``."""
        raise NotImplementedError

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it: ``hemoglobin = 13.5 g/dL``."""
        raise NotImplementedError

    def lacks(self, p: Any) -> Iterable[str]:
        """Its name, where it is missing or known only in part."""
        return () if self.known(p) else (self.name,)

    def known(self, p: Any) -> bool:
        """Whether it is known as a whole."""
        return getattr(p, self.slot) is not None

    def missing(self, p: Any) -> bool:
        """Whether nothing of it is known."""
        return getattr(p, self.slot) is None

    def misfit(self, given: Any) -> Misfit:
        """Says that the value is of another type."""
        return Misfit(f"`{self.name}` is of type {self.kind} and cannot be `{quoted(given)}`; it takes {self.fitting}")


class BooleanElement(Element):
    """True or false."""

    kind = "boolean"
    fitting = "`true` or `false`"

    def __init__(self, name: str, slot: str) -> None:
        super().__init__(name, slot)
        self.seen = {bool: {True: True, False: False}, NOTHING: {None: None}}
        self.texts = {None: f"{name} = missing", True: f"{name} = true", False: f"{name} = false"}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if not isinstance(given, bool):
            raise self.misfit(given)
        setattr(p, self.slot, given)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        return self.texts[getattr(p, self.slot)]


class CodeElement(Element):
    """One of several codes."""

    kind = "code"
    fitting = "one of its codes"

    def __init__(self, name: str, slot: str, codes: dict[str, str]) -> None:
        super().__init__(name, slot)
        self.codes = codes
        self.seen = {str: {code: code for code in codes}, NOTHING: {None: None}}
        self.texts: dict[str | None, str] = {code: f"{name} = {code}" for code in codes}
        self.texts[None] = f"{name} = missing"

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if not isinstance(given, str):
            raise self.misfit(given)
        if given not in self.codes:
            raise unknown_code(self.name, given, self.codes)
        setattr(p, self.slot, given)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        return self.texts[getattr(p, self.slot)]


class CodesElement(Element):
    """A set of codes: for each code, whether it is in it; and the least and greatest size of the set."""

    kind = "codes"
    fitting = "a list of its codes, each once (`[]` for none), or a mapping from code to `true` or `false`"

    def __init__(self, name: str, slots: dict[str, str], size: tuple[str, str], codes: dict[str, str]) -> None:
        super().__init__(name, size[0])
        self.slots = slots
        self.size = size
        self.codes = codes

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if isinstance(given, Mapping):
            known = {code: held for code, held in given.items() if held is not None}
            named = list(given)
            if not all(isinstance(code, str) and isinstance(held, bool) for code, held in known.items()):
                raise self.misfit(given)
        elif isinstance(given, (list, tuple, set, frozenset)) and all(isinstance(code, str) for code in given):
            named = sorted(given) if isinstance(given, (set, frozenset)) else list(given)
            known = {**dict.fromkeys(self.codes, False), **dict.fromkeys(named, True)}
            if len(set(named)) != len(named):
                raise self.misfit(given)
        else:
            raise self.misfit(given)
        for code in named:
            if code not in self.codes:
                raise unknown_code(self.name, str(code), self.codes)
        for code, held in known.items():
            setattr(p, self.slots[code], held)
        present = sum(known.values())
        setattr(p, self.size[0], present)
        setattr(p, self.size[1], len(self.codes) - len(known) + present)

    def known(self, p: Any) -> bool:
        """Whether it is known as a whole."""
        return bool(getattr(p, self.size[0]) == getattr(p, self.size[1]))

    def missing(self, p: Any) -> bool:
        """Whether nothing of it is known."""
        return all(getattr(p, slot) is None for slot in self.slots.values())

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        held = {code: getattr(p, slot) for code, slot in self.slots.items()}
        parts = [code for code, known in held.items() if known]
        if None in held.values():
            parts += [f"not {code}" for code, known in held.items() if known is False]
            return f"{self.name} = {', '.join(parts) or 'missing'}"
        return f"{self.name} = {', '.join(parts) or 'none'}"


class NumberElement(Element):
    """A number on a grid, kept as how many steps of it: 13.5 in steps of 0.1 is 135."""

    def __init__(self, name: str, slot: str, low: str, high: str, step: str, unit: str | None) -> None:
        super().__init__(name, slot)
        self.low, self.high, self.step = Fraction(low), Fraction(high), Fraction(step)
        self.unit = unit or "1"
        self.seen = {int: {}, float: {}, str: {}, NOTHING: {None: None}}
        self.texts: dict[int | None, str] = {None: f"{name} = missing"}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        steps = self.read(given)
        seen = self.seen.get(given.__class__)
        if seen is not None and len(seen) < MOST_REMEMBERED:
            seen[given] = steps
        setattr(p, self.slot, steps)

    def read(self, given: Any) -> int:
        """How many steps the given number is; raises ``Misfit``."""
        number = self.in_unit(given)
        if not self.low <= number <= self.high:
            lies = f"{format_number(self.low)} to {self.number(self.high)}"
            smaller = self.smaller(quoted(given))
            hint = f"; did you mean `{smaller}`?" if smaller else ""
            cannot = f"`{self.name}` cannot be `{quoted(given)}`{self.taken(given, number)}"
            raise Misfit(f"{cannot}; it lies in the range {lies}{hint}")
        steps = number / self.step
        if steps.denominator == 1:
            return steps.numerator
        below = number // self.step
        nearest = " and ".join(self.number(count * self.step) for count in (below, below + 1))
        recorded = f"`{self.name}` is recorded in steps of {self.number(self.step)}, so not as `{quoted(given)}`"
        raise Misfit(f"{recorded}{self.taken(given, number)}; the nearest are {nearest}")

    def number(self, value: Fraction) -> str:
        """A number with the element's unit."""
        return in_unit(format_number(value), self.unit)

    def taken(self, given: Any, number: Fraction) -> str:
        """What the given value is in the element's unit, where it was given in another one."""
        quantity = parse_quantity(quoted(given))
        other = quantity is not None and quantity[1] != self.unit
        return f", which is {self.number(number)}" if other and decimals(number) is not None else ""

    def smaller(self, given: str) -> str:
        """The value with the unit that is likely meant, where the capitals of the one that is written make it huge."""
        quantity, own = parse_quantity(given), parse_unit(self.unit)
        others = units_meant(quantity[1], self.unit) if quantity is not None and quantity[1] != self.unit else ()
        for each in others[1:] if isinstance(others, tuple) else ():
            unit = parse_unit(each)
            factor = unit.to(own) if unit is not None and own is not None else None
            if quantity is not None and factor is not None and self.low <= quantity[0] * factor <= self.high:
                return f"{given.partition(' ')[0]} {each}"
        return ""

    def in_unit(self, given: Any) -> Fraction:
        """The given number in the element's unit; raises ``Misfit``."""
        if isinstance(given, (int, float, Decimal, Fraction)) and not isinstance(given, bool):
            try:
                return exact(given)
            except ValueError:
                raise self.misfit(given) from None
        return self.in_words(given)

    def in_words(self, given: Any) -> Fraction:
        """The number of a text with a unit; raises ``Misfit``."""
        raise self.mistaken(given, "")

    def mistaken(self, given: Any, own: str) -> Misfit:
        """Says what is wrong with a text, and what may be meant where it looks like a number."""
        meant = meant_number(given, own) if isinstance(given, str) else None
        if meant is None:
            return self.misfit(given)
        return Misfit("; ".join(filter(None, worded(f"`{self.name}`", quoted(given), own, meant))))

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        steps = getattr(p, self.slot)
        try:
            return self.texts[steps]
        except KeyError:
            text = f"{self.name} = {self.number(steps * self.step)}"
            if len(self.texts) < MOST_REMEMBERED:
                self.texts[steps] = text
            return text


class IntegerElement(NumberElement):
    """A whole number without a unit."""

    kind = "integer"
    fitting = "a whole number without a unit"


class QuantityElement(NumberElement):
    """A number with a unit; one given in another unit of the same dimension is converted exactly."""

    kind = "quantity"
    fitting = "a number, with or without a unit"

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record, and how it was given where that is another unit."""
        super().take(p, given)
        number, unit = given.split() if isinstance(given, str) else ("", self.unit)
        if unit != self.unit:
            self.seen[str].pop(given, None)  # or the record would not know how it was given
            p.given = {**(p.given or {}), self.name: f"{self.name} = {in_unit(number, unit)}"}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it, in the unit in which it was given."""
        return p.given[self.name] if p.given and self.name in p.given else super().shown(p)

    def in_words(self, given: Any) -> Fraction:
        """The number of a text with a unit; raises ``Misfit``."""
        quantity, own = parse_quantity(given) if isinstance(given, str) else None, parse_unit(self.unit)
        unit = parse_unit(quantity[1]) if quantity is not None else None
        if (
            quantity is None
            or unit is None
            or own is None
            or (quantity[1] != self.unit and DECIMAL.search(quantity[1]))
        ):
            raise self.mistaken(given, self.unit)
        factor = unit.to(own)
        if factor is None:
            raise self.mistaken(given, self.unit)
        return quantity[0] * factor


def unknown_code(name: str, code: str, codes: dict[str, str]) -> Misfit:
    """Says that an element has no such code, and which one may be meant."""
    hint = did_you_mean(code, codes, f"it has {', '.join(f'`{each}`' for each in codes)}")
    return Misfit(f"`{name}` has no code `{code}`; {hint}")
