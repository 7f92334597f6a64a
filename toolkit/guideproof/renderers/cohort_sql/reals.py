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
from guideproof.program.real_spans import least_size, real_span
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible, bounded, computed, is_wide
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.doubles import (
    FARTHEST,
    FUNCTION,
    MORE,
    MOST_EXPONENT,
    ROUNDING,
    Double,
    added,
    as_float,
)
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
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
        type = self.dialect.wide if is_wide(whole.ends) else self.dialect.whole
        error = min(found.absolute / step, found.relative * size) + 2 * ROUNDING * size
        steps = self._in_steps(found, whole.step)

        def counted(column: Sql) -> Sql:
            nearest = self.dialect.cast(call("FLOOR", plus([column, self._literal(Fraction(1, 2))])), type)
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
        return self._literal(Fraction(max(error * MORE, 1 / FARTHEST)) if isfinite(error) else Fraction(10) ** 300)

    def _literal(self, value: Fraction) -> Sql:
        """A number of the guideline. Raises ``NotExpressible``."""
        if value and not Fraction(10) ** -300 <= abs(value) <= Fraction(10) ** 300:
            raise NotExpressible("a number of the guideline is too large or too small for a double")
        return self.dialect.cast(real(repr(float(value))), self.dialect.double)

    def _double(self, value: Real) -> Double:
        low, high = (as_float(end) for end in real_span(value, lambda whole: whole.ends))
        sql, absolute, relative = self._reckoned(value, low, high)
        bounded(sql)
        most = max(abs(low), abs(high))
        least = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
        absolute, relative = added(absolute, 0.0), added(relative, 0.0)
        absolute = min(absolute, relative * most) * MORE if relative < inf else absolute * MORE
        relative = min(relative, absolute / least if least else inf) * MORE
        exact = isinstance(value, RealRatio)  # of others zero may come out as very little
        nearest = as_float(least_size(value, lambda whole: whole.ends)) if exact else least - absolute
        return Double(sql, low, high, absolute, relative, nearest)

    def _tame(self, value: Double, times: int = 2) -> list[Sql]:
        """Whether so many such numbers can be multiplied; nothing, where its ends say so."""
        most = FARTHEST ** (1 / times)
        size = call("ABS", value.sql)
        asked = [] if value.most <= most else [at_most(size, self._literal(Fraction(most)))]
        if value.nearest < 1 / most:
            asked.append(any_of([equal(value.sql, number(0)), at_least(size, self._literal(Fraction(1 / most)))]))
        return asked

    def _tamed(self, found: Sql, asked: list[Sql]) -> Sql:
        """What is found, only where it can be reckoned with."""
        return case((all_of(asked), found)) if asked else found

    def _in_steps(self, value: Double, step: Fraction) -> Sql:
        """How many steps a number is; what is next to nothing is none."""
        if step == 1:
            return value.sql
        found = over(value.sql, self._literal(step))
        if value.most / float(step) > FARTHEST:
            found = self._tamed(found, [at_most(call("ABS", value.sql), self._literal(Fraction(FARTHEST) * step))])
        if step > 1 and value.nearest < 1 / FARTHEST:
            little = at_most(call("ABS", value.sql), self._literal(1 / Fraction(FARTHEST)))
            found = case((little, self._literal(Fraction(0))), (negated(little), found))
        return found

    def _reckoned(self, value: Real, low: float, high: float) -> tuple[Sql, float, float]:
        match value:
            case RealRatio(dividend, divisor, factor):
                return self._ratio(dividend, divisor, factor), inf, 5 * ROUNDING
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

    def _joined(self, operator: Operator, left: Double, right: Double, most: float) -> tuple[Sql, float, float]:
        match operator:
            case Operator.ADD | Operator.SUBTRACT:
                sql = plus([left.sql, right.sql]) if operator is Operator.ADD else minus(left.sql, right.sql)
                return sql, left.absolute + right.absolute + ROUNDING * (left.most + right.most), inf
            case Operator.MULTIPLY:
                absolute = left.most * right.absolute + right.most * left.absolute + left.absolute * right.absolute
                return (
                    self._tamed(times(left.sql, right.sql), [*self._tame(left), *self._tame(right)]),
                    added(absolute, ROUNDING * most),
                    left.relative + right.relative + left.relative * right.relative + 2 * ROUNDING,
                )
            case Operator.DIVIDE:
                guarded = case((negated(equal(right.sql, number(0))), right.sql))
                room = right.least - right.absolute
                absolute = (left.absolute + most * right.absolute) / room + ROUNDING * most if room > 0 else inf
                relative = (left.relative + right.relative) / (1 - right.relative) if right.relative < 1 else inf
                found = self._tamed(over(left.sql, guarded), [*self._tame(left), *self._tame(right)])
                return found, added(absolute, 0.0), relative + 2 * ROUNDING

    def _extreme(self, greatest: bool, parts: list[Double]) -> tuple[Sql, float, float]:
        best = parts[0].sql
        for other in parts[1:]:
            first, second = (best, other.sql) if greatest else (other.sql, best)
            best = case((at_least(first, second), best), (at_least(second, first), other.sql))
        return best, max(part.absolute for part in parts), max(part.relative for part in parts)

    def _multiple(self, rounding: Rounding, part: Double, step: Fraction) -> tuple[Sql, float, float]:
        steps = self._in_steps(part, step)
        error = part.absolute / float(step) + 2 * ROUNDING * (part.most / float(step) + 1)
        if rounding is Rounding.NEAREST:
            self.unclear.append(self._near_half(steps, error))
            whole = call("FLOOR", plus([steps, self._literal(Fraction(1, 2))]))
        else:
            self.unclear.append(self._near_whole(steps, error))
            whole = call("FLOOR" if rounding is Rounding.DOWN else "CEIL", steps)
        return times(whole, self._literal(step)), inf, 3 * ROUNDING

    def _applied(self, function: RealFunction, part: Double, most: float) -> tuple[Sql, float, float]:
        match function:
            case RealFunction.SQRT:
                guarded = case((at_least(part.sql, number(0)), part.sql))
                return call("SQRT", guarded), part.absolute**0.5, part.relative + FUNCTION
            case RealFunction.EXP:
                grown = expm1(min(part.absolute, MOST_EXPONENT))
                return self._exp(part.sql), inf, grown + FUNCTION * (1 + grown)
            case RealFunction.LN | RealFunction.LOG10:
                guarded = case((negated(at_least(number(0), part.sql)), part.sql))
                moved = -log1p(-part.relative) if part.relative < 1 else inf
                absolute = moved + FUNCTION * (1 + 3 * most)
                found = call("LN", guarded)
                if function is RealFunction.LN:
                    return found, absolute, inf
                return over(found, call("LN", self._literal(Fraction(10)))), absolute, inf

    def _exp(self, sql: Sql) -> Sql:
        """Of too great a power, and of too small a one, it cannot be told: it is missing."""
        limit = self._literal(Fraction(MOST_EXPONENT))
        return call("EXP", case((at_most(call("ABS", sql), limit), sql)))

    def _power(self, base: Double, exponent: Fraction) -> tuple[Sql, float, float]:
        size = float(abs(exponent))
        if exponent.denominator == 1:
            grown = expm1(size * log1p(base.relative)) if base.relative < 1 else inf
            sql = base.sql
            for _ in range(int(size) - 1):
                sql = times(sql, base.sql)
            if exponent == 0:
                sql = case((present(base.sql), self._literal(Fraction(1))))
            sql = self._tamed(sql, self._tame(base, int(size)) if size > 1 else [])
            if exponent < 0:
                sql = self._tamed(sql, self._tame(base)) if size == 1 else sql
                sql = over(self._literal(Fraction(1)), case((negated(equal(sql, number(0))), sql)))
            absolute = size * (base.most + base.absolute) ** (size - 1) * base.absolute if exponent > 0 else inf
            return sql, added(absolute, size * ROUNDING * base.most**size), grown + (size + 2) * ROUNDING * (1 + grown)
        above = negated(at_least(number(0), base.sql))
        logarithm = call("LN", case((above, base.sql)))
        power = self._exp(times(self._literal(exponent), logarithm))
        sql = case((above, power), (equal(base.sql, number(0)), self._literal(Fraction(0))))
        moved = size * (-log1p(-base.relative) if base.relative < 1 else inf) + FUNCTION * 2 * MOST_EXPONENT
        grown = expm1(min(moved, float(MOST_EXPONENT)))
        return sql, inf, grown + FUNCTION * (1 + grown)
