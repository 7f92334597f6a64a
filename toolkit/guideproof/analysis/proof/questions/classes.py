"""``classify`` elements: is there exactly one class for every patient?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from guideproof.analysis.evaluation.derivation import undetermined
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.graph.edges import behind
from guideproof.analysis.proof.encoding.applicability import kept
from guideproof.analysis.proof.encoding.branch_formulas import Holding
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.questions.alternatives import Alternatives, differing, overlaps
from guideproof.analysis.proof.questions.class_branches import ClassBranches
from guideproof.analysis.proof.questions.gaps import anybody_uncovered, uncovered
from guideproof.analysis.proof.questions.values import lacking_values, may_lack
from guideproof.analysis.proof.solver.logic import Formula, as_formula
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import (
    BranchingPlace,
    Gap,
    Overlap,
    ProofFact,
)
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.analysis.proof.witness.region import condition
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import ClassBranch, Classify, Derived
from guideproof.program.conditions import case_applies, unlike


def class_facts(oracle: Oracle, witnesses: Witnesses) -> Iterator[ProofFact]:
    """Gaps and overlaps of all classes, each after those it is made of; where there is none, then what is to be
    said of their branches: of those who have no class, or two, nobody has another one for that reason alone.

    Where there is one, it is assumed from then on that the element has exactly one class, as the evaluator demands.
    Of a formula that may have none it is asked whether it has a value, and that is assumed from then on, too. A
    constraint that speaks of classes or such formulas, directly or not, is assumed once all of these have been asked
    about.
    """
    formulas = {id for id in oracle.guideline.derived if may_lack(oracle, id)}
    waiting = {
        id: _undetermined_in(oracle, elements_of(constraint.holds), formulas)
        for id, constraint in oracle.guideline.constraints.items()
    }
    oracle.assumed = []
    _assume(oracle, waiting, ())
    asked: list[str] = []
    settled: list[str] = []
    sound = True
    for id in oracle.derived_order:
        derived = oracle.guideline.derived[id]
        if oracle.start(None) is None:
            return  # Nobody is left who has one class of each that was asked about.
        if id in formulas and not isinstance(derived.definition, Classify):
            yield from lacking_values(oracle, witnesses, id)
            settled.append(id)
            _assume(oracle, waiting, settled)
        if isinstance(derived.definition, Classify):
            facts = list(_facts_of(oracle, witnesses, derived))
            yield from facts
            if facts:
                oracle.assumed.append(one_of(oracle, derived))
            if id in formulas and oracle.start(None) is not None:
                yield from lacking_values(oracle, witnesses, id)
            asked.append(id)
            settled.append(id)
            sound = sound and not any(isinstance(each, Gap | Overlap) for each in facts)
            _assume(oracle, waiting, settled)
    anybody = oracle.decide(None, ()) if asked and sound else Reply(Verdict.NO)
    for id in asked if anybody.verdict is not Verdict.NO else ():
        derived = oracle.guideline.derived[id]
        yield from ClassBranches(oracle, witnesses, derived, held_by(oracle, derived), anybody.leaf).facts()


def _assume(oracle: Oracle, waiting: dict[str, set[str]], asked: Iterable[str]) -> None:
    """Assumes the constraints all of whose classes have been asked about."""
    for id in [id for id, classes in waiting.items() if classes.issubset(asked)]:
        del waiting[id]
        oracle.assumed.append(kept(oracle.encoding, oracle.guideline.constraints[id]))
    oracle.forget()


def _undetermined_in(oracle: Oracle, named: tuple[str, ...], formulas: set[str]) -> set[str]:
    """The classes, and the formulas that may have no value, that are named, or that named elements are made of."""
    derived = oracle.guideline.derived
    made_of = behind(oracle.guideline, named)
    return {id for id in made_of if id in formulas or (id in derived and isinstance(derived[id].definition, Classify))}


def _facts_of(oracle: Oracle, witnesses: Witnesses, derived: Derived) -> Iterator[ProofFact]:
    start = oracle.start(None)
    assert start is not None  # as is seen to above
    holding = held_by(oracle, derived)

    def among(formula: Formula) -> Reply:
        return oracle.decide(None, (formula,))

    plain = oracle.decide(None, ()).leaf
    conditions = (holding.condition(index) for index in range(len(holding.branches)))
    cases = Alternatives(
        oracle,
        None,
        tuple((index, own) for index, own in enumerate(conditions) if own is not None),
        start.box,
        (plain,) if plain is not None else (),
        among,
        _values(oracle, derived),
    )
    if holding.otherwise is None:
        yield from _gap(cases, witnesses, derived, holding)
    if holding.turns.exclusive:
        yield from _overlaps(cases, witnesses, derived, holding)


def held_by(oracle: Oracle, derived: Derived) -> Holding[ClassBranch]:
    """When each branch of a ``classify`` is taken."""
    if isinstance(derived.definition, Classify) and derived.definition.gives_numbers:
        return oracle.encoding.cases.holding(derived.id)
    return oracle.encoding.classes.of(derived)


def one_of(oracle: Oracle, derived: Derived) -> Formula:
    """That somebody has one class, or one number."""
    if isinstance(derived.definition, Classify) and derived.definition.gives_numbers:
        return oracle.encoding.cases.one(derived.id)
    return oracle.encoding.classes.of(derived).one


def _values(oracle: Oracle, derived: Derived) -> list[Hashable]:
    """What each branch gives: the same of two that may be taken together."""
    assert isinstance(derived.definition, Classify)
    if derived.definition.gives_numbers:
        cases = oracle.space.program.cases(derived.id)
        own = [case_applies(turn.branch, oracle.guideline) for turn in cases.turns.turns]
        return [(number.whole, applies) for number, applies in zip(cases.numbers, own, strict=True)]
    return [branch.value for branch in derived.definition.branches]


def _at_fault(derived: Derived) -> Callable[[Evaluation], bool]:
    """That the evaluator says of a patient that this element has no class, or two."""
    return lambda shown: any(problem.element == derived.id for problem in shown.problems)


def _gap(
    cases: Alternatives, witnesses: Witnesses, derived: Derived, holding: Holding[ClassBranch]
) -> Iterator[ProofFact]:
    oracle, reply = cases.oracle, anybody_uncovered(cases)
    oracle.tally.count(reply.verdict, Asked.GAP, derived.id)
    if reply.verdict is Verdict.OPEN:
        yield NotDecided(Asked.GAP, derived.id, None)
    if reply.leaf is not None:
        found = uncovered(cases)
        leaf = cases.among(as_formula(found.groups[0])).leaf if found.groups else None
        whens = holding.turns.conditions
        claim = Claimed(lambda view: all(view.truth(when) is False for when in whens), _at_fault(derived))
        patient = witnesses.patient(None, leaf or reply.leaf, claim)
        groups = tuple(condition(oracle.encoding, group) for group in found.groups)
        yield Gap(BranchingPlace(derived=derived.id), (), groups, found.complete, patient)


def _overlaps(
    cases: Alternatives, witnesses: Witnesses, derived: Derived, holding: Holding[ClassBranch]
) -> Iterator[ProofFact]:
    oracle = cases.oracle
    meetings = overlaps(cases) if _all_plain(oracle, derived) else differing(cases, derived)
    verdict = Verdict.YES if meetings.found else Verdict.OPEN if meetings.undecided else Verdict.NO
    oracle.tally.count(verdict, Asked.OVERLAP, derived.id)
    if meetings.undecided:
        indexes = tuple(sorted({index for pair in meetings.undecided for index in pair}))
        yield NotDecided(Asked.OVERLAP, derived.id, None, indexes, len(meetings.undecided))
    for together in meetings.found[: oracle.budget.overlaps]:
        pair = [holding.branches[index].when for index in (together.first, together.second)]
        claim = Claimed(
            _certainly_two(oracle, derived, [when for when in pair if when is not None]), _at_fault(derived)
        )
        patient = witnesses.patient(None, together.leaf, claim)
        yield Overlap(
            BranchingPlace(derived=derived.id),
            (),
            together.first,
            together.second,
            together.indexes,
            together.pairs,
            together.equal,
            patient,
        )


def _all_plain(oracle: Oracle, derived: Derived) -> bool:
    """Whether it is plain, without asking, which branches give the same."""
    assert isinstance(derived.definition, Classify)
    if not derived.definition.gives_numbers:
        return True
    cases, guideline = oracle.space.program.cases(derived.id), oracle.guideline
    return cases.constants is not None and unlike(cases.turns, guideline) is None


def _certainly_two(oracle: Oracle, derived: Derived, whens: list[Condition]) -> Callable[[PartialReplay], bool]:
    """That two conditions certainly hold, and of numbers by cases that what they give is known to differ."""
    fault = undetermined(derived, oracle.guideline)
    plain = _all_plain(oracle, derived)

    def certain(view: PartialReplay) -> bool:
        both = all(view.truth(when) is True for when in whens)
        return both and (plain or (fault is not None and view.told(fault) is not None))

    return certain
