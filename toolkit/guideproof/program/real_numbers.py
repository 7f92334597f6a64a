"""Real numbers to over 150 digits, in whole numbers alone, so that every back end finds the same (section 4).

A real number is a pair: a whole number, and the power of two that it is multiplied by. What 40 digits cannot tell from
zero, from a whole number or from a half is that.

Source of the series: the exponential by halving and squaring, the logarithm by roots and the inverse hyperbolic
tangent, as in R. P. Brent, P. Zimmermann, Modern Computer Arithmetic (2010), chapter 4.

What stands below the mark is copied into the emitted evaluators that need it: Python 3.9 and later.
"""

from __future__ import annotations

from math import isqrt

# <program>

RealNumber = tuple[int, int]
"""A whole number, and the power of two that it is multiplied by."""

REAL_BITS = 512
"""How many binary digits are kept of each number: some 154 decimal ones."""

REAL_TELLING = 10**40
"""What is so much smaller than what it is compared with cannot be told from nothing."""

_GUARD = 64
_HALVINGS = 8
_ROOTS = 3
_SMALLEST = -8192

REAL_ZERO: RealNumber = (0, 0)


def real_kept(number: int, power: int, bits: int = REAL_BITS) -> RealNumber:
    """The number with no more binary digits than are kept."""
    more = number.bit_length() - bits
    if more <= 0:
        return (number, power) if number else REAL_ZERO
    return (number + (1 << (more - 1))) >> more, power + more


def real_shifted(number: int, places: int) -> int:
    """The number times a power of two, rounded down."""
    return number << places if places >= 0 else number >> -places


def real_ratio(dividend: int, divisor: int, bits: int = REAL_BITS) -> RealNumber:
    """Two whole numbers divided; the divisor is above zero."""
    if divisor == 1:
        return real_kept(dividend, 0, bits)
    places = max(0, bits + 2 + divisor.bit_length() - dividend.bit_length())
    size = (abs(dividend) << places) // divisor
    return real_kept(-size if dividend < 0 else size, -places, bits)


def real_sum(one: RealNumber, other: RealNumber, bits: int = REAL_BITS) -> RealNumber:
    """The sum, which is zero where it cannot be told from that."""
    (first, low), (second, high) = (one, other) if one[1] <= other[1] else (other, one)
    if not second or (first and high + second.bit_length() - low - first.bit_length() > 2 * bits):
        return (second, high) if second else (first, low)
    second <<= high - low
    found = first + second
    if abs(found) * REAL_TELLING <= max(abs(first), abs(second)):
        return REAL_ZERO
    return real_kept(found, low, bits)


def real_opposite(one: RealNumber) -> RealNumber:
    """The number with the other sign."""
    return -one[0], one[1]


def real_difference(one: RealNumber, other: RealNumber, bits: int = REAL_BITS) -> RealNumber:
    """The difference, which is zero where it cannot be told from that."""
    return real_sum(one, real_opposite(other), bits)


def real_product(one: RealNumber, other: RealNumber, bits: int = REAL_BITS) -> RealNumber:
    """The product."""
    return real_kept(one[0] * other[0], one[1] + other[1], bits)


def real_quotient(one: RealNumber, other: RealNumber, bits: int = REAL_BITS) -> RealNumber:
    """The quotient; the divisor is not zero."""
    number, divisor = (one[0], other[0]) if other[0] > 0 else (-one[0], -other[0])
    found, power = real_ratio(number, divisor, bits)
    return found, power + one[1] - other[1] if found else 0


def real_sign(one: RealNumber) -> int:
    """One, zero or minus one."""
    return (one[0] > 0) - (one[0] < 0)


def real_greatest(*numbers: RealNumber) -> RealNumber:
    """The greatest of several numbers."""
    best = numbers[0]
    for each in numbers[1:]:
        best = each if real_sign(real_difference(each, best)) > 0 else best
    return best


def real_least(*numbers: RealNumber) -> RealNumber:
    """The least of several numbers."""
    return real_opposite(real_greatest(*map(real_opposite, numbers)))


def real_power(one: RealNumber, exponent: int, bits: int = REAL_BITS) -> RealNumber:
    """The number to a whole power; zero to one below zero has no value, and is not asked for."""
    found, square, left = (1, 0), one, abs(exponent)
    while left:
        if left & 1:
            found = real_product(found, square, bits)
        square = real_product(square, square, bits)
        left >>= 1
    return found if exponent >= 0 else real_quotient((1, 0), found, bits)


