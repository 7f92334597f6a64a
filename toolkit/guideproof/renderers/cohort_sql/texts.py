"""Numbers and days as texts for a reader, in SQL: ``1250 mg``, ``500 mg to 750 mg``, ``about 33.33 mg``, ``?``,
``2026-05-04`` (section 6).

Digits are taken from whole numbers alone, since no two engines write a decimal alike.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct, field

from guideproof.model.number import decimals
from guideproof.model.value_text import DIGITS, UNKNOWN, rounded
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.calendar import PLACES, month_nearly, place_in
from guideproof.renderers.cohort_sql.columns import Layer
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    at_least,
    beside,
    call,
    case,
    equal,
    minus,
    missing,
    negated,
    number,
    plus,
    quotient,
    remainder,
    text,
    times,
)
from guideproof.renderers.cohort_sql.numbers import SqlMeasure

_WHOLE = 1 << 62
_WIDE = 10**37


class TextLayers(Struct, frozen=True):
    """The layers where amounts and dates become texts; the lower two are for days."""

    months: Layer = field(default_factory=lambda: Layer("due_months", "The months of due dates, or those before them."))
    places: Layer = field(default_factory=lambda: Layer("due_places", "Where due dates stand in their months."))
    words: Layer = field(default_factory=lambda: Layer("amounts", "Amounts as texts, and due dates."))

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Those that have columns, from below."""
        return tuple(layer for layer in (self.months, self.places, self.words) if layer.columns)


def days_text(element: str, measure: SqlMeasure, layers: TextLayers, dialect: Dialect) -> Sql:
    """A day, or the first and the last that it can be: ``2026-05-01 to 2026-05-09``."""

    def said(end: str, day: Sql) -> Sql:
        nearly = layers.months.add(f"{element}__{end}_near", month_nearly(day))
        at = layers.places.add(f"{element}__{end}_at_day", place_in(day, nearly))
        months = plus([quotient(minus(at, remainder(at, number(PLACES))), number(PLACES)), number(2)])
        month = remainder(months, number(12))
        year = quotient(minus(months, month), number(12))

        def padded(whole: Sql, power: int) -> Sql:
            return call("SUBSTR", dialect.cast(plus([whole, number(power)]), dialect.text), number(2))

        date = padded(remainder(at, number(PLACES)), 100)
        return beside(padded(year, 10_000), text("-"), padded(plus([month, number(1)]), 100), text("-"), date)

    first, last = said("low", measure.low), said("high", measure.high)
    return case((equal(measure.low, measure.high), first), otherwise=beside(first, text(" to "), last))


def measure_text(measure: SqlMeasure, one: str, many: str, dialect: Dialect) -> Sql:
    """What is known of a number, with the words for one of its unit and for several. Raises ``NotExpressible``."""

    if measure.over is not None:
        raise NotExpressible("an amount of the guideline is divided by an element, and not rounded to a step")

    def said(steps: Sql) -> Sql:
        return _Number(steps, measure, dialect).with_unit(one, many)

    if measure.exact:
        return case((missing(measure.low), text(UNKNOWN)), otherwise=said(measure.low))
    both = beside(said(measure.low), text(" to "), said(measure.high))
    return case((equal(measure.low, measure.high), said(measure.low)), otherwise=both)


