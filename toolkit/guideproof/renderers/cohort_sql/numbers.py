"""Exact numbers in SQL: the whole numbers of the program, with the range that each can have.

Ranges are known when the statement is written: a number that needs more than 64 bits is computed with 38 digits, and
one that needs more than that is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from guideproof.model.formula import Operator
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    Extremum,
    MonthsBetween,
    MonthsLater,
    Quotient,
    Read,
    Whole,
    WholeEnds,
    on_the_way,
)
from guideproof.program.formulas import common_step
from guideproof.program.interval import NumberInterval, greatest_whole, least_whole
from guideproof.program.variables import StepFormula
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
    """A number as SQL: ``low`` and ``high`` are whole numbers of steps, each worth ``step`` in the unit, between
    ``least`` and ``greatest``; they are one expression where the number is known exactly or not at all.

    With ``places`` they are the number itself as the table stores it, a decimal with so many places, the last of which
    is a ``step``. Such a number is compared with numbers of the guideline and used for nothing else.
    """

    low: Sql
    high: Sql
    step: Fraction
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


def exactly(value: Sql, step: Fraction, least: int, greatest: int) -> SqlMeasure:
    """A number that is known exactly or not at all."""
    return SqlMeasure(value, value, step, least, greatest)


def _wide(ends: WholeEnds) -> bool:
    """Whether 64 bits might not hold the number. Raises ``NotExpressible`` where 38 digits might not, either."""
    if not -_WIDE < ends[0] <= ends[1] < _WIDE:
        raise NotExpressible("a number of the guideline needs more than 37 digits, which no exact type of SQL holds")
    return not -_WHOLE < ends[0] <= ends[1] < _WHOLE


def compute(formula: StepFormula, read: Callable[[Read], Sql], dialect: Dialect) -> SqlMeasure:
    """A formula as an exact number that is missing where an operand is missing. Raises ``NotExpressible``."""
    whole, step = formula.number.whole, formula.number.step
    value = _computed(whole, read, dialect)
    needed = set(on_the_way(whole))
    unread = [read(each) for each in formula.operands if each not in needed]  # multiplied by zero
    return exactly(case((all_of(map(present, unread)), value)) if unread else value, step, *whole.ends)


def _computed(whole: Whole, read: Callable[[Read], Sql], dialect: Dialect) -> Sql:
    wide = _wide(whole.ends)

    def part(each: Whole) -> Sql:
        value = _computed(each, read, dialect)
        widened = wide and not _wide(each.ends) and not isinstance(each, Constant)
        return dialect.cast(value, dialect.wide) if widened else value

    match whole:
        case Quotient() | MonthsBetween() | MonthsLater():
            raise NotImplementedError("dates are refused by the reader still")
        case Constant(value):
            return number(value)
        case Read():
            return read(whole)
        case Arithmetic(Operator.ADD, left, right):
            return plus([part(left), part(right)])
        case Arithmetic(operator, left, right):
            return (times if operator is Operator.MULTIPLY else minus)(part(left), part(right))
        case Extremum(greatest, parts):
            # GREATEST passes over what is missing in some dialects and not in others.
            values = [_computed(each, read, dialect) for each in parts]
            return case((all_of(map(present, values)), call("GREATEST" if greatest else "LEAST", *values)))


def _in_steps(measure: SqlMeasure, step: Fraction, dialect: Dialect) -> SqlMeasure:
    factor = (measure.step / step).numerator
    least, greatest = measure.least * factor, measure.greatest * factor
    widened = _wide((least, greatest)) and not _wide((measure.least, measure.greatest))

    def counted(value: Sql) -> Sql:
        wide = dialect.cast(value, dialect.wide) if widened else value
        return times(wide, number(factor)) if factor != 1 else value

    low = counted(measure.low)
    return SqlMeasure(low, low if measure.exact else counted(measure.high), step, least, greatest)


def within(measure: SqlMeasure, interval: NumberInterval) -> Sql:
    """Whether the number lies in an interval, in the unit of the measure."""
    counted = interval.times(1 / measure.step)
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
    """Whether a number less another one, in one unit, lies in an interval about zero. Raises ``NotExpressible``."""
    step = common_step([measure.step, other.step])
    measure, other = (_in_steps(each, step, dialect) for each in (measure, other))
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
