"""Questions of editors: a patient, or the proof that there is none."""

from __future__ import annotations

import pytest
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.evaluation.evaluate import UnknownEntry
from guideproof.analysis.proof import Asked, Budget, Question, Verdict, ask
from guideproof.analysis.proof.encoding.oracle import Oracle, QuestionTally
from guideproof.analysis.proof.solver.budget import Purse
from guideproof.analysis.proof.solver.logic import FALSE, FALSE_CELL, TRUE, TRUE_CELL
from guideproof.model.condition import IsBoolean
from guideproof.model.element import ElementType
from guideproof.model.node import Direction

YES, NO = (IsBoolean("sick", value, HERE) for value in (True, False))
OLD, YOUNG = (IsBoolean("old", value, HERE) for value in (True, False))
MADE = guideline(
    [entry("visit", "d"), entry("again", "drugs")],
    [element("sick", ElementType.BOOLEAN), element("old", ElementType.BOOLEAN)],
    [
        decision("d", branch("yes", YES, "by-age"), branch("no", NO, "rest")),
        decision("by-age", branch("old", OLD, "rest"), branch("young", YOUNG, "drugs")),
        recommendation("drugs", item("drug"), item("knife", Direction.AGAINST)),
        recommendation("rest", item("rest")),
    ],
    [intervention("drug"), intervention("knife"), intervention("rest")],
)


def test_a_patient_with_the_path() -> None:
    answer = ask(MADE, Question("visit", recommends=("drug",), advises_against=("knife",), visits=("by-age",)))
    assert answer.verdict is Verdict.YES
    assert answer.patient is not None
    assert answer.patient.facts == {"sick": True, "old": False}
    assert answer.patient.path == ("d", "by-age", "drugs")


@pytest.mark.parametrize(
    "question",
    [
        Question("visit", when=OLD, recommends=("drug",)),
        Question(recommends=("drug", "rest")),
        Question("again", visits=("d",)),
        Question(recommends=("no-such-thing",)),
    ],
)
def test_none_and_that_is_proven(question: Question) -> None:
    assert ask(MADE, question).verdict is Verdict.NO


def test_any_entry_point_will_do() -> None:
    answer = ask(MADE, Question(when=OLD, recommends=("drug",)))
    assert answer.patient is not None
    assert answer.patient.entry == "again"


def test_an_entry_point_that_there_is_not() -> None:
    with pytest.raises(UnknownEntry, match="no entry point `nowhere`"):
        ask(MADE, Question("nowhere"))


def test_each_question_is_counted_once() -> None:
    tally = QuestionTally()
    for verdict in (Verdict.NO, Verdict.NO, Verdict.YES, Verdict.OPEN):
        tally.count(verdict, Asked.GAP, "d")
    assert (tally.proven, tally.refuted, tally.open) == (2, 1, 1)


def test_a_node_applies_or_does_not() -> None:
    oracle = Oracle(MADE)
    for tracks in oracle.tracks.values():
        assert {oracle.space.full[tracks.variable(id)] for id in tracks.order} == {TRUE_CELL | FALSE_CELL}


def test_everybody_comes_to_the_first_node() -> None:
    tracks = Oracle(MADE).tracks["visit"]
    start = tracks.variable("d")
    assert [tracks.definition(start, cell) for cell in (TRUE_CELL, FALSE_CELL)] == [TRUE, FALSE]


def test_the_larger_a_guideline_is_the_more_work_its_proofs_may_take() -> None:
    small, large = (Purse(Budget(), nodes) for nodes in (10, 1000))
    assert small.search < large.search
    assert small.solver < large.solver
