"""Which numbers an interval has, against what its ends say, for every pair of ends."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from guideproof.program.interval import End, NumberInterval

ENDS = [None, *(End(Fraction(number), open) for number in (0, 1) for open in (False, True))]
NUMBERS = [Fraction(number, 2) for number in range(-1, 4)]


@pytest.mark.parametrize(("low", "high"), list(product(ENDS, ENDS)))
def test_an_interval_has_the_numbers_between_its_ends(low: End | None, high: End | None) -> None:
    def above(number: Fraction) -> bool:
        return low is None or (number > low.number if low.open else number >= low.number)

    def below(number: Fraction) -> bool:
        return high is None or (number < high.number if high.open else number <= high.number)

    interval = NumberInterval(low, high)
    assert [interval.contains(each) for each in NUMBERS] == [above(each) and below(each) for each in NUMBERS]
