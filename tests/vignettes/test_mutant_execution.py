"""Which vignettes notice a fault: the quick way says what each of them says, evaluated with the fault as a whole."""

from __future__ import annotations

from random import Random

import pytest
from msgspec.structs import replace
from tests.generation.chained import Chained
from tests.generation.conditions import ELEMENTS, all_patients
from tests.generation.draw import Draw
from tests.generation.parts import HERE
from tests.generation.tabled import Tabled

from guideproof.analysis.cases.mutant_execution import MutantExecution
from guideproof.analysis.cases.mutants import mutants
from guideproof.analysis.cases.vignettes import expectation_of, mismatches
from guideproof.analysis.evaluation.evaluate import Evaluator, evaluator_for
from guideproof.analysis.graph.edges import node_edges
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Ref
from guideproof.model.vignette import Vignette

PATIENTS = list(all_patients(list(ELEMENTS.values())))
KEYS = ("recommends_only", "visits", "reassess", "advises_against_only", "status", "needs")


def with_vignettes(guideline: Guideline, chance: Random, count: int) -> Guideline:
    """The guideline with vignettes of patients of whom some things are not known, who expect some of what comes."""
    vignettes: dict[str, Vignette] = {}
    for number in range(count):
        missing = chance.sample(list(ELEMENTS), chance.choice([0, 0, 1, 2, 3]))
        facts = {id: value for id, value in chance.choice(PATIENTS).items() if id not in missing}
        entry = chance.choice(list(guideline.manifest.entry_points))
        evaluation = evaluator_for(guideline).evaluate(facts, entry)
        expect = replace(expectation_of(evaluation), **{key: None for key in KEYS if chance.random() < 0.4})
        if evaluation.derived and chance.random() < 0.3:
            expect = replace(expect, derived=dict(evaluation.derived))
        id = f"v{number}"
        vignettes[id] = Vignette(id, id, Ref(entry, HERE), facts, {}, {}, expect, None, (), HERE)
    return replace(guideline, vignettes=vignettes)


@pytest.mark.parametrize("drawn", [Draw, Chained, Tabled])
@pytest.mark.parametrize("seed", range(8))
def test_a_fault_is_noticed_as_by_the_whole_guideline_with_it(drawn: type[Draw], seed: int) -> None:
    chance = Random(seed)
    guideline = with_vignettes(drawn(seed, 3, flawed=seed % 2 == 0).guideline(), chance, 40 if seed % 4 else 2)
    watching = MutantExecution(guideline)
    watching.watch_vignettes()
    every, edges = list(mutants(guideline)), node_edges(guideline)
    for mutant in chance.sample(every, min(30, len(every))):
        whole = Evaluator(mutant.planted(guideline))
        noticing = {
            id
            for id, each in guideline.vignettes.items()
            if each.entry and list(mismatches(each.expect, whole.evaluate(each.facts, each.entry.id), edges))
        }
        quick = [each.facts for each in watching.noticing(mutant)]
        assert len(quick) == len(noticing), (mutant.where, mutant.what)
        assert all(guideline.vignettes[id].facts in quick for id in noticing)
