"""Numbers for products, one moved at a time: found where they are few among many, and what was asked for."""

from __future__ import annotations

import pytest

from guideproof.analysis.proof.solver.arithmetic import Linear, constant, multiply
from guideproof.analysis.proof.solver.logic import Rel
from guideproof.analysis.proof.solver.pinning import Pinning

X, Y = (Linear(((each, 1),), 0) for each in (0, 1))
PLENTY = 100_000


def at_least(one: Linear, other: Linear, *, strict: bool = False) -> Rel:
    return Rel(one.plus(other.times(-1)), strict)


@pytest.mark.parametrize("strict", [False, True])
def test_one_number_among_a_million(strict: bool) -> None:
    by = 1 if strict else 0
    square = multiply(X, X)
    low, high = constant(777**2 - by), constant(777**2 + by)
    relations = [at_least(square, low, strict=strict), at_least(high, square, strict=strict)]
    assert Pinning(relations, {0: (0, 1_000_000)}, lambda name, value: True).found(PLENTY) == {0: 777}


def test_two_factors_of_which_one_is_not_allowed_everywhere() -> None:
    product = multiply(X, Y)
    relations = [at_least(product, constant(5_000)), at_least(constant(5_100), product)]
    pinning = Pinning(relations, {0: (1, 1_000), 1: (1, 1_000)}, lambda name, value: name == 1 or value % 7 == 0)
    found = pinning.found(PLENTY)
    assert found is not None
    assert found[0] % 7 == 0
    assert 5_000 <= found[0] * found[1] <= 5_100


def test_what_there_is_not_is_not_found() -> None:
    square = multiply(X, X)
    relations = [at_least(square, constant(2)), at_least(constant(3), square)]
    assert Pinning(relations, {0: (0, 100)}, lambda name, value: True).found(PLENTY) is None
