"""Derived numbers with a range: does any valid patient leave it?"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.truth import Predicate, compiled
from guideproof.analysis.proof.encoding.applicability import kept
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import LeavesRange
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.program.conditions import satisfied


def leaving(oracle: Oracle, witnesses: Witnesses) -> Iterator[LeavesRange | NotDecided]:
    """Of each derived number who leaves its range: somebody who keeps to all constraints and to the ranges of the
    numbers before it. All other questions assume that nobody does."""
    found = [each for each in oracle.guideline.constraints.values() if each.ranged is not None]
    ranges = {each.ranged: kept(oracle.encoding, each) for each in found}
    within = {each.ranged: compiled(satisfied(each, oracle.guideline), oracle.guideline) for each in found}
    assumed, own = oracle.assumed, set(ranges.values())
    before = [formula for formula in assumed if formula not in own]
    for id in [each for each in oracle.derived_order if each in ranges]:
        oracle.assumed = list(before)
        oracle.forget()
        reply = oracle.decide(None, (oracle.negation(ranges[id]),))
        if reply.verdict is Verdict.OPEN:
            oracle.tally.count(reply.verdict, Asked.RANGE, id)
            yield NotDecided(Asked.RANGE, id, None)
        elif reply.leaf is not None:
            yield LeavesRange(id, witnesses.patient(None, reply.leaf, _left(id, within[id])))
        before.append(ranges[id])
    oracle.assumed = assumed
    oracle.forget()


def _left(id: str, within: Predicate) -> Claimed:
    return Claimed(
        lambda view: view.told(within) is False,
        lambda shown: any(problem.element == id for problem in shown.problems),
    )
