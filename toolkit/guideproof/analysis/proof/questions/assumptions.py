"""What missing values stand for: whether some valid patient can have these values, all at once (section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.analysis.proof.encoding.assumed_values import assumed_values
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import Asked, ForbiddenAssumption, NotDecided


def forbidden_assumptions(oracle: Oracle) -> Iterator[ForbiddenAssumption | NotDecided]:
    """Values that are put in for missing ones, and that the constraints forbid, alone or together: of each such set
    none can be left out."""
    formulas = {id: oracle.encoding.formula(each) for id, each in assumed_values(oracle.guideline).items()}

    def verdict(ids: Iterable[str]) -> Verdict:
        return oracle.decide(None, tuple(formulas[id] for id in ids)).verdict

    left = dict.fromkeys(formulas)
    while left:
        found = verdict(left)
        oracle.tally.count(found if found is Verdict.OPEN else Verdict.NO if found is Verdict.YES else Verdict.YES)
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
