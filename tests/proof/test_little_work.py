"""What is settled without a search: long tables by their cells, and shortcuts that give the same answer."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from tests.generation.parts import (
    HERE,
    branch,
    decision,
    element,
    entry,
    guideline,
    intervention,
    item,
    recommendation,
    refs,
)

from guideproof.analysis.proof import Asked, Budget, Gap, NotDecided, Overlap, ProofFact, SafetyRuleBroken, prove
from guideproof.analysis.proof.questions.prove import _chunks
from guideproof.analysis.proof.solver.logic import TRUE, Formula
from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, IsBoolean, IsCode, Not
from guideproof.model.element import ElementType, Grid
from guideproof.model.safety import Always, Named, SafetyRule
from guideproof.program.wording import condition_text

SIDE = 12
CODES = tuple("abcdefghijkl")
NUMBERS = [
    element(id, ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(10 * SIDE - 1), Fraction(1))) for id in ("x", "y")
]
KIND = element("kind", ElementType.CODE, CODES)
NOTHING = Budget(search=0, search_in_all=0, search_for_each_node=0, solver=0, solver_in_all=0, solver_for_each_node=0)


def compares(id: str, comparison: Comparison, number: int) -> Condition:
    return Compares(id, comparison, Bound(Fraction(number), None, Fraction(1), str(number)), HERE)


def within(id: str, place: int) -> list[Condition]:
    """The tens of a number."""
    low = [compares(id, Comparison.AT_LEAST, 10 * place)] if place else []
    return [*low, *([compares(id, Comparison.BELOW, 10 * place + 10)] if place + 1 < SIDE else [])]


def tiles() -> list[Condition]:
    """A row for each of the tens of one number and each code."""
    return [
        All((*within("x", place), IsCode("kind", (code,), HERE)), HERE) for place, code in product(range(SIDE), CODES)
    ]


def found(rows: list[Condition], budget: Budget) -> list[ProofFact]:
    branches = [branch(f"r{place}", row, "end") for place, row in enumerate(rows)]
    nodes = [decision("d", *branches), recommendation("end", item("drug"))]
    made = guideline([entry("visit", "d")], [*NUMBERS, KIND], nodes, [intervention("drug")])
    return list(prove(made, budget).facts)


def test_a_table_that_takes_everybody_once_needs_no_search() -> None:
    """However long it is."""
    asked = {fact.asked for fact in found(tiles(), NOTHING) if isinstance(fact, NotDecided)}
    assert not asked & {Asked.GAP, Asked.OVERLAP}


def test_of_a_table_what_is_missing_and_what_meets_is_found() -> None:
    rows = tiles()
    del rows[50]
    rows[7] = All((*within("x", 0), IsCode("kind", CODES[6:8], HERE)), HERE)
    usual = found(rows, Budget(solver=0))
    [gap] = [fact for fact in usual if isinstance(fact, Gap)]
    assert [condition_text(group) for group in gap.groups] == ["(x >= 40 and x <= 49) and kind = c"]
    assert gap.complete
    [overlap] = [fact for fact in usual if isinstance(fact, Overlap)]
    assert (overlap.branches, overlap.pairs, overlap.equal) == ((6, 7), 1, False)


@pytest.mark.parametrize("shown", [1, 2, 3])
def test_of_overlaps_as_many_are_facts_as_a_budget_says(shown: int) -> None:
    rows = tiles()
    for place in (3, 20, 100):
        codes = CODES[place % SIDE : place % SIDE + 2]
        rows[place] = All((*within("x", place // SIDE), IsCode("kind", codes, HERE)), HERE)
    some = [fact for fact in found(rows, Budget(solver=0, overlaps=shown)) if isinstance(fact, Overlap)]
    assert [fact.branches for fact in some] == [(3, 4), (20, 21), (100, 101)][:shown]


@pytest.mark.parametrize("groups", [1, 2, 4])
def test_of_a_gap_as_many_groups_are_told_as_a_budget_says(groups: int) -> None:
    rows = [row for place, row in enumerate(tiles()) if place not in (0, 40, 80)]
    [gap] = [fact for fact in found(rows, Budget(solver=0, groups=groups)) if isinstance(fact, Gap)]
    assert (len(gap.groups), gap.complete) == (min(groups, 3), groups > 3)


def test_more_pairs_that_surely_meet_than_may_be_asked() -> None:
    """Of whom it is known that they are there, two rows that hold of them meet without a question."""
    rows = [compares("x", Comparison.AT_LEAST, 2 * place) for place in range(1, 41)]
    [overlap] = [fact for fact in found(rows, Budget(solver=0, tries=50)) if isinstance(fact, Overlap)]
    assert (len(overlap.branches), overlap.pairs) == (40, 40 * 39 // 2)


SICK, OLD = (IsBoolean(id, True, HERE) for id in ("sick", "old"))


def tree(*, leak: bool) -> list[ProofFact]:
    """Everybody comes to a node with the drug, on three ways; or one branch leads past it."""
    nodes = [
        decision("d", branch("yes", SICK, "sick"), branch("no", Not(SICK, HERE), "well")),
        decision("sick", branch("yes", OLD, "end"), branch("no", Not(OLD, HERE), "before")),
        recommendation("before", item("knife"), following=["end" if not leak else "other"]),
        recommendation("well", item("knife"), following=["end"]),
        recommendation("end", item("drug")),
        recommendation("other", item("knife")),
    ]
    care = Named(refs(["drug"]))
    rule = Always(care, None, None)
    made = guideline(
        [entry("visit", "d")],
        [element(id, ElementType.BOOLEAN) for id in ("sick", "old")],
        nodes,
        [intervention("drug"), intervention("knife")],
        safety={"rule": SafetyRule("rule", "rule", "so", rule, (), None, (), HERE)},
    )
    return [
        fact
        for fact in prove(made, NOTHING).facts
        if isinstance(fact, SafetyRuleBroken) or (isinstance(fact, NotDecided) and fact.asked is Asked.SAFETY)
    ]


def test_what_nobody_escapes_needs_no_search() -> None:
    assert tree(leak=False) == []
    assert len(tree(leak=True)) == 1


@pytest.mark.parametrize(
    ("number", "most", "chunks"),
    [
        (3, 80, ["0", "1", "2"]),
        (3, 2, ["0", "1"]),
        (5, 10, ["0", "1", "2", "3", "4"]),
        (5, 9, ["01", "23", "4", "0", "1", "2", "3", "4"]),
        (4, 7, ["01", "23", "0", "1", "2", "3"]),
        (9, 3, ["0123", "4567", "8"]),
        (1, 1, ["0"]),
        (1, 0, []),
        (0, 9, []),
    ],
)
def test_of_many_constraints_first_half_are_left_out(number: int, most: int, chunks: list[str]) -> None:
    """So many times at most; of few each by itself at once. What was found to be needless is not left out again."""
    kept: dict[str, Formula] = {str(place): TRUE for place in range(number)}
    assert ["".join(sorted(chunk)) for chunk in _chunks(kept, most)] == chunks
    gone: list[str] = []
    for chunk in _chunks(kept, most):
        gone += sorted(chunk)
        for id in chunk:
            del kept[id]
    assert len(gone) == len(set(gone))
