"""One question of an editor: is there a patient such that …?"""

from __future__ import annotations

from msgspec import Struct

from guideproof.analysis.evaluation.evaluate import UnknownEntry, evaluator_for
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.encoding.numbers import TooComplex
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.questions.classes import class_facts
from guideproof.analysis.proof.solver.budget import Budget
from guideproof.analysis.proof.solver.logic import FALSE, Formula, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.analysis.proof.witness.patient import Patient
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Recommendation
from guideproof.nearest import no_such


class Question(Struct, frozen=True):
    """All of it must be so for one patient: at the entry point (``None``: at any), a condition, what is recommended
    (options included), what is advised against, which nodes apply."""

    entry: str | None = None
    when: Condition | None = None
    recommends: tuple[str, ...] = ()
    advises_against: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()


class ProofAnswer(Struct, frozen=True):
    """``YES`` with a patient; ``NO``: proven of everybody; ``OPEN``: not settled within the budget."""

    verdict: Verdict
    patient: Patient | None = None


def ask(guideline: Guideline, question: Question, budget: Budget | None = None) -> ProofAnswer:
    """Whether there is such a patient, among all complete and valid ones. Ids that the guideline does not have are
    asked in vain.

    Raises ``NotEvaluable``, ``Circular`` and ``UnknownEntry`` as the evaluator does, and ``ReplayFailed`` for a bug
    here."""
    evaluator = evaluator_for(guideline)
    if question.entry is not None and question.entry not in guideline.manifest.entry_points:
        raise UnknownEntry(no_such("entry point", question.entry, guideline.manifest.entry_points))
    try:
        oracle = Oracle(guideline, budget or Budget(), () if question.when is None else (question.when,))
    except TooComplex:
        return ProofAnswer(Verdict.OPEN)
    witnesses = Witnesses(oracle, evaluator)
    if oracle.decide(None, ()).verdict is not Verdict.NO:
        for _ in class_facts(oracle, witnesses):
            pass  # from now on every patient has one class of each
    verdict = Verdict.NO
    for name, tracks in oracle.tracks.items():
        if question.entry not in (None, name):
            continue
        reply = _answered(oracle, witnesses, tracks, question)
        if reply.leaf is not None:
            return ProofAnswer(Verdict.YES, witnesses.patient(tracks, reply.leaf, _claim(tracks, question)))
        verdict = reply.verdict if reply.verdict is Verdict.OPEN else verdict
    return ProofAnswer(verdict)


def _answered(oracle: Oracle, witnesses: Witnesses, tracks: Tracks, question: Question) -> Reply:
    """What is recommended is asked of those who have a branch at each decision; it is assumed of a decision once
    somebody is found who has none there."""
    while True:
        reply = oracle.decide(tracks, _goals(oracle, tracks, question))
        if reply.leaf is None or not (question.recommends or question.advises_against):
            return reply
        fallen = witnesses.fallen(tracks, reply.leaf)
        if not fallen:
            return reply
        oracle.assume_branches(tracks, fallen)


def _goals(oracle: Oracle, tracks: Tracks, question: Question) -> list[Formula]:
    goals = [] if question.when is None else [oracle.encoding.formula(question.when)]
    for direction, ids in ((Direction.FOR, question.recommends), (Direction.AGAINST, question.advises_against)):
        goals += [
            disj([tracks.applies(node) for node in _nodes(tracks, id, direction)], oracle.space.full) for id in ids
        ]
    return goals + [tracks.applies(id) if id in tracks.rank else FALSE for id in question.visits]


def _nodes(tracks: Tracks, intervention: str, direction: Direction) -> list[str]:
    return [
        id
        for id in tracks.order
        if isinstance(body := tracks.node(id).body, Recommendation)
        and any(item.intervention.id == intervention and item.direction is direction for item in body.items)
    ]


def _claim(tracks: Tracks, question: Question) -> Claimed:
    wanted = [(id, Direction.FOR) for id in question.recommends]
    wanted += [(id, Direction.AGAINST) for id in question.advises_against]
    nodes = [_nodes(tracks, *each) for each in wanted]

    def certain(view: PartialReplay) -> bool:
        return (
            (question.when is None or view.truth(question.when) is True)
            and all(any(view.applies(id) is True for id in some) for some in nodes)
            and all(view.applies(id) is True for id in question.visits)
        )

    def shown(evaluation: Evaluation) -> bool:
        told = {(each.intervention.id, each.item.direction) for each in evaluation.recommendations}
        return told.issuperset(wanted) and {step.node for step in evaluation.path}.issuperset(question.visits)

    return Claimed(certain, shown)
