"""A number that is divided by an element as a text, in SQL: all its digits where they end soon, else four of them.

Whether they end is asked of whole numbers: those of the dividend, with as many zeros behind them as any divisor that
there may be could need, and 38 digits have room for.
"""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.value_text import DIGITS, rounded
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
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
    negated,
    number,
    plus,
    quotient,
    remainder,
    text,
    times,
)
from guideproof.renderers.cohort_sql.numbers import SqlMeasure, exactly
from guideproof.renderers.cohort_sql.texts import measure_text

_ROOM = 10**37


def ratio_text(name: str, measure: SqlMeasure, below: Layer, dialect: Dialect) -> Sql:
    """What is known of a number that is not missing; ``below`` gets columns with this name. Raises
    ``NotExpressible``."""
    assert measure.over is not None
    up, down = measure.step.numerator, measure.step.denominator
    most, most_over = max(abs(measure.least), abs(measure.greatest)) * up, measure.most_over * down
    smallest = -len(str(most_over))
    if 2 * max(most, 1) * 10 ** (DIGITS - smallest) >= _ROOM:
        raise NotExpressible("a quotient needs more than 37 digits, which no exact type of SQL holds")

    def wide(value: Sql, factor: int) -> Sql:
        value = dialect.cast(value, dialect.wide)
        return times(value, number(factor)) if factor != 1 else value

    upright = at_least(measure.low, number(0))
    size = case((upright, measure.low), otherwise=minus(number(0), measure.low)) if measure.least < 0 else measure.low
    dividend = below.add(f"{name}__dividend", wide(size, up))
    divisor = below.add(f"{name}__divisor", wide(measure.over, down))
    sign = [case((upright, text("")), otherwise=text("-"))] if measure.least < 0 else []
    places = _places(most, most_over)
    zeros = _times(dividend, places)
    ends = exactly(_whole(zeros, divisor), Fraction(1, 10**places), 0, most * 10**places)
    ending = beside(*sign, measure_text(ends, "", "", dialect))
    about = beside(text("about "), *sign, _rounded(dividend, divisor, (smallest, most), dialect))
    return case((equal(remainder(zeros, divisor), number(0)), ending), otherwise=about)


def _places(most: int, most_over: int) -> int:
    """How many decimals a quotient that ends may have, as far as there is room for them."""
    places = most_over.bit_length() - 1
    while places and most * 10**places >= _ROOM:
        places -= 1
    return places


def _whole(dividend: Sql, divisor: Sql) -> Sql:
    """How often a column, or a number written out, goes into something."""
    return quotient(minus(dividend, remainder(dividend, divisor)), divisor)


def _times(value: Sql, power: int) -> Sql:
    return times(value, number(10**power)) if power else value


def _rounded(dividend: Sql, divisor: Sql, ends: tuple[int, int], dialect: Dialect) -> Sql:
    """Four significant digits, halves away from zero, by how large the quotient is: from a power of ten on."""
    power, most = ends
    cases: list[tuple[Sql, Sql]] = []
    while power <= 0 or 10**power <= most:
        cases.append((_below(dividend, divisor, power + 1), _at(dividend, divisor, power, dialect)))
        power += 1
    *others, (_, last) = cases
    return case(*others, otherwise=last)


def _below(dividend: Sql, divisor: Sql, power: int) -> Sql:
    """Whether the quotient lies below a power of ten."""
    if power < 0:
        return negated(at_least(_times(dividend, -power), divisor))
    return negated(at_least(_whole(dividend, divisor), number(10**power)))


def _at(dividend: Sql, divisor: Sql, power: int, dialect: Dialect) -> Sql:
    """The digits of a quotient from this power of ten to the next one."""
    places = DIGITS - 1 - power
    if places < 0:
        digits = _whole(plus([_whole(dividend, divisor), number(10**-places // 2)]), number(10**-places))
        return dialect.cast(_times(digits, -places), dialect.text)
    doubled = plus([_whole(times(dividend, number(2 * 10**places)), divisor), number(1)])
    digits = _whole(doubled, number(2))
    if not places:
        return dialect.cast(digits, dialect.text)
    behind = remainder(digits, number(10**places))
    before = dialect.cast(_whole(digits, number(10**places)), dialect.text)
    after = call("SUBSTR", dialect.cast(plus([behind, number(10**places)]), dialect.text), number(2))
    next_power = text(rounded(Fraction(10) ** (power + 1)))
    return case((equal(digits, number(10**DIGITS)), next_power), otherwise=beside(before, text("."), after))
