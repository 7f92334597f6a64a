"""A sound guideline is clean; the same one with a fault planted in it is not, and the fault is found where it is."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.generation.sound import Tree, planted

from guideproof.analysis.proof import (
    ContradictoryRecommendations,
    DecisionWithoutChoice,
    Gap,
    ImpossibleBranch,
    OtherwiseTakes,
    Overlap,
    Proofs,
    SafetyRuleBroken,
    prove,
)

KINDS = ("gap", "overlap", "impossible", "contradiction", "never", "always", "together")


def found(proofs: Proofs) -> set[tuple[str, str]]:
    """What was found, by the kind that was planted and where."""
    places: set[tuple[str, str]] = set()
    for fact in proofs.facts:
        match fact:
            case Gap(place=place):
                places.add(("gap", place.node or ""))
            case Overlap(place=place):
                places.add(("overlap", place.node or ""))
            case ImpossibleBranch(place=place):
                places.add(("impossible", place.node or ""))
            case DecisionWithoutChoice(node=node):
                places.add(("impossible", node))
            case ContradictoryRecommendations(first=first):
                places.add(("contradiction", first.intervention))
            case SafetyRuleBroken(rule=rule):
                places |= {(kind, rule) for kind in ("never", "always", "together")}
            case _:
                pass
    return places


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32 - 1), nodes=st.integers(2, 14), tracks=st.sampled_from([0.0, 0.3]))
def test_a_sound_guideline_is_clean(seed: int, nodes: int, tracks: float) -> None:
    proofs = prove(Tree(seed, nodes, joins=0.2, tracks=tracks).guideline())
    assert [fact for fact in proofs.facts if not isinstance(fact, OtherwiseTakes)] == []
    assert proofs.refuted == proofs.not_decided == 0


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32 - 1), nodes=st.integers(3, 14))
def test_a_planted_fault_is_found(kind: str, seed: int, nodes: int) -> None:
    tree = Tree(seed, nodes, joins=0.2)
    sound = tree.guideline()
    faulty, place = planted(kind, sound, tree, Random(seed))
    if faulty is not sound:
        assert (kind, place) in found(prove(faulty))
