"""Exact numbers in SQL: whole numbers that count a fixed fraction of the unit, with the range that each can have.

An element with the precision 0.1 is counted in tenths, a formula in the common denominator of its parts. Divisors are
numbers of the guideline, so that every division is a multiplication. Ranges are known when the statement is written: a
number that needs more than 64 bits is computed with 38 digits, and one that needs more than that is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable
from guideproof.program.interval import NumberInterval, greatest_whole, least_whole
from guideproof.renderers.cohort_sql import tree
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    at_least,
    call,
    case,
    decimal,
    equal,
    known,
    minus,
    negated,
    number,
    plus,
    present,
    times,
)

_WHOLE = 1 << 62
_WIDE = 10**37


class NotExpressible(ValueError):
    """The guideline computes with numbers so large or so fine that SQL's exact types cannot hold them."""


@dataclass(frozen=True, slots=True)
class SqlMeasure:
    """A number as SQL: ``low`` and ``high`` are whole numbers that count ``1 / per`` of the unit, between ``least`` and
    ``greatest``; they are one expression where the number is known exactly or not at all.

    With ``places`` they are the number itself as the table stores it, a decimal with so many places, and ``per`` is
    ``10 ** places``. Such a number is compared with numbers of the guideline and used for nothing else.
    """

    low: Sql
    high: Sql
    per: int
    least: int
    greatest: int
    places: int | None = None

    def limit(self, count: int) -> Sql:
        """A number of the guideline, in counts, as the measure can be compared with it."""
        return number(count) if self.places is None else decimal(count, self.places)

    @property
    def exact(self) -> bool:
        """Whether it is one number, if it is known."""
        return self.low is self.high

    @property
    def wide(self) -> bool:
        """Whether 64 bits might not hold it."""
        return not -_WHOLE < self.least <= self.greatest < _WHOLE


def exactly(value: Sql, per: int, least: int, greatest: int) -> SqlMeasure:
    """A number that is known exactly or not at all."""
    return SqlMeasure(value, value, per, least, greatest)


def scaled(measure: SqlMeasure, factor: int, per: int, dialect: Dialect) -> SqlMeasure:
    """The whole numbers of a measure times a factor, counting ``1 / per``. Raises ``NotExpressible``."""
    if _constant(measure):
        value = measure.least * factor
        return _fitting(exactly(number(value), per, value, value))
    if factor == 1:
        return SqlMeasure(measure.low, measure.high, per, measure.least, measure.greatest)
    ends = (measure.least * factor, measure.greatest * factor)
    result = SqlMeasure(measure.low, measure.high, per, min(ends), max(ends))
    low = times(_as_wide(measure.low, measure, result, dialect), number(factor))
    if measure.exact:
        return _fitting(SqlMeasure(low, low, per, result.least, result.greatest))
    high = times(_as_wide(measure.high, measure, result, dialect), number(factor))
    low, high = (low, high) if factor > 0 else (high, low)
    return _fitting(SqlMeasure(low, high, per, result.least, result.greatest))


def _constant(measure: SqlMeasure) -> bool:
    """Whether it is a number that the guideline writes, which is never missing."""
    return isinstance(measure.low, tree.SqlNumber)


def _as_wide(value: Sql, own: SqlMeasure, result: SqlMeasure, dialect: Dialect) -> Sql:
    return dialect.cast(value, dialect.wide) if result.wide and not own.wide else value


def _fitting(measure: SqlMeasure) -> SqlMeasure:
    if not -_WIDE < measure.least <= measure.greatest < _WIDE:
        raise NotExpressible("a number of the guideline needs more than 37 digits, which no exact type of SQL holds")
    return measure


def compute(expression: Expression, variable: Callable[[str], SqlMeasure], dialect: Dialect) -> SqlMeasure:
    """A formula as an exact number that is missing where an operand is missing. Raises ``NotExpressible``."""
    match expression:
        case Number(value):
            return _fitting(exactly(number(value.numerator), value.denominator, value.numerator, value.numerator))
        case Variable(element):
            return variable(element)
        case Binary(operator, left, right):
            return _binary(operator, compute(left, variable, dialect), compute(right, variable, dialect), dialect)
        case Extreme(greatest, parts):
            return _extreme(greatest, [compute(part, variable, dialect) for part in parts], dialect)


