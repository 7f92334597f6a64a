"""What missing values stand for: whether some valid patient can have these values, all at once (section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.proof.encoding.applicability import applying
from guideproof.analysis.proof.encoding.assumed_values import assumed_values
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.logic import And, Formula, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.of_elements import ForbiddenAssumption
from guideproof.model.condition import Condition

_EVERYBODY = And(())


def _put_in(oracle: Oracle, id: str, value: Condition) -> Formula:
    """That an element has the value that is put in, or does not apply."""
    return disj([oracle.encoding.formula(value), oracle.negation(applying(oracle.encoding, id))], oracle.space.full)


def _alone(
    oracle: Oracle, id: str, goals: tuple[Formula, ...], formulas: dict[str, Formula]
) -> Iterator[ForbiddenAssumption | NotDecided]:
    """Whether anybody to whom an element applies can have the value that is put in; else it is asked about no more."""
    found = oracle.decide(None, goals).verdict
    oracle.tally.count(found.opposite, Asked.ASSUMED, id)
    if found is not Verdict.YES:
        del formulas[id]
        yield NotDecided(Asked.ASSUMED, id, None) if found is Verdict.OPEN else ForbiddenAssumption((id,))


def forbidden_assumptions(oracle: Oracle) -> Iterator[ForbiddenAssumption | NotDecided]:
    """Values that are put in for missing ones, and that the constraints forbid, alone or together: of each such set
    none can be left out."""
    formulas = {id: _put_in(oracle, id, each) for id, each in assumed_values(oracle.guideline).items()}
    for id in [id for id in formulas if not oracle.guideline.elements[id].may_be_never]:  # nothing forbids no event
        applies = applying(oracle.encoding, id)
        if applies != _EVERYBODY and oracle.decide(None, (applies,)).verdict is Verdict.YES:
            yield from _alone(oracle, id, (formulas[id], applies), formulas)

    def verdict(ids: Iterable[str]) -> Verdict:
        return oracle.decide(None, tuple(formulas[id] for id in ids)).verdict

    left = dict.fromkeys(formulas)
    while left:
        found = verdict(left)
        oracle.tally.count(found.opposite, Asked.ASSUMED, "assumptions")
        if found is Verdict.OPEN:
            yield NotDecided(Asked.ASSUMED, next(iter(left)), None)
        if found is not Verdict.NO:
            return
        core = dict(left)
        for id in left:
            without = {each: None for each in core if each != id}
            if verdict(without) is Verdict.NO:
                core = without
        yield ForbiddenAssumption(tuple(core))
        left = {id: None for id in left if id not in core}
