"""Exact numbers in SQL: the whole numbers of the program, with the range that each can have.

Ranges are known when the statement is written: a number that needs more than 64 bits is computed with 38 digits, and
one that needs more than that is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from guideproof.program.arithmetic import (
    Read,
    Whole,
    WholeEnds,
    on_the_way,
)
from guideproof.program.formulas import StepFormula
from guideproof.program.interval import NumberInterval, all_within, greatest_whole, least_whole
from guideproof.program.rational import ONE, common_step
from guideproof.renderers.cohort_sql.arithmetic import computed, is_wide, lacking
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    call,
    case,
    decimal,
    equal,
    false,
    known,
    missing,
    negated,
    number,
    plus,
    present,
    times,
    true,
    truth,
)


class SqlMeasure(Struct, frozen=True):
    """A number as SQL: ``low`` and ``high`` are whole numbers of steps, each worth ``step`` in the unit, between
    ``least`` and ``greatest``; they are one expression where the number is known exactly or not at all.

    One that is ``missing`` counts as all numbers between these two, in steps; as any, where that is ``None``.

    One that is divided has ``over``, which is above zero where it is not missing, and at most ``most_over``.

    With ``places`` they are the number itself as the table stores it, a decimal with so many places, the last of which
    is a ``step``. Such a number is compared with numbers of the guideline and used for nothing else.
    """

    low: Sql
    high: Sql
    step: Fraction
    least: int
    greatest: int
    places: int | None = None
    missing: WholeEnds | None = None
    over: Sql | None = None
    most_over: int = 1

    def limit(self, count: int) -> Sql:
        """A number of the guideline, in counts, as the measure can be compared with it."""
        return number(count) if self.places is None else decimal(count, self.places)

    @property
    def exact(self) -> bool:
        """Whether it is one number, if it is known."""
        return self.low is self.high


def exactly(
    value: Sql, step: Fraction, least: int, greatest: int, *, where_missing: WholeEnds | None = None
) -> SqlMeasure:
    """A number that is known exactly or not at all."""
    return SqlMeasure(value, value, step, least, greatest, missing=where_missing)


def compute(formula: StepFormula, read: Callable[[Read], Sql], dialect: Dialect) -> SqlMeasure:
    """A formula as an exact number that is missing where an operand is missing, or where it has no value. Raises
    ``NotExpressible``."""
    whole, over, step = formula.number.whole, formula.number.over, formula.number.step
    lacks = [negated(lacking(each, read, dialect)) for each in formula.lacks]

    def guarded(part: Whole) -> Sql:
        needed = {each.slot.element for each in on_the_way(part) if isinstance(each, Read)}
        # What the part does not read is in the other one, or is multiplied by zero.
        unread = [present(read(each)) for each in formula.operands if each.slot.element not in needed]
        guards, value = [*unread, *lacks], computed(part, read, dialect)
        return case((all_of(guards), value)) if guards else value

    measure = exactly(guarded(whole), step, *whole.ends)
    if over == ONE:
        return measure
    return replace(measure, over=guarded(over), most_over=over.ends[1])


def _in_steps(measure: SqlMeasure, step: Fraction, dialect: Dialect) -> SqlMeasure:
    factor = (measure.step / step).numerator
    least, greatest = measure.least * factor, measure.greatest * factor
    widened = is_wide((least, greatest)) and not is_wide((measure.least, measure.greatest))

    def counted(value: Sql) -> Sql:
        wide = dialect.cast(value, dialect.wide) if widened else value
        return times(wide, number(factor)) if factor != 1 else value

    low = counted(measure.low)
    high = low if measure.exact else counted(measure.high)
    where_missing = measure.missing and (measure.missing[0] * factor, measure.missing[1] * factor)
    return SqlMeasure(low, high, step, least, greatest, missing=where_missing)


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


def related(measure: SqlMeasure, other: SqlMeasure, shift: Fraction, interval: NumberInterval, dialect: Dialect) -> Sql:
    """Whether a number less another one, in one unit, and ``shift`` more, lies in an interval about zero.

    Raises ``NotExpressible``.
    """
    steps = [measure.step, other.step]
    step = common_step([*steps, abs(shift)] if shift else steps)
    measure, other = (_in_steps(each, step, dialect) for each in (measure, other))
    if shift:
        other = _raised(other, (shift / step).numerator, dialect)
    found = [_compared(measure, other, interval)]
    if other.missing is not None:
        found += _beside(measure, other.missing, interval)
    if measure.missing is not None:
        found += _beside(other, measure.missing, interval.times(Fraction(-1)))
    if measure.missing is not None and other.missing is not None:
        (least, most), (low, high) = measure.missing, other.missing
        settled = all_within((interval,), least - high, most - low)
        if settled is not None:
            found.append(case((all_of([missing(measure.low), missing(other.low)]), truth(settled))))
    return found[0] if len(found) == 1 else call("COALESCE", *found)


def _compared(measure: SqlMeasure, other: SqlMeasure, interval: NumberInterval) -> Sql:
    low, high = interval.low, interval.high
    if interval.point is not None and measure.exact and other.exact:
        return equal(measure.low, other.low)
    ends = [_not_under(measure, other, strictly=low.open)] if low is not None else []
    ends += [negated(_not_under(measure, other, strictly=not high.open))] if high is not None else []
    return all_of(ends)


def _beside(measure: SqlMeasure, other: WholeEnds, interval: NumberInterval) -> list[Sql]:
    """Whether a number less any one between two ends lies in an interval about zero; nothing, where none says so."""
    low, high = interval.low, interval.high
    holds: list[Sql] = []
    fails: list[Sql] = []
    if low is not None:
        holds.append(_from(measure, measure.low, other[1] + low.open))
        fails.append(_below(measure, measure.high, other[0] + low.open))
    if high is not None:
        holds.append(_below(measure, measure.high, other[0] + (not high.open)))
        fails.append(_from(measure, measure.low, other[1] + (not high.open)))
    certain = [(all_of(holds), true()), (any_of(fails), false())]
    possible = [(when, then) for when, then in certain if when != false()]
    return [case(*possible)] if possible else []


def _from(measure: SqlMeasure, end: Sql, limit: int) -> Sql:
    """Whether an end of a number that is there is at least so much: constant, where its range says so."""
    if limit > measure.greatest:
        return false()
    return _there(measure) if limit <= measure.least else at_least(end, number(limit))


def _below(measure: SqlMeasure, end: Sql, limit: int) -> Sql:
    """Whether it is less, likewise."""
    if limit <= measure.least:
        return false()
    return _there(measure) if limit > measure.greatest else negated(at_least(end, number(limit)))


def _there(measure: SqlMeasure) -> Sql:
    return present(measure.low) if measure.exact else true()


def _raised(measure: SqlMeasure, by: int, dialect: Dialect) -> SqlMeasure:
    """A number with a whole number of its steps added."""
    least, greatest = measure.least + by, measure.greatest + by
    widened = is_wide((least, greatest)) and not is_wide((measure.least, measure.greatest))

    def raised(value: Sql) -> Sql:
        return plus([dialect.cast(value, dialect.wide) if widened else value, number(by)])

    low = raised(measure.low)
    high = low if measure.exact else raised(measure.high)
    where_missing = measure.missing and (measure.missing[0] + by, measure.missing[1] + by)
    return SqlMeasure(low, high, measure.step, least, greatest, missing=where_missing)


def _not_under(one: SqlMeasure, other: SqlMeasure, *, strictly: bool) -> Sql:
    def not_under(left: Sql, right: Sql) -> Sql:
        return negated(at_least(right, left)) if strictly else at_least(left, right)

    if one.exact and other.exact:
        return not_under(one.low, other.low)
    return known(not_under(one.low, other.high), negated(not_under(one.high, other.low)))
