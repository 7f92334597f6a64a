"""Numbers in another unit than their element's: converted exactly, and rounded to the grid where nothing is compared
with them in between (section 4).

A number of the table is a whole number of parts of a step; it fits, and how it is rounded, is asked of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, lcm

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.unit import SAME, Conversion
from guideproof.program.rational import common_step
from guideproof.program.slots import NumberKind
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.columns import ColumnSource, GivenColumn, Layer
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    at_most,
    case,
    equal,
    minus,
    negated,
    number,
    plus,
    quotient,
    remainder,
    times,
)
from guideproof.renderers.cohort_sql.readings import counted, reading

_MOST_DIGITS = 38
_ROOM = 10**37
_MOST_PLACES = 20
"""The most decimals that a number of a text may have: far beyond any measurement."""

_HALF = Fraction(1, 2)


class ConversionWay(Struct, frozen=True):
    """One way to read a number: whether it fits, how many steps it is then, and in another unit whether it is rounded
    to them, whether it may not be, and the exact number, so many ``parts`` of a step."""

    fits: Sql
    value: Sql
    rounded: Sql | None = None
    ambiguous: Sql | None = None
    exact: Sql | None = None
    parts: int = 1


def ways_of(
    name: str,
    raw: Sql,
    source: ColumnSource,
    kind: NumberKind,
    named: Mapping[str, Sequence[Fraction]],
    read: Layer,
    dialect: Dialect,
) -> list[ConversionWay]:
    """The ways in which a number of a column may be read: in the unit of the column, and with a unit behind it.

    ``named`` are the numbers that conditions compare each element with; ``read`` gets columns. Raises
    ``NotExpressible`` where the unit of the column asks for more digits than there are.
    """
    units: list[tuple[str | None, Conversion]] = [(None, source.conversion)]
    units += source.units.items() if kind.converted else ()
    ways: list[ConversionWay] = []
    for place, (unit, conversion) in enumerate(units):
        own, column_name = replace(source, conversion=conversion), f"{name}__whole{f'_{place}' if place else ''}"
        try:
            if conversion == SAME:
                ways.append(_in_own_unit(column_name, raw, own, unit, kind, read, dialect))
            else:
                ways.append(converted(column_name, raw, own, unit, kind, named.get(name, ()), read, dialect))
        except NotExpressible:
            if unit is None:
                raise  # of a unit in a cell the values are problems instead
    return ways


def _in_own_unit(
    name: str, raw: Sql, source: ColumnSource, unit: str | None, kind: NumberKind, read: Layer, dialect: Dialect
) -> ConversionWay:
    found = reading(raw, source, unit, kind, dialect)
    whole = read.add(name, found.sql)
    factor = Fraction(found.numerator, found.denominator)
    fits = [at_least(whole, number(ceil(kind.first / factor))), at_most(whole, number(floor(kind.last / factor)))]
    value = times(whole, number(found.numerator)) if found.numerator != 1 else whole
    if found.denominator > 1:
        fits.append(equal(remainder(value, number(found.denominator)), number(0)))
        value = quotient(value, number(found.denominator))
    return ConversionWay(all_of(fits), value)


def converted(
    name: str,
    raw: Sql,
    source: ColumnSource,
    unit: str | None,
    kind: NumberKind,
    named: Sequence[Fraction],
    read: Layer,
    dialect: Dialect,
) -> ConversionWay:
    """The number in a column, in the unit of its source; ``named`` are the numbers that conditions compare with, and
    ``read`` gets the column ``name``. Raises ``NotExpressible``."""
    factor, shift = source.conversion.factor / kind.step, source.conversion.shift / kind.step
    low, high = (kind.first - shift) / factor, (kind.last - shift) / factor
    digits = len(str(int(max(abs(low), abs(high))) + 2))
    places = source.scale or 0 if source.given is GivenColumn.PROPER else _places(factor, shift, digits)
    per, more, parts = _scaled(factor, shift, places)
    if digits + 2 * places >= _MOST_DIGITS or _largest(per, more, parts, digits + places) >= _ROOM:
        raise NotExpressible(f"the numbers of the column `{source.column}` need more than 38 digits to be converted")
    near = all_of([at_least(raw, number(floor(low) - 1)), at_most(raw, number(ceil(high) + 1))])
    whole = counted(raw, source, unit, (digits, places), _largest(per, more, parts, 0), near, dialect)
    scaled = times(whole, number(per)) if per != 1 else whole
    exact = read.add(name, plus([scaled, number(more)]) if more else scaled)
    fits = [at_least(exact, number(kind.first * parts)), at_most(exact, number(kind.last * parts))]
    if parts == 1:
        return ConversionWay(all_of(fits), exact)
    rounded = negated(equal(remainder(exact, number(parts)), number(0)))
    across = all_of([rounded, any_of(_across(exact, parts, [each / kind.step for each in named]))])
    fitting = all_of([*fits, negated(across)])
    return ConversionWay(
        fitting, _nearest(exact, parts, kind.first < 0), rounded, all_of([*fits, across]), exact, parts
    )


def _places(factor: Fraction, shift: Fraction, digits: int) -> int:
    """The most decimals for which there is room."""
    for places in range(_MOST_PLACES, -1, -1):
        if digits + 2 * places < _MOST_DIGITS and _largest(*_scaled(factor, shift, places), digits + places) < _ROOM:
            return places
    return 0


def _scaled(factor: Fraction, shift: Fraction, places: int) -> tuple[int, int, int]:
    """By what a number of so many decimals, as a whole one, is multiplied, what is added, and how many parts of a step
    that is in."""
    times_each = factor / 10**places
    parts = lcm(times_each.denominator, shift.denominator)
    return (times_each * parts).numerator, (shift * parts).numerator, parts


def _largest(per: int, more: int, parts: int, digits: int) -> int:
    tens: int = 10**digits
    return 2 * (tens * per + abs(more)) + 2 * parts


def _nearest(exact: Sql, parts: int, below_zero: bool) -> Sql:
    """The nearest whole number of steps; of two, the one that is farther from zero."""

    def rounded(size: Sql) -> Sql:
        twice = plus([times(size, number(2)), number(parts)])
        return quotient(minus(twice, remainder(twice, number(2 * parts))), number(2 * parts))

    if not below_zero:
        return rounded(exact)
    turned = times(exact, number(-1))
    return case((at_least(exact, number(0)), rounded(exact)), otherwise=times(rounded(turned), number(-1)))


def _across(exact: Sql, parts: int, numbers: Sequence[Fraction]) -> Iterator[Sql]:
    """Whether one of some numbers, counted in steps, lies between a number and the step that it is rounded to."""
    runs: list[list[int]] = []
    for first, last in sorted(_reach(each, parts) for each in numbers):
        if runs and first <= runs[-1][1] + 1:
            runs[-1][1] = max(runs[-1][1], last)
        elif first <= last:
            runs.append([first, last])
    for first, last in runs:
        yield all_of([at_least(exact, number(first)), at_most(exact, number(last))])


def _reach(threshold: Fraction, parts: int) -> tuple[int, int]:
    """The first and the last number, in parts, that may not be rounded because of a threshold."""
    if threshold.denominator == 1:
        least, most = threshold - _HALF, threshold + _HALF
        return _first(least, parts, open_end=threshold <= 0), _last(most, parts, open_end=threshold >= 0)
    middle = floor(threshold) + _HALF
    up = middle >= 0  # whether what lies in the middle is rounded up
    if threshold < middle or (threshold == middle and not up):
        return _first(threshold, parts), _last(middle, parts, open_end=up)
    return _first(middle, parts, open_end=not up), _last(threshold, parts)


def _first(end: Fraction, parts: int, *, open_end: bool = False) -> int:
    return floor(end * parts) + 1 if open_end else ceil(end * parts)


def _last(end: Fraction, parts: int, *, open_end: bool = False) -> int:
    return ceil(end * parts) - 1 if open_end else floor(end * parts)


class Parts(Struct, frozen=True):
    """A number as a whole number of parts, each of which is worth so much, no farther from zero than ``most``; and
    whether it is there."""

    value: Sql
    worth: Fraction
    most: int
    there: Sql


def lies_between(exact: Parts, taken: Parts, other: Parts, shift: Fraction, dialect: Dialect) -> Sql:
    """Whether another number, and ``shift`` more, lies between a number and what it is taken for, or is one of them.

    Raises ``NotExpressible``.
    """
    worths = [exact.worth, taken.worth, other.worth]
    size = common_step([*worths, abs(shift)] if shift else worths)
    one, two = (_in_parts(each, size, 0, dialect) for each in (exact, taken))
    middle = _in_parts(other, size, (shift / size).numerator, dialect)
    rising = all_of([at_most(one, middle), at_most(middle, two)])
    falling = all_of([at_most(two, middle), at_most(middle, one)])
    return all_of([exact.there, other.there, any_of([rising, falling])])


def _in_parts(number_of: Parts, size: Fraction, more: int, dialect: Dialect) -> Sql:
    factor = (number_of.worth / size).numerator
    if number_of.most * factor + abs(more) >= _ROOM:
        raise NotExpressible("numbers that are compared in other units need more than 38 digits")
    value = times(dialect.cast(number_of.value, dialect.wide), number(factor))
    return plus([value, number(more)]) if more else value
