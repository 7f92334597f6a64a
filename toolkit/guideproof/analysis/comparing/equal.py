"""Derived elements that are written otherwise and proven to have the same value for everybody: these are there once.

Who is shown is tried with both as they are written, and what each of them asks for is told of the versions themselves.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from guideproof.analysis.comparing.composed import compose
from guideproof.analysis.comparing.questions import BothVersions
from guideproof.analysis.proof.solver.search import Verdict


def with_equal(both: BothVersions) -> BothVersions:
    """Both versions without the second of two derived elements that are proven to be equal. It is not asked where one
    version alone takes some records: of those that only one can read nothing else is known."""
    derived = [each for each in both.values if each.element]
    if both.tally.asked > both.tally.proven or not derived:
        return both
    oracle = both.asker.oracle
    equal = {
        each.element
        for each in derived
        if oracle.decide(None, [*oracle.assumed, both.otherwise(each)]).verdict is Verdict.NO
    }
    while made := {id for id in equal if not _made_alike(id, both, equal)}:
        equal -= made
    if not equal:
        return both
    for _ in equal:
        both.proven(Verdict.NO)
    taken = {id: replace(both.base.derived[id], title=both.head.derived[id].title) for id in equal}
    head = replace(both.head, derived={**both.head.derived, **taken})
    return BothVersions(both.base, both.head, compose(both.base, head), both.tally, both.replay)


def _made_alike(id: str, both: BothVersions, equal: Collection[str]) -> bool:
    """Whether all that the earlier version makes an element of is there in the later one, and is the same in both."""
    made_of = both.base.derived[id].operands
    return all(
        both.head.variable(each) is not None and (each in equal or each not in both.composition.names)
        for each in made_of
    )
