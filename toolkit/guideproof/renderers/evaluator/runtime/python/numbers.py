"""Numbers as they are given, read under the rules of their elements. Copied into every program; Python 3.9 or later."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from guideproof.model.number import LONGEST, NUMBER, decimals, exact, format_number
from guideproof.model.quoting import quoted
from guideproof.model.rounding import ambiguous, named_beside, nearest_whole, number_between, way_round
from guideproof.model.unit import DIMENSIONLESS, SAME, Conversion, parse_quantity, parse_unit
from guideproof.model.written_number import in_unit, meant_number, worded
from guideproof.model.written_unit import DECIMAL, units_meant
from guideproof.renderers.evaluator.runtime.python.elements import NOTHING, Element
from guideproof.renderers.evaluator.runtime.python.faults import MOST_REMEMBERED, Misfit

# <program>


class NumberElement(Element):
    """A number on a grid, kept as how many steps of it: 13.5 in steps of 0.1 is 135."""

    def __init__(self, name: str, slot: str, low: str, high: str, step: str, unit: str | None) -> None:
        super().__init__(name, slot)
        self.low, self.high, self.step = Fraction(low), Fraction(high), Fraction(step)
        self.unit = unit or "1"
        self.own = parse_unit(self.unit) or DIMENSIONLESS
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
        return steps.numerator if steps.denominator == 1 else self.off_grid(given, number)

    def off_grid(self, given: Any, number: Fraction) -> int:
        """What is taken for a number between two of the grid; raises ``Misfit``."""
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
        quantity, own = parse_quantity(given), self.own
        others: Any = ()
        if quantity is not None and quantity[1] != self.unit:
            others = units_meant(quantity[1], self.unit, own.molar_mass)
        for each in others[1:] if isinstance(others, tuple) else ():
            unit = parse_unit(each)
            conversion = unit.to(own) if unit is not None else None
            if quantity is not None and conversion is not None and self.low <= conversion.of(quantity[0]) <= self.high:
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
        meant = meant_number(given, own, self.own.molar_mass) if isinstance(given, str) else None
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


class Rounded(NamedTuple):
    """A number that conversion took off the grid, as it was given and as it is taken; both in the own unit too."""

    given: str
    taken: str
    exact: Fraction
    number: Fraction


class QuantityElement(NumberElement):
    """A number with a unit; one given in another unit of the same dimension is converted exactly, and rounded to the
    grid unless a number that conditions name, one of ``named``, lies between.

    ``beside`` are the elements that it is compared with, whose value times a factor, and so much more, is in its unit;
    of a code also how many points each code is.
    """

    kind = "quantity"
    fitting = "a number, with or without a unit"

    def __init__(
        self,
        name: str,
        slot: str,
        low: str,
        high: str,
        step: str,
        unit: str | None,
        molar_mass: str | None = None,
        named: tuple[str, ...] = (),
        beside: tuple[tuple[Any, ...], ...] = (),
    ) -> None:
        super().__init__(name, slot, low, high, step, unit)
        if molar_mass is not None:
            self.own = self.own._replace(molar_mass=Fraction(molar_mass))
        self.named = tuple(map(Fraction, named))
        self.beside = tuple(
            (
                other,
                Conversion(Fraction(times), Fraction(more)),
                {code: Fraction(points) for pairs in counted for code, points in pairs},
            )
            for other, times, more, *counted in beside
        )
        self.conversions: dict[str, Conversion | None] = {}
        self.own_end = f" {self.unit}"
        self.first, self.last = -(-self.low // self.step), self.high // self.step
        # By unit how numbers become steps, in whole numbers alone: times, more, and what that is then divided by.
        self.scales = {self.unit: (self.step.denominator, 0, self.step.numerator)}
        # Values in another unit that were read before, with how a clinician reads each, and how it was rounded.
        self.converted: dict[str, tuple[int, str, Rounded | None]] = {}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record, and how it was given where that is another unit."""
        known = self.converted.get(given) if given.__class__ is str else None
        if known is None:
            if not isinstance(given, str) or given.rstrip(" ").endswith(self.own_end):
                super().take(p, given)
                return
            steps, exact = self.quick(given), True
            if steps is None:
                steps, exact = self.read(given), False
            number, _, unit = given.partition(" ")
            said = in_unit(number, unit.strip(" "))
            known = steps, f"{self.name} = {said}", None if exact else self.rounded(given, said, steps)
            if len(self.converted) < MOST_REMEMBERED:
                self.converted[given] = known
        steps, text, rounded = known
        setattr(p, self.slot, steps)
        p.given = {**(p.given or {}), self.name: text}
        if rounded is not None:
            p.rounded = {**(p.rounded or {}), self.name: rounded}

    def rounded(self, given: str, said: str, steps: int) -> Rounded | None:
        """How a text in another unit was rounded, if it was."""
        exact, taken = self.in_words(given), steps * self.step
        return None if exact == taken else Rounded(said, self.number(taken), exact, taken)

    def off_grid(self, given: Any, number: Fraction) -> int:
        """What is taken for a number between two of the grid: one in another unit is rounded. Raises ``Misfit``."""
        quantity = parse_quantity(given) if isinstance(given, str) else None
        if quantity is None or self.conversion(quantity[1]) == SAME:
            return super().off_grid(given, number)
        steps = nearest_whole(number / self.step)
        beside = number_between(self.named, number, steps * self.step)
        if beside is None:
            return steps
        lies = named_beside(beside, self.unit)
        why = ambiguous(self.name, quoted(given), self.number(steps * self.step), lies)
        raise Misfit(f"{why}; {way_round(self.unit)}")

    def conversion(self, unit: str) -> Conversion | None:
        """How numbers in a unit become those in the element's own."""
        if unit not in self.conversions:
            read, misread = parse_unit(unit), unit != self.unit and DECIMAL.search(unit)
            found = None if read is None or misread else read.to(self.own)
            if len(self.conversions) >= MOST_REMEMBERED:
                return found
            self.conversions[unit] = found
            if found is not None:
                times, more = found.factor / self.step, found.shift / self.step
                parts = times.denominator * more.denominator
                self.scales[unit] = int(times * parts), int(more * parts), parts
        return self.conversions[unit]

    def read(self, given: Any) -> int:
        """How many steps the given number is. Raises ``Misfit``."""
        steps = self.quick(given) if given.__class__ is str else None
        return super().read(given) if steps is None else steps

    def quick(self, given: str) -> int | None:
        """How many steps a text is that lies on the grid, in a unit that was met before; ``None`` for others."""
        number, _, unit = given.partition(" ")
        scale = self.scales.get(unit)
        if scale is None or len(number) > LONGEST or not NUMBER.fullmatch(number):
            return None
        times, more, parts = scale
        whole, _, fraction = number.partition(".")
        places: int = 10 ** len(fraction)
        steps, rest = divmod(int(whole + fraction) * times + more * places, parts * places)
        return steps if not rest and self.first <= steps <= self.last else None

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it, in the unit in which it was given."""
        return p.given[self.name] if p.given and self.name in p.given else super().shown(p)

    def in_words(self, given: Any) -> Fraction:
        """The number of a text with a unit; raises ``Misfit``."""
        quantity = parse_quantity(given) if isinstance(given, str) else None
        conversion = self.conversion(quantity[1]) if quantity is not None else None
        if quantity is None or conversion is None:
            raise self.mistaken(given, self.unit)
        return conversion.of(quantity[0])
