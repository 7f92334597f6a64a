"""Two versions compared: each difference has a patient who shows it, and where there is none nobody differs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE

from guideproof.analysis.cases.mutants import mutants
from guideproof.analysis.comparing.compare import compare
from guideproof.analysis.comparing.comparison import Comparison, Layer, Side
from guideproof.analysis.comparing.composed import compose
from guideproof.analysis.comparing.offers import in_words, offers, said
from guideproof.analysis.comparing.replaying import Replay
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.model.condition import All as AllOf
from guideproof.model.condition import IsBoolean, Not
from guideproof.model.element import Assumption, Constraint, Derived, Points
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node
from guideproof.reporters import comparison as reporter
from guideproof.workflow import sound

ROOT = Path(__file__).parents[3]
EXAMPLES = ("stroke-risk", "anticoagulant-dose", "cervical-screening")
SAMPLE = 24


@cache
def example(name: str) -> Guideline:
    return sound(ROOT / "examples" / name)


def planted(guideline: Guideline, changed: Node | Derived) -> Guideline:
    if isinstance(changed, Derived):
        return replace(guideline, derived={**guideline.derived, changed.id: changed})
    return replace(guideline, nodes={**guideline.nodes, changed.id: changed})


def faults(name: str) -> list[Guideline]:
    every = [each.changed for each in mutants(example(name)) if isinstance(each.changed, Node | Derived)]
    return [planted(example(name), each) for each in every[:: max(1, len(every) // SAMPLE)]]


def treatments(guideline: Guideline, facts: dict[str, Any], entry: str | None) -> tuple[Evaluation, frozenset[str]]:
    found = evaluate(guideline, facts, entry)
    told = {in_words(key, guideline) for key in said(found, guideline, offers)}
    told |= {f"{each.intervention.id}: {each.amount}" for each in found.recommendations}
    return found, frozenset(told | {f"{each.node.id}: {each.due}" for each in found.reassess})


def holds(base: Guideline, head: Guideline, compared: Comparison) -> None:
    """Every witness shows what is said of it, in the evaluators alone."""
    for each in compared.found:
        assert each.witness is not None
        facts = dict(each.witness.facts)
        entry = each.entry or None
        was, becomes = treatments(base, facts, entry), treatments(head, facts, entry)
        assert (was[0].status, becomes[0].status) == each.witness.status
        if each.layer is Layer.TREATMENT:
            mine, other = (was, becomes) if each.side is Side.ONLY_BASE else (becomes, was)
            assert each.what in mine[1] or "another amount or day" in each.what
            assert mine[1] != other[1]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_guideline_does_not_differ_from_itself(name: str) -> None:
    compared = compare(example(name), example(name))
    assert compared.same
    assert compared.asked == 0
    assert "Nothing differs." in reporter.as_text(compared)


@pytest.mark.parametrize("name", EXAMPLES)
def test_planted_faults_have_patients_and_who_differs_is_found(name: str) -> None:
    base = example(name)
    for head in faults(name):
        compared = compare(base, head)
        assert compared.not_compared is None
        holds(base, head, compared)
        treated = {(each.layer, each.entry) for each in (*compared.found, *compared.open)}
        replay = Replay(base, head)
        for vignette in base.vignettes.values():
            entry = vignette.entry.id if vignette.entry is not None else next(iter(base.manifest.entry_points))
            was, becomes = (treatments(each, dict(vignette.facts), entry) for each in (base, head))
            complete = was[0].status is Status.COMPLETE and becomes[0].status is Status.COMPLETE
            if complete and was[1] != becomes[1]:
                assert (Layer.TREATMENT, entry) in treated, (vignette.id, compared.edits)
            for layer in (Layer.ADVICE, Layer.ASKED) if complete else ():
                one, other = replay.said(layer, was[0], becomes[0])
                assert one == other or (layer, entry) in treated, (vignette.id, layer, compared.edits)


def test_versions_the_other_way_round_mirror_each_other() -> None:
    base = example("stroke-risk")
    for head in faults("stroke-risk")[::8]:
        there, back = compare(base, head), compare(head, base)
        turned = {Side.ONLY_BASE: Side.ONLY_HEAD, Side.ONLY_HEAD: Side.ONLY_BASE, Side.BOTH: Side.BOTH}
        assert {(each.layer, each.entry, each.side, each.what) for each in there.differences} == {
            (each.layer, each.entry, turned[each.side], each.what) for each in back.differences
        }
        assert reporter.as_json(there) == reporter.as_json(compare(base, head))


def test_words_alone_treat_nobody_differently() -> None:
    base = example("stroke-risk")
    node = next(iter(base.nodes.values()))
    hostile = "@everyone closes #12 <img src=x> ```"
    head = replace(base, nodes={**base.nodes, node.id: replace(node, rationale=hostile)})
    compared = compare(base, head)
    assert compared.found == ()
    assert compared.asked == 0
    assert [each.layer for each in compared.edits] == [Layer.WORDS]
    text = reporter.as_markdown(compared)
    assert "No question was asked" in text
    assert "@everyone" not in text
    assert "#12" not in text
    assert "\\<img" in text


def led(evaluation: Evaluation, guideline: Guideline, node: str) -> frozenset[str] | None:
    """Where somebody is led from a node; ``None`` for who does not come there."""
    steps = [step for step in evaluation.path if step.node == node]
    if not steps:
        return None
    taken = {step.branch for step in steps}
    edges = guideline.nodes[node].edges
    return frozenset(target.id for branch, target in edges if branch is not None and branch.id in taken)


@pytest.mark.parametrize("name", EXAMPLES)
def test_regions_hold_of_those_who_are_led_elsewhere_and_of_nobody_else(name: str) -> None:
    base, exact, inside = example(name), 0, 0
    for head in faults(name)[::3]:
        for region in compare(base, head).regions:
            both = compose(base, head).guideline
            told = [compile_condition(each, both) for each in region.conditions]
            exact += region.exact
            for vignette in base.vignettes.values():
                facts = dict(vignette.facts)
                state = evaluate(both, facts, region.entry).known.state
                was, becomes = (evaluate(each, facts, region.entry) for each in (base, head))
                if was.status is not Status.COMPLETE or becomes.status is not Status.COMPLETE:
                    continue
                one, other = led(was, base, region.node), led(becomes, head, region.node)
                if one is None or other is None:
                    continue
                within = any(each(state) is True for each in told)
                inside += within
                if within:
                    assert one != other, (vignette.id, region)
                elif region.exact:
                    assert one == other, (vignette.id, region)
    assert exact > 0
    assert inside > 0


def test_who_finds_no_branch_any_more_is_not_passed_over() -> None:
    base = example("stroke-risk")
    node = base.nodes["how-many-points"]
    assert isinstance(node.body, Decision)
    fewer = tuple(branch for branch in node.body.branches if branch.id != "low-woman")
    head = planted(base, replace(node, body=replace(node.body, branches=fewer)))
    for one, other, side in ((base, head, Side.ONLY_BASE), (head, base, Side.ONLY_HEAD)):
        compared = compare(one, other)
        [found] = compared.of(Layer.ADMISSION)
        assert found.side is side
        assert found.witness is not None
        assert Status.INVALID.value in found.witness.status
        answers = {Side.ONLY_BASE: "have no answer any more", Side.ONLY_HEAD: "have an answer who had none"}
        assert f"Some patients {answers[side]}, at 1 visit; whoever has one in both" in reporter.verdict(compared)


def test_who_is_no_patient_any_more_is_not_passed_over() -> None:
    base = example("stroke-risk")
    when = AllOf((IsBoolean("diabetes", True, HERE), IsBoolean("stroke", True, HERE)), HERE)
    constraint = Constraint("never-both", Not(when, HERE), "For a test.", HERE)
    head = replace(base, constraints={**base.constraints, constraint.id: constraint})
    for one, other, side in ((base, head, Side.ONLY_BASE), (head, base, Side.ONLY_HEAD)):
        compared = compare(one, other)
        [found] = compared.of(Layer.ADMISSION)
        assert found.side is side
        assert found.witness is not None
        assert found.witness.facts["diabetes"] is True
        assert found.witness.facts["stroke"] is True


def test_what_comes_of_a_missing_value_is_said_not_to_be_asked() -> None:
    base = example("stroke-risk")
    element = replace(base.elements["diabetes"], assumption=Assumption(False, "For a test.", HERE))
    compared = compare(base, replace(base, elements={**base.elements, "diabetes": element}))
    assert "Not asked was what comes of 1 edit" in reporter.verdict(compared)
    assert "input \u201cDiabetes\u201d" in reporter.verdict(compared)
    assert "Nobody" not in reporter.verdict(compared)


def test_versions_without_a_visit_in_common_are_not_compared() -> None:
    base = example("stroke-risk")
    [(name, entry)] = base.manifest.entry_points.items()
    renamed = replace(base.manifest, entry_points={f"{name}-two": replace(entry, name=f"{name}-two")})
    compared = compare(base, replace(base, manifest=renamed))
    assert compared.not_compared is not None
    assert "no entry point" in compared.not_compared


def test_a_text_in_which_a_value_stands_that_is_another_one_now_is_not_passed_over() -> None:
    base = example("stroke-risk")
    score = base.derived["risk_factors"]
    assert isinstance(score.definition, Points)
    more = tuple(replace(branch, points=branch.points + 3) for branch in score.definition.branches)
    head = planted(base, replace(score, definition=replace(score.definition, branches=more)))
    compared = compare(base, head)
    assert compared.of(Layer.ADVICE) or compared.open
    assert "Nobody is treated differently, proven" not in reporter.verdict(compared)