class _Number:
    """A whole number of steps that is there, on the way to its digits."""

    def __init__(self, steps: Sql, measure: SqlMeasure, dialect: Dialect) -> None:
        self._steps, self._step, self._dialect = steps, measure.step, dialect
        self._most = max(abs(measure.least), abs(measure.greatest))
        self._negative = measure.least < 0
        self._size = case((at_least(steps, number(0)), steps), otherwise=minus(number(0), steps))
        self._size = self._size if self._negative else steps

    def with_unit(self, one: str, many: str) -> Sql:
        """The number with its unit."""
        digits = self._digits()
        behind = [text(f" {word}") if word else text("") for word in (one, many)]
        single = 1 / self._step
        if one != many and single.denominator == 1:
            return beside(digits, case((equal(self._steps, number(single.numerator)), behind[0]), otherwise=behind[1]))
        return beside(digits, behind[1]) if many else digits

    def _digits(self) -> Sql:
        """The digits of its size: all of them where they end, else four."""
        rest = self._step.denominator
        for prime in (2, 5):
            while rest % prime == 0:
                rest //= prime
        step = self._step * rest
        if rest == 1:
            return self._signed(self._ending(self._room(self._size, self._most), step, self._most))
        whole = equal(remainder(self._size, number(rest)), number(0))
        counted = quotient(self._size, number(rest))
        ending = self._ending(self._room(counted, self._most), step, self._most)
        about = beside(text("about "), self._signed(self._rounded()))
        return case((whole, self._signed(ending)), otherwise=about)

    def _signed(self, digits: Sql) -> Sql:
        """The digits of the size behind the sign of the number."""
        if not self._negative:
            return digits
        return case((at_least(self._steps, number(0)), digits), otherwise=beside(text("-"), digits))

    def _room(self, value: Sql, most: int) -> Sql:
        """A whole number up to so many, in a type that holds it. Raises ``NotExpressible``."""
        if most >= _WIDE:
            raise NotExpressible(
                "an amount of the guideline needs more than 37 digits, which no exact type of SQL holds"
            )
        return self._dialect.cast(value, self._dialect.wide) if most >= _WHOLE else value

    def _written(self, whole: Sql) -> Sql:
        return self._dialect.cast(whole, self._dialect.text)

    def _ending(self, size: Sql, step: Fraction, most: int) -> Sql:
        """A number of steps that ends in decimals, without zeros at its end."""
        places = decimals(step) or 0
        factor = int(step * 10**places)
        size = times(self._room(size, most * factor), number(factor)) if factor != 1 else size
        if not places:
            return self._written(size)
        behind = remainder(size, number(10**places))
        before = self._written(quotient(minus(size, behind), number(10**places)))
        longer = [
            (
                equal(remainder(size, number(10 ** (places - kept))), number(0)),
                beside(before, text("."), self._padded(self._shortened(behind, places - kept), kept)),
            )
            for kept in range(1, places)
        ]
        whole = (equal(behind, number(0)), before)
        return case(whole, *longer, otherwise=beside(before, text("."), self._padded(behind, places)))

    def _shortened(self, whole: Sql, zeros: int) -> Sql:
        return quotient(whole, number(10**zeros)) if zeros else whole

    def _padded(self, whole: Sql, places: int) -> Sql:
        """A whole number with zeros before it, so many digits in all."""
        return call("SUBSTR", self._written(plus([whole, number(10**places)])), number(2))

    def _rounded(self) -> Sql:
        """Four significant digits, halves away from zero, by how large the number is."""
        most, power = self._step * self._most, _power(self._step)
        cases: list[tuple[Sql, Sql]] = []
        while Fraction(10) ** power <= most:
            beyond = -(-(Fraction(10) ** (power + 1)) // self._step)
            cases.append((negated(at_least(self._size, number(beyond))), self._at(power)))
            power += 1
        *others, (_, last) = cases
        return case(*others, otherwise=last)

    def _at(self, power: int) -> Sql:
        """The digits of a number from this power of ten to the next one."""
        places = DIGITS - 1 - power
        scaled = self._step * Fraction(10) ** places
        over, under = 2 * scaled.numerator, 2 * scaled.denominator
        most = self._most * over + scaled.denominator
        doubled = plus([times(self._room(self._size, most), number(over)), number(scaled.denominator)])
        digits = quotient(minus(doubled, remainder(doubled, number(under))), number(under))
        if places <= 0:
            return self._written(times(digits, number(10**-places)) if places else digits)
        behind = remainder(digits, number(10**places))
        before = self._written(quotient(minus(digits, behind), number(10**places)))
        next_power = text(_round_power(power + 1))
        plain = beside(before, text("."), self._padded(behind, places))
        return case((equal(digits, number(10**DIGITS)), next_power), otherwise=plain)


def _power(size: Fraction) -> int:
    """The greatest power of ten that is not above a number."""
    power = 0
    while Fraction(10) ** power > size:
        power -= 1
    while Fraction(10) ** (power + 1) <= size:
        power += 1
    return power


def _round_power(power: int) -> str:
    """A power of ten with four significant digits."""
    return rounded(Fraction(10) ** power)