def real_sqrt(one: RealNumber, bits: int = REAL_BITS) -> RealNumber:
    """The square root of a number that is not below zero."""
    number, power = one
    places = max(0, 2 * bits - number.bit_length())
    places += (power - places) & 1
    return real_kept(isqrt(number << places), (power - places) // 2, bits)


def real_exp(one: RealNumber, bits: int = REAL_BITS) -> RealNumber:
    """The exponential function."""
    number, power = one
    places = bits + _GUARD + max(0, number.bit_length() + power)
    fixed, unit = real_shifted(number, power + places), 1 << places
    twos = fixed // real_ln2(places)
    rest = (fixed - twos * real_ln2(places)) >> _HALVINGS
    found, term, count = unit + rest, rest, 1
    while term:
        count += 1
        term = (term * rest >> places) // count
        found += term
    for _ in range(_HALVINGS):
        found = found * found >> places
    return real_kept(found, twos - places, bits)


def real_ln(one: RealNumber, bits: int = REAL_BITS) -> RealNumber:
    """The natural logarithm of a number above zero."""
    number, power = one
    places = bits + _GUARD
    twos = power + number.bit_length()
    fixed = real_shifted(number, places - number.bit_length())
    if fixed * fixed < 1 << (2 * places - 1):
        fixed, twos = real_shifted(number, places + 1 - number.bit_length()), twos - 1
    for _ in range(_ROOTS):
        fixed = isqrt(fixed << places)
    unit = 1 << places
    slope = ((fixed - unit) << places) // (fixed + unit)
    square, term, found, count = slope * slope >> places, slope, slope, 1
    while term not in (0, -1):
        term = term * square >> places
        count += 2
        found += term // count
    return real_kept((found << (_ROOTS + 1)) + twos * real_ln2(places), -places, bits)


LN2: dict[int, int] = {}


def real_ln2(places: int) -> int:
    """The natural logarithm of two with so many binary places."""
    if places not in LN2:
        parts = ((18, 26), (-2, 4801), (8, 8749))
        LN2[places] = sum(times * real_atanh(divisor, places + 16) for times, divisor in parts) >> 16
    return LN2[places]


def real_atanh(divisor: int, places: int) -> int:
    """The inverse hyperbolic tangent of one over a whole number."""
    term, found, count = (1 << places) // divisor, 0, 1
    while term:
        found += term // count
        term //= divisor * divisor
        count += 2
    return found


def real_log10(one: RealNumber, bits: int = REAL_BITS) -> RealNumber:
    """The common logarithm of a number above zero."""
    return real_quotient(real_ln(one, bits), real_ln((10, 0), bits), bits)


def real_raised(one: RealNumber, dividend: int, divisor: int, bits: int = REAL_BITS) -> RealNumber:
    """A number that is not below zero to any power."""
    if not one[0]:
        return REAL_ZERO
    return real_exp(real_product(real_ln(one, bits), real_ratio(dividend, divisor, bits), bits), bits)


def real_over_step(one: RealNumber, dividend: int, divisor: int) -> tuple[int, int]:
    """How many steps of ``dividend / divisor`` a number is, as two whole numbers to divide; what is nearer to zero than
    anything that counts is next to it."""
    number, power = one
    if power + number.bit_length() < _SMALLEST:
        number, power = real_sign(one), _SMALLEST
    return number * divisor << max(0, power), dividend << max(0, -power)


def real_steps(one: RealNumber, dividend: int, divisor: int) -> int:
    """How many steps a number is, to the nearest; what cannot be told from a half goes away from zero."""
    number, unit = real_over_step(one, dividend, divisor)
    size = abs(number)
    found = (2 * size * (REAL_TELLING + 1) + unit * REAL_TELLING) // (2 * unit * REAL_TELLING)
    return -found if number < 0 else found


def real_multiple(rounding: str, one: RealNumber, dividend: int, divisor: int) -> RealNumber:
    """The multiple of a step to which a number is rounded: ``round``, ``floor`` or ``ceil``."""
    number, unit = real_over_step(one, dividend, divisor)
    found = real_steps(one, dividend, divisor)
    if rounding != "round" and abs(number - found * unit) * REAL_TELLING > abs(number):
        found = number // unit if rounding == "floor" else -(-number // unit)
    return real_ratio(found * dividend, divisor)


def real_within(number: int, least: int, most: int) -> int:
    """The number, or the end that is nearer where it is beyond."""
    return min(max(number, least), most)