def _binary(operator: Operator, left: SqlMeasure, right: SqlMeasure, dialect: Dialect) -> SqlMeasure:
    if operator is Operator.DIVIDE:
        divisor = Fraction(right.least, right.per)  # a number of the guideline: least and greatest are the same
        inverse = exactly(number((1 / divisor).numerator), (1 / divisor).denominator, *([(1 / divisor).numerator] * 2))
        return _binary(Operator.MULTIPLY, left, inverse, dialect)
    if operator is Operator.MULTIPLY:
        for constant, other in ((left, right), (right, left)):
            if _constant(constant):
                factor = Fraction(constant.least, constant.per * other.per)
                return scaled(other, factor.numerator, factor.denominator, dialect)
        ends = [one * other for one in (left.least, left.greatest) for other in (right.least, right.greatest)]
        result = exactly(left.low, left.per * right.per, min(ends), max(ends))
        product = times(_as_wide(left.low, left, result, dialect), _as_wide(right.low, right, result, dialect))
        return _fitting(exactly(product, result.per, result.least, result.greatest))
    left, right = _alike([left, right], dialect)
    if operator is Operator.ADD:
        result = exactly(left.low, left.per, left.least + right.least, left.greatest + right.greatest)
        joined = plus([_as_wide(left.low, left, result, dialect), _as_wide(right.low, right, result, dialect)])
    else:
        result = exactly(left.low, left.per, left.least - right.greatest, left.greatest - right.least)
        joined = minus(_as_wide(left.low, left, result, dialect), _as_wide(right.low, right, result, dialect))
    return _fitting(exactly(joined, result.per, result.least, result.greatest))


def _alike(measures: list[SqlMeasure], dialect: Dialect) -> list[SqlMeasure]:
    """The measures counting one fraction of the unit."""
    per = lcm(*(measure.per for measure in measures))
    return [scaled(measure, per // measure.per, per, dialect) for measure in measures]


def _extreme(greatest: bool, parts: list[SqlMeasure], dialect: Dialect) -> SqlMeasure:
    parts = _alike(parts, dialect)
    pick = max if greatest else min
    least, most = pick(part.least for part in parts), pick(part.greatest for part in parts)
    if len(parts) == 1:
        return parts[0]
    # GREATEST passes over what is missing in some dialects and not in others.
    found = case(
        (
            all_of(present(part.low) for part in parts),
            call("GREATEST" if greatest else "LEAST", *(part.low for part in parts)),
        )
    )
    return exactly(found, parts[0].per, least, most)


def within(measure: SqlMeasure, interval: NumberInterval) -> Sql:
    """Whether the number lies in an interval, in the unit of the measure."""
    counted = interval.times(Fraction(measure.per))
    ends = [_reaches(measure, least_whole(counted.low))] if counted.low is not None else []
    ends += [negated(_reaches(measure, greatest_whole(counted.high) + 1))] if counted.high is not None else []
    return all_of(ends)


def _reaches(measure: SqlMeasure, limit: int) -> Sql:
    # A limit that no number can have may be too long for the engine; the nearest one says the same.
    limit = min(max(limit, measure.least), measure.greatest + 1)
    bound = measure.limit(limit)
    if measure.exact:
        return at_least(measure.low, bound)
    return known(at_least(measure.low, bound), negated(at_least(measure.high, bound)))


def related(measure: SqlMeasure, other: SqlMeasure, interval: NumberInterval, dialect: Dialect) -> Sql:
    """Whether a number less another one, in one unit, lies in an interval about zero."""
    measure, other = _alike([measure, other], dialect)
    low, high = interval.low, interval.high
    if interval.point is not None and measure.exact and other.exact:
        return equal(measure.low, other.low)
    ends = [_not_under(measure, other, strictly=low.open)] if low is not None else []
    ends += [negated(_not_under(measure, other, strictly=not high.open))] if high is not None else []
    return all_of(ends)


def _not_under(one: SqlMeasure, other: SqlMeasure, *, strictly: bool) -> Sql:
    def not_under(left: Sql, right: Sql) -> Sql:
        return negated(at_least(right, left)) if strictly else at_least(left, right)

    if one.exact and other.exact:
        return not_under(one.low, other.low)
    return known(not_under(one.low, other.high), negated(not_under(one.high, other.low)))
