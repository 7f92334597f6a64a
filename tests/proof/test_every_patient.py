"""Generated guidelines, small enough that every patient can be tried: the proofs say exactly what trying all of them
says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.generation.chained import Chained
from tests.generation.conditions import DRUGS
from tests.generation.draw import Draw, WithRoots
from tests.generation.tabled import Tabled
from tests.proof.brute import Seen, clashing, look, named, taking_both

from guideproof.analysis.proof import (
    BranchingPlace,
    Budget,
    ContradictoryRecommendations,
    CoveredBranch,
    DecisionWithoutChoice,
    FormulaWithoutValue,
    Gap,
    ImpossibleBranch,
    ImpossibleConstraints,
    LeavesRange,
    OtherwiseTakes,
    Overlap,
    Proofs,
    Question,
    SafetyRuleBroken,
    UnreachableByAnyPatient,
    VacuousSafetyRule,
    Verdict,
    ask,
    prove,
)
from guideproof.model.element import Classify
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Direction, HitPolicy
from guideproof.model.safety import NeverTogether

ONLY_Z3 = Budget(search=0, cover=0, changes=0)
MENDING = Budget(large=0)


def law(examples: int, kind: type[Draw] = Draw) -> Callable[[Callable[[Draw], None]], Callable[[], None]]:
    def decorated(test: Callable[[Draw], None]) -> Callable[[], None]:
        draws = st.builds(kind, seed=st.integers(0, 2**32 - 1), size=st.integers(0, 4), flawed=st.booleans())
        return settings(max_examples=examples, deadline=None, derandomize=True)(given(draws)(test))

    return decorated


@law(40)
def test_the_proofs_say_what_trying_every_patient_says(draw: Draw) -> None:
    guideline = draw.guideline()
    compare(guideline, prove(guideline))


@law(8)
def test_z3_alone_says_the_same(draw: Draw) -> None:
    pytest.importorskip("z3")
    guideline = draw.guideline()
    compare(guideline, prove(guideline, ONLY_Z3))


@law(8, WithRoots)
def test_irrational_formulas_say_the_same(draw: Draw) -> None:
    guideline = draw.guideline()
    compare(guideline, prove(guideline))


@pytest.mark.parametrize("kind", [Chained, Tabled])
@pytest.mark.parametrize("budget", [Budget(), MENDING, ONLY_Z3], ids=["usual", "mending", "z3"])
def test_sections_that_join_and_long_tables_say_the_same(kind: type[Draw], budget: Budget) -> None:
    pytest.importorskip("z3")

    @law(6, kind)
    def test(draw: Draw) -> None:
        guideline = draw.guideline()
        compare(guideline, prove(guideline, budget))

    test()


@law(15)
def test_asking_for_what_is_recommended_says_the_same(draw: Draw) -> None:
    guideline = draw.guideline()
    seen = look(guideline)
    for entry in guideline.manifest.entry_points:
        for drug in DRUGS:
            some = [
                ask(guideline, question)
                for question in (Question(entry, recommends=(drug,)), Question(entry, advises_against=(drug,)))
            ]
            assert Verdict.OPEN not in {each.verdict for each in some}
            assert any(each.patient is not None for each in some) == ((entry, drug) in seen.told)


def compare(guideline: Guideline, proofs: Proofs) -> None:
    assert proofs.refused is None
    assert proofs.not_decided == 0
    seen = look(guideline)
    compare_classes(proofs, seen)
    impossible = {fact.entry for fact in proofs.facts if isinstance(fact, ImpossibleConstraints)}
    if None in impossible or not seen.possible:
        assert not seen.possible
        return
    assert impossible == set(guideline.manifest.entry_points) - seen.entered
    compare_classes_taken(guideline, proofs, seen)
    compare_decisions(guideline, proofs, seen)
    compare_recommendations(guideline, proofs, seen)


def compare_classes(proofs: Proofs, seen: Seen) -> None:
    if any(isinstance(fact, ImpossibleConstraints) and fact.entry is None for fact in proofs.facts):
        return
    gaps = {fact.place.derived for fact in proofs.facts if isinstance(fact, Gap) and fact.place.derived}
    overlaps = {fact.place.derived for fact in proofs.facts if isinstance(fact, Overlap) and fact.place.derived}
    assert gaps == seen.no_class
    assert overlaps == seen.two_classes
    assert {fact.element for fact in proofs.facts if isinstance(fact, FormulaWithoutValue)} == seen.no_value
    left = {fact.element for fact in proofs.facts if isinstance(fact, LeavesRange)}
    assert seen.only_out_of_range <= left <= seen.out_of_range


def compare_classes_taken(guideline: Guideline, proofs: Proofs, seen: Seen) -> None:
    """Whom no class takes by a branch, and that earlier ones cover it."""
    told = {
        (fact.place.derived, index): fact
        for fact in proofs.facts
        if isinstance(fact, ImpossibleBranch | CoveredBranch) and fact.place.derived is not None
        for index in (fact.branch, *fact.also)
    }
    classes = [each for each in guideline.derived.values() if isinstance(each.definition, Classify)]
    every = {(each.id, index) for each in classes for index in range(len(each.definition.branches))}
    if seen.no_class or seen.two_classes:
        assert not told  # as is told only where everybody has one class of each
        return
    assert told.keys() == every - seen.class_taken
    for (id, index), fact in told.items():
        assert isinstance(fact, CoveredBranch) == ((id, index) in seen.class_met)
    rests = {
        (fact.place.derived, fact.branch)
        for fact in proofs.facts
        if isinstance(fact, OtherwiseTakes) and fact.place.derived is not None
    }
    assert rests == {
        (each.id, index)
        for each in classes
        for index, branch in enumerate(each.definition.branches)
        if branch.when is None and (each.id, index) in seen.class_taken
    }


def compare_decisions(guideline: Guideline, proofs: Proofs, seen: Seen) -> None:
    gaps = {(entry, fact.place.node) for fact in proofs.facts if isinstance(fact, Gap) for entry in fact.entries}
    assert gaps == seen.gaps
    overlaps = [fact for fact in proofs.facts if isinstance(fact, Overlap) and fact.place.node is not None]
    assert {fact.place for fact in overlaps} == {
        BranchingPlace(node=id) for id, pairs in seen.overlaps.items() if pairs
    }
    for fact in overlaps:
        pairs = seen.overlaps[fact.place.node or ""]
        assert (fact.first, fact.second) in pairs
        assert {index for pair in pairs for index in pair} >= set(fact.branches)
    unreachable = {
        id for fact in proofs.facts if isinstance(fact, UnreachableByAnyPatient) for id in (fact.node, *fact.hanging)
    }
    assert unreachable == led_to(guideline, seen.entered) - seen.reached
    compare_branches(guideline, proofs, seen)


def compare_branches(guideline: Guideline, proofs: Proofs, seen: Seen) -> None:
    told = {
        (fact.place.node, index)
        for fact in proofs.facts
        if isinstance(fact, ImpossibleBranch | CoveredBranch) and fact.place.node is not None
        for index in (fact.branch, *fact.also)
    }
    for fact in proofs.facts:
        if isinstance(fact, DecisionWithoutChoice):
            assert (fact.node, fact.branch) in seen.taken
            told |= {(fact.node, other) for other in fact.others}
    never = {
        (id, index)
        for id in seen.reached
        if isinstance(body := guideline.nodes[id].body, Decision)
        for index in range(len(body.branches))
        if (id, index) not in seen.taken
    }
    assert told == never
    for fact in proofs.facts:
        if isinstance(fact, CoveredBranch) and fact.place.node is not None:
            body = guideline.nodes[fact.place.node].body
            assert isinstance(body, Decision)
            assert body.hit_policy is HitPolicy.FIRST
            assert max(fact.by) < fact.branch


def compare_recommendations(guideline: Guideline, proofs: Proofs, seen: Seen) -> None:
    told = {
        frozenset((fact.first.intervention, fact.second.intervention))
        for fact in proofs.facts
        if isinstance(fact, ContradictoryRecommendations)
    }
    clashes = [(drug, Direction.FOR, drug, Direction.AGAINST) for drug in DRUGS]
    excluding = ("drug", Direction.FOR, "rest", Direction.FOR)
    for clash in (*clashes, excluding):
        expected = clashing(guideline, seen, clash, [*clashes, excluding])
        assert (frozenset((clash[0], clash[2])) in told) == expected, clash
    broken = {fact.rule for fact in proofs.facts if isinstance(fact, SafetyRuleBroken)}
    assert broken & {"never", "always"} == seen.broken
    rule = guideline.safety["together"].rule
    assert isinstance(rule, NeverTogether)
    apart = combinations([drug for target in rule.targets for drug in named(target)], 2)
    pairs = [(one, Direction.FOR, other, Direction.FOR) for one, other in apart]
    assert ("together" in broken) == any(taking_both(guideline, seen, pair) for pair in pairs)
    vacuous = {fact.rule for fact in proofs.facts if isinstance(fact, VacuousSafetyRule)}
    assert vacuous == ({"never", "always"} - seen.applied if seen.entered else {"never", "always"} & vacuous)


def led_to(guideline: Guideline, entries: set[str]) -> set[str]:
    found = {guideline.manifest.entry_points[name].start.id for name in entries}
    waiting = list(found)
    while waiting:
        for _, target in guideline.nodes[waiting.pop()].edges:
            if target.id not in found:
                found.add(target.id)
                waiting.append(target.id)
    return found
