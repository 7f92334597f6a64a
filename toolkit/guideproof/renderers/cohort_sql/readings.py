"""Numbers of the table as whole numbers: counted so that nothing is rounded, and missing where they cannot be.

A reading is the number times ``10 ** places`` (or times a factor), a whole number; whether it lies on the grid and in
the range is asked one layer above.
"""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.number import LONGEST
from guideproof.program.slots import NumberKind
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.columns import ColumnSource, GivenColumn
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    at_least,
    at_most,
    beside,
    call,
    case,
    equal,
    number,
    over,
    present,
    text,
    times,
)
from guideproof.renderers.cohort_sql.tree import Cast

_SURE_DIGITS = 15
"""Every decimal of so many digits is the shortest one of the 64-bit binary number nearest to it (IEEE 754)."""

_MOST_DIGITS = 38
_SHORT_DIGITS = 18
"""A decimal of so many digits is held in 64 bits."""


class WholeReading(Struct, frozen=True):
    """A whole number as SQL; the fact is ``numerator / denominator`` of it in steps."""

    sql: Sql
    numerator: int
    denominator: int


def reading(raw: Sql, source: ColumnSource, unit: str | None, kind: NumberKind, dialect: Dialect) -> WholeReading:
    """The number in a column, read so that how many steps it is of its element is a fraction of the reading.

    Gives a missing value for what is no number, is not in reach of the range or is finer than any fitting number; with
    a ``unit`` also where the text does not end in it.
    """
    factor = source.conversion.factor / kind.step
    low, high = sorted((kind.first / factor, kind.last / factor))
    reach = int(max(abs(low), abs(high))) + 2
    near = all_of([at_least(raw, number(low // 1 - 1)), at_most(raw, number(-(-high // 1) + 1))])
    if source.given is GivenColumn.PROPER:
        if factor.denominator == 1:
            _room(source, reach, factor.numerator if factor != 1 else 1)
            whole = times(raw, number(factor.numerator)) if factor != 1 else raw
            sure = source.scale is not None and factor.numerator % 10**source.scale == 0
            return WholeReading(_cast(whole, near, reach * factor.numerator, dialect, sure=sure), 1, 1)
        places = source.scale or 0
        left = factor / 10**places
        _room(source, reach, 10**places)
        tens = times(raw, number(10**places)) if places else raw
        limit = reach * 10**places * left.numerator
        sure = source.scale is not None
        return WholeReading(_cast(tens, near, limit, dialect, sure=sure), left.numerator, left.denominator)
    places = _places(factor)
    left = factor / 10**places
    digits = len(str(reach))
    if source.given is not GivenColumn.DOUBLE or digits + places > _SURE_DIGITS:
        _room(replace(source, scale=places), 10**digits, 10**places)
    whole = counted(raw, source, unit, (digits, places), left.numerator, near, dialect)
    return WholeReading(whole, left.numerator, left.denominator)


def counted(
    raw: Sql,
    source: ColumnSource,
    unit: str | None,
    size: tuple[int, int],
    more: int,
    near: Sql,
    dialect: Dialect,
) -> Sql:
    """The number in a column, in whole parts of ``10 ** -places``, with room for ``more`` times it; ``size`` says how
    many digits it has before the point, and how many places behind it.

    Gives a missing value for what is no number, is not ``near`` or is finer; with a ``unit`` also where the text does
    not end in it.
    """
    digits, places = size
    limit = 10 ** (digits + places) * more
    if source.given is GivenColumn.PROPER:
        tens = times(raw, number(10**places)) if places else raw
        return _cast(tens, near, limit, dialect, sure=source.scale is not None)
    if source.given is GivenColumn.DOUBLE and digits + places <= _SURE_DIGITS:
        return _of_double(raw, places, near, dialect)
    written = raw if source.given is GivenColumn.TEXT else dialect.cast(raw, dialect.text)
    pattern = _pattern(digits, places, "," if source.comma else ".")
    if unit is not None:
        pattern = f"{pattern} +{re.escape(unit)} *"
    numeral = _numeral(written, source, unit)
    decimal = dialect.cast(numeral, f"DECIMAL({_MOST_DIGITS}, {places})")
    tens = times(decimal, number(10**places)) if places else decimal
    fits = [dialect.matches(written, pattern)]
    if source.given is GivenColumn.TEXT:
        fits.append(at_most(call("LENGTH", numeral), number(LONGEST)))
    exactly = case((all_of(fits), dialect.cast(tens, _type(limit, dialect))))
    plain = source.given is GivenColumn.TEXT and unit is None and not source.comma
    if plain and dialect.trips and digits + 2 * places <= _SHORT_DIGITS:  # also while it is multiplied
        return case(*_plainly(raw, size, _type(limit, dialect), dialect), (present(raw), exactly))
    sure = _SURE_DIGITS - digits
    if source.given is not GivenColumn.DOUBLE or sure < 0:
        return exactly
    # The text of a binary number may have an exponent; but all that have few digits are found without it.
    short = _of_double(raw, sure, near, dialect)
    wide = times(dialect.cast(short, dialect.wide), number(10 ** (places - sure)))
    return case((present(short), wide), otherwise=exactly)


def _plainly(written: Sql, size: tuple[int, int], type: str, dialect: Dialect) -> list[tuple[Sql, Sql]]:
    """The commonest spellings of a number, each with what it counts: with all places behind the point, and whole. A
    text that comes out of its number again is exactly this number, which takes half as long to find out."""
    digits, places = size

    def tried(behind: int) -> Sql:
        return Cast(written, f"DECIMAL({digits + behind}, {behind})", tried=True)

    def again(number: Sql) -> Sql:
        return dialect.cast(number, dialect.text)

    whole = dialect.cast(tried(0), type)
    if not places:
        zero = beside(again(tried(0)), text(".0"))
        return [(equal(again(tried(0)), written), whole), (equal(zero, written), whole)]
    all = times(dialect.cast(tried(places), f"DECIMAL({_SHORT_DIGITS}, {places})"), number(10**places))
    return [
        (equal(again(tried(places)), written), dialect.cast(all, type)),
        (equal(again(tried(0)), written), times(whole, number(10**places))),
    ]


def _of_double(raw: Sql, places: int, near: Sql, dialect: Dialect) -> Sql:
    """A binary number as the whole number of parts that it is the nearest to, if that is so few digits long."""
    tens = dialect.cast(call("ROUND", times(raw, number(10**places))), dialect.whole)
    meant = over(dialect.cast(tens, "DOUBLE"), number(10**places))
    return case((near, case((equal(meant, raw), tens))))


def _numeral(written: Sql, source: ColumnSource, unit: str | None) -> Sql:
    """The number in a text, as the engine writes numbers."""
    numeral = call("SPLIT_PART", written, text(" "), number(1)) if unit is not None else written
    return call("REPLACE", numeral, text(","), text(".")) if source.comma else numeral


def _room(source: ColumnSource, reach: int, multiplier: int) -> None:
    """Refuses a product that would overflow, and with it a whole run, for a value near the range."""
    scale = source.scale or 0
    if min(reach, 10 ** (_MOST_DIGITS - scale)) * 10**scale * multiplier >= 10**_MOST_DIGITS:
        raise NotExpressible(f"the numbers of the column `{source.column}` need more than {_MOST_DIGITS} digits")


def _pattern(digits: int, places: int, sign: str) -> str:
    """A number as in YAML, with at most so many digits before the sign and as many that count behind it."""
    behind = f"([{sign}][0-9]{{1,{places}}}0*)?" if places else f"([{sign}]0+)?"
    return f"-?(0|[1-9][0-9]{{0,{digits - 1}}}){behind}"


def _type(limit: int, dialect: Dialect) -> str:
    return dialect.whole if limit < 1 << 62 else dialect.wide


def _cast(product: Sql, near: Sql, limit: int, dialect: Dialect, *, sure: bool) -> Sql:
    """A product as a whole number where it is one. ``near`` is asked first, so that the cast cannot overflow."""
    whole = dialect.cast(product, _type(limit, dialect))
    return case((near, whole if sure else case((equal(whole, product), whole))))


def _places(factor: Fraction) -> int:
    """The most decimals that a number can have for the factor to make it whole."""
    rest, twos, fives = factor.numerator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives)
