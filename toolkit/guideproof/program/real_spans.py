"""Between which numbers a real number lies, where those that it is computed from lie between theirs (interval
arithmetic with ends rounded outwards; R. E. Moore, Interval Analysis, 1966).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from guideproof.model.formula import Operator, RealFunction, Rounding
from guideproof.program.arithmetic import (
    Real,
    RealApplied,
    RealArithmetic,
    RealExtremum,
    RealPower,
    RealRatio,
    RealRounded,
    Whole,
    WholeEnds,
)
from guideproof.program.real_numbers import (
    REAL_BITS,
    REAL_TELLING,
    REAL_ZERO,
    RealNumber,
    real_exp,
    real_greatest,
    real_least,
    real_ln,
    real_multiple,
    real_opposite,
    real_power,
    real_product,
    real_quotient,
    real_raised,
    real_ratio,
    real_sign,
    real_sqrt,
    real_steps,
    real_sum,
)

RealSpan = tuple[RealNumber, RealNumber]
"""The least and the greatest that a real number can be, or what is beyond them."""

_BITS = 128
_SLACK = -100
"""How far an end is moved outwards: by so many powers of two, times itself. No step is further from the truth."""

MOST_POWER = 3322
"""Two to this power has 1,000 digits: no formula is read that may go beyond it."""

_NEAREST: RealNumber = (1, -MOST_POWER)


def real_span(real: Real, ends: Callable[[Whole], WholeEnds]) -> RealSpan:
    """Between which numbers a real number lies, wherever it has a value, given the ends of whole numbers."""
    match real:
        case RealRatio(dividend, divisor, factor):
            return _ratio(ends(dividend), ends(divisor), factor)
        case RealArithmetic(operator, left, right):
            one, other = real_span(left, ends), real_span(right, ends)
            if operator is Operator.DIVIDE and real_sign(other[0]) <= 0 <= real_sign(other[1]):
                return _beside_zero(one, other, least_size(right, ends))
            return _joined(operator, one, other)
        case RealExtremum(greatest, parts):
            spans = [real_span(part, ends) for part in parts]
            pick = real_greatest if greatest else real_least
            return pick(*(low for low, _ in spans)), pick(*(high for _, high in spans))
        case RealRounded(rounding, part, step):
            return _rounded(rounding, real_span(part, ends), step)
        case RealApplied(function, part):
            return _applied(function, real_span(part, ends))
        case RealPower(base, exponent):
            return _power(real_span(base, ends), exponent, lambda: least_size(base, ends))


def steps_between(span: RealSpan, step: Fraction) -> WholeEnds:
    """How many steps the numbers of a span are, to the nearest."""
    low, high = (real_steps(end, step.numerator, step.denominator) for end in span)
    return low, high


def is_far(span: RealSpan) -> bool:
    """Whether a number of the span may have over 1,000 digits."""
    return any(number.bit_length() + power > MOST_POWER for number, power in span)


def _outwards(low: RealNumber, high: RealNumber) -> RealSpan:
    return _moved(low, -1), _moved(high, 1)


def _moved(end: RealNumber, way: int) -> RealNumber:
    number, power = end
    return real_sum(end, (way * abs(number), power + _SLACK), _BITS)


def _ratio(dividend: WholeEnds, divisor: WholeEnds, factor: Fraction) -> RealSpan:
    least, most = max(1, divisor[0]), max(1, divisor[1])
    low = Fraction(dividend[0], most if dividend[0] >= 0 else least) * factor
    high = Fraction(dividend[1], least if dividend[1] >= 0 else most) * factor
    return _outwards(*(real_ratio(end.numerator, end.denominator, _BITS) for end in (low, high)))


def _joined(operator: Operator, left: RealSpan, right: RealSpan) -> RealSpan:
    match operator:
        case Operator.ADD:
            return _added(left[0], right[0], -1), _added(left[1], right[1], 1)
        case Operator.SUBTRACT:
            return _added(left[0], real_opposite(right[1]), -1), _added(left[1], real_opposite(right[0]), 1)
        case Operator.MULTIPLY:
            corners = [real_product(one, other, _BITS) for one in left for other in right]
        case Operator.DIVIDE:
            corners = [real_quotient(one, other, _BITS) for one in left for other in right]
    return _outwards(real_least(*corners), real_greatest(*corners))


def _added(one: RealNumber, other: RealNumber, way: int) -> RealNumber:
    """The sum, moved outwards by what it may be away from one that was told from zero, or was not."""
    found = real_sum(one, other, _BITS)
    for number, power in (one, other):
        found = real_sum(found, (way * abs(number), power + _SLACK), _BITS)
    return found


def _beside_zero(left: RealSpan, right: RealSpan, least: RealNumber) -> RealSpan:
    """A quotient whose divisor may be as near to zero as ``least``."""
    signs = {real_sign(one) * real_sign(other) for one in left for other in right} - {0}
    most = _moved(_over(_most_size(left), least), 1)
    return (real_opposite(most) if -1 in signs else REAL_ZERO), (most if 1 in signs else REAL_ZERO)


def _over(one: RealNumber, other: RealNumber) -> RealNumber:
    """The quotient; of what is always divided by zero, and so has no value, anything."""
    return real_quotient(one, other, _BITS) if real_sign(other) else REAL_ZERO


def _most_size(span: RealSpan) -> RealNumber:
    return real_greatest(real_opposite(span[0]), span[1])


def least_size(real: Real, ends: Callable[[Whole], WholeEnds]) -> RealNumber:
    """How near to zero a real number can be, where it is not zero."""
    low, high = real_span(real, ends)
    if real_sign(low) > 0 or real_sign(high) < 0:
        return low if real_sign(low) > 0 else real_opposite(high)
    match real:
        case RealRatio(_, divisor, factor):
            unit = factor / max(1, ends(divisor)[1])
            return _moved(real_ratio(unit.numerator, unit.denominator, _BITS), -1)
        case RealArithmetic(Operator.MULTIPLY, left, right):
            return _moved(real_product(least_size(left, ends), least_size(right, ends), _BITS), -1)
        case RealArithmetic(Operator.DIVIDE, left, right):
            return _moved(_over(least_size(left, ends), _most_size(real_span(right, ends))), -1)
        case RealArithmetic(_, left, right):
            # A sum that is nearer to zero cannot be told from it.
            least = real_least(least_size(left, ends), least_size(right, ends))
            return real_quotient(least, (2 * REAL_TELLING, 0), _BITS)
        case RealExtremum(_, parts):
            return real_least(*(least_size(part, ends) for part in parts))
        case RealRounded(step=step):
            return _moved(real_ratio(step.numerator, step.denominator, _BITS), -1)
        case RealApplied(RealFunction.SQRT, part):
            return _moved(real_sqrt(least_size(part, ends), _BITS), -1)
        case RealApplied(_, part):
            return _least_logarithm(part, ends)
        case RealPower(base, exponent):
            size = least_size(base, ends) if exponent > 0 else _most_size(real_span(base, ends))
            return _moved(real_raised(size, exponent.numerator, exponent.denominator, _BITS), -1)


def _least_logarithm(real: Real, ends: Callable[[Whole], WholeEnds]) -> RealNumber:
    """How near to zero a logarithm can be that is not zero: that of the number that is next to one."""
    if not isinstance(real, RealRatio):
        return 1, -REAL_BITS
    apart = max(1, ends(real.divisor)[1]) * real.factor.denominator
    return real_ratio(1, 4 * apart, _BITS)


def _rounded(rounding: Rounding, span: RealSpan, step: Fraction) -> RealSpan:
    low, high = (real_multiple(rounding, end, step.numerator, step.denominator) for end in span)
    return _outwards(low, high)


def _applied(function: RealFunction, span: RealSpan) -> RealSpan:
    low, high = span
    match function:
        case RealFunction.SQRT:
            low, high = (real_sqrt(end, _BITS) if real_sign(end) > 0 else REAL_ZERO for end in span)
        case RealFunction.EXP:
            low, high = (_exp(end) for end in span)
        case RealFunction.LN:
            low, high = (_ln(end, way) for end, way in zip(span, (-1, 1), strict=True))
        case RealFunction.LOG10:
            ten = real_ln((10, 0), _BITS)
            low, high = (real_quotient(_ln(end, way), ten, _BITS) for end, way in zip(span, (-1, 1), strict=True))
    return _outwards(low, high)


def _exp(end: RealNumber) -> RealNumber:
    """Of what is far from zero the power is as far as any may be."""
    if end[0].bit_length() + end[1] > MOST_POWER.bit_length():
        return (1, 2 * MOST_POWER) if real_sign(end) > 0 else REAL_ZERO
    return real_exp(end, _BITS)


def _ln(end: RealNumber, way: int) -> RealNumber:
    """Of what is not above zero, of which there is none, that of the least number of 1,000 digits. Near one there is
    less to tell of the logarithm than of the number."""
    found = real_ln(end if real_sign(end) > 0 else _NEAREST, _BITS)
    return real_sum(found, (way, _SLACK), _BITS)


def _power(span: RealSpan, exponent: Fraction, least: Callable[[], RealNumber]) -> RealSpan:
    """The power, wherever there is one; ``least`` says how near to zero the base can be that is not zero."""
    if exponent < 0:
        low, high = _power(span, -exponent, least)
        if real_sign(low) > 0 or real_sign(high) < 0:
            return _joined(Operator.DIVIDE, ((1, 0), (1, 0)), (low, high))
        nearest = _raised(least(), -exponent)
        return _beside_zero(((1, 0), (1, 0)), (low, high), _moved(nearest, -1))
    if exponent.denominator != 1:
        ends = [_raised(end if real_sign(end) > 0 else REAL_ZERO, exponent) for end in span]
        return _outwards(*ends)
    ends = [real_power(end, exponent.numerator, _BITS) for end in span]
    if exponent.numerator % 2 == 0 and real_sign(span[0]) < 0 < real_sign(span[1]):
        ends.append(REAL_ZERO)
    return _outwards(real_least(*ends), real_greatest(*ends))


def _raised(base: RealNumber, exponent: Fraction) -> RealNumber:
    return real_raised(base, exponent.numerator, exponent.denominator, _BITS)
