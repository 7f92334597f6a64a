"""Numbers that are divided, compared as whole numbers: each side times what divides the other one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from guideproof.program.arithmetic import Constant, Read, Whole
from guideproof.program.folding import add, multiply
from guideproof.program.interval import End, NumberInterval
from guideproof.program.rational import weights
from guideproof.program.slots import Slot, SlotRole
from guideproof.renderers.cohort_sql.arithmetic import computed
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    call,
    case,
    false,
    known,
    missing,
    negated,
    present,
    true,
)
from guideproof.renderers.cohort_sql.numbers import SqlMeasure


class _Side(Struct, frozen=True):
    """What a number can be where something ``holds``: from ``low`` to ``high``, both divided by ``over``, in steps."""

    holds: Sql
    low: Whole
    high: Whole
    over: Whole
    step: Fraction


def divided_within(measure: SqlMeasure, interval: NumberInterval, dialect: Dialect) -> Sql:
    """Whether a number that is divided lies in an interval, in its unit. Raises ``NotExpressible``."""
    ends = [
        divided_related(measure, _constant(end.number), Fraction(0), one_sided, dialect)
        for end, one_sided in (
            (interval.low, NumberInterval(low=_about_zero(interval.low))),
            (interval.high, NumberInterval(high=_about_zero(interval.high))),
        )
        if end is not None
    ]
    return all_of(ends)


def _about_zero(end: End | None) -> End | None:
    return end and replace(end, number=Fraction(0))


def _constant(value: Fraction) -> _Side:
    bound = Constant(value.numerator)
    return _Side(true(), bound, bound, Constant(value.denominator), Fraction(1))


def divided_related(
    measure: SqlMeasure, other: SqlMeasure | _Side, shift: Fraction, interval: NumberInterval, dialect: Dialect
) -> Sql:
    """Whether a number less another one, in one unit, and ``shift`` more, lies in an interval about zero; either may be
    divided. Raises ``NotExpressible``."""
    columns: dict[Read, Sql] = {}
    ones = list(_sides("one", measure, columns))
    others = [other] if isinstance(other, _Side) else list(_sides("other", other, columns))
    comparing = _Comparing(columns, shift, dialect)
    found = [case((all_of([one.holds, two.holds]), comparing.of(one, two, interval))) for one in ones for two in others]
    return found[0] if len(found) == 1 else call("COALESCE", *found)


def _sides(name: str, measure: SqlMeasure, columns: dict[Read, Sql]) -> Iterator[_Side]:
    ends = (measure.least, measure.greatest)
    low = Read(Slot(name, SlotRole.LOW), ends)
    high = low if measure.exact else Read(Slot(name, SlotRole.HIGH), ends)
    columns |= {low: measure.low, high: measure.high}
    over: Whole = Constant(1)
    if measure.over is not None:
        over = Read(Slot(name, SlotRole.DIVISOR), (1, measure.most_over))
        columns[over] = measure.over
    yield _Side(present(measure.low) if measure.exact else true(), low, high, over, measure.step)
    if measure.missing is not None:
        least, most = map(Constant, measure.missing)
        yield _Side(missing(measure.low), least, most, Constant(1), measure.step)


class _Comparing(Struct, frozen=True):
    columns: dict[Read, Sql]
    shift: Fraction
    dialect: Dialect

    def of(self, one: _Side, other: _Side, interval: NumberInterval) -> Sql:
        """Whether the difference of two numbers that are there lies in the interval."""
        holds: list[Sql] = []
        fails: list[Sql] = []
        if interval.low is not None:
            strictly = interval.low.open
            holds.append(self._not_under(one, one.low, other, other.high, strictly=strictly))
            fails.append(negated(self._not_under(one, one.high, other, other.low, strictly=strictly)))
        if interval.high is not None:
            strictly = not interval.high.open
            holds.append(negated(self._not_under(one, one.high, other, other.low, strictly=strictly)))
            fails.append(self._not_under(one, one.low, other, other.high, strictly=strictly))
        if one.low == one.high and other.low == other.high:
            return all_of(holds)
        return known(all_of(holds), any_of(fails))

    def _not_under(self, one: _Side, number: Whole, other: _Side, bound: Whole, *, strictly: bool) -> Sql:
        """Whether one end is at least another one, or above it."""
        weight, counterweight, more = weights(one.step, other.step, self.shift)
        left = multiply(multiply(Constant(weight), number), other.over)
        limit = add(multiply(Constant(counterweight), bound), multiply(Constant(more), other.over))
        right = multiply(limit, one.over)
        (low, high), (least, most) = left.ends, right.ends
        if low - most >= strictly:
            return true()
        if high - least < strictly:
            return false()
        one_sql, other_sql = (computed(each, self.columns.__getitem__, self.dialect) for each in (left, right))
        return negated(at_least(other_sql, one_sql)) if strictly else at_least(one_sql, other_sql)
