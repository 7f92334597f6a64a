"""Hit policies against their definition, tried for every truth of every condition."""

from __future__ import annotations

from itertools import product

import pytest
from tests.generation.parts import HERE, branch

from guideproof.model.condition import IsBoolean
from guideproof.model.node import Branch, Decision, HitPolicy
from guideproof.program.taken import taken, turns_of

TRUTHS = (True, False, None)


def decision(policy: HitPolicy, conditions: int, otherwise: int | None) -> Decision:
    """So many branches with a condition, and perhaps an ``otherwise`` at a place among them."""
    branches = [branch(f"b{place}", IsBoolean(f"x{place}", True, HERE), "n") for place in range(conditions)]
    if otherwise is not None:
        branches.insert(otherwise, branch("rest", None, "n"))
    return Decision("?", policy, tuple(branches))


def negated(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def every(truths: list[bool | None]) -> bool | None:
    return False if False in truths else None if None in truths else True


def expected(
    policy: HitPolicy, branches: tuple[Branch, ...], truths: dict[str, bool | None], one: Branch
) -> bool | None:
    """By the page: each that holds; the first that holds; what no other takes."""
    if one.when is None:
        return every([negated(truth) for truth in truths.values()])
    before = [each for each in branches[: branches.index(one)] if each.when is not None]
    denied = [negated(truths[each.id]) for each in before] if policy is HitPolicy.FIRST else []
    return every([truths[one.id], *denied])


@pytest.mark.parametrize("policy", HitPolicy)
@pytest.mark.parametrize("otherwise", [None, 0, 1, 3])
def test_by_definition(policy: HitPolicy, otherwise: int | None) -> None:
    body = decision(policy, 3, otherwise)
    program = turns_of(body)
    assert [turn.branch for turn in program.turns] == list(body.branches)
    assert program.conditions == tuple(each.when for each in body.branches if each.when is not None)
    for truths in product(TRUTHS, repeat=3):
        by_id = dict(zip(("b0", "b1", "b2"), truths, strict=True))
        assert taken(program.turns, truths) == tuple(
            expected(policy, body.branches, by_id, one) for one in body.branches
        )


def test_what_decides_a_branch() -> None:
    program = turns_of(decision(HitPolicy.FIRST, 3, 3))
    named = [[test.element for test in turn.among(program.conditions)] for turn in program.turns]
    assert named == [["x0"], ["x0", "x1"], ["x0", "x1", "x2"], ["x0", "x1", "x2"]]
    unique = turns_of(decision(HitPolicy.UNIQUE, 3, 3))
    named = [[test.element for test in turn.among(unique.conditions)] for turn in unique.turns]
    assert named == [["x0"], ["x1"], ["x2"], ["x0", "x1", "x2"]]
