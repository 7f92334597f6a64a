"""Elements that say when they apply: whether they do to anybody, and whether they do not (section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.of_elements import AppliesToAll, NeverApplies


def applicability_facts(oracle: Oracle) -> Iterator[NeverApplies | AppliesToAll | NotDecided]:
    """Input elements whose condition holds of no valid patient, or of every one."""
    for element in oracle.guideline.elements.values():
        if element.applies_when is None:
            continue
        applies = oracle.encoding.formula(element.applies_when)
        somebody = oracle.decide(None, (applies,)).verdict
        oracle.tally.count(somebody.opposite, Asked.APPLIES, element.id)
        if somebody is Verdict.OPEN:
            yield NotDecided(Asked.APPLIES, element.id, None)
        elif somebody is Verdict.NO:
            yield NeverApplies(element.id)
        elif oracle.decide(None, (oracle.negation(applies),)).verdict is Verdict.NO:
            yield AppliesToAll(element.id)
