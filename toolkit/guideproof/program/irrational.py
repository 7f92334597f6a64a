"""Irrational formulas: real numbers, whose steps are counted in the end."""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.formula import (
    Absolute,
    Applied,
    Binary,
    Expression,
    Extreme,
    Number,
    Operator,
    Power,
    RealFunction,
    Rounded,
    Variable,
    is_irrational,
)
from guideproof.program.arithmetic import (
    Constant,
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
    WholeEnds,
)
from guideproof.program.lacks import Against, Lack, NoValue, TooLong
from guideproof.program.rational import ONE, Rational, StepNumber
from guideproof.program.real_numbers import real_sign
from guideproof.program.real_spans import RealSpan, is_far, real_span, steps_between


class Irrational(Rational):
    """One formula on its way; what of it is rational is reckoned so."""

    def steps_of(self, expression: Expression, precision: Fraction, ends: WholeEnds | None) -> StepNumber:
        """An irrational number, to the nearest step of its grid."""
        real = self._real(expression)
        low, high = steps_between(self._span(real), precision)
        if ends is not None:
            # What is outside of its range makes the facts invalid: how far outside is not told.
            least, most = ends[0] - 1, ends[1] + 1
            low, high = min(max(low, least), most), min(max(high, least), most)
        if low == high:
            return StepNumber(Constant(low), precision)
        return StepNumber(RealSteps(real, precision, (low, high)), precision)

    def _real(self, expression: Expression) -> Real:
        if not is_irrational(expression):
            number = self.exact(expression)
            if isinstance(expression, Extreme) and number.over != ONE:  # its ends are those of its parts
                return self._really(expression)
            return RealRatio(number.whole, number.over, number.step)
        found = self._really(expression)
        if is_far(self._span(found)):
            raise TooLong
        return found

    def _really(self, expression: Expression) -> Real:
        match expression:
            case Binary(operator, left, right):
                one, other = self._real(left), self._real(right)
                if operator is Operator.DIVIDE:
                    self._lacking(Lack.DIVIDED, other, Against.IS)
                return RealArithmetic(operator, one, other)
            case Extreme(greatest, parts):
                return RealExtremum(greatest, tuple(map(self._real, parts)))
            case Absolute(part):
                real = self._real(part)
                none = RealRatio(Constant(0), ONE, Fraction(1))
                return RealExtremum(True, (real, RealArithmetic(Operator.SUBTRACT, none, real)))
            case Rounded(rounding, part, step):
                return RealRounded(rounding, self._real(part), step.value)
            case Applied(function, part):
                return self._applied(function, self._real(part))
            case Power(base, exponent):
                return self._raised(self._real(base), exponent)
            case Number() | Variable():
                raise AssertionError("it is exact")

    def _applied(self, function: RealFunction, part: Real) -> Real:
        if function is RealFunction.SQRT:
            self._lacking(Lack.ROOT, part, Against.BELOW)
        elif function is not RealFunction.EXP:
            self._lacking(Lack.LOGARITHM, part, Against.NOT_ABOVE)
        return RealApplied(function, part)

    def _raised(self, base: Real, exponent: Fraction) -> Real:
        if exponent.denominator != 1:
            self._lacking(Lack.BASE, base, Against.BELOW)
        if exponent < 0:
            self._lacking(Lack.POWER, base, Against.IS)
        return RealPower(base, exponent)

    def _lacking(self, lack: Lack, real: Real, against: Against) -> None:
        """Notes that there is no value where a number compares so with zero, if it can; of a product what makes it
        zero, which is known exactly more often than its sign."""
        if against is Against.IS and (factors := _factors(real)) != (real,):
            for factor in factors:
                self._lacking(lack, factor, against)
            return
        if isinstance(real, RealRatio):
            whole: Whole = real.dividend
            low, high = whole.ends
        else:
            whole = RealSign(real)
            low, high = map(real_sign, self._span(real))
        may = {
            Against.IS: low <= 0 <= high,
            Against.IS_NOT: low != 0 or high != 0,
            Against.BELOW: low < 0,
            Against.NOT_ABOVE: low <= 0,
        }
        if may[against]:
            self.lacks.append(NoValue(lack, whole, against))

    def _span(self, real: Real) -> RealSpan:
        return real_span(real, lambda whole: whole.ends)


def _factors(real: Real) -> tuple[Real, ...]:
    """Numbers one of which is zero exactly where this one is."""
    match real:
        case RealArithmetic(Operator.MULTIPLY, left, right):
            return (*_factors(left), *_factors(right))
        case RealArithmetic(Operator.DIVIDE, left):
            return _factors(left)
        case RealApplied(RealFunction.SQRT, part):
            return _factors(part)
        case RealApplied(RealFunction.EXP):
            return ()
        case RealPower(base, exponent):
            return _factors(base) if exponent > 0 else ()
        case _:
            return (real,)
