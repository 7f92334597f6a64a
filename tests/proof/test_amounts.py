"""Amounts of generated guidelines: the proofs say of them what trying every patient says, and doses are bounded."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.generation.conditions import all_patients
from tests.generation.draw import Draw
from tests.proof.brute import without_strange

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Recommended
from guideproof.analysis.proof import AmountNotAboveZero, Budget, DifferentAmounts, prove
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Selection

PICKED = (Selection.ALL, Selection.EXACTLY_ONE, Selection.ONE_OR_MORE)


def apart(one: Recommended, other: Recommended) -> bool:
    """Whether two amounts that came are not the same."""
    assert one.quantity is not None
    assert other.quantity is not None
    (number, unit), (second, its_unit) = one.quantity, other.quantity
    own = its_unit.to(unit) if unit is not None and its_unit is not None else None
    if unit is None or its_unit is None:
        named = [each for each in (unit, its_unit) if each is not None]
        return any(each.dimension for each in named) or number != second
    return own is None or own.of(second) != number


def contradict(one: Recommended, other: Recommended, came: tuple[Recommended, ...]) -> bool:
    """Whether two items that came give the same intervention differently, whatever is picked."""
    if one.item.direction is other.item.direction is Direction.FOR and one.intervention == other.intervention:
        if one.node is other.node:
            return one.selection is Selection.ALL and apart(one, other)
        if Selection.ALL in (one.selection, other.selection):
            return apart(one, other)
        if one.selection in PICKED and other.selection in PICKED:
            mine = [each for each in came if each.node is one.node]
            theirs = [each for each in came if each.node is other.node]
            if any(each.amount is None for each in (*mine, *theirs)):
                return False
            pairs = [(each, another) for each in mine for another in theirs]
            return all(each.intervention == another.intervention and apart(each, another) for each, another in pairs)
    return False


def looked_for(guideline: Guideline) -> tuple[set[str], set[str]]:
    """The amounts that are zero or less for somebody, and the interventions with two amounts, by trying everybody."""
    evaluator, zero, different = Evaluator(guideline), set[str](), set[str]()
    for record in all_patients(list(guideline.elements.values())):
        patient = without_strange(record, evaluator)
        for entry in guideline.manifest.entry_points:
            came = evaluator.evaluate(patient, entry).recommendations
            given = [each for each in came if each.quantity is not None]
            none_at_all = [each.item.amount for each in given if each.quantity is not None and each.quantity[0] <= 0]
            zero |= {amount.text for amount in none_at_all if amount is not None}
            different |= {one.intervention.id for one, other in combinations(given, 2) if contradict(one, other, came)}
    return zero, different


@pytest.mark.parametrize("budget", [Budget(), Budget(search=0, cover=0, changes=0)], ids=["usual", "z3"])
def test_the_proofs_say_of_amounts_what_trying_every_patient_says(budget: Budget) -> None:
    pytest.importorskip("z3")

    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(st.builds(Draw, seed=st.integers(0, 2**32 - 1), size=st.integers(0, 3)))
    def test(draw: Draw) -> None:
        guideline = draw.guideline()
        proofs = prove(guideline, budget)
        assert proofs.not_decided == 0
        zero, different = looked_for(guideline)
        shown = [fact for fact in proofs.facts if isinstance(fact, AmountNotAboveZero)]
        texts = [guideline.nodes[fact.place.node].items[fact.place.item].amount for fact in shown]
        assert {each.text for each in texts if each is not None} == zero
        assert {fact.first.intervention for fact in proofs.facts if isinstance(fact, DifferentAmounts)} == different

    test()
