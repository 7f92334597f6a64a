"""Cases for boundaries: whoever stands for one notices when it is moved, and who is said not to exist does not."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.generation.conditions import ELEMENTS, all_patients
from tests.generation.draw import Draw
from tests.generation.parts import HERE
from tests.generation.sound import Tree
from tests.proof.brute import without_strange

import guideproof
from guideproof.analysis.cases.boundaries import MOVED
from guideproof.analysis.cases.distinguishing import Distinguisher
from guideproof.analysis.cases.generated import Generated, generate
from guideproof.analysis.cases.mutants import Mutant, mutants
from guideproof.analysis.cases.mutation import mutation_report
from guideproof.analysis.cases.vignettes import mismatches, run_vignettes, told_apart
from guideproof.analysis.evaluation.evaluate import evaluate, evaluator_for
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Ref
from guideproof.model.vignette import Expectation, Vignette
from guideproof.program.variables import variables_of
from guideproof.workflow import write_cases

SHIPPED = Path(__file__).parents[2] / "guideline"


def with_cases(guideline: Guideline, made: Generated) -> Guideline:
    """The guideline with its cases as the only vignettes."""
    vignettes = {
        case.id: Vignette(case.id, case.title, Ref(case.entry, HERE), case.facts, {}, {}, case.expect, None, (), HERE)
        for case in made.cases
    }
    return replace(guideline, vignettes=vignettes)


def shifted(guideline: Guideline) -> list[Mutant]:
    return [mutant for mutant in mutants(guideline) if mutant.operator in MOVED]


def notices_every_shift(guideline: Guideline) -> Generated:
    made = generate(guideline)
    written = with_cases(guideline, made)
    assert not run_vignettes(written).failed
    report = mutation_report(written, shifted(guideline))
    # A vignette expects one amount of an intervention: of two different ones, a contradiction, the first.
    unseen = [each for each in report.survivors if not has_two_amounts(each.patient.evaluation)]
    assert [(each.mutant.where, each.mutant.what) for each in unseen] == []
    # Who lacks data may be asked for more although nobody who has all is treated otherwise.
    assert report.noticed + len(report.survivors) >= made.boundaries - len(made.untold)
    assert not report.open
    return made


def has_two_amounts(evaluation: Evaluation) -> bool:
    """Whether an intervention comes with two different amounts."""
    amounts: dict[str, set[str]] = {}
    for each in evaluation.recommendations:
        if each.amount is not None:
            amounts.setdefault(each.intervention.id, set()).add(each.amount)
    return any(len(each) > 1 for each in amounts.values())


def draws(size: int) -> st.SearchStrategy[Draw]:
    return st.builds(Draw, seed=st.integers(0, 2**32 - 1), size=st.integers(0, size), flawed=st.booleans())


@settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
@given(draws(3))
def test_every_moved_boundary_is_noticed_or_nobody_can(draw: Draw) -> None:
    made = notices_every_shift(draw.guideline())
    assert {each.verdict for each in made.untold} <= {Verdict.NO}


def divides(guideline: Guideline) -> bool:
    """Whether a formula may have no value."""
    program = variables_of(guideline)
    return any(program.formula(id).lacks for id in program.formulas)


@settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate])
@given(draws(2), st.randoms(use_true_random=False))
def test_who_is_treated_otherwise_is_found_if_there_is_anybody(draw: Draw, chance: Random) -> None:
    guideline = draw.guideline()
    base = evaluator_for(guideline)
    every = list(mutants(guideline))
    some = chance.sample(every, min(5, len(every)))
    distinguisher = Distinguisher(guideline, some)
    entries = list(guideline.manifest.entry_points)
    patients = [
        (facts, entry, base.evaluate(facts, entry))
        for facts in (without_strange(each, base) for each in all_patients(list(ELEMENTS.values())))
        for entry in entries
    ]
    for mutant in some:
        answer = distinguisher.answer(mutant)
        changed = mutant.evaluator(guideline, base)
        there = any(told_apart(before, changed.evaluate(facts, entry)) for facts, entry, before in patients)
        # Whether a formula that divides has a value may be left open, and is said to be; it is never told wrongly.
        honest = {Verdict.YES if there else Verdict.NO} | ({Verdict.OPEN} if divides(guideline) else set())
        assert answer.verdict in honest, (mutant.where, mutant.what)


@pytest.mark.parametrize(("seed", "joins", "tracks"), [(1, 0.0, 0.0), (2, 0.4, 0.0), (3, 0.3, 0.3)])
def test_so_it_is_of_sound_guidelines_of_some_size(seed: int, joins: float, tracks: float) -> None:
    notices_every_shift(Tree(seed, 40, 2, joins, tracks).guideline())


EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", ["anticoagulant-dose", "cervical-screening", "stroke-risk"])
def test_cases_alone_notice_every_dose_and_point_that_is_a_little_off(name: str) -> None:
    guideline = guideproof.load(EXAMPLES / name)
    assert guideline.derived
    notices_every_shift(replace(guideline, vignettes={}))


@pytest.mark.parametrize("name", ["anticoagulant-dose", "cervical-screening", "stroke-risk"])
def test_the_cases_of_the_examples_notice_every_planted_fault(name: str) -> None:
    guideline = guideproof.load(EXAMPLES / name)
    report = mutation_report(guideline, list(mutants(guideline)))
    assert report.noticed > 40
    assert not [(fault.mutant.where, fault.mutant.what) for fault in report.survivors]
    assert not report.open


def test_cases_alone_notice_every_shift_in_the_shipped_guideline(tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("vignettes"))
    made = write_cases(folder).made
    guideline = guideproof.load(folder)
    assert len(guideline.vignettes) == len(made.cases)
    report = mutation_report(guideline, shifted(guideline))
    assert not report.survivors
    assert not report.open
    # Who lacks data may be asked for more although nobody who has all is treated otherwise.
    assert report.noticed >= made.boundaries - len(made.untold)


@pytest.mark.parametrize(
    ("node", "what"),
    [
        ("near-complete-response", "open: does not lead to no-routine-node-dissection"),
        ("imdc-risk-group", "poor: without prior_nephrectomy = false"),
        (
            "response-imaging-due",
            "not-yet: time_on_treatment < first_imaging_from (6 wk) becomes time_on_treatment < 7 wk",
        ),
        # They are advised against something else anyway, by a node that they come to anyway.
        ("review-other-sites", "against multidisciplinary-review"),
        ("removal-without-drugs", "against multidisciplinary-review"),
    ],
)
def test_a_fault_that_only_adds_advice_against_or_a_later_visit_counts(node: str, what: str) -> None:
    guideline = replace(guideproof.load(SHIPPED), vignettes={})
    fault = next(each for each in mutants(guideline) if (each.where, each.what) == (node, what))
    assert mutation_report(guideline, [fault]).survivors


@pytest.mark.parametrize(
    ("expected", "mismatched"),
    [
        ({"advises_against": ()}, ["advises_against"]),
        ({"advises_against_only": ()}, ["advises_against_only"]),
        ({"advises_against_only": (Ref("surgery", HERE),)}, []),
        ({"advises_against_only": (Ref("surgery", HERE), Ref("drugs", HERE))}, ["advises_against_only"]),
        ({"does_not_visit": (Ref("give-drugs", HERE),)}, ["does_not_visit"]),
        ({"does_not_visit": (Ref("review-liver", HERE),)}, []),
    ],
)
def test_what_must_not_come_can_be_expected(expected: dict[str, tuple[Ref, ...]], mismatched: list[str]) -> None:
    guideline = guideproof.load(Path(__file__).parent / "guideline")
    evaluation = evaluate(guideline, guideline.vignettes["early"].facts)
    nothing = Expectation(None, None, None, None, None, None, None, None, {})
    assert [each.key for each in mismatches(replace(nothing, **expected), evaluation, {})] == mismatched
