"""The same digits as ever: an evaluator that was emitted last year must find what one finds that is emitted today, so
every binary digit of what the functions give is recorded here."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256
from itertools import product

import pytest

from guideproof.program import real_numbers as real
from guideproof.program.real_numbers import RealNumber, real_ratio

ABOVE_ZERO = [
    Fraction(*each)
    for each in ((1, 1), (2, 1), (1, 2), (3, 1), (10, 1), (1, 3), (2, 3), (7, 10), (71, 100), (15, 11), (10**30, 7))
]
ABOVE_ZERO += [
    Fraction(10**25 + 1, 10**25),
    Fraction(10**25 - 1, 10**25),
    Fraction(1, 10**40),
    Fraction(2**600 + 1),
    Fraction(1, 2**600 + 1),
]
NUMBERS = [Fraction(0), *ABOVE_ZERO, *(-each for each in ABOVE_ZERO)]
MIDDLE = [each for each in NUMBERS if 10**-12 < abs(each) < 10**12 or not each]
BITS = (128, real.REAL_BITS)


def one(number: Fraction, bits: int = real.REAL_BITS) -> RealNumber:
    return real_ratio(number.numerator, number.denominator, bits)


def of_one(name: str, numbers: list[Fraction]) -> Iterator[object]:
    function = getattr(real, name)
    for number, bits in product(numbers, BITS):
        yield function(one(number, bits), bits)


def of_two(name: str) -> Iterator[object]:
    function = getattr(real, name)
    for first, second, bits in product(NUMBERS, NUMBERS, BITS):
        if name != "real_quotient" or second:
            yield function(one(first, bits), one(second, bits), bits)


def of_steps() -> Iterator[object]:
    for number, step in product(NUMBERS, ((1, 1), (1, 2), (3, 10), (10**20, 1))):
        yield real.real_over_step(one(number), *step)
        yield real.real_steps(one(number), *step)
        yield [real.real_multiple(rounding, one(number), *step) for rounding in ("round", "floor", "ceil")]
    for power in (-8190, -8192, -8194, -9000):
        yield [real.real_over_step((number, power), 1, 1) for number in (1, 2, 3, -3)]


def results(of: str) -> Iterator[object]:
    match of:
        case "real_ratio":
            yield from (one(number, bits) for number, bits in product(NUMBERS, BITS))
        case "real_sqrt":
            yield from of_one(of, [Fraction(0), *ABOVE_ZERO])
        case "real_ln" | "real_log10":
            yield from of_one(of, ABOVE_ZERO)
        case "real_exp":
            yield from of_one(of, MIDDLE)
        case "real_kept":
            for number, bits in product(range(-40, 40), (1, 2, 3, 4)):
                yield real.real_kept(number, 3, bits)
        case "real_power":
            yield from (
                real.real_power(one(number, bits), exponent, bits)
                for number, exponent, bits in product(NUMBERS, (0, 1, 2, 3, 7, -1, -4), BITS)
                if number or exponent >= 0
            )
        case "real_raised":
            yield from (
                real.real_raised(one(number, bits), *exponent, bits)
                for number, exponent, bits in product(ABOVE_ZERO, ((1, 2), (-3, 7), (5, 1)), BITS)
            )
        case "steps":
            yield from of_steps()
        case _:
            yield from of_two(of)


DIGITS = {
    "real_ratio": "cd41621cb6010de0",
    "real_kept": "7b44a7f75e7e4217",
    "real_sum": "b3d0397904ff3902",
    "real_difference": "f496a0ae0ea6a57f",
    "real_product": "6ecd6a2d97d7fb8a",
    "real_quotient": "cddcf22d4f427c97",
    "real_power": "555be7f6e758f354",
    "real_sqrt": "d3ad3618a1354067",
    "real_exp": "62a7ba7c15fafabd",
    "real_ln": "71e9d50c65b1deda",
    "real_log10": "00157e1facfe73bc",
    "real_raised": "ff23ea6f80f54ae7",
    "steps": "d99da33bba94c21b",
}


@pytest.mark.parametrize("of", DIGITS)
def test_every_digit_is_as_it_was(of: str) -> None:
    text = "\n".join(map(repr, results(of)))
    assert sha256(text.encode()).hexdigest()[:16] == DIGITS[of]


def test_the_greatest_the_least_and_ends() -> None:
    numbers = [one(each) for each in (Fraction(1, 3), Fraction(-2), Fraction(5, 2), Fraction(5, 2), Fraction(0))]
    assert real.real_greatest(*numbers) == one(Fraction(5, 2))
    assert real.real_least(*numbers) == one(Fraction(-2))
    assert [real.real_within(number, -1, 2) for number in (-2, -1, 0, 2, 3)] == [-1, -1, 0, 2, 2]
    assert [real.real_sign(each) for each in numbers] == [1, -1, 1, 1, 0]
