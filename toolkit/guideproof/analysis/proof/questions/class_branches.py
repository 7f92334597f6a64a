"""The branches of a ``classify``: those that nobody has, those that earlier ones cover, and who falls into the rest."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.encoding.branch_formulas import Holding
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.solver.logic import TRUE, Formula, Lit, conj
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.witness.fact import (
    BranchingPlace,
    CoveredBranch,
    ImpossibleBranch,
    OtherwiseTakes,
    ProofFact,
)
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.condition import Condition
from guideproof.model.element import ClassBranch, CodeOrTruth, Derived


class ClassBranches:
    """Asks about the branches of one ``classify`` of all valid patients, one of whom may be known."""

    def __init__(
        self,
        oracle: Oracle,
        witnesses: Witnesses,
        derived: Derived,
        holding: Holding[ClassBranch],
        known: Leaf | None,
    ) -> None:
        self.oracle, self.witnesses, self.id = oracle, witnesses, derived.id
        self.holding = holding
        self.turns = self.holding.turns
        self._known = [] if known is None else [known]

    def facts(self) -> Iterator[ProofFact]:
        """What is to be said of the branches, in their order; those of one condition are told together."""
        told: dict[Formula | None, int] = {}
        found: list[CoveredBranch | ImpossibleBranch] = []
        for index, turn in enumerate(self.turns.turns):
            reply = self._taken(index)
            self.oracle.tally.count(reply.verdict.opposite, Asked.BRANCH, self.id)
            if reply.verdict is Verdict.OPEN:
                yield NotDecided(Asked.BRANCH, self.id, None, (index,))
                continue
            if reply.leaf is not None:
                if turn.own is None:
                    yield self._example(index, reply.leaf)
                continue
            own = self.holding.condition(index)
            if own in told:
                place = told[own]
                found[place] = _also(found[place], index)
                continue
            fact = self._never(index, turn.branch.when)
            if isinstance(fact, NotDecided):
                yield fact
            else:
                told[own] = len(found)
                found.append(fact)
        yield from found

    def _taken(self, index: int, other: int | None = None) -> Reply:
        """Whether somebody has a branch; while the condition of another one holds as well."""
        also = TRUE if other is None else self.holding.own(other)
        regions = self.holding.left(index, self.oracle.budget.cover, other)
        for number, region in enumerate(regions or ()):
            if region is None or number >= self.oracle.budget.tries:
                break
            full = self.oracle.space.full
            parts = [Lit(variable, mask) for variable, mask in region.items() if mask != full[variable]]
            reply = self._among(conj([also, *parts]))
            if reply.verdict is not Verdict.NO:
                return reply
        else:
            if regions is not None:
                return Reply(Verdict.NO)
        return self._among(conj([also, self.holding.holds(index)]))

    def _among(self, formula: Formula) -> Reply:
        """Whether the formula holds of somebody: of one who was found before, or of anybody."""
        for known in self._known[-_KEPT:]:
            leaf = self.oracle.extend(None, known, formula)
            if leaf is not None:
                return Reply(Verdict.YES, leaf)
        reply = self.oracle.decide(None, (formula,))
        if reply.leaf is not None:
            self._known.append(reply.leaf)
        return reply

    def _never(self, index: int, when: Condition | None) -> CoveredBranch | ImpossibleBranch | NotDecided:
        """A branch that nobody has: its condition never holds, or earlier ones take all for whom it does."""
        place = BranchingPlace(derived=self.id)
        if when is None or not self.turns.in_order:
            return ImpossibleBranch(place, index, when is None)
        own = self.holding.own(index)
        meeting = self._among(own)
        if meeting.verdict is Verdict.OPEN:
            return NotDecided(Asked.COVERED, self.id, None, (index,))
        if meeting.verdict is Verdict.NO:
            return ImpossibleBranch(place, index, False)
        shown = self.oracle.budget.shown
        some = ((each, self._taken(each, index)) for each in self.turns.before(index)[-shown:])
        taking = [(each, reply.leaf) for each, reply in some if reply.leaf is not None]
        if not taking:
            return NotDecided(Asked.COVERED, self.id, None, (index,))
        by = tuple(each for each, _ in taking)
        besides = conj([own, *(self.holding.denied(each) for each in by)])
        more = index > shown and self._among(besides).verdict is not Verdict.NO
        patient = self.witnesses.patient(None, taking[0][1], self._taken_before(index, when, by[0]))
        return CoveredBranch(place, index, by, patient, more=more)

    def _taken_before(self, index: int, when: Condition, by: int) -> Claimed:
        """That a branch's condition holds and an earlier one certainly takes the patient."""
        own = self.turns.turns[by].own

        def certain(view: PartialReplay) -> bool:
            return view.truth(when) is True and view.taken_before(self.turns, index) == own

        return Claimed(certain, lambda shown: self._has(shown, by))

    def _example(self, index: int, leaf: Leaf) -> OtherwiseTakes:
        def certain(view: PartialReplay) -> bool:
            return all(view.truth(each) is False for each in self.turns.conditions)

        patient = self.witnesses.patient(None, leaf, Claimed(certain, lambda shown: self._has(shown, index)))
        return OtherwiseTakes(BranchingPlace(derived=self.id), index, None, patient)

    def _has(self, shown: Evaluation, index: int) -> bool:
        value = self.turns.turns[index].branch.value
        return (shown.derived or {}).get(self.id) == value if isinstance(value, CodeOrTruth) else shown.admitted


_KEPT = 4
"""How many of those who were found before are asked first."""


def _also(fact: CoveredBranch | ImpossibleBranch, index: int) -> CoveredBranch | ImpossibleBranch:
    return replace(fact, also=(*fact.also, index))
