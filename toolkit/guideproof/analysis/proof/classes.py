"""``classify`` elements: is there exactly one class for every patient?"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph import operands
from guideproof.analysis.proof.cases import Cases, gap, overlaps
from guideproof.analysis.proof.fact import Asked, Gap, NotDecided, Overlap, Place, ProofFact
from guideproof.analysis.proof.logic import Card, Formula, disj
from guideproof.analysis.proof.oracle import Oracle, Reply
from guideproof.analysis.proof.region import region
from guideproof.analysis.proof.replay import Claim, Witnesses
from guideproof.analysis.proof.search import Verdict
from guideproof.model.condition import elements_of
from guideproof.model.element import Classify, Derived


def class_facts(oracle: Oracle, witnesses: Witnesses) -> Iterator[ProofFact]:
    """Gaps and overlaps of all classes, each after those it is made of.

    Where there is one, it is assumed from then on that the element has exactly one class, as the evaluator demands.
    While a class is asked about, the constraints that speak of it, directly or not, are not assumed.
    """
    constraints = list(oracle.guideline.constraints.values())
    reading = [_all_elements(oracle, elements_of(constraint.holds)) for constraint in constraints]
    oracle.assumed = [
        oracle.encoding.formula(constraint.holds)
        for constraint, read in zip(constraints, reading, strict=True)
        if not any(isinstance(oracle.guideline.derived[id].definition, Classify) for id in read)
    ]
    known: set[str] = set()
    for id in oracle.derived_order:
        derived = oracle.guideline.derived[id]
        if isinstance(derived.definition, Classify):
            sound = True
            for fact in _facts_of(oracle, witnesses, derived, derived.definition):
                sound = False
                yield fact
            if not sound:
                oracle.assumed.append(_one_class(oracle, derived.definition))
            known.add(id)
            oracle.forget()
    oracle.assumed += [
        oracle.encoding.formula(constraint.holds)
        for constraint, read in zip(constraints, reading, strict=True)
        if read & known
    ]
    oracle.forget()


def _all_elements(oracle: Oracle, named: tuple[str, ...]) -> set[str]:
    """The derived elements that are named, or that named ones are made of."""
    found: set[str] = set()
    waiting = list(named)
    while waiting:
        derived = oracle.guideline.derived.get(waiting.pop())
        if derived is not None and derived.id not in found:
            found.add(derived.id)
            waiting.extend(operands(derived))
    return found


def _facts_of(
    oracle: Oracle, witnesses: Witnesses, derived: Derived, classify: Classify
) -> Iterator[ProofFact]:
    start = oracle.start(None)
    assert start is not None
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
        lambda one, other: branches[one].code != branches[other].code,
    )
    missing = gap(cases)
    oracle.tally.count(missing.verdict)
    if missing.verdict is Verdict.OPEN:
        yield NotDecided(Asked.GAP, derived.id, None)
    if missing.leaf is not None:
        claim = Claim(
            lambda view: all(view.truth(when) is False for when in whens),
            lambda shown: any(problem.element == derived.id for problem in shown.problems),
        )
        patient = witnesses.patient(None, missing.leaf, claim)
        yield Gap(Place(derived=derived.id), (), region(oracle.space, missing.region), missing.regions, patient)
    meetings = overlaps(cases)
    oracle.tally.count(Verdict.YES if meetings.found else Verdict.OPEN if meetings.undecided else Verdict.NO)
    if meetings.undecided:
        indexes = tuple(sorted({index for pair in meetings.undecided for index in pair}))
        yield NotDecided(Asked.OVERLAP, derived.id, None, indexes, len(meetings.undecided))
    for together in meetings.found[: oracle.budget.overlaps]:
        first, second = together.first, together.second
        claim = Claim(
            lambda view, one=first, two=second: view.truth(whens[one]) is True and view.truth(whens[two]) is True,
            lambda shown: any(problem.element == derived.id for problem in shown.problems),
        )
        patient = witnesses.patient(None, together.leaf, claim)
        place = Place(derived=derived.id)
        yield Overlap(place, (), first, second, together.indexes, together.pairs, together.equal, patient)


def _one_class(oracle: Oracle, classify: Classify) -> Formula:
    by_code: dict[str, list[Formula]] = {}
    for branch in classify.branches:
        by_code.setdefault(branch.code, []).append(oracle.encoding.formula(branch.when))
    return Card(0b10, tuple(disj(some, oracle.space.full) for some in by_code.values()))
