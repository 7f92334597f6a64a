"""Real numbers against Python's decimals at 250 digits, and what cannot be told from a half or from zero."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guideproof.program.real_numbers import (
    REAL_ZERO,
    RealNumber,
    real_difference,
    real_exp,
    real_ln,
    real_log10,
    real_multiple,
    real_power,
    real_product,
    real_quotient,
    real_raised,
    real_ratio,
    real_sqrt,
    real_steps,
    real_sum,
)

EXACTLY = Context(prec=250, Emax=10**9, Emin=-(10**9))
ABOVE_ZERO = st.builds(Fraction, st.integers(1, 10**30), st.integers(1, 10**20))
SMALL = st.builds(Fraction, st.integers(-2000, 2000), st.integers(1, 1000))
CLOSE = Decimal(10) ** -140


def real(value: Fraction) -> RealNumber:
    return real_ratio(value.numerator, value.denominator)


def decimal(value: Fraction) -> Decimal:
    return EXACTLY.divide(Decimal(value.numerator), Decimal(value.denominator))


def is_close(found: RealNumber, wanted: Decimal) -> bool:
    with localcontext(EXACTLY):
        return abs(Decimal(found[0]) * Decimal(2) ** found[1] - wanted) <= abs(wanted) * CLOSE


@pytest.mark.parametrize(
    ("function", "reference"),
    [(real_sqrt, Decimal.sqrt), (real_ln, Decimal.ln), (real_log10, Decimal.log10)],
    ids=["sqrt", "ln", "log10"],
)
def test_functions_of_what_is_above_zero(
    function: Callable[[RealNumber], RealNumber], reference: Callable[..., Decimal]
) -> None:
    @given(ABOVE_ZERO)
    @example(Fraction(1))
    @example(Fraction(10**20 + 1, 10**20))
    def test(value: Fraction) -> None:
        found, wanted = function(real(value)), reference(decimal(value), context=EXACTLY)
        # Near one a logarithm has fewer digits that tell than the number: as many as tell it from one.
        with localcontext(EXACTLY):
            apart = abs(Decimal(found[0]) * Decimal(2) ** found[1] - wanted)
        assert apart <= max(abs(wanted), Decimal(10) ** -25) * Decimal(10) ** -120

    test()


@given(SMALL)
def test_powers_of_e(value: Fraction) -> None:
    assert is_close(real_exp(real(value)), decimal(value).exp(context=EXACTLY))


@given(ABOVE_ZERO, st.builds(Fraction, st.integers(-640, 640), st.just(10)))
def test_powers(base: Fraction, exponent: Fraction) -> None:
    with localcontext(EXACTLY):
        wanted = decimal(base) ** decimal(exponent)
    found = real_raised(real(base), exponent.numerator, exponent.denominator)
    assert is_close(found, wanted)
    if exponent.denominator == 1:
        assert is_close(real_power(real(base), exponent.numerator), wanted)


@given(SMALL, SMALL)
def test_sums_products_and_quotients(one: Fraction, other: Fraction) -> None:
    mine, theirs = real(one), real(other)
    assert is_close(real_sum(mine, theirs), decimal(one + other))
    assert is_close(real_difference(mine, theirs), decimal(one - other))
    assert is_close(real_product(mine, theirs), decimal(one * other))
    if other:
        assert is_close(real_quotient(mine, theirs), decimal(one / other))


@given(SMALL, st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(3, 10)]))
def test_steps_and_multiples_of_what_is_rational(value: Fraction, step: Fraction) -> None:
    steps = value / step
    nearest = (abs(2 * steps) + 1) // 2 * (-1 if steps < 0 else 1)
    ratio = step.numerator, step.denominator
    assert real_steps(real(value), *ratio) == nearest
    multiples = {"round": nearest, "floor": steps // 1, "ceil": -(-steps // 1)}
    for rounding, wanted in multiples.items():
        assert is_close(real_multiple(rounding, real(value), *ratio), decimal(wanted * step))


def test_what_forty_digits_cannot_tell() -> None:
    assert real_difference(real_power(real_sqrt(real(Fraction(2))), 2), real(Fraction(2))) == REAL_ZERO
    assert real_steps(real_raised(real(Fraction(9, 4)), 1, 2), 1, 1) == 2
    assert real_steps(real(Fraction(5 * 10**50 - 1, 10**51)), 1, 1) == 1
    assert real_steps(real(Fraction(5 * 10**30 - 1, 10**31)), 1, 1) == 0
    assert real_multiple("floor", real_log10(real(Fraction(1000))), 1, 1) == (3, 0)
    assert real_multiple("ceil", real_log10(real(Fraction(1000))), 1, 1) == (3, 0)
