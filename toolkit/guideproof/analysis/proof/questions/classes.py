"""``classify`` elements: is there exactly one class for every patient?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.graph.edges import behind
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.questions.alternatives import Cases, Meetings, overlaps
from guideproof.analysis.proof.questions.gaps import anybody_uncovered, uncovered
from guideproof.analysis.proof.solver.logic import Card, Formula, as_formula, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import Asked, Gap, NotDecided, Overlap, Place, ProofFact
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.analysis.proof.witness.region import condition
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import Classify, Derived


def class_facts(oracle: Oracle, witnesses: Witnesses) -> Iterator[ProofFact]:
    """Gaps and overlaps of all classes, each after those it is made of.

    Where there is one, it is assumed from then on that the element has exactly one class, as the evaluator demands.
    A constraint that speaks of classes, directly or not, is assumed once all of these have been asked about.
    """
    waiting = {
        id: _classes_in(oracle, elements_of(constraint.holds))
        for id, constraint in oracle.guideline.constraints.items()
    }
    oracle.assumed = []
    _assume(oracle, waiting, set())
    asked: set[str] = set()
    for id in oracle.derived_order:
        derived = oracle.guideline.derived[id]
        if oracle.start(None) is None:
            return  # Nobody is left who has one class of each that was asked about.
        if isinstance(derived.definition, Classify):
            facts = list(_facts_of(oracle, witnesses, derived, derived.definition))
            yield from facts
            if facts:
                oracle.assumed.append(one_class(oracle, derived.definition))
            asked.add(id)
            _assume(oracle, waiting, asked)


def _assume(oracle: Oracle, waiting: dict[str, set[str]], asked: set[str]) -> None:
    """Assumes the constraints all of whose classes have been asked about."""
    for id in [id for id, classes in waiting.items() if classes <= asked]:
        del waiting[id]
        oracle.assumed.append(oracle.encoding.formula(oracle.guideline.constraints[id].holds))
    oracle.forget()


def _classes_in(oracle: Oracle, named: tuple[str, ...]) -> set[str]:
    """The classes that are named, or that named elements are made of."""
    derived = oracle.guideline.derived
    made_of = behind(oracle.guideline, named)
    return {id for id in made_of if id in derived and isinstance(derived[id].definition, Classify)}


def _facts_of(oracle: Oracle, witnesses: Witnesses, derived: Derived, classify: Classify) -> Iterator[ProofFact]:
    start = oracle.start(None)
    assert start is not None  # as is seen to above
    branches, whens = classify.branches, [branch.when for branch in classify.branches]

    def among(formula: Formula) -> Reply:
        return oracle.decide(None, (formula,))

    plain = oracle.decide(None, ()).leaf
    conditions = tuple((index, oracle.encoding.formula(when)) for index, when in enumerate(whens))
    cases = Cases(
        oracle,
        None,
        conditions,
        start.box,
        (plain,) if plain is not None else (),
        among,
        [branch.code for branch in branches],
    )
    yield from _gap(cases, witnesses, derived, classify)
    yield from _overlaps(oracle, witnesses, derived, classify, overlaps(cases))


def _at_fault(derived: Derived) -> Callable[[Evaluation], bool]:
    """That the evaluator says of a patient that this element has no class, or two."""
    return lambda shown: any(problem.element == derived.id for problem in shown.problems)


def _gap(cases: Cases, witnesses: Witnesses, derived: Derived, classify: Classify) -> Iterator[ProofFact]:
    oracle, reply = cases.oracle, anybody_uncovered(cases)
    oracle.tally.count(reply.verdict)
    if reply.verdict is Verdict.OPEN:
        yield NotDecided(Asked.GAP, derived.id, None)
    if reply.leaf is not None:
        found = uncovered(cases)
        leaf = cases.among(as_formula(found.groups[0])).leaf if found.groups else None
        whens = [branch.when for branch in classify.branches]
        claim = Claimed(lambda view: all(view.truth(when) is False for when in whens), _at_fault(derived))
        patient = witnesses.patient(None, leaf or reply.leaf, claim)
        groups = tuple(condition(oracle.encoding, group) for group in found.groups)
        yield Gap(Place(derived=derived.id), (), groups, found.complete, patient)


def _overlaps(
    oracle: Oracle, witnesses: Witnesses, derived: Derived, classify: Classify, meetings: Meetings
) -> Iterator[ProofFact]:
    oracle.tally.count(Verdict.YES if meetings.found else Verdict.OPEN if meetings.undecided else Verdict.NO)
    if meetings.undecided:
        indexes = tuple(sorted({index for pair in meetings.undecided for index in pair}))
        yield NotDecided(Asked.OVERLAP, derived.id, None, indexes, len(meetings.undecided))
    for together in meetings.found[: oracle.budget.overlaps]:
        pair = [classify.branches[index].when for index in (together.first, together.second)]
        claim = Claimed(_both_hold(pair), _at_fault(derived))
        patient = witnesses.patient(None, together.leaf, claim)
        yield Overlap(
            Place(derived=derived.id),
            (),
            together.first,
            together.second,
            together.indexes,
            together.pairs,
            together.equal,
            patient,
        )


def _both_hold(pair: list[Condition]) -> Callable[[PartialReplay], bool]:
    return lambda view: all(view.truth(when) is True for when in pair)


def one_class(oracle: Oracle, classify: Classify) -> Formula:
    """That somebody has exactly one class."""
    by_code: dict[str, list[Formula]] = {}
    for branch in classify.branches:
        by_code.setdefault(branch.code, []).append(oracle.encoding.formula(branch.when))
    return Card(0b10, tuple(disj(some, oracle.space.full) for some in by_code.values()))
