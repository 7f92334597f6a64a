"""Cases of long tables, of which much is told without a search: nobody is said not to exist who does, and no fact is
said to be needed that is not."""

from __future__ import annotations

from itertools import product

import pytest
from benchmarks import shapes

from guideproof.analysis.cases.asking import FoundCase
from guideproof.analysis.cases.boundaries import Boundary
from guideproof.analysis.cases.condition_coverage import Sides
from guideproof.analysis.cases.generated import Generated, GeneratedCase, generate
from guideproof.analysis.cases.mutant_execution import MutantExecution
from guideproof.analysis.cases.needed_facts import NeededFacts
from guideproof.analysis.cases.uncovered import UncoveredFinder
from guideproof.analysis.cases.vignettes import told_apart
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.condition import Compares
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline

COLUMNS = 2


@pytest.fixture(scope="module", params=["unique", "every", "first", "first, over one another"])
def table(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Guideline, Generated]:
    policy, _, over = request.param.partition(",")
    files = shapes.ladder(3, COLUMNS, policy) if over else shapes.rows(6, COLUMNS, policy)
    branches = files["nodes/first/table.yaml"]["branches"]
    for branch in branches[::3]:
        branch["next"] = "other"
    files |= shapes.recommendation("other", 1)
    guideline = load_guideline(shapes.write(files, tmp_path_factory.mktemp("table") / "guideline"))
    return guideline, generate(guideline)


def test_nobody_tells_apart_what_is_said_to_be_nobodys(table: tuple[Guideline, Generated]) -> None:
    guideline, made = table
    base = evaluator_for(guideline)
    bounds = {number for test in _numbers(guideline) for number in (test - 1, test, test + 1) if 0 <= number <= 1000}
    patients = [dict(zip(("e0", "e1"), values, strict=True)) for values in product(sorted(bounds), repeat=COLUMNS)]
    known = [base.evaluate(facts) for facts in patients]
    assert made.untold
    for each in made.untold:
        assert each.verdict is Verdict.NO
        changed = each.boundary.mutant.evaluator(guideline, base)
        assert not any(
            told_apart(before, changed.evaluate(facts)) for facts, before in zip(patients, known, strict=True)
        ), each.boundary.text


def _numbers(guideline: Guideline) -> set[int]:
    tests = [atom.test for atom in Sides(guideline).atoms if isinstance(atom.test, Compares)]
    return {int(test.bound.number) for test in tests if test.bound.number is not None}


def test_without_a_needed_fact_less_comes_or_is_shown(table: tuple[Guideline, Generated]) -> None:
    guideline, made = table
    needed, asked = NeededFacts(guideline), 0
    for case in made.cases:
        patient = FoundCase(case.entry, case.facts, evaluator_for(guideline).evaluate(case.facts, case.entry))
        for id in needed.of(patient, case.shows):
            asked += 1
            assert not _as_good(guideline, case, patient, id)
    assert asked


def _as_good(guideline: Guideline, case: GeneratedCase, patient: FoundCase, id: str) -> bool:
    """Whether all comes and is shown without a fact."""
    facts = {key: value for key, value in case.facts.items() if key != id}
    after = evaluator_for(guideline).evaluate(facts, case.entry)
    watching, finder = MutantExecution(guideline), UncoveredFinder(guideline, Sides(guideline))
    return [(step.node, step.branch) for step in after.path] == [
        (step.node, step.branch) for step in patient.evaluation.path
    ] and all(
        watching.tells(each.mutant, facts, case.entry)
        if isinstance(each, Boundary)
        else finder.covers(each, facts, after)
        for each in case.shows
    )
