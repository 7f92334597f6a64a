"""Irrational formulas in binary floating point of double precision, with how far from the truth they can be.

No engine computes a root, a power or a logarithm more exactly. How far what it finds can be from the real number is
worked out when the statement is written, from the ranges of what it is computed from: for each operation the greatest
error, absolute and relative, as in N. J. Higham, Accuracy and Stability of Numerical Algorithms (2002), chapter 3. The
argument of every function is guarded, since some engines end a whole run over one that has no value.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import expm1, inf, isfinite, log1p

from msgspec import Struct, field

from guideproof.model.formula import Operator, RealFunction, Rounding
from guideproof.program.arithmetic import (
    Read,
    Real,
    RealApplied,
    RealArithmetic,
    RealExtremum,
    RealPower,
    RealRatio,
    RealRounded,
    RealSign,
    RealSteps,
    Whole,
)
from guideproof.program.lacks import Against, NoValue
from guideproof.program.real_numbers import RealNumber
from guideproof.program.real_spans import real_span
from guideproof.renderers.cohort_sql.arithmetic import computed
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    any_of,
    at_least,
    at_most,
    call,
    case,
    equal,
    minus,
    negated,
    number,
    over,
    plus,
    present,
    real,
    times,
)

_ROUNDING = 2.0**-52
"""How far from the truth one operation on doubles can be, relative to what it gives."""

_FUNCTION = 2.0**-46
"""The same of a function: far more than any engine is known to be wrong."""

_MORE = 1.001
"""By how much an error is taken for greater than it was reckoned, since it is reckoned in doubles itself."""

_MOST_EXPONENT = 700
"""Of more than this no engine gives a power of e, and some end the run."""


class _Double(Struct, frozen=True):
    """A real number as a double: its least and greatest, and the greatest errors."""

    sql: Sql
    low: float
    high: float
    absolute: float
    relative: float

    @property
    def most(self) -> float:
        """How far from zero it can be."""
        return max(abs(self.low), abs(self.high))

    @property
    def least(self) -> float:
        """How near to zero it can be."""
        return 0.0 if self.low <= 0 <= self.high else min(abs(self.low), abs(self.high))


class Doubles(Struct):
    """Reckons the real numbers of one formula; ``unclear`` grows with when a double does not say what a number is."""

    read: Callable[[Read], Sql]
    dialect: Dialect
    unclear: list[Sql] = field(default_factory=list)

    def steps(self, whole: RealSteps) -> tuple[Sql, Callable[[Sql], Sql], Callable[[Sql], Sql]]:
        """How many steps a number is as a double, and, of the column that holds that, as a whole number, and whether it
        is not clear which."""
        found = self._double(whole.real)
        step, (least, most) = float(whole.step), whole.ends
        size = max(abs(least), abs(most)) + 1
        error = min(found.absolute / step, found.relative * size) + 2 * _ROUNDING * size
        steps = over(found.sql, self._literal(whole.step)) if whole.step != 1 else found.sql

        def counted(column: Sql) -> Sql:
            nearest = self.dialect.cast(
                call("FLOOR", plus([column, self._literal(Fraction(1, 2))])), self.dialect.whole
            )
            # Beyond the ends it may be longer than any whole number of the engine.
            return case(
                (at_least(column, self._literal(Fraction(most))), number(most)),
                (at_most(column, self._literal(Fraction(least))), number(least)),
                otherwise=nearest,
            )

        return steps, counted, lambda column: self._near_half(column, error)

    def lacking(self, lack: NoValue) -> Sql:
        """Whether a formula has certainly no value for this reason, where nothing that is named before is so."""
        assert isinstance(lack.whole, RealSign)
        found = self._double(lack.whole.real)
        self.unclear.append(at_most(call("ABS", found.sql), self._error(found.absolute)))
        below = minus(number(0), self._error(found.absolute))
        match lack.against:
            case Against.BELOW | Against.NOT_ABOVE:
                return negated(at_least(found.sql, below))
            case _:
                return equal(number(0), number(1))

    def _near_half(self, steps: Sql, error: float) -> Sql:
        beside = minus(minus(steps, call("FLOOR", steps)), self._literal(Fraction(1, 2)))
        return at_most(call("ABS", beside), self._error(error))

    def _near_whole(self, steps: Sql, error: float) -> Sql:
        nearest = call("FLOOR", plus([steps, self._literal(Fraction(1, 2))]))
        return at_most(call("ABS", minus(steps, nearest)), self._error(error))

    def _error(self, error: float) -> Sql:
        """An error that has no bound is greater than anything it is compared with."""
        return self._literal(Fraction(error * _MORE) if isfinite(error) else Fraction(10) ** 300)

    def _literal(self, value: Fraction) -> Sql:
        return self.dialect.cast(real(repr(float(value))), self.dialect.double)

    def _double(self, value: Real) -> _Double:
        low, high = (_float(end) for end in real_span(value, lambda whole: whole.ends))
        sql, absolute, relative = self._reckoned(value, low, high)
        most = max(abs(low), abs(high))
        least = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
        absolute, relative = _sum(absolute, 0.0), _sum(relative, 0.0)
        absolute = min(absolute, relative * most) * _MORE if relative < inf else absolute * _MORE
        relative = min(relative, absolute / least if least else inf) * _MORE
        return _Double(sql, low, high, absolute, relative)

    def _reckoned(self, value: Real, low: float, high: float) -> tuple[Sql, float, float]:
        match value:
            case RealRatio(dividend, divisor, factor):
                return self._ratio(dividend, divisor, factor), inf, 5 * _ROUNDING
            case RealArithmetic(operator, left, right):
                return self._joined(operator, self._double(left), self._double(right), max(abs(low), abs(high)))
            case RealExtremum(greatest, parts):
                return self._extreme(greatest, [self._double(part) for part in parts])
            case RealRounded(rounding, part, step):
                return self._multiple(rounding, self._double(part), step)
            case RealApplied(function, part):
                return self._applied(function, self._double(part), max(abs(low), abs(high)))
            case RealPower(base, exponent):
                return self._power(self._double(base), exponent)

    def _ratio(self, dividend: Whole, divisor: Whole, factor: Fraction) -> Sql:
        one, other = (
            self.dialect.cast(computed(each, self.read, self.dialect), self.dialect.double)
            for each in (dividend, divisor)
        )
        scaled = times(one, self._literal(factor)) if factor != 1 else one
        if divisor.ends == (1, 1):
            return scaled
        return over(scaled, case((negated(at_least(number(0), other)), other)))

    def _joined(self, operator: Operator, left: _Double, right: _Double, most: float) -> tuple[Sql, float, float]:
        match operator:
            case Operator.ADD | Operator.SUBTRACT:
                sql = plus([left.sql, right.sql]) if operator is Operator.ADD else minus(left.sql, right.sql)
                return sql, left.absolute + right.absolute + _ROUNDING * (left.most + right.most), inf
            case Operator.MULTIPLY:
                absolute = left.most * right.absolute + right.most * left.absolute + left.absolute * right.absolute
                return (
                    times(left.sql, right.sql),
                    _sum(absolute, _ROUNDING * most),
                    left.relative + right.relative + left.relative * right.relative + 2 * _ROUNDING,
                )
            case Operator.DIVIDE:
                guarded = case((negated(equal(right.sql, number(0))), right.sql))
                room = right.least - right.absolute
                absolute = (left.absolute + most * right.absolute) / room + _ROUNDING * most if room > 0 else inf
                relative = (left.relative + right.relative) / (1 - right.relative) if right.relative < 1 else inf
                return over(left.sql, guarded), _sum(absolute, 0.0), relative + 2 * _ROUNDING

    def _extreme(self, greatest: bool, parts: list[_Double]) -> tuple[Sql, float, float]:
        best = parts[0].sql
        for other in parts[1:]:
            first, second = (best, other.sql) if greatest else (other.sql, best)
            best = case((at_least(first, second), best), (at_least(second, first), other.sql))
        return best, max(part.absolute for part in parts), max(part.relative for part in parts)

    def _multiple(self, rounding: Rounding, part: _Double, step: Fraction) -> tuple[Sql, float, float]:
        steps = over(part.sql, self._literal(step)) if step != 1 else part.sql
        error = part.absolute / float(step) + 2 * _ROUNDING * (part.most / float(step) + 1)
        if rounding is Rounding.NEAREST:
            self.unclear.append(self._near_half(steps, error))
            whole = call("FLOOR", plus([steps, self._literal(Fraction(1, 2))]))
        else:
            self.unclear.append(self._near_whole(steps, error))
            whole = call("FLOOR" if rounding is Rounding.DOWN else "CEIL", steps)
        return times(whole, self._literal(step)), inf, 3 * _ROUNDING

    def _applied(self, function: RealFunction, part: _Double, most: float) -> tuple[Sql, float, float]:
        match function:
            case RealFunction.SQRT:
                guarded = case((at_least(part.sql, number(0)), part.sql))
                return call("SQRT", guarded), part.absolute**0.5, part.relative + _FUNCTION
            case RealFunction.EXP:
                grown = expm1(min(part.absolute, _MOST_EXPONENT))
                return self._exp(part.sql), inf, grown + _FUNCTION * (1 + grown)
            case RealFunction.LN | RealFunction.LOG10:
                guarded = case((negated(at_least(number(0), part.sql)), part.sql))
                moved = -log1p(-part.relative) if part.relative < 1 else inf
                absolute = moved + _FUNCTION * (1 + 3 * most)
                found = call("LN", guarded)
                if function is RealFunction.LN:
                    return found, absolute, inf
                return over(found, call("LN", self._literal(Fraction(10)))), absolute, inf

    def _exp(self, sql: Sql) -> Sql:
        """Too great a power is missing, too small a one is zero, of which it cannot be told."""
        limit = self._literal(Fraction(_MOST_EXPONENT))
        below = minus(number(0), limit)
        return case(
            (at_least(below, sql), self._literal(Fraction(0))),
            (at_most(sql, limit), call("EXP", case((at_most(call("ABS", sql), limit), sql)))),
        )

    def _power(self, base: _Double, exponent: Fraction) -> tuple[Sql, float, float]:
        size = float(abs(exponent))
        if exponent.denominator == 1:
            grown = expm1(size * log1p(base.relative)) if base.relative < 1 else inf
            sql = base.sql
            for _ in range(int(size) - 1):
                sql = times(sql, base.sql)
            if exponent == 0:
                sql = case((present(base.sql), self._literal(Fraction(1))))
            if exponent < 0:
                sql = over(self._literal(Fraction(1)), case((negated(equal(sql, number(0))), sql)))
            absolute = size * (base.most + base.absolute) ** (size - 1) * base.absolute if exponent > 0 else inf
            return sql, _sum(absolute, size * _ROUNDING * base.most**size), grown + (size + 2) * _ROUNDING * (1 + grown)
        above = negated(at_least(number(0), base.sql))
        logarithm = call("LN", case((above, base.sql)))
        power = self._exp(times(self._literal(exponent), logarithm))
        sql = case((above, power), (equal(base.sql, number(0)), self._literal(Fraction(0))))
        moved = size * (-log1p(-base.relative) if base.relative < 1 else inf) + _FUNCTION * 2 * _MOST_EXPONENT
        grown = expm1(min(moved, float(_MOST_EXPONENT)))
        return sql, inf, grown + _FUNCTION * (1 + grown)


def is_unclear(unclear: list[Sql]) -> Sql:
    """Whether some double does not say what a number is; for ``CASE`` alone."""
    return any_of(unclear)


def _sum(absolute: float, more: float) -> float:
    found = absolute + more
    return found if found == found else inf


def _float(end: RealNumber) -> float:
    number, power = end
    if number.bit_length() + power > 1000:
        return inf if number > 0 else -inf
    if number.bit_length() + power < -1000:
        return 0.0
    return float(Fraction(number) * Fraction(2) ** power)
