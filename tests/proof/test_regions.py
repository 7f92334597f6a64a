"""A box of the search as a condition of the language: it holds of exactly those who are in the box."""

from __future__ import annotations

from random import Random

import pytest
from tests.generation.draw import Draw
from tests.generation.holes import Holes

from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.logic import Box, Formula, as_formula, conj
from guideproof.analysis.proof.solver.search import Search, Verdict
from guideproof.analysis.proof.solver.space import VarKind
from guideproof.analysis.proof.witness.region import condition
from guideproof.program.conditions import applicability_of
from guideproof.program.wording import condition_text

SAID = (VarKind.INPUT, VarKind.MEMBER, VarKind.SIZE, VarKind.DERIVED, VarKind.RELATION)
PLENTY = 50_000


def a_box(oracle: Oracle, chance: Random) -> Box:
    space = oracle.space
    variables = [each for each, named in enumerate(space.variables) if named.kind in SAID]
    box: Box = {}
    for variable in chance.sample(variables, min(len(variables), chance.randint(1, 3))):
        cells = [cell for cell in range(space.full[variable].bit_length()) if space.full[variable] >> cell & 1]
        some = chance.sample(cells, chance.randint(1, max(1, len(cells) - 1)))
        box[variable] = sum(1 << cell for cell in some)
    return box


def nobody(oracle: Oracle, *formulas: Formula) -> bool:
    search = Search(oracle.encoding)
    if not all(search.add(each) for each in formulas):
        return True
    verdict, _ = search.run(PLENTY)
    assert verdict is not Verdict.OPEN
    return verdict is Verdict.NO


@pytest.mark.parametrize("kind", ["drawn", "holes"])
def test_the_condition_of_a_box_holds_of_those_in_it(kind: str) -> None:
    for seed in range(30):
        drawn = (Holes(seed, seed % 4) if kind == "holes" else Draw(seed, seed % 3)).guideline()
        if not applicability_of(drawn).always:
            continue  # what does not apply is in no condition, and in some box
        oracle, chance = Oracle(drawn), Random(seed)
        for _ in range(12):
            box = a_box(oracle, chance)
            if any(each in oracle.space.points or box[each] in (0, oracle.space.full[each]) for each in box):
                continue
            said = condition(oracle.encoding, box)
            meant, inside = oracle.encoding.formula(said), as_formula(box)
            assert nobody(oracle, conj([inside, oracle.negation(meant)])), condition_text(said)
            assert nobody(oracle, conj([meant, oracle.negation(inside)])), condition_text(said)
